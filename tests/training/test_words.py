"""Slots and numbers of the training notes."""

import random

import pytest
from training.words import Words, languages, roman


@pytest.mark.parametrize(("number", "text"), [(4, "IV"), (19, "XIX"), (60, "LX"), (99, "XCIX")])
def test_roman(number: int, text: str) -> None:
    """Roman figures are as usual."""
    assert roman(number) == text


@pytest.mark.parametrize("language", languages())
def test_every_entry_can_be_filled(language: str) -> None:
    """No slot of any list is unknown, and none is left."""
    words = Words(language, random.Random(3))
    for entries in words.lists.values():
        for entry in entries:
            assert "<" not in words.fill(entry)


def test_a_capital_slot_gives_a_capital() -> None:
    """<Noun> begins with a capital."""
    assert Words("fr", random.Random(1)).fill("<Noun>")[0].isupper()
