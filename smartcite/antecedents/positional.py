"""The positional finder: the source just before, in the same note or in the note before."""

import re
from bisect import bisect_left
from functools import cache

from smartcite import lexicon
from smartcite.antecedents.heads import Head, named_in
from smartcite.antecedents.index import Sources
from smartcite.antecedents.signals import signal
from smartcite.antecedents.steps import State, ambiguous, found, missing, noted, unclear
from smartcite.model import AntecedentMatch, BackReference, FullCitation, Reason, UnparsedCitation

_NAME = 5
"""A name has so many words at the most."""
_APART = re.compile(r"[;.\n]|--")
_ENCLOSED = re.compile(r"[.,\s]*[(\[]")
_CASE = re.compile(r"[^\W\d_a-z][^;.:\n]{0,60}\s(?:v|vs|c)\.?\s[^\W\d_a-z]")


def by_place(sources: Sources, state: State, place: int, head: Head) -> AntecedentMatch:
    """Return the citation before it in its own note, or the only one of the note before."""
    reference = sources.reference(place)
    cited = sources.by_note[reference.note] if sources.is_aside(place) else sources.standing(reference.note)
    inside = list(cited[: bisect_left(cited, place)])
    if inside and _is_part(sources, inside[-1], place):
        inside = inside[:-1]
    if inside:
        return found(sources, place, inside[-1], reference.note)
    previous = sources.previous.get(reference.note)
    if previous is None:
        if named_in(sources, sources.sentence(reference.note)):
            return unclear(place)
        return missing(place, Reason.FIRST_NOTE)
    if sources.notes[previous].series != sources.notes[reference.note].series:
        return missing(place, Reason.NEW_SERIES, target_note=previous)
    device = reference.spans.get("device", reference.span)
    candidates = sources.standing(previous)
    if _inside().search(sources.text, sources.notes[reference.note].span.start, device.start):  # "A Title, in: ebd."
        candidates = sources.hosts(previous) or sources.by_note.get(previous, [])
    if not candidates:
        return _unread(sources, place, previous)
    for name in head.names:
        if named := [one for one in candidates if name in sources.people(state.end(one))]:
            return found(sources, place, named[-1], previous)
    ends = {sources.work_of.get(state.end(one), str(state.end(one))): one for one in candidates}
    if len(ends) == 1 or not _stand_apart(sources, candidates):
        return found(sources, place, candidates[-1], previous)
    reason = Reason.NONE if _is_secondary(sources, candidates) else Reason.SEVERAL_SOURCES
    return ambiguous(place, reason, candidates[-1], previous, candidates)


def _is_part(sources: Sources, part: int, place: int) -> bool:
    """Tell whether a citation is of something in the source that the device after it means: "A letter, in: ebd."."""
    start, end = sources.citations[part].span.start, sources.citations[place].span.start
    return _inside().search(sources.text, start, end) is not None


def _unread(sources: Sources, place: int, previous: int) -> AntecedentMatch:
    """What to say when the parser read no source in the note before."""
    reference = sources.reference(place)
    text = sources.notes[previous].span.of(sources.text)
    if (
        _source().search(text)
        or _is_titled(text)
        or signal().match(text)
        or named_in(sources, text)
        or sources.is_italic(previous)
    ):
        return noted(place, previous, 0.5)
    if named_in(sources, sources.sentence(reference.note)):
        return unclear(place, target_note=previous)
    return missing(place, Reason.NO_SOURCE, target_note=previous)


def _is_titled(text: str) -> bool:
    """Tell whether a text begins as a name and a title: "Aristotle, Rhetoric", or as a case: "Donoghue v Stevenson"."""
    head, _, title = re.split(r"([,:]\s)", f"{text}, ", maxsplit=1)
    words = re.findall(r"[^\W\d_]+", head)
    named = 0 < len(words) <= _NAME and all(
        one[0].isupper() for one in (words[0], words[-1], title.lstrip("«“„\"' ") or "a")
    )
    return named or _CASE.match(text) is not None


def _stand_apart(sources: Sources, candidates: list[int]) -> bool:
    """Tell whether a mark that ends a reference parts the last source of a note from those before it."""
    last = sources.citations[candidates[-1]]
    end = sources.citations[candidates[-2]].span.end
    between = sources.text[end - 1 : last.span.start]
    if isinstance(last, UnparsedCitation):
        return False
    if last.signal.lower() in lexicon.words("signals", "against"):
        return True
    if _is_nameless(last) and (";" not in between if isinstance(last, FullCitation) else _ENCLOSED.match(between, 1)):
        return False  # the end of the source before, or where that was cited first: "A Title (supra note 5)"
    return bool(_APART.search(between))


def _is_nameless(citation: FullCitation | BackReference) -> bool:
    """Tell whether a citation names neither people nor a title."""
    return not {"author", "editor", "title"} & citation.fields.keys()


def _is_secondary(sources: Sources, candidates: list[int]) -> bool:
    """Tell whether the last source is where the one before it was read ("cité par", "quoted in")."""
    first, last = (sources.citations[one] for one in candidates[-2:])
    signal = "" if isinstance(last, UnparsedCitation) else last.signal
    return _secondary().search(f"{sources.text[first.span.end : last.span.start]} {signal}") is not None


@cache
def _source() -> re.Pattern[str]:
    """Return the pattern of signs that a note speaks of a source even though the parser read none."""
    units = lexicon.either(word for word in lexicon.words("locators") if word[-1] in ".§°")
    return re.compile(
        rf"https?://|www\.|\b10\.\d{{4,}}/|(?<![^\W\d_]){units}\s?\d|[,(]\s?(?:1[5-9]|20)\d\d\b|,\s[ivxlc]+(?:,|\.\s\d)"
        r"|[.,]\s\d{1,4}\W*$|[^\W\d_],\s\d{1,3},\s\d{1,3}\b"
        r"|(?-i:[«“„]\s?[^\W_a-zà-ÿ][^«»“”„]{2,200}[»”“])|_[^_]{3,200}_|\*[^*]{3,200}\*",
        re.IGNORECASE,
    )


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(rf"[,.]\s{lexicon.either(lexicon.words('devices', 'inside'))}:?\s$", re.IGNORECASE)


@cache
def _secondary() -> re.Pattern[str]:
    words = lexicon.either(lexicon.words("devices", "secondary"))
    return re.compile(rf"(?<![^\W_]){words}(?![^\W_])", re.IGNORECASE)
