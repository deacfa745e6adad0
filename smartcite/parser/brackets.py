"""Where the brackets of a note open and close among its tokens."""

from collections.abc import Collection, Sequence

from smartcite.parser.labeller import LabelledToken


def opens(text: str) -> int:
    """Return how many brackets more a text opens than it closes."""
    return sum(map(text.count, "([")) - sum(map(text.count, ")]"))


def closing(tokens: Sequence[LabelledToken]) -> dict[int, int]:
    """Return where the token ends in which a bracket closes, by where it opens."""
    opened: list[int] = []
    closes: dict[int, int] = {}
    for token in tokens:
        for at, letter in enumerate(token.text, token.start):
            if letter in "([":
                opened.append(at)
            elif letter in ")]" and opened:
                closes[opened.pop()] = token.end
    return closes


def opening(token: LabelledToken, brackets: Collection[int]) -> int | None:
    """Return the one of some brackets that opens in a token, or None."""
    opened = (token.start + at for at, letter in enumerate(token.text) if letter in "([")
    return next((bracket for bracket in opened if bracket in brackets), None)
