"""All that is known of one document."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from smartcite.model.citations import AntecedentMatch, Citation, Work
from smartcite.model.document import Document
from smartcite.model.links import Identifier, LinkCheck, LinkKey


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that is known of one document; the one argument of every rule and reporter.

    `matches` holds one entry per back reference, in reading order. `identifiers` holds every URL, DOI, ISBN and ISSN
    of the whole text, in notes or not. `checks` is keyed by those of them that were asked about.
    `school` is the code of the way of citing that the notes follow, empty when none is clear.
    """

    document: Document
    identifiers: tuple[Identifier, ...] = ()
    citations: tuple[Citation, ...] = ()
    works: tuple[Work, ...] = ()
    matches: tuple[AntecedentMatch, ...] = ()
    checks: Mapping[LinkKey, LinkCheck] = field(default_factory=dict)
    school: str = ""

    def label_of(self, note: int | None) -> str:
        """Return the printed label of the note of this index, or an empty string."""
        likely = self.document.notes[note : note + 1] if note is not None else ()
        return next((one.label for one in (*likely, *self.document.notes) if one.index == note), "")
