"""Repair of the part or chapter cited behind an imprint ("Gallimard, 1975, chap. 3")."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from smartcite.parser import labels
from smartcite.parser.labeller import EDGES, LabelledToken
from smartcite.parser.normalise.locators import unit_of
from smartcite.parser.normalise.words import listed
from smartcite.parser.quotations import PAIRS


@cache
def part_words() -> frozenset[str]:
    """Return the words of parts and chapters, without a point."""
    return frozenset(word.rstrip(".") for unit in ("part", "chapter") for word in listed("locators", unit))


def parts(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make the part or chapter that closes a citation its locator: "Gallimard, 1975, chap. 3 : le panoptisme."."""
    within = published = False
    for index, token in enumerate(tokens):
        published = published or (index > 0 and tokens[index - 1].label in _PUBLISHED)
        within = (within or token.text[0] in PAIRS) and not any(mark in token.text for mark in PAIRS.values())
        if within or not published or index + 1 >= len(tokens):
            continue
        stray = token.label in labels.OUTSIDE
        if stray and (token.label != labels.COMMENTARY or tokens[index - 1].label not in labels.IMPRINT):
            continue
        if token.label in (labels.LOCATOR, labels.JOURNAL, labels.BOOKTITLE) or not _is_part(tokens, index):
            continue
        following = range(index + 1, min(len(tokens), index + _PART_LIMIT))
        end = next((at for at in following if _closes(tokens[at - 1], tokens[at], outside=stray)), len(tokens))
        if end > index + _PART_LIMIT or not _WITHOUT.isdisjoint([one.label for one in tokens[index:end]]):
            continue
        tokens[index:end] = [replace(token, label=labels.LOCATOR, begins=False) for token in tokens[index:end]]
    return tokens


_PUBLISHED = frozenset({labels.PUBLISHER, labels.EDITION, labels.DATE})
_WITHOUT = frozenset({labels.DATE, labels.PUBLISHER, labels.JOURNAL})
_PART_LIMIT = 40
"""A part that is cited, with its title, has no more words."""


def _is_part(tokens: Sequence[LabelledToken], index: int) -> bool:
    """Tell whether a token is "Partie" or "chap." with its number after it, and what went before has ended."""
    if tokens[index - 1].text[-1:] not in ",.;":
        return False
    number = tokens[index + 1].text.strip(EDGES)
    return tokens[index].word in part_words() and bool(re.fullmatch(r"\d{1,3}|[IVXLC]+", number))


def _closes(before: LabelledToken, token: LabelledToken, *, outside: bool) -> bool:
    """Tell whether a part cited ends before a token; `outside` when the labeller left the part out of the citation."""
    stray = token.label in labels.OUTSIDE and not (outside and token.label == labels.COMMENTARY)
    if token.begins or stray or token.label == labels.AUTHOR or token.text[0] in PAIRS:
        return True
    return before.text.rstrip()[-1:] == ";" or (token.label in labels.PAGED and unit_of(token.text) == "page")
