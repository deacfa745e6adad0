"""The finder by number: the citation of the note that a back reference names."""

import re
from bisect import bisect_left
from functools import cache

from smartcite import lexicon
from smartcite.antecedents.contradictions import MOST_NEAR, cited_elsewhere, contradicted, is_signed
from smartcite.antecedents.heads import Head, read_head
from smartcite.antecedents.index import Sources, letters
from smartcite.antecedents.narrowing import is_by, narrowed
from smartcite.antecedents.nominal import best_titled, mentioned
from smartcite.antecedents.steps import State, ambiguous, found, missing, noted, unclear
from smartcite.matching import fold, folded_title, has_words, people, stopwords
from smartcite.model import AntecedentMatch, BackReference, Form, Note, Reason, UnparsedCitation

_WORD = 16
"""The word for notes stands in so many characters before its number."""
_LONG = 4
"""A shorter word of a title tells nothing."""
_LONGEST = 40
"""No range of notes is longer; the second number is a page."""
_CITED = frozenset({Form.OP_CIT, Form.LOC_CIT})
_FAR = 4
"""So many times the last number of a note is no number of a note."""

_YEAR = re.compile(lexicon.YEAR)
_SHORT_WORD = re.compile(r"nn?\.?\s?\d", re.IGNORECASE)
_LOOSE = re.compile(r"(?<![\w(\[])nn?\.?\s?$", re.IGNORECASE)


def by_number(sources: Sources, state: State, place: int, head: Head) -> AntecedentMatch:
    """Return what the note of the printed number holds, or how the number contradicts the names beside it."""
    reference = sources.reference(place)
    own = sources.notes[reference.note]
    if further := _further(sources, reference):
        return _one_of(sources, state, place, head, [reference.cited_note, *further])
    target = _target(sources, own, reference.cited_note)
    plain = reference.form is Form.NOTE_NUMBER and not head.names and not head.words
    if target is None:
        return _no_such_note(sources, place, head)
    if plain:
        return noted(place, target.index)
    if target.index == own.index:
        return _own_note(sources, place, head, target)
    later = target.span.start > own.span.start
    if later != (reference.form is Form.INFRA):
        return missing(place, Reason.FORWARD if later else Reason.BACKWARD, target_note=target.index)
    if later:
        alone = letters(reference.span.of(sources.text)) == letters(own.span.of(sources.text))
        return _bare(sources, place, target) if alone else noted(place, target.index)
    if not head.names and not head.phrase:
        return _bare(sources, place, target)
    return _held(sources, state, place, head, target) or contradicted(sources, state, place, head, target)


def is_loosely_numbered(sources: Sources, place: int) -> bool:
    """Tell whether the number of a back reference may be one of its source: "op. cit., n. 12", but in English."""
    reference = sources.reference(place)
    number = reference.spans.get("cited_note")
    if number is None or reference.form not in _CITED or sources.document.language == "en":
        return False
    if _above().search(sources.text, reference.spans["device"].start, number.start):
        return False  # "op. cit. supra n. 12"
    return _LOOSE.search(sources.text, max(0, number.start - _WORD), number.start) is not None


def _further(sources: Sources, reference: BackReference) -> list[str]:
    """Return the labels after the first of "notes 2, 4 and 7" or "notes 2–4"; after "note 2, 45" stands a page."""
    first = reference.spans.get("cited_note")
    if first is None or not reference.cited_note.isdecimal():
        return []
    many = _plural().search(sources.text, max(0, first.start - _WORD), first.start)
    labels: list[str] = []
    last, end = int(reference.cited_note), first.end
    while match := _next_label().match(sources.text, end):
        number = int(match["label"])
        if (match["comma"] and not many) or (match["dash"] and not last < number <= last + _LONGEST):
            break
        labels += map(str, range(last + 1 if match["dash"] else number, number + 1))
        last, end = number, match.end()
    return labels


def _one_of(sources: Sources, state: State, place: int, head: Head, labels: list[str]) -> AntecedentMatch:
    """Return what the first of several notes holds that speaks of the head; nothing there is no contradiction."""
    own = sources.notes[sources.reference(place).note]
    targets = [note for label in labels if (note := _target(sources, own, label)) and note.index != own.index]
    before = [note for note in targets if note.span.start < own.span.start]
    for target in before if head.names or head.phrase else ():
        if held := _held(sources, state, place, head, target):
            return held
    return noted(place, targets[0].index) if targets else unclear(place)


def _target(sources: Sources, own: Note, label: str) -> Note | None:
    """Return the note of that label in the same series, else the nearest before, else any."""
    notes = sources.by_label.get(label, [])
    same = [note for note in notes if note.series == own.series]
    before = [note for note in notes if note.span.start <= own.span.start]
    chosen = same or before[-1:] or notes
    return chosen[0] if chosen else None


def _no_such_note(sources: Sources, place: int, head: Head) -> AntecedentMatch:
    """A number beyond the last note is an error; one in a gap of the numbering may be a note left out here.

    In text extracted from a PDF a note may stand unread behind its number. "Photo Anderson (n. 4410)" counts photos.
    """
    numbers = [int(label) for label in sources.by_label if label.isdecimal()]
    reference = sources.reference(place)
    known = any(name in sources.by_name for name in head.names)
    bare = reference.form is Form.NOTE_NUMBER and _SHORT_WORD.match(reference.device)
    if (
        bare
        and not known
        and reference.cited_note.isdecimal()
        and int(reference.cited_note) > _FAR * max(numbers, default=0)
    ):
        return unclear(place)
    if reference.cited_note.isdecimal() and numbers and 0 < int(reference.cited_note) < max(numbers):
        return unclear(place)
    unread = rf"(?<!\S){re.escape(reference.cited_note)}[.)]?\s+(?=[^\W\d_])"
    if sources.document.format == "pdf-text" and re.search(unread, sources.text):
        return unclear(place)
    return missing(place, Reason.NO_SUCH_NOTE)


def _own_note(sources: Sources, place: int, head: Head, target: Note) -> AntecedentMatch:
    """A source cited earlier in the same note may be meant by that note's number."""
    inside = [one for one in sources.by_note[target.index] if one < place and one in sources.work_of]
    for name in head.names:
        if named := [one for one in inside if name in sources.people(one)]:
            return found(sources, place, named[-1], target.index)
    return missing(place, Reason.SELF, target_note=target.index)


def _bare(sources: Sources, place: int, target: Note) -> AntecedentMatch:
    candidates = sources.standing(target.index)
    if not candidates:
        return noted(place, target.index)
    works = {sources.work_of.get(one, str(one)) for one in candidates}
    if len(works) == 1:
        return found(sources, place, candidates[0], target.index)
    return ambiguous(place, Reason.NONE, candidates[0], target.index, candidates)


def _held(sources: Sources, state: State, place: int, head: Head, target: Note) -> AntecedentMatch | None:
    """Return the citation of the target that the head means; None when nothing there speaks of it."""
    candidates = sources.by_note.get(target.index, [])
    people_there = {name for one in candidates for name in sources.people(one)}
    # who is named only beside an "ibid." for the journal is known nowhere else: "Roe’s objections (n 7)"
    names = head.names or tuple(word for word in head.printed if word in people_there)
    for name in names:
        if there := [one for one in candidates if name in (*sources.people(one), *sources.people(state.end(one)))]:
            there = [one for one in there if set(names) <= set(sources.people(one))] or there
            titled = best_titled(sources, there, head, within=True) or _unsigned(sources, candidates, head)
            if head.phrase and not titled and len(there) > 1 and sources.holds(target.index, head.phrase):
                return noted(place, target.index)
            if not titled and (namesakes := _namesakes(sources, place, name, there)):
                return missing(place, Reason.NAME_ELSEWHERE, target_note=target.index, candidates=namesakes)
            there = narrowed(sources, place, name, [one for one in there if one in sources.work_of] or there)
            titled = titled or ([] if head.words else _printed_alike(sources, place, candidates, name))
            works = {sources.work_of[one] for one in there if one in sources.work_of and sources.title(one)}
            if not titled and len(works) > 1:
                titled = _titled_in(sources, there, head)
            if not titled and len(works) > 1:
                return ambiguous(place, Reason.SEVERAL_WORKS, there[0], target.index, there)
            if not titled and (others := _other_works(sources, place, head, name, target)):
                return missing(place, Reason.NAME_ELSEWHERE, target_note=target.index, candidates=others)
            return found(sources, place, (titled or there)[0], target.index)
    ends: dict[int, int] = {}
    for one in candidates:
        ends.setdefault(state.end(one), one)
    if titled := best_titled(sources, [end for end in ends if end in sources.work_of], head):
        return found(sources, place, ends[titled[0]], target.index)
    if printed := [one for one in candidates if sources.begins(one, (head.whole or head).words)]:
        return found(sources, place, printed[0], target.index)
    for name in head.names:
        if sources.says(target.index, name) and (spoken := _speaking(sources, candidates, name)) is not None:
            return found(sources, place, spoken, target.index)
    references = [one for one in sources.standing(target.index) if isinstance(sources.citations[one], BackReference)]
    unread = [one for one in references if state.end(one) == one and not sources.people(one)]
    if unread:
        return found(sources, place, unread[0], target.index)
    elsewhere = head.known and head.words and cited_elsewhere(sources, place, head)
    # a word of a title that another note has may be in this one's, too; a court has many decisions
    single = () if elsewhere or _is_of_other_year(sources, target, head) else head.printed
    words = [*head.names, *single, *([head.phrase] if head.phrase else [])]
    if any(sources.holds(target.index, word) for word in words):
        return mentioned(sources, place, target.index, head)
    return None


def _is_of_other_year(sources: Sources, target: Note, head: Head) -> bool:
    """Tell whether the head is a decision of a year that the target does not have."""
    years = [word for word in head.words if _YEAR.fullmatch(word)] if head.is_decision else []
    return bool(years) and not any(sources.says(target.index, year) for year in years)


def _unsigned(sources: Sources, candidates: list[int], head: Head) -> list[int]:
    """Return the sources of a note without people whose title the head prints: "He had earlier written “A Title”"."""
    unsigned = [one for one in candidates if one in sources.work_of and not sources.people(one)]
    return best_titled(sources, unsigned, head, within=True) if head.phrase else []


def _titled_in(sources: Sources, places: list[int], head: Head) -> list[int]:
    """Return the only source among some whose title the head has anywhere: "le Gustave Flaubert de Thibaudet".

    Else one whose title alone has a name of the head: "Mazeaud, note sous l’arrêt Soffimat".
    """
    printed = " ".join(head.whole.words) if head.whole else ""
    found = [one for one in places if (title := folded_title(sources.title(one))) and has_words(printed, title)]
    told = set(head.printed).difference(stopwords(), *(name.split() for name in head.names))
    found = found or [one for one in places if told.intersection(fold(sources.title(one)).split())]
    return found if len(found) == 1 else []


def _namesakes(sources: Sources, place: int, name: str, there: list[int]) -> tuple[int, ...]:
    """Return the works of the person meant where the note pointed at has only those of somebody of the same name.

    Who is meant must be told by the given name, or by an initial that is no form of address ("M. Lemoine").
    """
    reference = sources.reference(place)
    person = next((one for one in people(reference.fields) if fold(one.family) == name), None)
    given = fold(person.given).split() if person else []
    if not given or _is_address(given) or not all(is_signed(sources, one) for one in there if one in sources.work_of):
        return ()
    if any(one not in sources.work_of or is_by(sources.citations[one], reference, name) for one in there):
        return ()
    earlier = sources.by_name.get(name, [])
    near = earlier[: bisect_left(earlier, place)][-MOST_NEAR:]
    return tuple(one for one in near if is_signed(sources, one) and _has_given(sources, one, name, given))


def _is_address(given: list[str]) -> bool:
    """Tell whether an initial may be no name: “M. Lemoine” may be Monsieur Lemoine, “D. Ortega” Don Ortega."""
    return len(given) == 1 and given[0] in lexicon.words("names", "addresses")


def _has_given(sources: Sources, place: int, name: str, given: list[str]) -> bool:
    """Tell whether somebody of a family name made a source whose given name is this, or has these initials."""
    citation = sources.citations[place]
    makers = [] if isinstance(citation, UnparsedCitation) else people(citation.fields)
    printed = [fold(one.given).split() for one in makers if fold(one.family) == name]
    if all(len(word) == 1 for word in given):
        return any([word[0] for word in own][: len(given)] == given for own in printed)
    return any(own[:1] == given[:1] for own in printed)


def _other_works(sources: Sources, place: int, head: Head, name: str, target: Note) -> tuple[int, ...]:
    """Return the works of a person whose titles have the words of the head, where the note pointed at has none."""
    words = [word for word in head.words if word not in stopwords() and len(word) >= _LONG]
    if not words or any(sources.says(target.index, word) for word in words):
        return ()
    works = (one for one in sources.by_name.get(name, ()) if one < place)
    return tuple(one for one in works if set(words) <= set(fold(" ".join(sources.titles(one))).split()))


def _printed_alike(sources: Sources, place: int, places: list[int], name: str) -> list[int]:
    """Return the only citation that prints a name in the capitals or small letters of the reference, where two differ.

    In American law reviews (Bluebook, rule 2) the author of a book is in capitals, that of an article is not.
    """
    words = re.findall(r"[^\W\d_]+", sources.reference(place).span.of(sources.text))
    word = next((word for word in words if fold(word) == name.rpartition(" ")[2]), "")
    if not word:
        return []
    printed = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
    forms: dict[str, list[int]] = {}
    for one in places:
        if one in sources.work_of and (match := printed.search(sources.citations[one].span.of(sources.text))):
            forms.setdefault(match[0], []).append(one)
    return forms.get(word, []) if len(forms) > 1 and len(forms.get(word, ())) == 1 else []


def _speaking(sources: Sources, candidates: list[int], name: str) -> int | None:
    """Return the back reference among some citations before whose device a name stands, however the parser took it."""
    for one in candidates:
        if isinstance(sources.citations[one], BackReference):
            head = read_head(sources, one)
            if name in head.names or set(name.split()) <= set(head.printed):
                return one
    return None


@cache
def _above() -> re.Pattern[str]:
    lists = (table.get(name, ()) for table in lexicon.tables("devices").values() for name in ("supra", "above"))
    words = {word for words in lists for word in words if len(word) >= _LONG}
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, sorted(words)))})(?![^\W_])", re.IGNORECASE)


@cache
def _plural() -> re.Pattern[str]:
    words = lexicon.either(lexicon.words("devices", "notes"))
    return re.compile(rf"(?<![^\W_]){words}\s?$", re.IGNORECASE)


@cache
def _next_label() -> re.Pattern[str]:
    words = lexicon.either(lexicon.words("roles", "and"))
    return re.compile(
        rf"\s?(?:(?P<comma>[,;])|(?P<dash>[-–—])|[&+]|(?<=\s){words}(?=\s))\s?(?P<label>\d{{1,4}})(?![\w°])"
    )
