"""The nominal finder: the antecedent by the people and the title that stand beside a device."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from smartcite import lexicon
from smartcite.antecedents.contributions import is_contribution
from smartcite.antecedents.heads import Head, named_in
from smartcite.antecedents.index import Sources, letters
from smartcite.antecedents.narrowing import narrowed, says_all, told_behind
from smartcite.antecedents.steps import State, ambiguous, found, missing, noted, unclear
from smartcite.matching import begins_alike, families, fold, has_words, title_words
from smartcite.model import AntecedentMatch, Form, FullCitation, Reason

_LONGEST_NAME_HEAD = 8
"""What begins with a name and has more words before its device is a sentence, not a name with a title."""

_JUST = 2
"""What was cited just before stands so many notes before at the most."""
_SHORT = 3
_MADE = frozenset({"date", "publisher", "location", "journaltitle", "url", "urldate"})
_YEAR = re.compile(rf"{lexicon.YEAR}[a-z]?")
_SURE = 0.6
"""The parser must be so sure of a name for it to be called unknown."""

EXACT, FOLDED, ALIKE = 3, 2, 1


def by_name(sources: Sources, state: State, place: int, head: Head) -> AntecedentMatch:
    """Return what the names, the title or both beside a device mean: the last such source cited before it."""
    if head.words and head.whole and (match := _by_title(sources, place, head.whole, [], least=EXACT)):
        return match  # words that are all one title name nobody
    places = _before(_people_places(sources, head.names), place)
    for one in head.readings():
        if match := _by_title(sources, place, one, places if one is head else []):
            return match
    leading = "" if head.names else head.title.partition(",")[0]
    if printed := str(sources.reference(place).fields.get("title", leading)):
        read = replace(head, title=printed, words=tuple(fold(printed).split()))
        if match := _by_title(sources, place, read, places, least=ALIKE if head.names else EXACT):
            return match  # of "A Title, in id. (ed.), A Volume, op. cit.", or "A Title, II, 1, 1103 a, op. cit."
    if not head.names:
        return _untold(sources, place, head)
    if not places:
        return _unknown(sources, place, head)
    if year := next((word for word in head.words if _YEAR.fullmatch(word)), ""):
        if dated := [one for one in places if sources.year(one) == year[:4]]:
            places = dated
        elif notes := sources.holding(f"{head.names[0]} {year}", sources.rank[sources.reference(place).note] - 1):
            return mentioned(sources, place, notes[-1], head)
    words = told_behind(sources, sources.reference(place))
    if words and not any(says_all(sources, one, words) for one in places):
        told = {*words, *head.names[0].split()}
        if notes := sources.having(told, sources.rank[sources.reference(place).note] - 1):
            return mentioned(sources, place, notes[-1], head)
    places = narrowed(sources, place, head.names[0], places)
    works = {sources.work_of[one]: one for one in places}
    last = state.last_cited(head.names[0])
    if last is None or last not in places:
        last = places[-1]
    reference = sources.reference(place)
    near = sources.rank[reference.note] - sources.rank[sources.citations[last].note] <= _JUST
    again = reference.form is Form.LOC_CIT and reference.locator is None and near  # the place just cited
    if len(works) == 1 or again or reference.form is Form.SHORT_TITLE:
        return found(sources, place, last)
    return ambiguous(place, Reason.LAST_WORK_MEANT, last, None, works.values())


def by_contribution(sources: Sources, place: int) -> AntecedentMatch | None:
    """Return the contribution that "Roe, « Port », in Doe (dir.), Quais, op. cit." means, if it was cited before.

    So it is in "Roe, « Port », in ibid.".
    """
    reference = sources.reference(place)
    names, titled = families(reference.fields), "title" in reference.fields
    hosted = reference.form is Form.IBID or {"editor", "booktitle"} & reference.fields.keys()
    if not names or not titled or not hosted or reference.cited_note:
        return None
    for one in reversed(_before(sources.by_name.get(names[0], []), place)):
        citation = sources.citations[one]
        if isinstance(citation, FullCitation) and is_contribution(citation.fields, reference.fields):
            return found(sources, place, one)
    return None


def by_sentence(sources: Sources, state: State, place: int) -> AntecedentMatch | None:
    """Return what a bare device means if the sentence that carries the note's mark names an author cited before it."""
    names = named_in(sources, sources.sentence(sources.reference(place).note))
    for name in reversed(names):
        if places := _before(sources.by_name[name], place):
            last = state.last_cited(name)
            return found(sources, place, last if last in places else places[-1])
    return None


def _by_title(
    sources: Sources, place: int, head: Head, named: Sequence[int], least: int = ALIKE
) -> AntecedentMatch | None:
    """Return the last source before a place whose title is the head's, as the parser read it or as a note prints it.

    People beside the device must be those of the source, unless it is unsigned.
    """
    if not head.words:
        return None
    lists = [places for word in head.words if len(word) > 1 and (places := sources.by_title_word.get(word))]
    near = {one for places in sorted(lists, key=len)[:3] for one in _before(places, place)} | set(named)
    levels = [
        (title_level(head, sources.titles(one), within=head.known), sources.citations[one].note, one) for one in near
    ]
    ranked = [(level, sources.rank[note], note, place) for level, note, place in levels if level]
    if head.phrase:
        for note in sources.holding(head.phrase, sources.rank[sources.reference(place).note] - 1):
            held = sources.holder(note, head.names[0] if head.names else "", head.phrase)
            own = title_level(head, sources.titles(held), within=head.known) if held is not None else 0
            level = EXACT if sources.prints(note, head.title) and own != FOLDED else FOLDED
            ranked.append((level, sources.rank[note], note, -1 if held is None else held))
    ranked = [one for one in ranked if one[0] >= least and (not head.known or _agrees(sources, head, one[3]))]
    if not ranked:
        return None
    _, _, note, step = max(ranked)
    return noted(place, note, 0.5) if step < 0 else found(sources, place, step, note)


def _agrees(sources: Sources, head: Head, place: int) -> bool:
    """Tell whether a source may be by the people of a head; names that are words of the title are none."""
    if place < 0 or set(head.names) & set(sources.people(place)):
        return True
    return all(set(name.split()) <= set(head.words) for name in sources.signed(place))


def best_titled(sources: Sources, places: Sequence[int], head: Head, *, within: bool = False) -> list[int]:
    """Return those of the citations whose title is the head's, as it is printed if there are such.

    With `within` the citations are by the head's people, and a word within the title is enough.
    """
    if not head.words:
        return []
    levels = [(title_level(head, sources.titles(one), within=within), one) for one in places]
    best = max((level for level, _ in levels), default=0)
    return [one for level, one in levels if level == best] if best else []


def title_level(head: Head, titles: Iterable[str], *, within: bool = False) -> int:
    """Return how well a head's title agrees with the best of some: to the letter, but for case, but for a slip, not."""
    best = 0
    phrase = head.phrase
    wanted = " ".join(head.words)
    telling = title_words(wanted)
    for title in titles:
        folded = fold(title)
        begun = within and len(wanted) > _SHORT and folded.startswith(f"{wanted} ")  # "Longari, Note cit."
        if not folded or (not phrase and wanted != folded and not begun):
            continue
        begins = f"{folded} ".startswith(f"{wanted} ") or title_words(folded)[: len(telling)] == telling
        inner = within and phrase and has_words(folded, wanted)  # "Frevert, Nation"
        if begins or inner or _contains(folded, wanted) or _contains(wanted, folded):
            pair = sorted((letters(head.title), letters(title)), key=len)
            whole = begins or inner or len(folded) < len(wanted)  # a part of a title is less than its beginning
            best = max(best, EXACT if whole and pair[0] in pair[1] else FOLDED)
        elif phrase and begins_alike(wanted, folded):
            best = max(best, ALIKE)
    return best


def _contains(long: str, short: str) -> bool:
    return short.count(" ") > 0 and has_words(long, short)


def _untold(sources: Sources, place: int, head: Head) -> AntecedentMatch:
    """What to say of a title that nothing before has: it is an error only if surely a title, and not in the text."""
    reference = sources.reference(place)
    if match := _traced(sources, place, head.printed, head):
        return match
    sure = "title" in reference.spans and reference.confidence >= _SURE and reference.form is Form.OP_CIT
    if not sure or not head.phrase or head.length > len(head.words) or sources.in_body(head.phrase, reference.note):
        return unclear(place)
    return missing(place, Reason.NAME_UNKNOWN)


def mentioned(sources: Sources, place: int, note: int, head: Head) -> AntecedentMatch:
    """Return the citation of a note that speaks of the head's names or title, or the note if none was read there."""
    held = sources.holder(note, head.names[0] if head.names else "")
    if held is None or held >= place:
        return noted(place, note, 0.5)
    return found(sources, place, held, note)


def _traced(sources: Sources, place: int, words: Iterable[str], head: Head) -> AntecedentMatch | None:
    """Return the last note before a place whose own text has the rarest of some words that stands in any such note."""
    rank = sources.rank[sources.reference(place).note] - 1
    traces = [notes for word in words if len(word) > _SHORT and (notes := sources.holding(word, rank))]
    return mentioned(sources, place, min(traces, key=len)[-1], head) if traces else None


def _unknown(sources: Sources, place: int, head: Head) -> AntecedentMatch:
    """What to say of people whom no citation before names."""
    reference = sources.reference(place)
    titled = head.phrase and "title" in reference.spans
    for name in head.names[:1]:
        if pieces := _before(sources.by_host.get(name, []), place):
            return found(sources, place, pieces[-1])  # "Roe, « Port », in a volume, op. cit.", and then "Roe, op. cit."
    rank = sources.rank[reference.note] - 1
    if (whole := " ".join((head.whole or head).words)) and (notes := sources.holding(whole, rank)):
        return mentioned(sources, place, notes[-1], head)  # "Jos. Ant." is no name, but it was printed before
    if match := _traced(sources, place, [word for name in head.names for word in name.split()], head):
        return unclear(place) if titled else match
    told = reference.form is Form.SHORT_TITLE or head.length > _LONGEST_NAME_HEAD + len(head.words)
    if told or reference.confidence < _SURE or len(_MADE & reference.fields.keys()) > 1:
        return unclear(place)  # "Cappelletti, Il controllo, Milano, Giuffrè, 1968, cit. da ..." is a source in full
    phrases = (head.phrase,) if titled else head.names
    dated = not titled and reference.form is Form.OP_CIT
    if any(sources.in_body(phrase, reference.note, dated=dated) for phrase in phrases):
        return unclear(place, Reason.NAME_IN_BODY)
    later = tuple(_people_places(sources, head.names))
    if later and reference.form is Form.SUPRA:
        return missing(place, Reason.FORWARD, candidates=later)
    return missing(place, Reason.NAME_UNKNOWN, candidates=later)


def _people_places(sources: Sources, names: Sequence[str]) -> list[int]:
    """Return the citations by the first of the names, narrowed to those by all of them if there are such."""
    places = sources.by_name.get(names[0], []) if names else []
    for name in names[1:]:
        fellows = set(sources.by_name.get(name, ()))
        places = [one for one in places if one in fellows] or places
    return list(places)


def _before(places: Sequence[int], place: int) -> list[int]:
    return list(places[: bisect_left(places, place)])
