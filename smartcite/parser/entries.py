"""Repair of the entries of dictionaries and encyclopedias: "Roe, voce «Pena», in Enc. dir., XXXII, 1982"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from smartcite.parser import labels
from smartcite.parser.labeller import LabelledToken, bare, run_end
from smartcite.parser.normalise.words import listed
from smartcite.parser.quotations import CLOSING


def entries(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make what stands between the word for an entry, behind who wrote it, and "in" the title."""
    for index in range(1, len(tokens) - 2):
        before = tokens[index - 1]
        if tokens[index].word not in entry_words() or tokens[index].begins or before.text[-1] != ",":
            continue
        end = _host(tokens, index + 1) if before.label in _MAKERS else 0
        if end > index + 1 and (tokens[index].word in _sure() or not _NUMBER.match(tokens[index + 1].text)):
            tokens[index] = replace(tokens[index], label=labels.OTHER)
            tokens[index + 1 : end] = [replace(one, label=labels.TITLE) for one in tokens[index + 1 : end]]
            closed = run_end(tokens, end + 1, {labels.EDITOR})  # "Enc. dir." is nobody
            if closed == len(tokens) or tokens[closed].label not in _HOSTS:
                tokens[end + 1 : closed] = [replace(one, label=labels.BOOKTITLE) for one in tokens[end + 1 : closed]]
    return tokens


_NUMBER = re.compile(r"\d|[IVXLC]+\W*$|[A-Z]\.?$|[a-zà-ÿ]")
"""What follows the word where it is an article of a statute ("Art. I", "art. L. 121-1") or one of a sentence."""

_MAKERS = frozenset({labels.AUTHOR, labels.DEVICE})
_LONGEST = 15
"""The title of an entry has fewer words."""


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
