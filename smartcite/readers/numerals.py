"""The numbers of notes and lists as they are printed: 3, iii, c, †.

The formats have the names of Word (ECMA-376 part 1, 17.18.59), whichever program counts.
"""

from collections.abc import Callable

_SYMBOLS = "*†‡§"
_MOST_DIGITS = 5


def written(number: int, format: str) -> str:  # noqa: A002  Word's own word
    """Return a number in one of the formats; in plain figures for one that is not known."""
    return _FORMATS.get(format, str)(number)


def natural(printed: str, default: int) -> int:
    """Return the number that figures mean, or the default for anything else and for what no list counts to."""
    return int(printed) if printed.isdecimal() and len(printed) <= _MOST_DIGITS else default


def _roman(number: int) -> str:
    text = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    ):
        text += sign * (number // value)
        number %= value
    return text or "0"


def _letter(number: int) -> str:
    """Return a, b ... z, aa, bb ...: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else "0"


def _chicago(number: int) -> str:
    return _SYMBOLS[(number - 1) % 4] * ((number - 1) // 4 + 1) if number > 0 else "*"


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "chicago": _chicago,
    "symbol": _chicago,
    "decimalZero": lambda number: f"{number:02}",
}
