"""The footnote parser: a note's text, cut into citations whose fields are in normal form.

Identifiers and devices are found by rules, the rest by the labeller; `repairs` and `segments` put them together,
`fields` and `normalise` give the values, `cite` decides what a segment is. What cannot be read is an
`UnparsedCitation`, and prose is nothing at all.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from smartcite.identifiers import find_identifiers
from smartcite.model import (
    Citation,
    Document,
    Hint,
    HintKind,
    Note,
    Span,
    UnparsedCitation,
)
from smartcite.parser.cite import cite
from smartcite.parser.comparisons import parted
from smartcite.parser.devices import find_devices
from smartcite.parser.labeller import label
from smartcite.parser.law import with_law
from smartcite.parser.pinpoints import with_pinpoints
from smartcite.parser.records import with_records
from smartcite.parser.repairs import repair
from smartcite.parser.segments import cut

_EMPHASIS = re.compile(r"(?<![\w*])(?:\*(?=\S)([^*\n]{1,400})\*|_(?=\S)([^_]{1,400})_)(?![\w*])")
"""Italics of plain text, between asterisks or underscores, which become blanks, so that offsets stay."""

_ATTRIBUTES = re.compile(r"\[([^\[\]\n]{1,200})\]\{\.[\w-]{1,30}\}")
"""Pandoc's small capitals: "[Duby]{.smallcaps}"."""

_LONGEST_WORD = 2000
_FOREIGN = re.compile(r"[^\0-\u058f\u1d00-\u2fff]+")
"""What is neither a common mark nor a letter of the blocks of Latin, Greek, Cyrillic and Armenian."""


def parse_document(document: Document) -> tuple[Citation, ...]:
    """Return the citations of all notes of a document in reading order; exact records come as they are."""
    citations: list[Citation] = []
    records = sorted(document.records, key=lambda record: record.span)
    hints = sorted(document.hints, key=lambda hint: hint.span)
    record_starts = [record.span.start for record in records]
    hint_starts = [hint.span.start for hint in hints]
    previous = -1
    for note in sorted(document.notes, key=lambda note: note.span):
        before = citations[-1] if citations and citations[-1].note == previous else None
        previous = note.index
        start, end = note.span.start, note.span.end
        exact = records[bisect_left(record_starts, start) : bisect_left(record_starts, end)]
        typography = [
            Hint(hint.span.shifted(-start), hint.kind, hint.value)
            for hint in hints[bisect_left(hint_starts, start) : bisect_left(hint_starts, end)]
        ]
        if document.format == "bib":
            citations.extend(with_records((), exact, note, document.text) or (_unread(note),))
            continue
        found = list(
            parse_note(
                note.span.of(document.text),
                offset=note.span.start,
                note=note.index,
                hints=typography,
                before=before,
            )
        )
        citations.extend(with_records(found, exact, note, document.text) if exact else found)
    return tuple(citations)


def parse_note(
    text: str, *, offset: int = 0, note: int = 0, hints: Sequence[Hint] = (), before: Citation | None = None
) -> tuple[Citation, ...]:
    """Return the citations of a note's text in order.

    `offset` is where the text begins in its document, `note` the index of the note; `hints` count from the start of
    the text. `before` is the last citation of the note before, whose author "Id., another title" means. Linear in the
    length of the text; any text is accepted.
    """
    if "<!--" in text:
        text = _without_comments(text)
    if not any(character.isalnum() for character in text):
        return ()
    if reason := _unreadable(text):
        return (UnparsedCitation(Span(offset, offset + len(text)), note, reason),)
    if "*" in text or "_" in text:
        slanted = [Hint(Span(*match.span(match.lastindex or 0)), HintKind.ITALIC) for match in _EMPHASIS.finditer(text)]
        hints = [*hints, *slanted]
        text = _EMPHASIS.sub(lambda match: f" {match[1] or match[2]} ", text)
    if "]{." in text:
        text = _ATTRIBUTES.sub(lambda match: f" {match[1]}".ljust(len(match[0])), text)
    identifiers, devices = find_identifiers(text), find_devices(text)
    tokens = label(parted(text), hints=hints, identifiers=identifiers, devices=devices)
    tokens = with_law(text, with_pinpoints(text, tokens, devices))
    citations: list[Citation] = []
    for segment in cut(repair(tokens), identifiers, devices):
        citation = cite(text, segment, offset=offset, note=note, before=citations[-1] if citations else before)
        if citation is not None:
            citations.append(citation)
    return tuple(citations)


def _without_comments(text: str) -> str:
    """Return a text with blanks for remarks to a program ("<!-- ... -->"), which are no part of a reference."""
    pieces: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces += (text[position:start], " " * (end + 3 - start))
        position = end + 3
    return "".join(pieces) + text[position:]


def _unreadable(text: str) -> str:
    """Return why a text cannot be read as a note in a language the parser knows, or an empty string."""
    if len(text) >= _LONGEST_WORD and len(max(text.split(), key=len)) >= _LONGEST_WORD:
        return "a run of more than 2,000 characters without a space"
    foreign = [] if text.isascii() else _FOREIGN.findall(text)
    if foreign and 2 * _letters("".join(foreign)) > _letters(text):
        return "a script that the parser does not read"
    return ""


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _unread(note: Note) -> UnparsedCitation:
    return UnparsedCitation(note.span, note.index, "a block that BibTeX could not read either")
