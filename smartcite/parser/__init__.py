"""The footnote parser: a note's text, cut into citations whose fields are in normal form.

Identifiers and devices are found by rules, the rest by the labeller; `segments` puts them together, `fields` and
`normalise` give the values. What cannot be read is an `UnparsedCitation`, and prose is nothing at all.
"""

import re
from collections.abc import Sequence

from smartcite.identifiers import find_identifiers
from smartcite.model import (
    BackReference,
    Citation,
    Document,
    FullCitation,
    Hint,
    Note,
    Record,
    Span,
    UnparsedCitation,
)
from smartcite.parser.devices import find_devices
from smartcite.parser.fields import Printed, read_fields, trimmed
from smartcite.parser.labeller import label
from smartcite.parser.normalise.entry_types import entry_type, legal_type
from smartcite.parser.repairs import repair
from smartcite.parser.segments import Segment, cut

LEAST_CONFIDENCE = 0.35
"""Below this mean probability what looks like a reference is kept as unparsed."""

LONGEST_CITATION = 3000
"""What claims more characters is not one citation."""

_LONGEST_WORD = re.compile(r"\S{2000}")
_UNCASED = re.compile(r"[\u0590-\u08ff\u0900-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def parse_document(document: Document) -> tuple[Citation, ...]:
    """Return the citations of all notes of a document in reading order; exact records come as they are."""
    citations: list[Citation] = []
    records = sorted(document.records, key=lambda record: record.span)
    for note in sorted(document.notes, key=lambda note: note.span):
        exact = [record for record in records if note.span.contains(record.span)]
        hints = [
            Hint(hint.span.shifted(-note.span.start), hint.kind, hint.value)
            for hint in document.hints
            if note.span.contains(hint.span)
        ]
        found = list(
            parse_note(
                note.span.of(document.text),
                offset=note.span.start,
                note=note.index,
                hints=hints,
            )
        )
        citations.extend(_with_records(found, exact, note))
    return tuple(citations)


def parse_note(text: str, *, offset: int = 0, note: int = 0, hints: Sequence[Hint] = ()) -> tuple[Citation, ...]:
    """Return the citations of a note's text in order.

    `offset` is where the text begins in its document, `note` the index of the note; `hints` count from the start of
    the text. Linear in the length of the text; any text is accepted.
    """
    if not any(character.isalnum() for character in text):
        return ()
    if reason := _unreadable(text):
        return (UnparsedCitation(Span(offset, offset + len(text)), note, reason),)
    identifiers, devices = find_identifiers(text), find_devices(text)
    tokens = repair(label(text, hints=hints, identifiers=identifiers, devices=devices))
    citations: list[Citation] = []
    for segment in cut(tokens, identifiers, devices):
        citation = _citation(text, segment, offset, note)
        if citation is not None:
            citations.append(citation)
    return tuple(citations)


def _unreadable(text: str) -> str:
    """Return why a text cannot be read as a note in a language the parser knows, or an empty string."""
    if _LONGEST_WORD.search(text):
        return "a run of more than 2,000 characters without a space"
    letters = sum(map(str.isalpha, text))
    if letters and 2 * len(_UNCASED.findall(text)) > letters:
        return "a script that the parser does not read"
    return ""


def _citation(text: str, segment: Segment, offset: int, note: int) -> Citation | None:
    """Return what a segment cites; None when it turns out to cite nothing."""
    span = _whole(text, segment)
    if span.end - span.start > LONGEST_CITATION:
        return UnparsedCitation(span.shifted(offset), note, "too long for one reference")
    printed = read_fields(text, segment)
    if printed.archive and not {"author", "title", "journaltitle", "booktitle"} & printed.values.keys():
        printed.archive = span.of(text)
    signal = re.sub(r"\s+", " ", trimmed(text, segment.signal).of(text)) if segment.signal else ""
    spans = {
        name: place.shifted(offset)
        for name, place in printed.spans.items()
        if name in printed.values or name == "locator"
    }
    confidence = round(segment.confidence, 3)
    if segment.devices:
        device = segment.devices[0]
        cited = next((item for item in segment.devices if item.cited_note), device)
        spans["device"] = device.span.shifted(offset)
        if cited.cited_note_span:
            spans["cited_note"] = cited.cited_note_span.shifted(offset)
        return BackReference(
            span.shifted(offset),
            note,
            device.form,
            device.text,
            printed.values,
            signal,
            cited.cited_note,
            printed.locator,
            confidence,
            spans,
        )
    kind = _kind(printed)
    title = printed.spans.get("title", span)
    quoted = any(mark in text[max(0, title.start - 2) : title.start] for mark in '«“‘„"')
    alone = quoted or 2 * (span.end - span.start) > len(text)
    if not _cites(printed, kind, alone=alone):
        return None
    if confidence < LEAST_CONFIDENCE:
        return UnparsedCitation(span.shifted(offset), note, "the parser is not sure enough of its fields")
    return FullCitation(span.shifted(offset), note, kind, printed.values, signal, printed.locator, confidence, spans)


def _kind(printed: Printed) -> str:
    """Return the entry type, after giving archives and statutes the field that holds them."""
    if printed.archive and "title" not in printed.values:
        printed.values["howpublished"] = _line(printed.archive)
        return "archive"
    if printed.legal and "title" not in printed.values:
        printed.values["title"] = _line(printed.legal)
        return legal_type(printed.legal)
    return entry_type(printed.values, printed.note)


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,;:.")


def _cites(printed: Printed, kind: str, *, alone: bool) -> bool:
    """Tell whether the fields say enough of a source to be a citation; `alone` when its title stands out."""
    names = printed.values.keys()
    if kind in ("archive", "legislation", "jurisdiction") or {"url", "doi", "isbn"} & names:
        return True
    title = str(printed.values.get("title", ""))
    if title[:1].islower() and kind == "misc" and not {"author", "editor"} & names:
        return False  # the middle of a sentence
    if names <= {"author", "title", "subtitle"} and printed.locator is None and not alone:
        return False  # a name and some words in a sentence
    source = {"author", "editor", "title", "journaltitle", "booktitle", "institution"} & names
    return bool(source) and (len(names) > 1 or printed.locator is not None)


def _whole(text: str, segment: Segment) -> Span:
    """Return the span of a segment without the punctuation after it."""
    span = segment.span
    end = span.end
    while end > span.start + 1 and text[end - 1] in " \t\r\n,;":
        end -= 1
    return Span(span.start, end)


def _with_records(found: list[Citation], exact: list[Record], note: Note) -> list[Citation]:
    """Return a note's citations with its exact records in the place of what the parser read there."""
    if not exact:
        return found
    kept: list[Citation] = [
        citation
        for citation in found
        if not any(citation.span.start < record.span.end and record.span.start < citation.span.end for record in exact)
    ]
    kept.extend(FullCitation(record.span, note.index, record.entry_type, record.fields) for record in exact)
    return sorted(kept, key=lambda citation: citation.span)
