"""What a rule reports, and what a rule is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from smartcite.model import Analysis, Span


class Severity(StrEnum):
    """How bad a finding is; only a contradiction under every reading is an error."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


class Confidence(StrEnum):
    """How sure a finding is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Label:
    """A place in the document with a few words on why it is shown; the first label of a finding is the primary one."""

    span: Span
    text: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of one span of the document's text."""

    span: Span
    replacement: str


class Safety(StrEnum):
    """Whether a fix may be applied without a person looking at it."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that together remove the cause of a finding."""

    title: str
    safety: Safety
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with the document, worded for the person who will mend it.

    `labels[0]` is the primary place. `note` is the printed label of the note concerned, empty outside notes. `data`
    holds what machines may want to know (JSON values); `data["affected_notes"]` lists the labels of every note whose
    chain passes through a break. `suppressed` says why a finding is kept silent.
    """

    code: str
    name: str
    severity: Severity
    message: str
    labels: tuple[Label, ...]
    confidence: Confidence = Confidence.HIGH
    note: str = ""
    notes: tuple[str, ...] = ()
    help: str = ""
    fix: Fix | None = None
    data: Mapping[str, object] = field(default_factory=dict)
    suppressed: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A question asked of every analysis.

    `documentation` is the docstring of the rule's module: what it does, why it matters, an example that raises it and
    one that does not. `severity` is the usual one; a finding may be milder.
    """

    code: str
    name: str
    severity: Severity
    check: Callable[["Rule", Analysis], Iterable[Finding]]
    documentation: str

    @property
    def asks_network(self) -> bool:
        """Whether the rule says nothing with --offline, as its documentation tells."""
        return "\nAsks the network" in self.documentation

    def finding(
        self,
        message: str,
        labels: tuple[Label, ...],
        *,
        severity: Severity | None = None,
        confidence: Confidence = Confidence.HIGH,
        note: str = "",
        notes: tuple[str, ...] = (),
        help: str = "",  # noqa: A002  the field's own name
        fix: Fix | None = None,
        data: Mapping[str, object] | None = None,
    ) -> Finding:
        """Return a finding of this rule."""
        return Finding(
            self.code,
            self.name,
            severity or self.severity,
            message,
            labels,
            confidence,
            note,
            notes,
            help,
            fix,
            data or {},
        )
