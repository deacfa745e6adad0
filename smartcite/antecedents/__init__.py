"""What each back reference means: by its place, by the note number it names, or by the name beside it.

A step goes from a back reference to the citation it points to; a chain of steps ends at a full citation or breaks.
What is wrong is decided here, once, as the match's reason.
"""

from collections.abc import Sequence

from smartcite.antecedents.chains import follow
from smartcite.antecedents.short_titles import recognise_short_titles
from smartcite.antecedents.steps import Sources, find_step
from smartcite.model import AntecedentMatch, BackReference, Citation, Document, Work

__all__ = ["find_antecedents", "recognise_short_titles"]


def find_antecedents(
    document: Document, citations: Sequence[Citation], works: Sequence[Work]
) -> tuple[AntecedentMatch, ...]:
    """Return one match per back reference, in reading order."""
    sources = Sources(document, citations, works)
    steps = [find_step(sources, place) for place, one in enumerate(citations) if isinstance(one, BackReference)]
    return follow(sources, steps)
