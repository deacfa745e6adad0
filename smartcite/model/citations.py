"""The mentions of sources in a document, the works that they are of, and what back references mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from smartcite.model.document import Span
from smartcite.model.references import Fields, Locator


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
