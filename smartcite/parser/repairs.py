"""Small certainties that mend what the labeller gets wrong: what quotation marks enclose, what a signal is.

Every repair takes labelled tokens and gives labelled tokens; none looks further than one note.
"""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from smartcite import lexicon
from smartcite.parser import labels
from smartcite.parser.decisions import annotators, collected, comments, digests, identified, litigants, sections
from smartcite.parser.entries import entries, entry_words, review_words, reviews
from smartcite.parser.hosts import (
    bracketed,
    credited,
    edited,
    editors,
    extents,
    hosts,
    journals,
    periodicals,
    pieces,
)
from smartcite.parser.imprints import closing_series, editions, houses, originals, periods, publishers, series
from smartcite.parser.labeller import EDGES, LabelledToken, bare, run_end
from smartcite.parser.normalise.entry_types import describes_report
from smartcite.parser.normalise.words import first_words, listed
from smartcite.parser.parts import part_words, parts
from smartcite.parser.people import INITIAL, authors, bodies, headwords, parties, translators
from smartcite.parser.quotations import quoted


def repair(tokens: Sequence[LabelledToken]) -> list[LabelledToken]:
    """Return the tokens with the labels that their surroundings make certain."""
    mended = list(tokens)
    present = {token.label for token in mended}
    if present.issubset(labels.OUTSIDE):
        return mended
    words = {word.strip(EDGES) for word in bare(" ".join([token.text for token in mended])).split()}
    fresh = True
    for step, concerned, signs in _steps():
        if signs is not None and signs.isdisjoint(words):
            continue
        if concerned.isdisjoint(present) and not fresh:
            present, fresh = {token.label for token in mended}, True  # a step before may have given one
        if not concerned.isdisjoint(present):
            mended, fresh = step(mended), False
    return mended


_Step = tuple[Callable[[list[LabelledToken]], list[LabelledToken]], frozenset[str], frozenset[str] | None]


@cache
def _steps() -> tuple[_Step, ...]:
    """Return the repairs in their order, each with what a note has if there is something to mend.

    That is one of some labels, and one of some words if there are any.
    """
    titles = frozenset({labels.TITLE})
    everything = frozenset(labels.LABELS)
    return (
        (_dashes, everything, _DASHES),
        (originals, frozenset({labels.DATE}), first_words("editions", "original")),
        (periods, titles, None),
        (pieces, frozenset({labels.JOURNAL}), first_words("kinds", "before_title")),
        (_issues, labels.VOLUMES, None),
        (_untitled, frozenset({labels.DATE}), None),
        (journals, frozenset({labels.JOURNAL}), None),
        (authors, everything, None),
        (headwords, frozenset({labels.AUTHOR}), None),
        (parties, frozenset({labels.AUTHOR}), frozenset(listed("legal", "versus"))),
        (translators, frozenset({labels.EDITOR}), first_words("roles", "translator")),
        (bracketed, labels.VOLUMES, None),
        (series, labels.IMPRINT, frozenset(map(bare, listed("volumes", "series")))),
        (editions, frozenset({labels.EDITION}), None),
        (houses, labels.TITLES, frozenset(map(bare, listed("corporate", "houses")))),
        (publishers, frozenset({labels.PUBLISHER}), None),
        (closing_series, frozenset({labels.PUBLISHER}), None),
        (bodies, titles, None),
        (_quotations, everything, None),
        (entries, everything, entry_words()),
        (reviews, frozenset({labels.AUTHOR}), review_words()),
        (hosts, titles, None),
        (credited, frozenset({labels.AUTHOR}), first_words("roles", "editor")),
        (edited, labels.TITLES, None),
        (editors, frozenset({labels.OTHER}), frozenset(map(bare, listed("devices", "inside")))),
        (periodicals, labels.VOLUMES, None),
        (extents, frozenset({labels.JOURNAL, labels.BOOKTITLE, labels.VOLUME}), None),
        (parts, labels.IMPRINT, part_words()),
        (collected, everything, frozenset(map(bare, listed("legal", "collections")))),
        (sections, frozenset({labels.LEGAL}), None),
        (comments, frozenset({labels.AUTHOR}), first_words("legal", "comments")),
        (litigants, frozenset({labels.LEGAL}), None),
        (identified, frozenset({labels.LEGAL}), None),
        (digests, frozenset({labels.AUTHOR, labels.JOURNAL}), None),
        (annotators, frozenset({labels.LEGAL, labels.JOURNAL}), first_words("legal", "annotations")),
        (_signals, _HEADS, None),
    )


def _dashes(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Begin a citation at a name behind a stop and a dash, as old bibliographies do: "Paris, 1822.—Esquirol, …"."""
    for index, token in enumerate(tokens):
        if token.text in _DASHES:
            continue
        start = index
        while start and tokens[start - 1].text in _DASHES:
            start -= 1
        before = tokens[start - 1] if 0 < start < index else None
        if before is None or before.text[-1] != "." or before.label in (*labels.OUTSIDE, labels.AUTHOR):
            continue
        if index - start == 1 and tokens[start].text == "-":
            continue  # "Ch.-R. Roe"
        astray = token.label in _UNNAMED and not any(map(str.isdigit, token.text))
        if not token.text[0].isupper() or not (astray or token.label in _NAMED):
            continue
        tokens[start:index] = [replace(one, label=labels.SEPARATOR, begins=False) for one in tokens[start:index]]
        tokens[index] = replace(token, label=labels.AUTHOR if astray else token.label, begins=True)
    return tokens


_DASHES = frozenset("-–—")
_NAMED = frozenset({labels.AUTHOR, labels.EDITOR, labels.TITLE})
_UNNAMED = frozenset({labels.DATE, labels.PAGES, labels.LOCATOR, labels.VOLUME, labels.NUMBER})


def _issues(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Keep a number in brackets with the volume or number that it is glued to: "82(2)", "7/n°2(4)" are one run.

    Figures behind the sign of a number and before a date are one, not a year: "n° 1780, octobre 2019".
    """
    for index in range(1, len(tokens)):
        before, token = tokens[index - 1], tokens[index]
        glued = token.text[0] == "(" and token.start == before.end
        if glued and before.label in labels.VOLUMES and token.label in labels.VOLUMES:
            tokens[index] = replace(token, label=before.label)
        dated = index + 1 < len(tokens) and token.label == tokens[index + 1].label == labels.DATE
        if (
            dated
            and before.label == labels.NUMBER
            and _FIGURES.fullmatch(token.text)
            and before.word in _number_signs()
        ):
            tokens[index] = replace(token, label=labels.NUMBER)
    return tokens


_FIGURES = re.compile(r"\d+[,.;]?")


@cache
def _number_signs() -> frozenset[str]:
    return frozenset(map(bare, listed("volumes", "number")))


def _untitled(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make a sentence behind an author with a year the missing title: "Roe, 2018. Why? City, 3", "Roe, J., 2018. Why?".

    It is one before a journal, else only behind initials and a stop and before what else a source has, as lists of
    references have them: "Roe, J., 2018. Emphasis added." is a remark.
    """
    before: set[str] = set()
    listed_so = False
    for index, token in enumerate(tokens):
        if token.begins:
            before, listed_so = set(), False
        untitled = token.label == labels.COMMENTARY and before == {labels.AUTHOR, labels.DATE}
        before.add(token.label)
        if token.label == labels.AUTHOR and index and tokens[index - 1].text[-1] == ",":
            listed_so = listed_so or bool(INITIAL.fullmatch(token.text.rstrip(",")))
        if not untitled or tokens[index - 1].label != labels.DATE:
            continue
        end = run_end(tokens, index, _SENTENCE)
        titled = end < len(tokens) and tokens[end].label == labels.TITLE
        host = run_end(tokens, end + 1, labels.TITLES) if titled else end
        if end < host < len(tokens) and tokens[host].label in labels.VOLUMES:
            tokens[end:host] = [replace(one, label=labels.JOURNAL) for one in tokens[end:host]]
        if end < len(tokens) and tokens[end].label == labels.JOURNAL:
            tokens[end] = replace(tokens[end], begins=False)
        elif listed_so and tokens[index - 1].text[-1] == "." and _begins_title(token):
            end = next((at + 1 for at in range(index, end) if _STOPPED.search(tokens[at].text)), end)
            behind = end < len(tokens) and not tokens[end].begins and tokens[end].label in _BEHIND_TITLES
            if not behind and not describes_report(" ".join([one.text for one in tokens[index:end]])):
                continue
        else:
            continue
        tokens[index:end] = [replace(one, label=labels.TITLE) for one in tokens[index:end]]
    return tokens


def _begins_title(token: LabelledToken) -> bool:
    return token.text[0].isupper() and (token.word,) not in _signal_words()


_SENTENCE = frozenset({labels.COMMENTARY})
_BEHIND_TITLES = labels.IMPRINT | {labels.TITLE, labels.NOTE, labels.BOOKTITLE, labels.EDITOR, labels.VOLUME}
_STOPPED = re.compile(r"[^\W\d_]{3}[)»”]?[.?!]$")


def _quotations(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Give every token between quotation marks the label of a title when most of them have it.

    It is one, too, when a citation seems to begin amid the quotation and to go on behind it.
    """
    for start, end in quoted(tokens):
        inside = tokens[start:end]
        titles = sum(token.label == labels.TITLE for token in inside)
        most = inside[0].label == labels.TITLE and 2 * titles >= len(inside)
        if (titles == len(inside) or not most) and not _crosses(tokens, start, end):
            continue
        tokens[start:end] = [
            replace(token, label=labels.TITLE, begins=index == 0 and (token.begins or not most))
            for index, token in enumerate(inside)
        ]
    return tokens


def _crosses(tokens: list[LabelledToken], start: int, end: int) -> bool:
    """Tell whether a citation begins inside a quotation, after its first word, and goes on behind it."""
    inside = tokens[start:end]
    goes_on = end < len(tokens) and not tokens[end].begins and tokens[end].label not in labels.OUTSIDE
    amid = goes_on and inside[-1].label not in labels.OUTSIDE and any(token.begins for token in inside[1:])
    return amid and all(token.label in _AMID for token in inside)


_AMID = frozenset({labels.AUTHOR, labels.TITLE, *labels.OUTSIDE, labels.OTHER})


@cache
def _signal_words() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(_WORD.findall(phrase.lower())) for phrase in listed("signals", "words"))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in _signal_words())


def _begins_signal(text: str) -> bool:
    word = _WORD.search(text)
    return word is not None and word[0].lower() in _first_words()


_WORD = re.compile(r"\w+")


_HEADS = frozenset({labels.AUTHOR, labels.TITLE, labels.EDITOR, labels.OTHER})


def _signals(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Take the signal off the head of a citation: "Vgl. Feest" is "Feest", introduced by "Vgl."."""
    for index, token in enumerate(tokens):
        introduced = index > 0 and tokens[index - 1].label == labels.SIGNAL
        if not (token.begins or introduced) or token.label not in _HEADS:
            continue
        end = _signal_end(tokens, index)
        if end <= index or end >= len(tokens) or tokens[end].label in labels.OUTSIDE:
            continue
        for place in range(index, end):
            tokens[place] = replace(tokens[place], label=labels.SIGNAL, begins=False)
        tokens[end] = replace(tokens[end], begins=True)
    return tokens


def _signal_end(tokens: Sequence[LabelledToken], index: int) -> int:
    """Return where the signal ends that a token is in, perhaps behind words of it that are read as such; or 0.

    "See in particular Roe" may be read as the signal "See in" and the author "particular Roe".
    """
    start, longest = index, max(map(len, _signal_words()))
    while start >= 0 and index - start < longest and (start == index or tokens[start].label == labels.SIGNAL):
        if _begins_signal(tokens[start].text):
            for size in range(longest, index - start, -1):
                if _is_signal(tokens, start, size):
                    return start + size
        start -= 1
    return 0


def _is_signal(tokens: Sequence[LabelledToken], start: int, size: int) -> bool:
    signal = tokens[start : start + size]
    words = tuple(word for token in signal for word in _WORD.findall(token.text.lower()))
    if len(signal) != size or words not in _signal_words() or not _WORD.search(signal[-1].text):
        return False
    first = signal[0].text
    if all(len(word) == 1 for word in words) and all(map(str.isupper, filter(str.isalpha, first))):
        return False  # initials, which "E.g." are not
    if any(token.text[0].isupper() and len(token.word) > 1 for token in signal[1:]):
        return False  # "See Also Sprach Zarathustra"
    if size > 1 or first[-1] in ".,:" or first[0].islower() or len(words[0]) > _LONG:
        return True
    return words[0] in lexicon.stopwords() and _has_company(tokens, start)


_LONG = 3
"""A longer word with a capital is no short name."""


def _has_company(tokens: Sequence[LabelledToken], index: int) -> bool:
    """Tell whether a short signal stands among words of its language: "Bei Luhmann, …, S. 12", not "Bei Dao, …, 12"."""
    known = _words_around(tokens[index].word)
    return any(token.word in known for at, token in enumerate(tokens) if at != index)


@cache
def _words_around(signal: str) -> frozenset[str]:
    """Return the function words and the page signs of the languages that have a signal."""
    languages = [
        code for code, table in lexicon.tables("signals").items() if signal in map(bare, table.get("words", ()))
    ]
    pages = (lexicon.table(code, "locators").get("page", ()) for code in languages)
    stopwords = (lexicon.table(code, "stopwords") for code in languages)
    return frozenset(map(bare, itertools.chain(*pages, *stopwords)))
