"""Patterns of word lists, and texts in small letters for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcite.parser.normalise.words import expression, listed, small


@given(st.text())
def test_small_letters_keep_their_places(text: str) -> None:
    """Every letter has the place that it had, and small letters are left alone."""
    lower = small(text)
    assert len(lower) == len(text)
    assert small(lower) == lower
    assert all(one == two.lower() for one, two in zip(lower, text, strict=True) if two.isascii())


def test_a_letter_of_two_is_one() -> None:
    """Turkish capital I with its point would be two letters."""
    assert small("İstanbul, İSTANBUL") == "istanbul, istanbul"


@pytest.mark.parametrize(("table", "key"), [("roles", "foreword"), ("dates", "accessed"), ("kinds", "thesis")])
def test_every_word_listed_is_found_in_small_letters(table: str, key: str) -> None:
    """Whole, with either apostrophe."""
    for word in listed(table, key):
        for text in (small(word), small(word).replace("’", "'")):
            assert expression(table, key).fullmatch(text)
        if word[-1].isalnum():
            assert not expression(table, key).fullmatch(small(word) + "x")
