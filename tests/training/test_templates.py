"""The pattern language, and every pattern of every language."""

import random

import pytest
from training.notes import Writer
from training.pieces import text_of
from training.records import Manner, Record
from training.templates import parse, render
from training.words import languages


def test_alternatives_and_decorations() -> None:
    """A decoration surrounds the value; one alternative is taken; the first word begins the citation."""
    note = render("{A}, {*T} ⟦, {P|p. @}¦, {P|page @}⟧", {"A": "Bloch", "T": "Rois", "PN": "2"}, random.Random(1))
    assert text_of(note) in ("Bloch, Rois , p. 2", "Bloch, Rois , page 2")
    assert [piece.label for piece in note if piece.begins] == ["author"]


@pytest.mark.parametrize("template", ["⟦{A}", "{A}⟧ ", "{WRONG}"])
def test_a_wrong_template_is_refused(template: str) -> None:
    """Unbalanced brackets and unknown codes are errors."""
    with pytest.raises(ValueError, match=r"template|code"):
        parse(template)


@pytest.mark.parametrize("language", languages())
def test_every_pattern_can_be_rendered(language: str) -> None:
    """No pattern asks for a field that no record has, and no slot is left unfilled."""
    dice = random.Random(5)
    writer = Writer(language, dice, {})
    for patterns in writer.patterns.values():
        for pattern in patterns:
            for _ in range(3):
                pieces = render(pattern, Record(writer.words, Manner(language, dice)), dice)
                assert all("⟦" not in piece.text for piece in pieces)
                assert all(writer.words.fill(piece.text) for piece in pieces if piece.text)


@pytest.mark.parametrize("language", languages())
def test_notes_are_the_same_for_the_same_seed(language: str) -> None:
    """Training notes are deterministic."""
    first, second = (list(Writer(language, random.Random(7), {}).notes(20)) for _ in range(2))
    assert first == second
