"""Numbers as notes and lists print them."""

import pytest

from smartcite.readers.numerals import natural, written


@pytest.mark.parametrize(
    ("format_", "number", "printed"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("lowerRoman", 1994, "mcmxciv"),
        ("upperRoman", 4, "IV"),
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"),
        ("upperLetter", 2, "B"),
        ("chicago", 4, "§"),
        ("symbol", 5, "**"),
        ("unheardOf", 3, "3"),
    ],
)
def test_written(format_: str, number: int, printed: str) -> None:
    """Each format counts as Word does."""
    assert written(number, format_) == printed


@pytest.mark.parametrize("format_", ["lowerRoman", "lowerLetter", "chicago"])
@pytest.mark.parametrize("number", [0])
def test_below_one(format_: str, number: int) -> None:
    """A number that no list begins with is printed somehow."""
    assert written(number, format_)


@pytest.mark.parametrize(
    ("printed", "number"), [("12", 12), ("99999", 99999), ("100000", 1), ("-3", 1), ("²", 1), ("", 1)]
)
def test_natural(printed: str, number: int) -> None:
    """Figures are a number, unless no list has so many items."""
    assert natural(printed, 1) == number
