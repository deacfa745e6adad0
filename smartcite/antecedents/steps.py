"""The parts of a step: a match with one or without, and what is known of the citations before it."""

from collections.abc import Iterable

from smartcite.antecedents.index import Sources
from smartcite.model import AntecedentMatch, FullCitation, MatchStatus, Reason


class State:
    """What the back references read so far mean, in reading order."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._ends: dict[int, int] = {}
        self._last: dict[str, int] = {}

    def end(self, place: int) -> int:
        """Return the full citation that the citation at a place means, or the place itself while none is known."""
        return self._ends.get(place, place)

    def last_cited(self, name: str) -> int | None:
        """Return the full citation of the work by a person that was cited last, in full or by a back reference."""
        return self._last.get(name)

    def cite(self, place: int, step: int | None = None) -> None:
        """Take note that the citation at a place was read, and of the step that it makes."""
        end = self.end(step) if step is not None else place
        self._ends[place] = end
        if isinstance(self._sources.citations[end], FullCitation):
            for name in self._sources.people(end):
                self._last[name] = end


def missing(
    place: int, reason: Reason, *, target_note: int | None = None, candidates: tuple[int, ...] = ()
) -> AntecedentMatch:
    """Return a match without an antecedent."""
    return AntecedentMatch(place, MatchStatus.MISSING, reason, target_note=target_note, candidates=candidates)


def found(sources: Sources, place: int, step: int, target: int | None = None) -> AntecedentMatch:
    """Return a match with one step."""
    target = sources.citations[step].note if target is None else target
    return AntecedentMatch(place, MatchStatus.FOUND, step=step, target_note=target)


def noted(place: int, note: int, confidence: float = 1.0) -> AntecedentMatch:
    """Return a match with a note in which the parser read no source, or that is pointed at for what it says."""
    return AntecedentMatch(place, MatchStatus.FOUND, target_note=note, end_note=note, confidence=confidence)


def ambiguous(place: int, reason: Reason, step: int, target: int | None, candidates: Iterable[int]) -> AntecedentMatch:
    """Return a match that may mean several citations, of which one is the likeliest step."""
    return AntecedentMatch(place, MatchStatus.AMBIGUOUS, reason, step, target_note=target, candidates=tuple(candidates))


def unclear(place: int, reason: Reason = Reason.NONE, *, target_note: int | None = None) -> AntecedentMatch:
    """Return a match that says nothing, because the text can be read in more than one way."""
    return AntecedentMatch(place, MatchStatus.AMBIGUOUS, reason, target_note=target_note)
