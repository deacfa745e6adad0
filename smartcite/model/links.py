"""The addresses and numbers in a document, and what the network says of links."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from smartcite.history import NO_HISTORY, LinkHistory
from smartcite.model.document import Span


class IdentifierKind(StrEnum):
    """What an identifier identifies with."""

    URL = "url"
    DOI = "doi"
    ISBN = "isbn"
    ISSN = "issn"


LinkKey = tuple[IdentifierKind, str]
"""A URL or DOI as it is asked: its kind, and its value when it is mended."""


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

    @property
    def key(self) -> LinkKey:
        """What it shares with every other mention of the same."""
        return self.kind, self.value


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
    def is_good(self) -> bool:
        """Whether it speaks for the link."""
        return self in (Verdict.OK, Verdict.REDIRECTED)

    @property
    def is_dead(self) -> bool:
        """Whether it speaks against the link."""
        return self in (Verdict.DEAD, Verdict.SOFT_DEAD)

    @property
    def is_answer(self) -> bool:
        """Whether the network said anything of the link."""
        return self not in (Verdict.UNVERIFIED, Verdict.EXCLUDED)


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

    @property
    def key(self) -> LinkKey:
        """What was asked about."""
        return self.kind, self.target
