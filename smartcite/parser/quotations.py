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
    if not any(token.text[0] in PAIRS for token in tokens):
        return found
    opened, opening, closing, depth = -1, "", "", 0
    for index, token in enumerate(tokens):
        if opened < 0 and token.text[0] in PAIRS:
            opening = token.text[0]
            opened, closing, depth = index, PAIRS[opening], 0
        if opened >= 0:
            depth += token.text.count(opening) - token.text.count(closing)
            if depth <= 0:
                found.append((opened, index + 1))
                opened = -1
            elif index - opened > _LIMIT:
                opened = -1
    return found
