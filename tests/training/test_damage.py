"""Damage to training notes."""

import random

from training.damage import damage
from training.pieces import Piece, text_of


def test_damage_keeps_labels_with_their_text() -> None:
    """Whatever happens to the letters, the labels stand in the same order and no field vanishes."""
    note = [
        Piece("Marc Bloch", "author", True),
        Piece(", « "),
        Piece("Pour une histoire comparée", "title"),
        Piece(" », "),
        Piece("1928", "date"),
    ]
    for seed in range(200):
        damaged = [piece for piece in damage(note, random.Random(seed)) if piece.label and piece.label != "commentary"]
        assert [piece.label for piece in damaged] == ["author", "title", "date"]
        assert all(len(piece.text) > 3 for piece in damaged)
        assert "1928" in text_of(damaged) or seed
