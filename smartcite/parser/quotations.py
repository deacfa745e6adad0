"""Where quotations stand among the tokens of a note."""

from collections.abc import Sequence

from smartcite.parser.labeller import LabelledToken

PAIRS = {"«": "»", "“": "”", "„": "“"}
"""The closing mark of each opening one."""

CLOSING = frozenset(PAIRS.values()) | {"’", '"'}
"""What a quotation may end with, an apostrophe and straight marks too."""

_LIMIT = 60
"""A quotation of more tokens is prose, not a title."""


def quoted(tokens: Sequence[LabelledToken]) -> list[tuple[int, int]]:
    """Return where each outermost quotation begins and ends, in tokens."""
    found: list[tuple[int, int]] = []
    end = 0
    for start in [index for index, token in enumerate(tokens) if token.text[0] in PAIRS]:
        if start < end:
            continue
        opening = tokens[start].text[0]
        closing, depth = PAIRS[opening], 0
        end = start + _LIMIT + 2
        for index, token in enumerate(tokens[start:end], start):
            depth += token.text.count(opening) - token.text.count(closing)
            if depth <= 0:
                end = index + 1
                found.append((start, end))
                break
    return found
