"""One step: which citation a back reference points to, or why none."""

from collections.abc import Sequence

from smartcite.matching import families, same_title
from smartcite.model import (
    AntecedentMatch,
    BackReference,
    Citation,
    Document,
    Form,
    MatchStatus,
    Note,
    Reason,
    UnparsedCitation,
    Work,
)

POSITIONAL = frozenset({Form.IBID, Form.IDEM})


class Sources:
    """The citations of a document by note, label, name and work."""

    def __init__(self, document: Document, citations: Sequence[Citation], works: Sequence[Work]) -> None:
        self.citations = citations
        self.notes: dict[int, Note] = {note.index: note for note in document.notes}
        self.order = [note.index for note in sorted(document.notes, key=lambda note: note.span)]
        self.before = dict(zip(self.order[1:], self.order, strict=False))
        self.work_of = {place: work.key for work in works for place in work.citations}
        self.by_note: dict[int, list[int]] = {}
        self.by_label: dict[str, list[Note]] = {}
        self.by_name: dict[str, list[int]] = {}
        for place, citation in enumerate(citations):
            self.by_note.setdefault(citation.note, []).append(place)
            if place in self.work_of and not isinstance(citation, UnparsedCitation):
                for name in dict.fromkeys(families(citation.fields, "author", "editor")):
                    self.by_name.setdefault(name, []).append(place)
        for note in document.notes:
            self.by_label.setdefault(note.label, []).append(note)

    def reference(self, place: int) -> BackReference:
        """Return the back reference at a place."""
        citation = self.citations[place]
        assert isinstance(citation, BackReference)  # noqa: S101  asked only of back references
        return citation

    def named(self, reference: BackReference) -> list[int]:
        """Return the full citations by the people beside a device, filtered by the title beside it, in order."""
        names = families(reference.fields, "author", "editor")
        places = list(self.by_name.get(names[0], ())) if names else []
        title = str(reference.fields.get("title", ""))
        if not title:
            return places
        if not names:
            places = sorted(self.work_of)
        titled = [place for place in places if same_title(title, self.title(place))]
        return titled or (places if names else [])

    def title(self, place: int) -> str:
        """Return the title of the citation at a place."""
        citation = self.citations[place]
        return "" if isinstance(citation, UnparsedCitation) else str(citation.fields.get("title", ""))


def find_step(sources: Sources, place: int) -> AntecedentMatch:
    """Return the step of one back reference; `full` is set by `chains.follow`."""
    reference = sources.reference(place)
    named = bool(families(reference.fields, "author", "editor")) or "title" in reference.fields
    if reference.cited_note:
        return _by_number(sources, place, reference)
    if reference.form in POSITIONAL or not named:
        return _by_place(sources, place, reference)
    return _by_name(sources, place, reference)


def missing(place: int, reason: Reason, **more: object) -> AntecedentMatch:
    """Return a match without an antecedent."""
    return AntecedentMatch(place, MatchStatus.MISSING, reason, **more)  # type: ignore[arg-type]


def found(place: int, step: int, target: int | None = None, reason: Reason = Reason.NONE) -> AntecedentMatch:
    """Return a match with one step."""
    return AntecedentMatch(place, MatchStatus.FOUND, reason, step, target_note=target)


def _by_place(sources: Sources, place: int, reference: BackReference) -> AntecedentMatch:
    """The citation before it in its own note, or the only one of the note before."""
    if reference.form is Form.INFRA:
        return missing(place, Reason.PASSAGE)
    inside = [one for one in sources.by_note[reference.note] if one < place]
    if inside:
        return found(place, inside[-1], reference.note)
    previous = sources.before.get(reference.note)
    if previous is None:
        return missing(place, Reason.FIRST_NOTE)
    candidates = sources.by_note.get(previous, [])
    if not candidates:
        return missing(place, Reason.NO_SOURCE, target_note=previous)
    if sources.notes[previous].series != sources.notes[reference.note].series:
        return missing(place, Reason.NEW_SERIES, target_note=previous)
    if len(candidates) > 1:
        return AntecedentMatch(
            place,
            MatchStatus.AMBIGUOUS,
            Reason.SEVERAL_SOURCES,
            candidates[-1],
            target_note=previous,
            candidates=tuple(candidates),
        )
    return found(place, candidates[0], previous)


def _by_number(sources: Sources, place: int, reference: BackReference) -> AntecedentMatch:
    """The citation of the note that it names."""
    own = sources.notes.get(reference.note)
    targets = sources.by_label.get(reference.cited_note, [])
    if not targets or own is None:
        return missing(place, Reason.NO_SUCH_NOTE)
    target = next((note for note in targets if note.series == own.series), targets[0])
    if target.index == own.index:
        return missing(place, Reason.SELF, target_note=target.index)
    later = target.span.start > own.span.start
    if later and reference.form is not Form.INFRA:
        return missing(place, Reason.FORWARD, target_note=target.index)
    if not later and reference.form is Form.INFRA:
        return missing(place, Reason.BACKWARD, target_note=target.index)
    candidates = sources.by_note.get(target.index, [])
    names = families(reference.fields, "author", "editor")
    if not names:
        return _among(place, candidates, target.index)
    there = [one for one in candidates if _cites(sources, one, names[0])]
    if there:
        return found(place, there[0], target.index)
    unnamed = [one for one in candidates if isinstance(sources.citations[one], BackReference)]
    if unnamed and len(candidates) == 1:
        return found(place, unnamed[0], target.index)
    elsewhere = [one for one in sources.by_name.get(names[0], ()) if one < place]
    if elsewhere:
        return missing(place, Reason.NAME_ELSEWHERE, target_note=target.index, candidates=tuple(elsewhere))
    if len(candidates) == 1:
        return found(place, candidates[0], target.index)
    return missing(place, Reason.NAME_UNKNOWN, target_note=target.index)


def _among(place: int, candidates: list[int], target: int) -> AntecedentMatch:
    if not candidates:
        return missing(place, Reason.NO_SOURCE, target_note=target)
    if len(candidates) > 1:
        return AntecedentMatch(
            place,
            MatchStatus.AMBIGUOUS,
            Reason.SEVERAL_SOURCES,
            candidates[0],
            target_note=target,
            candidates=tuple(candidates),
        )
    return found(place, candidates[0], target)


def _cites(sources: Sources, place: int, name: str) -> bool:
    citation = sources.citations[place]
    return not isinstance(citation, UnparsedCitation) and name in families(citation.fields, "author", "editor")


def _by_name(sources: Sources, place: int, reference: BackReference) -> AntecedentMatch:
    """The last full citation before it by the people, of the title, beside it."""
    places = sources.named(reference)
    earlier = [one for one in places if one < place]
    if not earlier:
        reason = Reason.FORWARD if places and reference.form is Form.SUPRA else Reason.NAME_UNKNOWN
        return missing(place, reason, candidates=tuple(places))
    works = list(dict.fromkeys(sources.work_of[one] for one in earlier))
    if len(works) == 1 or reference.form is Form.SHORT_TITLE:
        return found(place, earlier[-1], sources.citations[earlier[-1]].note)
    return AntecedentMatch(place, MatchStatus.AMBIGUOUS, Reason.SEVERAL_WORKS, earlier[-1], candidates=tuple(earlier))
