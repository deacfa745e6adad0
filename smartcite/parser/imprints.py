"""Repairs of what stands behind a title: the edition, the publishing house and its series.

Each takes labelled tokens and gives labelled tokens; `repairs` says in which order.
"""

import itertools
import re
from dataclasses import replace
from functools import cache

from smartcite import lexicon
from smartcite.parser import labels
from smartcite.parser.brackets import opens
from smartcite.parser.labeller import LabelledToken, bare, bare_phrases
from smartcite.parser.normalise.words import listed, pattern
from smartcite.parser.quotations import CLOSING

_HOUSE_LIMIT = 5
"""The name of a publisher has no more words."""


def editions(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make the name after an edition the publisher, where nothing else is: "1st ed. Premier Parallèle, part 4"."""
    starts = [0, *(index for index, token in enumerate(tokens) if index and token.begins), len(tokens)]
    for start, end in itertools.pairwise(starts):
        if any(token.label == labels.PUBLISHER for token in tokens[start:end]):
            continue
        for index in range(start + 1, end):
            sign, token = tokens[index - 1 : index + 1]
            if sign.label != labels.EDITION or not token.text[0].isupper():
                continue
            if token.word in lexicon.stopwords() or token.word in _edition_words("revised"):
                continue  # "2nd ed. Revised by Roe", "3e éd. Cet ouvrage est épuisé"
            if token.label not in labels.REST and not _is_beside_edition(sign, token):
                continue
            near = range(index, min(index + _HOUSE_LIMIT, len(tokens)))
            last = len(tokens) if near.stop == len(tokens) else index
            stop = next((at + 1 for at in near if tokens[at].text[-1] in ",.;:"), last)
            named = tokens[index:stop]
            if named and all(one.text[0].isupper() or one.word in lexicon.stopwords() for one in named):
                tokens[index:stop] = [replace(one, label=labels.PUBLISHER, begins=False) for one in named]
                break
    return tokens


def _is_beside_edition(sign: LabelledToken, token: LabelledToken) -> bool:
    """Tell whether a part of an edition is a name behind its sign, not a remark on it: "2nd ed. Revised"."""
    return token.label == labels.EDITION and token.word.isalpha() and sign.word in _edition_words("words")


@cache
def _edition_words(key: str) -> frozenset[str]:
    return frozenset(map(bare, listed("editions", key)))


def originals(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Take what brackets say of the original edition out of the source, but for its year: "(ed. or. A Title, 1996)"."""
    opened, dated = 0, False
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.begins and not opened:
            dated = False
        opened = max(0, opened + opens(token.text))
        inside = opened or (token.text[0] in "([" and token.text[-1] in ")]")
        if dated and inside and _is_original(tokens, index):
            end, depth = index + 1, opened
            while end < len(tokens) and depth > 0:
                depth += opens(tokens[end].text)
                end += 1
            tokens[index:end] = [
                replace(one, label=labels.DATE if _YEAR.fullmatch(one.word) else labels.OTHER, begins=False)
                for one in tokens[index:end]
            ]
            index, opened = end, 0
            continue
        dated = dated or token.label == labels.DATE
        index += 1
    return tokens


def periods(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Leave a bracket that ends in a range of years with the title before it, where the source has another date.

    So "The Guards (Seville, 1730-1780), PhD thesis, Seville, 2011" is called "The Guards (Seville, 1730-1780)".
    """
    for index in range(1, len(tokens)):
        title, token = tokens[index - 1 : index + 1]
        if title.label != labels.TITLE or token.text[0] != "(" or token.begins:
            continue
        near = range(index, min(len(tokens), index + _LONGEST_PERIOD))
        end = next((at + 1 for at in near if ")" in tokens[at].text), index)
        if end == index or not _PERIOD.fullmatch(tokens[end - 1].word):
            continue
        rest = itertools.takewhile(lambda one: not one.begins, tokens[end : end + _LONGEST_IMPRINT])
        told = list(itertools.takewhile(lambda one: one.label != labels.DATE, rest))
        dated = end + len(told) < len(tokens) and tokens[end + len(told)].label == labels.DATE
        if dated and any(one.label in _MAKERS for one in told):
            tokens[index:end] = [replace(one, label=labels.TITLE, begins=False) for one in tokens[index:end]]
    return tokens


_MAKERS = frozenset({labels.LOCATION, labels.PUBLISHER, labels.INSTITUTION})
_PERIOD = re.compile(r"(?:1[0-9]|20)\d\d[-–](?:(?:1[0-9]|20)\d)?\d\d?")
_LONGEST_PERIOD, _LONGEST_IMPRINT = 8, 30


def _is_original(tokens: list[LabelledToken], index: int) -> bool:
    """Tell whether words for an original edition stand in some place, perhaps behind the name of its language."""
    words = tuple(token.word for token in tokens[index : index + _LONGEST_LEAD])
    return any(words[at : at + len(phrase)] == phrase for phrase in _original_words() for at in (0, 1))


@cache
def _original_words() -> frozenset[tuple[str, ...]]:
    return bare_phrases(listed("editions", "original"))


_LONGEST_LEAD = 4
_YEAR = re.compile(lexicon.YEAR)


def houses(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make a house at the end of a title its publisher, where none is named: "A Title, Harbour Publishing, p. 17"."""
    start, named = 0, False
    for index, token in enumerate(tokens):
        if token.begins:
            start, named = index, False
        if token.label == labels.PUBLISHER:
            named = True
        if named or token.label not in labels.TITLES:
            continue
        following = tokens[index + 1].label if index + 1 < len(tokens) else ""
        if following in (token.label, labels.PUBLISHER) or token.text[-1:] in CLOSING:
            continue
        near = range(index, max(start, index - _HOUSE_LIMIT), -1)
        comma = next((at for at in near if tokens[at - 1].text.endswith(",")), None)
        if comma is None:
            continue
        house = [one.text.strip(" ,.;:()").lower() for one in tokens[comma : index + 1]]
        if not any(word in listed("corporate", "houses") for word in house) or not tokens[comma].text[0].isupper():
            continue
        if all(one.label == token.label and not one.begins for one in tokens[comma - 1 : index + 1]):
            tokens[comma : index + 1] = [replace(one, label=labels.PUBLISHER) for one in tokens[comma : index + 1]]
    return tokens


def publishers(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Let a publisher's name go on to the next mark: "Premier Parallèle," is one name."""
    for index in range(1, len(tokens)):
        before, token = tokens[index - 1], tokens[index]
        if before.label != labels.PUBLISHER or before.text[-1].isalnum() is False or token.begins:
            continue
        if token.label in (labels.LOCATION, labels.COMMENTARY, labels.OTHER) and token.text[0].isupper():
            tokens[index] = replace(token, label=labels.PUBLISHER)
    return tokens


def closing_series(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Give a series printed after the publisher, at the end of a note, its label: "Seuil – La couleur des idées."."""
    for index in range(len(tokens) - 1, 0, -1):
        if tokens[index].label == labels.COMMENTARY:
            continue
        rest = tokens[index + 1 :]
        last = tokens[index - 1] if tokens[index].text in "–—" else tokens[index]
        apart = tokens[index].text[-1:] in "–—" and last.label == labels.PUBLISHER
        if apart and 0 < len(rest) < 9 and rest[0].text[0].isupper() and rest[0].word not in _signals():
            tokens[index + 1 :] = [replace(token, label=labels.SERIES) for token in rest]
        break
    return tokens


@cache
def _signals() -> frozenset[str]:
    """Return the signals of one word."""
    return frozenset(map(bare, listed("signals", "words")))


def series(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make what "coll." announces after a place, a publisher or a year a series: "Seuil, coll. « Points », 1978"."""
    before = ""
    for index in range(1, len(tokens)):
        before = before if tokens[index - 1].label in labels.REST else tokens[index - 1].label
        if before not in labels.IMPRINT or tokens[index].label in labels.OUTSIDE:
            continue
        if not _series_sign().fullmatch(tokens[index].text):
            continue
        end = index + 1
        while end < len(tokens) and end - index < _SERIES_LIMIT and not _SERIES_END.search(tokens[end - 1].text):
            end += 1
        if end > index + 1 and not any(token.begins for token in tokens[index:end]):
            tokens[index:end] = [replace(token, label=labels.SERIES) for token in tokens[index:end]]
    return tokens


_SERIES_LIMIT = 14
_SERIES_END = re.compile(r"[,;)\]]$|[»”]")


@cache
def _series_sign() -> re.Pattern[str]:
    return re.compile(rf"[(\[]?(?:{pattern('volumes', 'series')})", re.IGNORECASE)
