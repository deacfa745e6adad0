"""Every noun that crosses a room: the document, its notes, what they cite, what that means, what the network said.

All values are frozen and compare by content. Offsets count code points in `Document.text` and spans are half-open.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from smartcite.history import NO_HISTORY, LinkHistory


@dataclass(frozen=True, slots=True, order=True)
class Span:
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
class Name:
    """A person, or a corporate body when only `literal` is set."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    def __str__(self) -> str:
        """Return the name in reading order."""
        elided = self.particle.endswith(("’", "'"))
        family = f"{self.particle}{self.family}" if elided else f"{self.particle} {self.family}".strip()
        parts = (self.given, family, self.suffix, self.literal)
        return " ".join(part for part in parts if part)


FieldValue = str | tuple[Name, ...]
Fields = Mapping[str, FieldValue]
"""BibLaTeX field names; author, editor and translator hold names, every other field a string."""

NAME_FIELDS = frozenset({"author", "editor", "translator"})


@dataclass(frozen=True, slots=True)
class Locator:
    """The part of a source that is cited, as opposed to the pages the work spans."""

    unit: str
    value: str


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
    `language` is an ISO 639-1 code, `date` the day the file says it was last changed, in ISO 8601; empty when unknown.
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


class IdentifierKind(StrEnum):
    """What an identifier identifies with."""

    URL = "url"
    DOI = "doi"
    ISBN = "isbn"
    ISSN = "issn"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A URL, DOI, ISBN or ISSN as printed and as meant.

    `value` is mended and normalised; `repairs` says in words what was damaged ("a space inside"), and is empty when
    the printed form was sound.
    """

    kind: IdentifierKind
    value: str
    span: Span
    repairs: tuple[str, ...] = ()


class Form(StrEnum):
    """The kinds of back reference; INFRA points forward."""

    IBID = "ibid"
    IDEM = "idem"
    OP_CIT = "op-cit"
    LOC_CIT = "loc-cit"
    SUPRA = "supra"
    INFRA = "infra"
    NOTE_NUMBER = "note-number"
    SHORT_TITLE = "short-title"


@dataclass(frozen=True, slots=True)
class FullCitation:
    """A mention that describes its source by itself.

    `note` is a `Note.index`. `spans` says where in the document each field was printed.
    `confidence` is the parser's probability (0 to 1) that the fields are right.
    """

    span: Span
    note: int
    entry_type: str
    fields: Fields
    signal: str = ""
    locator: Locator | None = None
    confidence: float = 1.0
    spans: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BackReference:
    """A mention that points to another: ibid., supra note 3, op. cit., a short title.

    `device` is the wording of the pointer as printed; `fields` the author, title ... printed beside it;
    `cited_note` the label of the note it names. `spans` has "device" and "cited_note" beside the fields.
    """

    span: Span
    note: int
    form: Form
    device: str
    fields: Fields
    signal: str = ""
    cited_note: str = ""
    locator: Locator | None = None
    confidence: float = 1.0
    spans: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnparsedCitation:
    """A mention that looks like a reference and could not be read; kept, with the reason."""

    span: Span
    note: int
    reason: str


Citation = FullCitation | BackReference | UnparsedCitation


@dataclass(frozen=True, slots=True)
class Work:
    """A distinct source with a stable key; `citations` are indices into `Analysis.citations`, in reading order."""

    key: str
    entry_type: str
    fields: Fields
    citations: tuple[int, ...]


class MatchStatus(StrEnum):
    """Whether the antecedent of a back reference is known."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"


class Reason(StrEnum):
    """Why a back reference is not simply found, or what to know of how it was; a REF rule words exactly one."""

    NONE = ""
    NO_SUCH_NOTE = "no-such-note"
    SELF = "self"
    FORWARD = "forward"
    BACKWARD = "backward"
    NAME_ELSEWHERE = "name-elsewhere"
    NAME_UNKNOWN = "name-unknown"
    NAME_IN_BODY = "name-in-body"
    CYCLE = "cycle"
    UPSTREAM = "upstream"
    SHIFTED = "shifted"
    SEVERAL_SOURCES = "several-sources"
    NO_SOURCE = "no-source"
    FIRST_NOTE = "first-note"
    NEW_SERIES = "new-series"
    SEVERAL_WORKS = "several-works"
    LAST_WORK_MEANT = "last-work-meant"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class AntecedentMatch:
    """What one back reference means.

    `citation`, `step`, `full` and `candidates` are indices into `Analysis.citations`: the back reference itself, the
    next step of its chain, the full citation at the chain's end, and what else fits. `target_note` is the index of
    the note pointed at, `end_note` that of the chain's end, `shift` the common offset of a drift (reason SHIFTED),
    `broken_at` the back reference at which the chain breaks (reason UPSTREAM). A match may be found without a step:
    the note is known, but no source was read in it.
    """

    citation: int
    status: MatchStatus
    reason: Reason = Reason.NONE
    step: int | None = None
    full: int | None = None
    target_note: int | None = None
    end_note: int | None = None
    work: str = ""
    candidates: tuple[int, ...] = ()
    shift: int = 0
    broken_at: int | None = None
    confidence: float = 1.0


class Verdict(StrEnum):
    """What the network said of a link or DOI; only DEAD and SOFT_DEAD speak against it."""

    OK = "ok"
    REDIRECTED = "redirected"
    DRIFTED = "drifted"
    DEAD = "dead"
    SOFT_DEAD = "soft-dead"
    UNVERIFIED = "unverified"
    EXCLUDED = "excluded"

    @property
    def is_dead(self) -> bool:
        """Whether it speaks against the link."""
        return self in (Verdict.DEAD, Verdict.SOFT_DEAD)


@dataclass(frozen=True, slots=True)
class LinkCheck:
    """One answer about one distinct URL or DOI, with its evidence in words.

    `redirects` are the addresses passed through, `final` the last one; `permanent` is true when every redirect on the
    way was a 301 or 308. `archived` is the address of an archived copy. `notes` are further sentences for the reader.
    `confirmed` is false for a dead link that did not yet die as often as is asked for, as its `history` knows.
    """

    target: str
    kind: IdentifierKind
    verdict: Verdict
    evidence: str
    status: int | None = None
    final: str = ""
    redirects: tuple[str, ...] = ()
    permanent: bool = False
    checked_at: datetime | None = None
    from_cache: bool = False
    archived: str = ""
    notes: tuple[str, ...] = ()
    history: LinkHistory = NO_HISTORY
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that is known of one document; the one argument of every rule and reporter.

    `matches` holds one entry per back reference, in reading order. `identifiers` holds every URL, DOI, ISBN and ISSN
    of the whole text, in notes or not. `checks` is keyed by (kind, value) of the identifier, empty when not asked.
    `school` is the code of the way of citing that the notes follow, empty when none is clear.
    """

    document: Document
    identifiers: tuple[Identifier, ...] = ()
    citations: tuple[Citation, ...] = ()
    works: tuple[Work, ...] = ()
    matches: tuple[AntecedentMatch, ...] = ()
    checks: Mapping[tuple[IdentifierKind, str], LinkCheck] = field(default_factory=dict)
    school: str = ""

    def label_of(self, note: int | None) -> str:
        """Return the printed label of the note of this index, or an empty string."""
        likely = self.document.notes[note : note + 1] if note is not None else ()
        return next((one.label for one in (*likely, *self.document.notes) if one.index == note), "")
