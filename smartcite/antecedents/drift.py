"""Numbers off by one distance: a note was inserted or removed, and the references after it were not renumbered."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from smartcite.antecedents.contradictions import cited_elsewhere, is_signed
from smartcite.antecedents.heads import Head
from smartcite.antecedents.index import Sources
from smartcite.antecedents.nominal import best_titled
from smartcite.model import AntecedentMatch, MatchStatus, Reason

_LEAST = 2
"""So many different numbers off by one distance have one cause, and so has one number that is printed more often."""

_WRONG = frozenset({Reason.NAME_ELSEWHERE, Reason.SELF, Reason.FORWARD, Reason.NO_SUCH_NOTE})
_MOST_CAUSES = 4
_MOST_TRIED = 8


def find_drift(
    sources: Sources, steps: Sequence[AntecedentMatch], heads: Mapping[int, Head]
) -> tuple[AntecedentMatch, ...]:
    """Return the steps with those that one distance explains leading to the note that is meant (reason SHIFTED)."""
    mended = list(steps)
    for _ in range(_MOST_CAUSES):
        shifted = _largest(sources, mended, heads)
        if not shifted:
            break
        mended = [shifted.get(match.citation, match) for match in mended]
    return tuple(mended)


def _largest(
    sources: Sources, steps: Sequence[AntecedentMatch], heads: Mapping[int, Head]
) -> dict[int, AntecedentMatch]:
    """Return the matches that the most frequent distance mends; empty when it explains fewer than two.

    A note inserted before note m puts off every number from m on. So the numbers from the first wrong one on are all
    taken to be off, unless as many of them lead to the people beside them as they stand.
    """
    numbered = [one for one in steps if _number(sources, one) > 0 and one.reason is not Reason.SHIFTED]
    wrong = [one for one in numbered if one.reason in _WRONG and heads[one.citation].names]
    distances = {one.citation: _distances(sources, one, heads[one.citation]) for one in wrong}
    votes = Counter(distance for found in distances.values() for distance in found)
    for distance, number in sorted(votes.items(), key=lambda vote: (-vote[1], abs(vote[0])))[:_MOST_TRIED]:
        if number < _LEAST:
            break
        explained = [one for one in wrong if distance in distances[one.citation]]
        if len({_number(sources, one) for one in explained}) < _LEAST and len(explained) <= _LEAST:
            continue
        first = _first(sources, numbered, heads, distance, min(_number(sources, one) for one in explained))
        later = [one for one in numbered if _number(sources, one) >= first]
        meant = {one.citation: _meant(sources, one, heads[one.citation], distance) for one in later}
        sound = [one for one in later if _is_sound(sources, one, heads[one.citation], meant[one.citation])]
        if len(sound) >= len(explained):
            continue
        nobody = [one for one in later if meant[one.citation] is None and not heads[one.citation].known]
        meant |= {
            one.citation: next(iter(_places(sources, one, distance)), None)
            for one in nobody
            if not _is_titled(sources, one, heads[one.citation])
        }
        return {
            one.citation: _shifted(sources, one, step, distance)
            for one in later
            if one not in sound and (step := meant[one.citation]) is not None
        }
    return {}


def _first(
    sources: Sources,
    numbered: Sequence[AntecedentMatch],
    heads: Mapping[int, Head],
    distance: int,
    first: int,
) -> int:
    """Return the first number that is off: below the first wrong one, as long as none leads to whom it names."""
    below = sorted((one for one in numbered if _number(sources, one) < first), key=lambda one: -_number(sources, one))
    for one in below:
        head = heads[one.citation]
        meant = _meant(sources, one, head, distance)
        if _is_sound(sources, one, head, meant):
            break
        told = one.target_note is not None and any(sources.holds(one.target_note, name) for name in head.names)
        if head.names and not told and meant is not None:
            first = _number(sources, one)
    return first


def _shifted(sources: Sources, match: AntecedentMatch, step: int, distance: int) -> AntecedentMatch:
    return replace(
        match,
        status=MatchStatus.FOUND,
        reason=Reason.SHIFTED,
        step=step,
        target_note=sources.citations[step].note,
        end_note=None,
        candidates=(step,),
        shift=distance,
    )


def _number(sources: Sources, match: AntecedentMatch) -> int:
    """Return the number that a back reference prints, or -1."""
    printed = sources.reference(match.citation).cited_note
    return int(printed) if printed.isdecimal() else -1


def _is_named(sources: Sources, match: AntecedentMatch, head: Head) -> bool:
    """Tell whether a back reference leads to the people beside it as it stands, or to a note that mentions them."""
    if match.step is None or not head.names:
        return False
    mentioned = sources.holds(sources.citations[match.step].note, head.names[0])
    return mentioned or bool(set(head.names) & set(sources.people(match.step)))


def _is_sound(sources: Sources, match: AntecedentMatch, head: Head, meant: int | None) -> bool:
    """Tell whether a back reference leads to the people beside it as it stands, and not where it is `meant` to lead.

    Where both are by them, the title beside them tells.
    """
    if not _is_named(sources, match, head) or match.step is None:
        return False
    if meant is None or head.names[0] not in sources.people(meant):
        return True
    return best_titled(sources, [match.step, meant], head, within=True) == [match.step]


def _is_titled(sources: Sources, match: AntecedentMatch, head: Head) -> bool:
    """Tell whether a back reference names nobody but a title, and one that is cited before."""
    return not head.names and bool(cited_elsewhere(sources, match.citation, head))


def _distances(sources: Sources, match: AntecedentMatch, head: Head) -> set[int]:
    """Return how far the printed number is from the notes before the reference that cite the people beside it."""
    labels = {
        sources.notes[sources.citations[one].note].label for one in cited_elsewhere(sources, match.citation, head)
    }
    return {int(label) - _number(sources, match) for label in labels if label.isdecimal()} - {0}


def _places(sources: Sources, match: AntecedentMatch, distance: int) -> list[int]:
    """Return the citations before a back reference in the note that its number means if it is off by a distance."""
    own = sources.notes[sources.citations[match.citation].note]
    label = str(_number(sources, match) + distance)
    notes = [note for note in sources.by_label.get(label, ()) if note.series == own.series and note.index != own.index]
    return [one for note in notes for one in sources.by_note.get(note.index, ()) if one < match.citation]


def _meant(sources: Sources, match: AntecedentMatch, head: Head, distance: int) -> int | None:
    """Return the citation that a back reference means if its number is off by a distance; None if none there fits."""
    places = _places(sources, match, distance)
    named = [one for one in places if head.names and head.names[0] in sources.people(one)]
    if titled := best_titled(sources, named or places, head):
        return titled[0]

    if _is_titled(sources, match, head):
        return None

    def fits(one: int) -> bool:
        if not head.names or sources.holds(sources.citations[one].note, head.names[0]):
            return True
        return head.known and not (sources.signed(one) or is_signed(sources, one))

    fitting = named or list(filter(fits, places))
    return fitting[0] if fitting else None
