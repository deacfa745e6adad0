"""Repair of what is named by its kind: entries ("Roe, voce «Pena», in Enc. dir., XXXII") and reviews."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from smartcite import lexicon
from smartcite.parser import labels
from smartcite.parser.labeller import LabelledToken, bare, bare_phrases, run_end
from smartcite.parser.normalise.words import listed
from smartcite.parser.quotations import CLOSING


def entries(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make what stands between the word for an entry, behind who wrote it, and "in" the title."""
    for index in range(1, len(tokens) - 2):
        before = tokens[index - 1]
        if tokens[index].word not in entry_words() or tokens[index].begins or before.text[-1] != ",":
            continue
        end = _host(tokens, index + 1) if before.label in _MAKERS else 0
        if end > index + 1 and (tokens[index].word in _sure() or _may_be_entry(tokens[index + 1])):
            tokens[index] = replace(tokens[index], label=labels.OTHER)
            tokens[index + 1 : end] = [replace(one, label=labels.TITLE) for one in tokens[index + 1 : end]]
            closed = run_end(tokens, end + 1, {labels.EDITOR})  # "Enc. dir." is nobody
            if closed == len(tokens) or tokens[closed].label not in _HOSTS:
                tokens[end + 1 : closed] = [replace(one, label=labels.BOOKTITLE) for one in tokens[end + 1 : closed]]
    return tokens


def _may_be_entry(token: LabelledToken) -> bool:
    """Tell whether a title may begin behind "article", which statutes have, too: no number, "premier", "sans titre"."""
    ordinal = any(token.word in table.get("ordinals", {}) for table in lexicon.tables("editions").values())
    return not (_NUMBER.match(token.text) or ordinal or token.text in lexicon.stopwords())


_NUMBER = re.compile(r"\d|[IVXLC]+\W*$|[A-Z]\.?$")
"""What follows the word where it is an article of a statute: "Art. I", "art. L. 121-1"."""

_MAKERS = frozenset({labels.AUTHOR, labels.DEVICE})
_LONGEST = 15
"""The title of an entry has fewer words."""


def reviews(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make a review's words and what is reviewed its title: "Roe, rec. a Doe, Ports (cit. n. 6), in «Rassegna», 33"."""
    for index in range(1, len(tokens) - 2):
        if tokens[index - 1].label != labels.AUTHOR or tokens[index - 1].text[-1] != "," or tokens[index].begins:
            continue
        if tokens[index].label == labels.JOURNAL or not is_review(one.word for one in tokens[index:]):
            continue
        inside = range(index + 2, min(len(tokens), index + _LONGEST_REVIEW))
        end = next((at for at in inside if _ends_reviewed(tokens, at)), 0)
        if end:
            tokens[index:end] = [replace(one, label=labels.TITLE, begins=False) for one in tokens[index:end]]
    return tokens


_LONGEST_REVIEW = 40


def _ends_reviewed(tokens: Sequence[LabelledToken], at: int) -> bool:
    """Tell whether the title of what is reviewed ends before a token: a bracket, "in", or the journal itself."""
    if tokens[at].label == labels.JOURNAL or tokens[at].text[0] in "([":
        return True
    return tokens[at].word in listed("devices", "inside") and tokens[at - 1].text[-1] in ",)"


def is_review(words: Iterable[str]) -> bool:
    """Tell whether words in small letters begin with those that say that a review follows."""
    first = tuple(itertools.islice(words, max(map(len, _review_words()))))
    return any(first[: len(phrase)] == phrase for phrase in _review_words())


def review_words() -> frozenset[str]:
    """Return the words that those for a review begin with."""
    return frozenset(phrase[0] for phrase in _review_words())


@cache
def _review_words() -> frozenset[tuple[str, ...]]:
    return bare_phrases(listed("kinds", "review"))


def _host(tokens: Sequence[LabelledToken], start: int) -> int:
    """Return where the "in" stands before the dictionary that an entry is in, or 0."""
    for at in range(start + 1, min(len(tokens) - 1, start + _LONGEST)):
        if tokens[at].begins or ";" in tokens[at - 1].text:
            return 0
        if tokens[at].word in listed("devices", "inside") and tokens[at + 1].label in _HOSTS | {labels.EDITOR}:
            return at if tokens[at - 1].text[-1] in CLOSING | {",", ")"} else 0
    return 0


_HOSTS = frozenset({labels.BOOKTITLE, labels.JOURNAL, labels.TITLE})


@cache
def entry_words() -> frozenset[str]:
    """Return the words before the title of an entry, without points; some may mean an article of a statute."""
    return _sure() | frozenset(map(bare, listed("kinds", "article")))


@cache
def _sure() -> frozenset[str]:
    return frozenset(map(bare, listed("kinds", "entry")))
