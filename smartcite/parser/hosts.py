"""Repairs of what holds a work and where in it the work stands: journal, book, editors, series, volume and pages.

Each takes labelled tokens and gives labelled tokens; `repairs` says in which order.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from smartcite.parser import labels
from smartcite.parser.labeller import LabelledToken, run_end
from smartcite.parser.normalise.dates import tells_time
from smartcite.parser.normalise.locators import unit_of
from smartcite.parser.normalise.roles import is_role
from smartcite.parser.normalise.words import listed
from smartcite.parser.quotations import CLOSING, quoted
from smartcite.parser.vocabulary import use

_ISSUE = frozenset({labels.VOLUME, labels.NUMBER, labels.DATE, labels.PAGES, labels.NOTE})
_ENDED = re.compile(r"[,.;]\s?[»”“]$|[»”“]\s?[,;]$")
"""What parts a quoted title from its host; after the quotation, a stop begins a subtitle: "« Argent ». Vivre sans"."""

_HOST_LIMIT = 20
_HOST_WORD = 6
"""A shorter word between a title and a volume may be "dans"; a longer one is the journal's name."""

_SENTENCE_END = re.compile(r"[^\W\d_]{5}[»”’]?\.$|[?!][»”’]?$")
"""The end of a sentence, not of an abbreviation."""

_HOUSED = frozenset({labels.JOURNAL, labels.BOOKTITLE, labels.PUBLISHER, labels.LOCATION, labels.INSTITUTION})
"""Who else may hold or print a work."""

_HOSTS = frozenset({labels.JOURNAL, labels.BOOKTITLE})
_NUMBERED = _HOSTS | labels.VOLUMES
_WIDE = re.compile(r"(\d{1,4})[-–‑‐](\d{2,4})[,.;]?")
_LEAST_PAGES = 3
_PINPOINT_WORDS = 3


def hosts(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make what follows a quoted title, before volume or publisher, the journal or book that holds it."""
    for start, end in quoted(tokens):
        linked = (
            0 < end < len(tokens)
            and tokens[end].label == labels.TITLE
            and tokens[end].word in listed("devices", "inside")
        )
        if linked:
            tokens[end] = replace(tokens[end], label=labels.OTHER)
            end += 1
        stop = end
        kinds = (labels.TITLE,) if end < len(tokens) and tokens[end].label == labels.TITLE else (labels.OTHER,)
        furthest = min(len(tokens), end + _HOST_LIMIT + 1)
        while stop < furthest and tokens[stop].label in kinds and not tokens[stop].begins:
            stop += 1
        titled = {token.label for token in tokens[start : end - linked]} == {labels.TITLE}
        first = not start or tokens[start - 1].label != labels.TITLE
        ended = linked or _ENDED.search(tokens[end - 1].text)
        if not titled or not first or stop in (end, len(tokens)) or not ended:
            continue
        if kinds == (labels.OTHER,) and (tokens[stop].label not in _ISSUE or len(tokens[end].text) < _HOST_WORD):
            continue
        if not tokens[end].text[0].isalpha() or stop - end > _HOST_LIMIT or tokens[stop].begins:
            continue
        label = labels.JOURNAL if tokens[stop].label in _ISSUE else labels.BOOKTITLE
        tokens[end:stop] = [replace(token, label=label) for token in tokens[end:stop]]
    return tokens


def editors(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make people after "in" the editors of the book that they introduce: "A chapter. In R. Roe & J. Doe, A book".

    They are not the author of the chapter: "in: Roe, Works", "in: ders., Works".
    """
    inside = listed("devices", "inside")
    found: set[str] = set()
    authors: set[str] = set()
    for index in range(1, len(tokens)):
        before = tokens[index - 1]
        if before.begins:
            found, authors = set(), set()
        found.add(before.label)
        if before.label == labels.AUTHOR:
            authors.add(before.word)
        linked = before.label == labels.OTHER and before.word in inside
        if not linked or labels.TITLE not in found:
            continue
        title = run_end(tokens, index, _PEOPLE)
        named = [one.word for one in tokens[index:title] if one.label == labels.AUTHOR]
        if not named or named[-1] in authors | _same_author():
            continue
        tokens[index:title] = [replace(one, label=labels.EDITOR) for one in tokens[index:title]]
        end = run_end(tokens, title, _TITLE)
        tokens[title:end] = [replace(one, label=labels.BOOKTITLE) for one in tokens[title:end]]
    return tokens


_PEOPLE = frozenset({labels.AUTHOR, labels.EDITOR})
_TITLE = frozenset({labels.TITLE})


def credited(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make all people before a role set off editors, not the last one alone: "Roe, Doe et Poe (dir.), A Book".

    One in the middle may have been taken for a title where another one follows.
    """
    for index in range(1, len(tokens)):
        closed = tokens[index - 1].text[-1] == "," == tokens[index].text[-1]  # "Roe, Doe, eds., A Book"
        apart = tokens[index].text[0] in "([" or closed
        if not apart or not is_role(tokens[index].text):
            continue
        start = _first_person(tokens, index)
        people = tokens[start:index]
        joined = any(map(_joins, people))
        if any(one.label in labels.TITLES for one in people):
            titled = index + 1 < len(tokens) and tokens[index + 1].label in labels.TITLES
            several = joined and titled and min(_sizes(people)) > 1
        else:
            several = joined or _are_alike(people)
        if several:
            tokens[start : index + 1] = [
                replace(one, label=labels.EDITOR, begins=one.begins and not at)
                for at, one in enumerate(tokens[start : index + 1])
            ]
    return tokens


def _first_person(tokens: Sequence[LabelledToken], end: int) -> int:
    """Return where the people before a place begin, with a citation, or that place."""
    for at in range(end - 1, max(-1, end - _MOST_PEOPLE), -1):
        token = tokens[at]
        if token.label not in _NAMED or not (_joins(token) or _is_of_name(token.text)) or token.text[-1] == ":":
            return end
        if token.begins and token.label == labels.AUTHOR:
            return at
    return end


def _are_alike(people: Sequence[LabelledToken]) -> bool:
    """Tell whether semicolons part people, or commas three or more who all have a given name.

    In "Hegel, Logik, E. Roe (Hrsg.), …" they do not.
    """
    sizes = _sizes(people)
    return any(one.text[-1] == ";" for one in people) or (len(sizes) >= _SEVERAL and min(sizes) > 1)


_SEVERAL = 3


def _sizes(people: Sequence[LabelledToken]) -> list[int]:
    """Return how many words stand between the commas and joining words of a list of people."""
    sizes = [0]
    for one in people:
        sizes[-1] += not _joins(one)
        if one.text[-1] == "," or _joins(one):
            sizes.append(0)
    return [size for size in sizes if size] or [0]


def _joins(token: LabelledToken) -> bool:
    """Tell whether a word joins two people; "E." is an initial."""
    return token.word in listed("roles", "and") and token.text.islower()


_NAMED = frozenset({labels.AUTHOR, labels.EDITOR, labels.TITLE, labels.BOOKTITLE, labels.OTHER})
_MOST_PEOPLE = 24


def edited(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make people after words of their role, behind a title and a mark, its editors: "in A Book, dirigé par Roe"."""
    phrases, firsts = _role_phrases()
    for index in range(1, len(tokens)):
        token, before = tokens[index], tokens[index - 1]
        if before.label not in labels.TITLES or before.text[-1] not in _MARKS or token.label == labels.EDITOR:
            continue  # without a mark it is all the title: "Les Ballets russes dirigés par Roe"
        if token.word not in firsts:
            continue
        words = tuple(one.word for one in tokens[index : index + _LONGEST_ROLE])
        size = next((size for size in range(len(words), 1, -1) if words[:size] in phrases), 0)
        names = index + size
        if not size or names == len(tokens):
            continue
        if tokens[names].label in _PEOPLE:
            end = run_end(tokens, names + 1, _PEOPLE)
        else:
            end = names
            while end < len(tokens) and tokens[end].label == token.label and _is_of_name(tokens[end].text):
                end += 1
        if end > names:
            tokens[index:end] = [replace(one, label=labels.EDITOR, begins=False) for one in tokens[index:end]]
    return tokens


_LONGEST_ROLE = 5
_MARKS = CLOSING | frozenset(",.;:)")


def _is_of_name(text: str) -> bool:
    return text[0].isupper() or text.strip(",") in listed("roles", "and") or text in listed("names", "particles")


@cache
def _role_phrases() -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """Return the roles of several words before a name, each word by itself, and what they begin with."""
    phrases = {tuple(word.rstrip(".") for word in role.split()) for role in listed("roles", "editor") if " " in role}
    return frozenset(phrases), frozenset(phrase[0] for phrase in phrases)


@cache
def _same_author() -> frozenset[str]:
    return frozenset(word.lower().rstrip(".") for word in listed("devices", "idem"))


def pieces(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Begin the title with the kind of piece that a review prints before it: "Roe, Comment, Curtilage, 88 L. Rev."."""
    for index in range(1, len(tokens) - 1):
        before = tokens[index - 1]
        if before.label != labels.AUTHOR or before.text[-1] != "," or tokens[index].begins:
            continue
        size = next((size for size in (2, 1) if _is_piece(tokens[index : index + size])), 0)
        end = run_end(tokens, index + size, {labels.NOTE, labels.TITLE}) if size else index
        if end > index + size and end < len(tokens) and tokens[end].label in _NUMBERED:
            tokens[index:end] = [replace(one, label=labels.TITLE) for one in tokens[index:end]]
    return tokens


_NUMBERED = frozenset({labels.VOLUME, labels.JOURNAL})


def _is_piece(tokens: Sequence[LabelledToken]) -> bool:
    return " ".join([token.text for token in tokens]).rstrip(",") in listed("kinds", "before_title")


def periodicals(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make a last sentence of a title before bare numbers the journal, where no host is named: "Why go? City, 7(2)"."""
    starts = [0, *(index for index, token in enumerate(tokens) if index and token.begins)]
    for start, end in itertools.pairwise((*starts, len(tokens))):
        named = {token.label for token in tokens[start:end]}
        if named & _HOUSED or not {labels.AUTHOR, labels.TITLE} <= named:
            continue
        numbers = (at for at in range(start + 1, end) if tokens[at].label in labels.VOLUMES)
        number = next((at for at in numbers if tokens[at - 1].label == labels.TITLE), start)
        near = range(number - 1, max(start, number - _HOST_LIMIT), -1)
        first = next((at for at in near if _SENTENCE_END.search(tokens[at - 1].text)), number)
        name = tokens[first:number]
        if not name or not name[0].text[0].isupper() or name[-1].text[-1] in CLOSING:
            continue
        titled = all(token.label == labels.TITLE for token in tokens[first - 1 : number])
        counted = number + 1 < end and tokens[number + 1].word in _volume_words()  # "2 vol."
        if titled and tokens[number].text[0].isdigit() and not counted:
            tokens[first:number] = [replace(token, label=labels.JOURNAL) for token in name]
    return tokens


@cache
def _volume_words() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in listed("volumes", "volume"))


def journals(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Take from a journal's name what is an author's, and give it what is its own.

    What follows an author without a mark, before a date, is his: "Organisation des | Nations Unies, 2019". A word that
    tells no time belongs to the name before it: "Géographie, économie, | société 2016/2".
    """
    for index in range(1, len(tokens)):
        before, token = tokens[index - 1], tokens[index]
        if token.label == labels.JOURNAL and before.label == labels.AUTHOR and before.text[-1].isalnum():
            end = run_end(tokens, index, _JOURNAL)
            if end < len(tokens) and tokens[end].label == labels.DATE and not tokens[end].begins:
                tokens[index:end] = [replace(one, label=labels.AUTHOR, begins=False) for one in tokens[index:end]]
        elif token.label == labels.DATE and before.label == labels.JOURNAL and index + 1 < len(tokens):
            dated = tokens[index + 1].label == labels.DATE and tokens[index + 1].text[0].isdigit()
            if dated and before.text[-1] not in CLOSING and _is_timeless(token.text):
                tokens[index] = replace(token, label=labels.JOURNAL)
    return tokens


def _is_timeless(word: str) -> bool:
    """Tell whether a word in small letters tells no time."""
    return word.isalpha() and word.islower() and "D" not in use(word) and not tells_time(word)


_JOURNAL = frozenset({labels.JOURNAL})


def bracketed(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Part the series in brackets from the title before it: "A Title (Studies in Law, Bd. 7), Marbach 2015"."""
    opened = -1
    for index, token in enumerate(tokens):
        if token.label == labels.TITLE and token.text[0] == "(" and not token.begins:
            opened = index
        if opened < 0 or (token.label == labels.TITLE and ")" not in token.text):
            continue
        end = index
        while end < len(tokens) and tokens[end].label in labels.VOLUMES and ")" not in tokens[end].text:
            end += 1
        named = index > opened + 1 and (tokens[opened].text[1:2].isupper() or tokens[opened].text[1:2] in ("", "="))
        if named and end < len(tokens) and tokens[end].label in labels.VOLUMES:
            tokens[opened:index] = [replace(one, label=labels.SERIES) for one in tokens[opened:index]]
            tokens[index : end + 1] = [replace(one, label=labels.NUMBER) for one in tokens[index : end + 1]]
        opened = -1
    return tokens


def extents(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Part the numbers around a journal from its name: "(2010) 54-55 Ports & Quays 291-311", "55:2 RD McGill 229"."""
    for index in range(1, len(tokens)):
        before, token = tokens[index - 1], tokens[index]
        label = ""
        if before.label == labels.DATE:
            after = tokens[index + 1].label if index + 1 < len(tokens) else ""
            if after == labels.JOURNAL and token.label == labels.PAGES:
                label = labels.VOLUME
        elif before.label == labels.VOLUME and before.text[-1] == ":" and token.text.isdigit():
            label = labels.NUMBER
        elif (token.label in _PEOPLE and token.text[0].isdigit() and _WIDE.fullmatch(token.text)) or (
            before.label in _HOSTS and token.label in _NUMBERED and _is_extent(tokens, index)
        ):
            label = labels.PAGES
        if label:
            tokens[index] = replace(token, label=label)
    return tokens


def _is_extent(tokens: list[LabelledToken], index: int) -> bool:
    """Tell whether what follows a journal is its pages: a wide range that ends the name, or a page and one cited."""
    text = tokens[index].text
    if wide := _WIDE.fullmatch(text):
        return int(wide[2]) - int(wide[1]) >= _LEAST_PAGES
    end = index + 1
    while end < len(tokens) and not tokens[end].text[0].isdigit() and end - index <= _PINPOINT_WORDS:
        end += 1
    words = " ".join(token.text for token in tokens[index + 1 : end])
    cited = end < len(tokens) and tokens[end].label in labels.PAGED and unit_of(words) == "page"
    if text.isdigit() and cited:
        tokens[index + 1 : end + 1] = [replace(token, label=labels.LOCATOR) for token in tokens[index + 1 : end + 1]]
    return text.isdigit() and cited
