"""What each back reference means: by its place, by the note number it names, or by the name beside it.

A step goes from a back reference to the citation it points to; a chain of steps ends at a full citation or breaks.
What is wrong is decided here, once, as the match's reason.
"""

from collections.abc import Sequence

from smartcite.antecedents.chains import follow
from smartcite.antecedents.contributions import part_contributions
from smartcite.antecedents.drift import find_drift
from smartcite.antecedents.heads import Head, read_head
from smartcite.antecedents.index import Sources
from smartcite.antecedents.nominal import by_contribution, by_name, by_sentence
from smartcite.antecedents.numbered import by_number, is_loosely_numbered
from smartcite.antecedents.positional import by_place
from smartcite.antecedents.reports import Reports, recognise_reports
from smartcite.antecedents.same_author import name_same_authors
from smartcite.antecedents.short_forms import define_short_forms
from smartcite.antecedents.short_titles import recognise_short_titles
from smartcite.antecedents.steps import State, unclear
from smartcite.model import AntecedentMatch, BackReference, Citation, Document, Form, MatchStatus, Reason, Work

__all__ = [
    "define_short_forms",
    "find_antecedents",
    "name_same_authors",
    "part_contributions",
    "recognise_reports",
    "recognise_short_titles",
]

_LONGEST_HEAD = 4
"""Before "ibid." there is nothing, or a name of so many words."""

_POSITIONAL = frozenset({Form.IBID, Form.IDEM})


def find_antecedents(
    document: Document, citations: Sequence[Citation], works: Sequence[Work]
) -> tuple[AntecedentMatch, ...]:
    """Return one match per back reference, in reading order."""
    sources = Sources(document, citations, works)
    state = State(sources)
    reports = Reports(sources)
    heads: dict[int, Head] = {}
    steps = []
    unnumbered: dict[int, AntecedentMatch] = {}
    for place, citation in enumerate(citations):
        if not isinstance(citation, BackReference):
            state.cite(place)
            continue
        heads[place] = read_head(sources, place)
        again = reports.find(place) if citation.form is Form.SHORT_TITLE else None
        match = again or _step(sources, state, place, heads[place])
        if match.status is MatchStatus.MISSING and is_loosely_numbered(sources, place):
            unnumbered[place] = _by_words(sources, state, place, heads[place])
        steps.append(match)
        if match.status is not MatchStatus.MISSING and match.step is not None:
            state.cite(place, match.step)
    agreeing = sum(one.status is MatchStatus.FOUND and is_loosely_numbered(sources, one.citation) for one in steps)
    if agreeing < 2 * len(unnumbered):  # "op. cit., n. 12" is number 12 of the source wherever notes are not meant
        steps = [unnumbered.get(one.citation, one) for one in steps]
    return follow(sources, find_drift(sources, steps, heads))


def _step(sources: Sources, state: State, place: int, head: Head) -> AntecedentMatch:
    """Return the step of one back reference, by the finder that its form and its head call for."""
    reference = sources.reference(place)
    if match := by_contribution(sources, place):
        return match
    if reference.cited_note:
        return by_number(sources, state, place, head)
    if reference.form is Form.INFRA:
        return unclear(place, Reason.PASSAGE)
    if reference.form in _POSITIONAL:
        named = head.known and by_name(sources, state, place, head)
        near = by_place(sources, state, place, head)
        if near.reason is not Reason.NONE and head.length > _LONGEST_HEAD:
            return unclear(place)  # "a title, ibid., vol. 3" means the journal
        return named if named and near.reason is not Reason.NONE else near
    return _by_words(sources, state, place, head)


def _by_words(sources: Sources, state: State, place: int, head: Head) -> AntecedentMatch:
    """Return the step of a device by the names and the title beside it, or without any."""
    if head.names or head.phrase:
        return by_name(sources, state, place, head)
    return _bare(sources, state, place, head)


def _bare(sources: Sources, state: State, place: int, head: Head) -> AntecedentMatch:
    """A device without a name: "Op. cit." means who the sentence names, "Supra, p. 4" the note before."""
    reference = sources.reference(place)
    if reference.form is not Form.SUPRA and (named := by_sentence(sources, state, place)):
        return named
    near = by_place(sources, state, place, head)
    alone = reference.form is not Form.SUPRA or not reference.signal
    return near if near.status is MatchStatus.FOUND and alone else unclear(place, Reason.PASSAGE)
