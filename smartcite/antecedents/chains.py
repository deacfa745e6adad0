"""From steps to chains: the full citation at the end, or the back reference at which the chain breaks."""

from collections.abc import Sequence
from dataclasses import replace

from smartcite.antecedents.index import Sources
from smartcite.model import AntecedentMatch, BackReference, MatchStatus, Reason


def follow(sources: Sources, steps: Sequence[AntecedentMatch]) -> tuple[AntecedentMatch, ...]:
    """Return the matches with the end of each chain; every step is walked once."""
    by_place = {match.citation: match for match in steps}
    ended: dict[int, AntecedentMatch] = {}
    for match in steps:
        path: list[AntecedentMatch] = []
        walked: set[int] = set()
        current: AntecedentMatch | None = match
        while current is not None and current.citation not in ended and current.citation not in walked:
            path.append(current)
            walked.add(current.citation)
            current = by_place.get(current.step) if current.step is not None else None
        if current is not None and current.citation in walked:
            for one in path:
                ended[one.citation] = replace(one, status=MatchStatus.MISSING, reason=Reason.CYCLE)
            continue
        for one in reversed(path):
            ended[one.citation] = _ended(sources, one, ended)
    return tuple(ended[match.citation] for match in steps)


def _ended(sources: Sources, match: AntecedentMatch, ended: dict[int, AntecedentMatch]) -> AntecedentMatch:
    if match.step is None:
        return match
    if not isinstance(sources.citations[match.step], BackReference):
        note = sources.citations[match.step].note
        return replace(match, full=match.step, end_note=note, work=sources.work_of.get(match.step, ""))
    after = ended[match.step]
    if after.status is MatchStatus.MISSING:
        broken = after.broken_at if after.broken_at is not None else after.citation
        return replace(match, status=MatchStatus.MISSING, reason=Reason.UPSTREAM, broken_at=broken)
    return replace(match, full=after.full, end_note=after.end_note, work=after.work)
