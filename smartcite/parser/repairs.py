"""Small certainties that mend what the labeller gets wrong: what quotation marks enclose, what a signal is.

Every repair takes labelled tokens and gives labelled tokens; none looks further than one note.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from smartcite.parser import labels
from smartcite.parser.labeller import LabelledToken
from smartcite.parser.normalise.words import listed

_QUOTED_LIMIT = 60
"""A quotation of more tokens is prose, not a title."""

_TITLES = frozenset({labels.TITLE, labels.BOOKTITLE, labels.JOURNAL, labels.SERIES})
_PAIRS = {"«": "»", "“": "”", "„": "“"}


def repair(tokens: Sequence[LabelledToken]) -> list[LabelledToken]:
    """Return the tokens with the labels that their surroundings make certain."""
    return _signals(_quotations(list(tokens)))


def _quotations(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Give every token between quotation marks the label of a title when most of them have it."""
    for start, end in _quoted(tokens):
        inside = tokens[start:end]
        titles = sum(token.label == labels.TITLE for token in inside)
        if inside[0].label != labels.TITLE or 2 * titles < len(inside) or titles == len(inside):
            continue
        tokens[start:end] = [
            replace(token, label=labels.TITLE, begins=token.begins and index == 0) for index, token in enumerate(inside)
        ]
    return tokens


def _quoted(tokens: Sequence[LabelledToken]) -> list[tuple[int, int]]:
    """Return where each outermost quotation begins and ends, in tokens."""
    found = []
    opened, closing, depth = -1, "", 0
    for index, token in enumerate(tokens):
        if opened < 0 and (mark := next((mark for mark in _PAIRS if token.text.startswith(mark)), "")):
            opened, closing, depth = index, _PAIRS[mark], 0
            opening = mark
        if opened >= 0:
            depth += token.text.count(opening) - token.text.count(closing)
            if depth <= 0:
                found.append((opened, index + 1))
                opened = -1
            elif index - opened > _QUOTED_LIMIT:
                opened = -1
    return found


@cache
def _signal_words() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(re.findall(r"\w+", phrase.lower())) for phrase in listed("signals", "words"))


def _signals(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Take the signal off the head of a citation: "Vgl. Feest" is "Feest", introduced by "Vgl."."""
    for index, token in enumerate(tokens):
        if not token.begins or token.label not in (labels.AUTHOR, labels.TITLE, labels.EDITOR, labels.OTHER):
            continue
        length = next((size for size in (3, 2, 1) if _is_signal(tokens[index : index + size], size)), 0)
        if not length or index + length >= len(tokens) or tokens[index + length].label in labels.OUTSIDE:
            continue
        for place in range(index, index + length):
            tokens[place] = replace(tokens[place], label=labels.SIGNAL, begins=False)
        tokens[index + length] = replace(tokens[index + length], begins=True)
    return tokens


def _is_signal(tokens: Sequence[LabelledToken], size: int) -> bool:
    words = tuple(word for token in tokens for word in re.findall(r"\w+", token.text.lower()))
    if len(tokens) != size or words not in _signal_words():
        return False
    if size == 1 and len(words[0]) == 1 and tokens[0].text[0].isupper():
        return False  # an initial
    return tokens[-1].text[-1:] in ".,:" or tokens[0].text[0].islower() or size > 1 or len(words[0]) > 3
