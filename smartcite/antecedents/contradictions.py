"""Does the note that a number names contradict the names and the title beside the device?"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from smartcite import lexicon
from smartcite.antecedents.heads import Head
from smartcite.antecedents.index import Sources
from smartcite.antecedents.nominal import best_titled
from smartcite.antecedents.steps import State, found, missing, noted
from smartcite.matching import families, fold, has_words, similar_name, stopwords
from smartcite.model import AntecedentMatch, BackReference, Form, FullCitation, Note, Reason

_YEAR = re.compile(lexicon.YEAR)
_LONG = 4
"""A shorter word of a title tells nothing."""
_SURE = 0.8
"""A source that the parser is less sure of may have an author whom it did not see."""
MOST_NEAR = 50
"""So many works of one name, the last ones, are looked at."""


def contradicted(sources: Sources, state: State, place: int, head: Head, target: Note) -> AntecedentMatch:
    """Nothing in the target speaks of the names or the title beside the device: is that a contradiction?"""
    candidates = sources.standing(target.index)
    elsewhere = (
        cited_elsewhere(sources, place, head)
        or _by_known(sources, place, head, target)
        or _by_words(sources, place, head, target)
    )
    if (led := _led_to(sources, state, head, target, elsewhere)) is not None:
        return found(sources, place, led, target.index)
    if elsewhere:
        signed = any(is_signed(sources, one) or is_signed(sources, state.end(one)) for one in candidates)
        law = _are_law(sources, place, head, target, [state.end(one) for one in candidates])
        unsigned = head.known and (law or all(_is_statute(sources, one) for one in candidates))
        if _is_compared(sources, place) or (not candidates and _is_behind_page(sources, place)):
            return noted(place, target.index)
        party = all(_is_case(sources, state.end(one)) for one in candidates) and _is_party(sources, elsewhere[0], head)
        if not candidates or signed or unsigned or party or head.phrase:
            return missing(place, Reason.NAME_ELSEWHERE, target_note=target.index, candidates=elsewhere)
        return found(sources, place, candidates[0], target.index)
    if not candidates:
        return noted(place, target.index)
    if (slip := _with_slip(sources, state, head, candidates)) is not None:
        return found(sources, place, slip, target.index)
    if _is_stranger(sources, head) and any(sources.people(one) for one in candidates):
        return missing(place, Reason.NAME_UNKNOWN, target_note=target.index)
    if (later := _cited_later(sources, place, head)) and all(is_signed(sources, one) for one in candidates):
        return missing(place, Reason.NAME_UNKNOWN, target_note=target.index, candidates=later)
    return found(sources, place, candidates[0], target.index)


def _led_to(sources: Sources, state: State, head: Head, target: Note, elsewhere: Iterable[int]) -> int | None:
    """Return the back reference of the target that leads to the decision that the head means.

    A decision has all the names in its note: "Cass., n. 26972/2008, cit., nota 4" leads to the "sentenza di San
    Martino", too.
    """
    notes = {sources.citations[one].note for one in elsewhere} if not head.known else set()
    for one in sources.by_note.get(target.index, ()):
        end = state.end(one)
        decision = _is_case(sources, end) or not sources.title(end)  # its report is, too
        if end != one and decision and sources.citations[end].note in notes:
            return one
    return None


def _with_slip(sources: Sources, state: State, head: Head, candidates: Iterable[int]) -> int | None:
    """Return the citation among some whose author an unknown name differs from by a slip: "Halam (n 3)" is Hallam."""
    if head.known or len(head.names) != 1:
        return None
    name = head.names[0]
    alike = (
        one
        for one in candidates
        if any(person[:1] == name[:1] and similar_name(name, person) for person in sources.people(state.end(one)))
    )
    return next(alike, None)


def _is_compared(sources: Sources, place: int) -> bool:
    """Tell whether the note may only be compared: "op. cit. (cf. supra, note 1)"."""
    spans = sources.reference(place).spans
    return _loose().search(sources.text, spans["device"].start, spans["cited_note"].start) is not None


@cache
def _loose() -> re.Pattern[str]:
    return re.compile(rf"[(\[]\s?(?i:{lexicon.either(lexicon.words('signals', 'loose'))})(?![^\W_])")


def _is_behind_page(sources: Sources, place: int) -> bool:
    """Tell whether a note is named in brackets behind a page: it may speak of the same, "p. 3 (voir supra, note 5)"."""
    spans = sources.reference(place).spans
    return _BEHIND_PAGE.search(sources.text, spans["device"].start, spans["cited_note"].start) is not None


_BEHIND_PAGE = re.compile(r"\d[.,\s]{0,3}[(\[]")


def cited_elsewhere(sources: Sources, place: int, head: Head) -> tuple[int, ...]:
    """Return the full citations before a place that the names and the title beside it surely mean, in order."""
    rank = sources.rank[sources.reference(place).note] - 1
    cited = [one for name in head.names[:1] for one in sources.by_name.get(name, ()) if one < place]
    if not cited:
        phrase = head.names[0] if head.names else head.phrase
        holders = (sources.holder(note, "") for note in sources.holding(phrase, rank)) if phrase else ()
        cited = [one for one in holders if one is not None and one < place]
    if head.words and head.names:
        cited = best_titled(sources, cited, head, within=bool(head.names))
    return tuple(dict.fromkeys(cited))


def _by_known(sources: Sources, place: int, head: Head, target: Note) -> tuple[int, ...]:
    """Return the works of the people of a head where the target has none of its words, nor any work its title."""
    telling = [word for word in head.words if word not in stopwords()]
    if not head.known or any(sources.says(target.index, word) for word in telling):
        return ()
    earlier = sources.by_name.get(head.names[0], [])
    return tuple(earlier[: bisect_left(earlier, place)][-MOST_NEAR:])


def _by_words(sources: Sources, place: int, head: Head, target: Note) -> tuple[int, ...]:
    """Return the source of the only note that has all the telling words of a title, where the target has none of them.

    So is meant what is told by its kind and maker: "Rapport d’information du Sénat, cité supra note 8".
    """
    telling = {word for word in head.words if word not in _telling_nothing() and len(word) >= _LONG}
    if head.docket:  # "juill." is "juillet", but a number is always printed alike
        telling = {head.docket, *(word for word in telling if _YEAR.fullmatch(word))}
    if head.names or len(telling) < _TELLING or any(sources.says(target.index, word) for word in telling):
        return ()
    if not head.docket and head.words[0] not in _kinds():  # "On political history, see above n 1" names a subject
        return ()
    if any(_is_named_otherwise(sources, one, head) for one in sources.standing(target.index)):
        return ()
    notes = sources.having(telling, sources.rank[sources.reference(place).note] - 1)
    source = sources.holder(notes[0], "") if len(notes) == 1 else None
    return () if source is None else (source,)


def _is_named_otherwise(sources: Sources, place: int, head: Head) -> bool:
    """Tell whether a source may have a name that is not printed: law ("the Convention"), what was not surely read.

    A decision has a year, whatever it is called, and what somebody wrote is none.
    """
    citation = sources.citations[place]
    if not isinstance(citation, FullCitation):
        return not (head.docket and sources.people(place))
    unsigned = ("legislation", "archive") if head.docket and "date" in citation.fields else _LAW
    return citation.entry_type in unsigned or sources.is_doubtful(place)


_LAW = ("legislation", "jurisdiction", "archive")
_TELLING = 2
"""So many words tell a source by what it is."""


@cache
def _telling_nothing() -> frozenset[str]:
    """Return the folded words that tell no source: function words, and those that lead to a number ("cité")."""
    return stopwords() | frozenset(map(fold, lexicon.words("signals", "place")))


@cache
def _kinds() -> frozenset[str]:
    """Return the folded words for a kind of work that its name may begin with: "Rapport", "thèse"."""
    return frozenset(fold(words).split()[0] for words in lexicon.words("kinds", "report", "thesis"))


def _cited_later(sources: Sources, place: int, head: Head) -> tuple[int, ...]:
    """Return the sources by the people of a head where nothing before it speaks of them."""
    name = head.names[0] if head.names else ""
    rank = sources.rank[sources.reference(place).note]
    if not head.known or sources.holding(name, rank) or sources.in_body(name, sources.reference(place).note):
        return ()
    return tuple(one for one in sources.by_name.get(name, ()) if one > place)


def is_signed(sources: Sources, place: int) -> bool:
    """Tell whether a citation surely names a person, so that another name contradicts it.

    A full citation prints a given name, unless the document never does or the author has none ("Seneca"); a back
    reference names whom it cites elsewhere.
    """
    if isinstance(sources.citations[place], BackReference):
        return any(name in sources.by_name for name in sources.people(place))
    if sources.is_doubtful(place):
        return False
    if sources.signed(place) or (sources.family_names_only and sources.people(place)):
        return True
    citation = sources.citations[place]
    if not isinstance(citation, FullCitation) or not sources.title(place) or citation.confidence < _VERY_SURE:
        return False
    return any(len(name) >= _LONG and sources.in_body(name) for name in families(citation.fields))


_VERY_SURE = 0.9
"""Of a name without a given one the parser must be so sure, and the running text must have it."""


def _is_statute(sources: Sources, place: int) -> bool:
    """Tell whether a citation is of a statute, which nobody signs; of a case a name may be that of its judge."""
    citation = sources.citations[place]
    return isinstance(citation, FullCitation) and citation.entry_type == "legislation" and not sources.people(place)


def _is_case(sources: Sources, place: int) -> bool:
    """Tell whether a citation surely is of a decision."""
    citation = sources.citations[place]
    return (
        isinstance(citation, FullCitation)
        and citation.entry_type == "jurisdiction"
        and citation.confidence >= _SURE
        and "author" not in citation.fields
    )


def _is_party(sources: Sources, place: int, head: Head) -> bool:
    """Tell whether the head is the first party of a decision: "Anns (n 5)" is "Anns v Merton LBC"."""
    if not head.is_name or not _is_case(sources, place):
        return False
    return fold(sources.title(place)).startswith(f"{head.names[0]} ")


def _are_law(sources: Sources, place: int, head: Head, target: Note, ends: list[int]) -> bool:
    """Tell whether the note pointed at cites nothing but law, so that the name of an author contradicts it.

    Of a case a name may be that of its judge, but hardly before "supra" or "art. cit.", nor who is named where the note
    is called.
    """
    if sources.reference(place).form not in _AUTHORED or not head.is_name:
        return False
    if has_words(fold(sources.sentence(target.index)), head.names[0]):
        return False
    return all(_is_statute(sources, one) or _is_case(sources, one) for one in ends)


_AUTHORED = frozenset({Form.SUPRA, Form.OP_CIT, Form.LOC_CIT})


def _is_stranger(sources: Sources, head: Head) -> bool:
    """Tell whether the head begins with a name of one word of which the whole document says nothing elsewhere."""
    named = len(head.names) == 1 and head.names == head.printed[:1]
    if head.known or not named or (head.length > 1 and not head.phrase):
        return False
    return not sources.in_body(head.names[0]) and not sources.holding(head.names[0], len(sources.order))
