"""Words out of the corpora."""

import random

import pytest
from training.pieces import Note, Piece
from training.pools import build_pools, language_of, sample


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("La vie des hommes infâmes et des autres", "fr"),
        ("The making of the English working class", "en"),
        ("Die Geschichte der Stadt und das Recht", "de"),
        ("Xyz", ""),
    ],
)
def test_the_language_of_a_title(title: str, language: str) -> None:
    """Stop words tell the language; a title without any has none."""
    assert language_of(title) == language


def test_titles_that_run_on_are_left_out() -> None:
    """A title that goes on into its place is no title; names are cut into family and given."""
    notes: list[Note] = [
        [Piece("Dupont, Jeanne", "author", True), Piece("Les mots et les choses", "title"), Piece("Paris", "location")],
        [Piece("Les villes et les champs, Paris", "title", True), Piece("Paris", "location")],
    ]
    french = build_pools(notes)["fr"]
    assert french["title"] == ["Les mots et les choses"]
    assert (french["family"], french["given"]) == (["Dupont"], ["Jeanne"])


def test_a_sample_is_deterministic() -> None:
    """The same dice give the same notes, in their order."""
    notes: list[Note] = [[Piece(str(number))] for number in range(50)]
    chosen = sample(notes, 10, random.Random(2))
    assert chosen == sample(notes, 10, random.Random(2))
    assert chosen == sorted(chosen, key=notes.index)
