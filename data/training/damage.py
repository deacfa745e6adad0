"""What happens to notes before they are read: typography, pasting, typing slips. Labels stay with their text."""

import random

from smartcite.parser import labels
from training.pieces import Note, Piece

_QUOTES = (
    ("« ", " »"),
    ("« ", " »"),
    ("« ", " »"),
    ("«", "»"),
    ("«\u00a0", "\u00a0»"),
    ("“", "”"),
    ('"', '"'),
    ("‘", "’"),
    ("„", "“"),
)


def damage(note: Note, dice: random.Random) -> Note:
    """Return the note as a person may have typed it."""
    pieces = [piece for piece in note if piece.text]
    if dice.random() < 0.25:
        pieces = _requote(pieces, dice)
    if dice.random() < 0.4:
        pieces = [piece._replace(text=piece.text.replace("’", "'")) for piece in pieces]
    if dice.random() < 0.2:
        pieces = [piece._replace(text=piece.text.replace(" ;", ";").replace(" :", ":")) for piece in pieces]
    if dice.random() < 0.15:
        pieces = [_spaced(piece) for piece in pieces]
    if dice.random() < 0.06:
        pieces = _drop_punctuation(pieces, dice)
    if dice.random() < 0.04:
        pieces = [_break(piece, dice) for piece in pieces]
    if dice.random() < 0.05:
        pieces = [_slip(piece, dice) if dice.random() < 0.3 else piece for piece in pieces]
    if dice.random() < 0.04:
        pieces = [_capitals(piece, dice) for piece in pieces]
    if dice.random() < 0.06:
        pieces.insert(
            0,
            Piece(
                dice.choice((". ", " ", ". ", f"{dice.randint(1, 99)} ", f"{dice.randint(1, 99)}. ")), labels.COMMENTARY
            ),
        )
    return pieces


def _requote(pieces: Note, dice: random.Random) -> Note:
    """Use other quotation marks than the pattern's."""
    opening, closing = dice.choice(_QUOTES)
    return [piece._replace(text=piece.text.replace("« ", opening).replace(" »", closing)) for piece in pieces]


def _spaced(piece: Piece) -> Piece:
    """Use no-break spaces where French typography wants them."""
    text = piece.text
    for sign in "»:;?!":
        text = text.replace(" " + sign, "\u00a0" + sign)
    return piece._replace(text=text.replace("« ", "«\u00a0").replace("p. ", "p.\u00a0"))


def _drop_punctuation(pieces: Note, dice: random.Random) -> Note:
    """Lose a comma or a full stop between two fields."""
    return [
        piece._replace(text=" ") if piece.text in (", ", ". ", ": ", " : ") and dice.random() < 0.4 else piece
        for piece in pieces
    ]


def _break(piece: Piece, dice: random.Random) -> Piece:
    """Leave the hyphen of a line break inside a word."""
    words = piece.text.split(" ")
    for index, word in enumerate(words):
        if len(word) > 7 and word.isalpha() and dice.random() < 0.15:
            cut = dice.randint(3, len(word) - 3)
            words[index] = word[:cut] + "- " + word[cut:]
    return piece._replace(text=" ".join(words))


def _slip(piece: Piece, dice: random.Random) -> Piece:
    """Swap, double or lose a letter."""
    text = piece.text
    if len(text) < 5 or piece.label in (labels.URL, labels.DOI):
        return piece
    place = dice.randint(1, len(text) - 3)
    if not text[place : place + 2].isalpha():
        return piece
    kind = dice.randint(0, 2)
    if kind == 0:
        return piece._replace(text=text[:place] + text[place + 1] + text[place] + text[place + 2 :])
    if kind == 1:
        return piece._replace(text=text[:place] + text[place] + text[place:])
    return piece._replace(text=text[:place] + text[place + 1 :])


def _capitals(piece: Piece, dice: random.Random) -> Piece:
    """Write a title, or anything, with a capital to each word, or in capitals throughout."""
    if piece.label not in (labels.TITLE, labels.JOURNAL, labels.BOOKTITLE):
        return piece
    text = piece.text.title() if dice.random() < 0.7 else piece.text.upper()
    return piece._replace(text=text) if len(text) == len(piece.text) else piece
