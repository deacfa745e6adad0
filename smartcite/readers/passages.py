"""Text in the making, for formats whose file is not its text: docx, odt, HTML, LaTeX, Markdown.

A reader writes the body into one `Passage` and each note into another; `assemble` puts the notes after the body, in one
`Document` with one paragraph per line.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from smartcite.model import Document, Hint, HintKind, Note, NoteMark, Record, Span
from smartcite.readers.language import language_of
from smartcite.readers.note_lists import find_notes, numbered

_LOOSE = 1000
"""So many words take more memory one by one than as one text."""

_LONGEST_LABEL = 20
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Passage:
    """A stretch of text with its typography, links, records and note marks; offsets count from its own start.

    `superscripts` are the places of raised digits, which are note numbers only in a document without real notes.
    `anchors` are pairs of an offset here and one in the file.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._loose = 0
        self.length = 0
        self.last = ""
        self.hints: list[Hint] = []
        self.records: list[Record] = []
        self.marks: list[NoteMark] = []
        self.superscripts: list[Span] = []
        self.anchors: list[tuple[int, int]] = []
        self._remark = ""
        self._remarked = 0
        self._starts: list[int] = []
        self._longest = 0

    @property
    def text(self) -> str:
        """What was written so far."""
        if len(self._parts) > 1:
            self._parts, self._loose = ["".join(self._parts)], 0
        return self._parts[0] if self._parts else ""

    def since(self, start: int) -> str:
        """Return what was written since an offset."""
        left, parts = self.length - start, []
        for part in reversed(self._parts):
            if left <= 0:
                break
            parts.append(part[-left:])
            left -= len(part)
        return "".join(reversed(parts))

    def write(self, text: str, kinds: Iterable[HintKind] = (), source: int | None = None) -> None:
        """Add text in a typography; `source` is where it stands in the file."""
        if not text:
            return
        for kind in kinds:
            self.hint(Span(self.length, self.length + len(text)), kind)
        if source is not None:
            self.anchor(source)
        self._parts.append(text)
        self._loose += 1
        if self._loose == _LOOSE:
            self._parts[-_LOOSE:] = ["".join(self._parts[-_LOOSE:])]
            self._loose = 0
        self.length += len(text)
        self.last = text[-1]

    def anchor(self, source: int) -> None:
        """Say where in the file the text comes from that is written next."""
        if self.anchors and self.anchors[-1][1] - self.anchors[-1][0] == source - self.length:
            return
        self.anchors.append((self.length, source))

    def hint(self, span: Span, kind: HintKind, value: str = "") -> None:
        """Add a hint, joined to the one before it when that ends where this begins."""
        for place in range(len(self.hints) - 1, max(-1, len(self.hints) - 4), -1):
            before = self.hints[place]
            if (before.kind, before.value, before.span.end) == (kind, value, span.start):
                self.hints[place] = Hint(Span(before.span.start, span.end), kind, value)
                return
        self.hints.append(Hint(span, kind, value))

    def link(self, start: int, address: str) -> None:
        """Make what was written since an offset a link; only addresses of the web are kept."""
        if self.length > start and address.lower().startswith(("http://", "https://")):
            self.hint(Span(start, self.length), HintKind.LINK, address)

    def remark(self, text: str) -> None:
        """Attach a comment to what was written last in the paragraph, or at its head to the whole of it."""
        if self.last not in ("", "\n"):
            self.comment(Span(self.length - 1, self.length), text)
        elif "smartcite:" in text:
            self._remark, self._remarked = text, self.length

    def comment(self, span: Span, text: str) -> None:
        """Attach a comment to a stretch; only what is said to smartcite is kept."""
        if "smartcite:" in text:
            self.hint(span, HintKind.COMMENT, text)

    def mark(self, label: str, source: int | None = None) -> None:
        """Call a note: its label in brackets."""
        start = self.length
        self.write(f"[{label}]", source=source)
        self.marks.append(NoteMark(label, Span(start, self.length)))

    def copy(self, other: "Passage", span: Span) -> None:
        """Add a part of another passage with its hints."""
        by = self.length - span.start
        for hint in other.hints_in(span):
            part = Span(max(hint.span.start, span.start), min(hint.span.end, span.end))
            self.hints.append(replace(hint, span=part.shifted(by)))
        self.write(span.of(other.text))

    def hints_in(self, span: Span) -> list[Hint]:
        """Return the hints that overlap a span; the hints of this passage are complete from now on."""
        if len(self._starts) != len(self.hints):
            self.hints.sort(key=lambda hint: hint.span)
            self._starts = [hint.span.start for hint in self.hints]
            longest = max((hint.span.end - hint.span.start for hint in self.hints), default=0)
            self._longest = longest
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [hint for hint in self.hints[first:last] if hint.span.end > span.start]

    def raise_from(self, start: int) -> None:
        """Say that what was written since an offset is superscript."""
        self.superscripts.append(Span(start, self.length))

    def end_paragraph(self) -> None:
        """Begin a new line, unless nothing was written since the last."""
        if self._remark and self.length > self._remarked:
            self.comment(Span(self._remarked, self.length), self._remark)
            self._remark = ""
        if self.length and self.last != "\n":
            self.write("\n")

    def raised(self) -> str:
        """Return the text with raised digits as superscript characters."""
        text, parts, position = self.text, [], 0
        for span in sorted(self.superscripts):
            start = max(position, span.start)
            parts += [text[position:start], text[start : span.end].translate(_SUPERSCRIPTS)]
            position = max(start, span.end)
        return "".join([*parts, text[position:]])


def plain_label(printed: str) -> str:
    """Return a note's label as other notes name it: raised figures as plain ones, and no longer than a label is."""
    return "".join(unicodedata.normalize("NFKC", printed[:_LONGEST_LABEL]).split())


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note before it has a place; `restarts` begins a new numbering even where the numbers do not show it."""

    label: str
    passage: Passage = field(default_factory=Passage)
    restarts: bool = False


def assemble(
    path: str,
    format: str,  # noqa: A002  a noun of the model
    body: Passage,
    footnotes: Sequence[Footnote],
    *,
    source: str = "",
    has_lines: bool = False,
) -> Document:
    """Return the document of a body and its notes; without notes those of a list typed in the body are found."""
    if not footnotes:
        return _with_typed_notes(path, format, body, source=source, has_lines=has_lines)
    whole = Passage()
    _append(whole, body)
    listed: list[tuple[str, Span]] = []
    for footnote in footnotes:
        whole.end_paragraph()
        whole.write(f"[{footnote.label}] ")
        start = whole.length
        _append(whole, footnote.passage)
        text = footnote.passage.text
        end = start + len(text.rstrip())
        listed.append((footnote.label, Span(min(start + len(text) - len(text.lstrip()), end), end)))
    called = {mark.label: mark.span for mark in reversed(whole.marks)}
    notes = numbered(listed, [footnote.restarts for footnote in footnotes])
    if len(called) == len(whole.marks) or len({note.label for note in notes}) == len(notes):
        notes = tuple(replace(note, mark=called.get(note.label)) for note in notes)
    else:
        notes = _called_in_order(notes, whole.marks)
    return Document(
        path,
        format,
        whole.text,
        notes,
        tuple(whole.marks),
        tuple(sorted(whole.hints, key=lambda hint: hint.span)),
        tuple(whole.records),
        language_of(whole.text),
        has_lines,
        source,
        tuple(whole.anchors),
    )


def _append(whole: Passage, part: Passage) -> None:
    """Add a passage to the end of another."""
    by = whole.length
    whole.hints.extend(replace(hint, span=hint.span.shifted(by)) for hint in part.hints)
    whole.records.extend(replace(record, span=record.span.shifted(by)) for record in part.records)
    whole.marks.extend(replace(mark, span=mark.span.shifted(by)) for mark in part.marks)
    whole.anchors.extend((offset + by, source) for offset, source in part.anchors)
    whole.write(part.text)


def _called_in_order(notes: tuple[Note, ...], marks: Sequence[NoteMark]) -> tuple[Note, ...]:
    """Give each note the next mark with its label, where labels repeat because numbering restarts."""
    waiting: dict[str, list[NoteMark]] = {}
    for mark in reversed(marks):
        waiting.setdefault(mark.label, []).append(mark)
    called = []
    for note in notes:
        left = waiting.get(note.label)
        called.append(replace(note, mark=left.pop().span if left else None))
    return tuple(called)


def _with_typed_notes(
    path: str,
    format: str,  # noqa: A002  a noun of the model
    body: Passage,
    *,
    source: str,
    has_lines: bool,
) -> Document:
    text = body.raised()
    notes, marks = find_notes(text)
    return Document(
        path,
        format,
        text,
        notes,
        marks,
        tuple(sorted(body.hints, key=lambda hint: hint.span)),
        tuple(body.records),
        language_of(text),
        has_lines,
        source,
        tuple(body.anchors),
    )
