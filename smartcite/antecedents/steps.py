"""One step: which citation a back reference points to, or why none."""

import re
from collections.abc import Sequence

from smartcite.matching import families, fold, same_title
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

_LONG = 2
"""A name or a title is looked for by its words of more letters."""

_CAPITALISED = re.compile(r"[^\W\d_a-z][^\W\d_]{3,}")

POSITIONAL = frozenset({Form.IBID, Form.IDEM})


class Sources:
    """The citations of a document by note, label, name and work."""

    def __init__(self, document: Document, citations: Sequence[Citation], works: Sequence[Work]) -> None:
        self.citations = citations
        self.text = document.text
        self.notes: dict[int, Note] = {note.index: note for note in document.notes}
        self.order = [note.index for note in sorted(document.notes, key=lambda note: note.span)]
        self.rank = {index: rank for rank, index in enumerate(self.order)}
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
        self.words = self._words(document)

    def _words(self, document: Document) -> dict[str, list[int]]:
        """Return the notes in whose text, back references left out, each longer word stands."""
        words: dict[str, list[int]] = {}
        for index in self.order:
            span = self.notes[index].span
            text, position = "", span.start
            for place in self.by_note.get(index, ()):
                citation = self.citations[place]
                if isinstance(citation, BackReference):
                    text += document.text[position : citation.span.start] + " "
                    position = citation.span.end
            for word in set(fold(text + document.text[position : span.end]).split()):
                if len(word) > _LONG:
                    words.setdefault(word, []).append(index)
        return words

    def mentions(self, name: str) -> list[int]:
        """Return the notes in whose text every longer word of a folded name or title stands, in order."""
        lists = [self.words.get(word, []) for word in name.split()[:8] if len(word) > _LONG]
        if not lists:
            return []
        common = set(lists[0]).intersection(*lists[1:])
        return [index for index in self.order if index in common]

    def shares_name(self, reference: BackReference, note: int) -> bool:
        """Tell whether a capitalised word printed before a device stands in the text of a note, too."""
        device = reference.spans.get("device", reference.span)
        printed = self.text[reference.span.start : device.start]
        words = {fold(word) for word in _CAPITALISED.findall(printed)}
        return any(note in self.words.get(word, ()) for word in words)

    def holder(self, note: int, name: str) -> int | None:
        """Return the full citation of a note that best fits a name: the one that has it, else the first."""
        places = [place for place in self.by_note.get(note, ()) if place in self.work_of]
        return next((place for place in places if _cites(self, place, name)), places[0] if places else None)

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
    if any(isinstance(sources.citations[one], BackReference) for one in candidates):
        return found(place, candidates[0], target.index)
    mentions = sources.mentions(names[0])
    if target.index in mentions or sources.shares_name(reference, target.index):
        return _mentioned(sources, place, target.index, names[0])
    unsigned = [one for one in candidates if not _signed(sources, one)]
    if unsigned:
        return found(place, unsigned[0], target.index)
    earlier = [one for one in sources.by_name.get(names[0], ()) if one < place]
    elsewhere = earlier or [held for index in mentions if (held := sources.holder(index, names[0])) is not None]
    if elsewhere:
        return missing(place, Reason.NAME_ELSEWHERE, target_note=target.index, candidates=tuple(elsewhere))
    return missing(place, Reason.NAME_UNKNOWN, target_note=target.index)


def _mentioned(sources: Sources, place: int, note: int, name: str) -> AntecedentMatch:
    """The citation of a note that speaks of a name; no complaint when the parser found no citation there."""
    held = sources.holder(note, name)
    if held is None:
        return AntecedentMatch(place, MatchStatus.AMBIGUOUS, target_note=note)
    return found(place, held, note)


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


def _signed(sources: Sources, place: int) -> bool:
    """Tell whether a citation surely names an author, with a given name, so that another name contradicts it."""
    citation = sources.citations[place]
    if isinstance(citation, UnparsedCitation):
        return False
    people = (citation.fields.get(role, ()) for role in ("author", "editor"))
    return any(name.given for names in people if isinstance(names, tuple) for name in names)


def _cites(sources: Sources, place: int, name: str) -> bool:
    citation = sources.citations[place]
    return not isinstance(citation, UnparsedCitation) and name in families(citation.fields, "author", "editor")


def _by_name(sources: Sources, place: int, reference: BackReference) -> AntecedentMatch:
    """The last full citation before it by the people, of the title, beside it."""
    places = sources.named(reference)
    earlier = [one for one in places if one < place]
    title = str(reference.fields.get("title", ""))
    if not earlier:
        own = sources.rank[reference.note]
        for wanted in (*families(reference.fields, "author", "editor")[:1], fold(title)):
            before = [note for note in sources.mentions(wanted) if sources.rank[note] <= own]
            if before:
                return _mentioned(sources, place, before[-1], wanted)
        reason = Reason.FORWARD if places and reference.form is Form.SUPRA else Reason.NAME_UNKNOWN
        return missing(place, reason, candidates=tuple(places))
    if title and same_title(title, sources.title(earlier[-1])):
        return found(place, earlier[-1], sources.citations[earlier[-1]].note)
    works = list(dict.fromkeys(sources.work_of[one] for one in earlier))
    if len(works) == 1 or reference.form is Form.SHORT_TITLE:
        return found(place, earlier[-1], sources.citations[earlier[-1]].note)
    return AntecedentMatch(place, MatchStatus.AMBIGUOUS, Reason.SEVERAL_WORKS, earlier[-1], candidates=tuple(earlier))
