"""A file that was read: its text, the notes in it, and what its format records of stretches of the text.

Offsets count code points in `Document.text` and spans are half-open.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from smartcite.model.references import Fields, Locator


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the part of the text that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """Return the span moved by an offset."""
        return Span(self.start + by, self.end + by)


class HintKind(StrEnum):
    """What a reader knows about a stretch of text beyond its characters."""

    ITALIC = "italic"
    SMALL_CAPS = "small-caps"
    LINK = "link"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Hint:
    """Typography, a hyperlink or a remark that the format records.

    `value` is the address of a LINK, or the text of a COMMENT, which is not in the document's text.
    """

    span: Span
    kind: HintKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """An exact reference that the file carries as data: a .bib entry, a Zotero, Mendeley or EndNote field.

    `span` is what is printed for it, `source` who left it ("zotero"), `locator` the part cited. `rendering` is what the
    program printed when it last did, for this record or for all of its field; empty when it does not say.
    """

    span: Span
    entry_type: str
    fields: Fields
    source: str
    locator: Locator | None = None
    rendering: str = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The number of a note in the running text."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote.

    `index` counts notes in document order and is unique; `label` is as printed and may repeat, restart or have gaps.
    `span` is the note's text without its printed label. `series` counts the numberings of the document: a restart
    (a new chapter, endnotes after footnotes) begins a new one. `mark` is where the running text calls the note.
    """

    index: int
    label: str
    span: Span
    mark: Span | None = None
    series: int = 0


@dataclass(frozen=True, slots=True)
class Position:
    """A place a person can find: line and column, both from 1."""

    line: int
    column: int


@lru_cache(maxsize=8)
def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


@dataclass(frozen=True, slots=True)
class Document:
    """A file, read: its text, the notes in it and the marks that call them.

    `text` is the decoded file verbatim for text formats; for packed formats (docx, odt) it is one paragraph per line,
    the body first and the notes after it, and `has_lines` is false because the author sees no line numbers.
    Markup (Markdown, LaTeX) is read into plain text, the notes after the body too: `source` is then the file verbatim
    and `anchors`, pairs of an offset in `text` and one in `source`, say where each stretch comes from.
    `language` is an ISO 639-1 code, `date` the day the file says it is of, in ISO 8601; empty when unknown.
    """

    path: str
    format: str
    text: str
    notes: tuple[Note, ...] = ()
    marks: tuple[NoteMark, ...] = ()
    hints: tuple[Hint, ...] = ()
    records: tuple[Record, ...] = ()
    language: str = ""
    has_lines: bool = True
    source: str = ""
    anchors: tuple[tuple[int, int], ...] = ()
    date: str = ""

    def position(self, offset: int) -> Position:
        """Return line and column (from 1) in the file of an offset; in a packed format the line is the paragraph."""
        starts, offset = _line_starts(self.source or self.text), self.in_source(offset)
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def in_source(self, offset: int) -> int:
        """Return where in the file's text a stretch comes from that begins at an offset of `text`."""
        index = bisect_right(self.anchors, (offset, len(self.source))) - 1
        if index < 0:
            return offset if not self.anchors else self.anchors[0][1]
        text, source = self.anchors[index]
        return min(source + offset - text, len(self.source))

    def in_text(self, offset: int) -> int:
        """Return where in `text` something stands that is at an offset of the file, or the nearest place before it."""
        before = [pair for pair in self.anchors if pair[1] <= offset]
        if not before:
            return 0 if self.anchors else offset
        text, source = max(before, key=lambda pair: pair[1])
        return min(text + offset - source, len(self.text))

    def paragraph(self, offset: int) -> int:
        """Return which line of `text`, from 1, holds an offset."""
        return bisect_right(_line_starts(self.text), offset)

    def line_start(self, offset: int) -> int:
        """Return where the line of `text` that holds an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def note_at(self, offset: int) -> Note | None:
        """Return the note whose text covers the offset, if any."""
        return next((note for note in self.notes if note.span.start <= offset <= note.span.end), None)

    def label_at(self, offset: int) -> str:
        """Return the printed label of the note whose text covers the offset, or an empty string."""
        note = self.note_at(offset)
        return note.label if note else ""
