"""A training note: a list of pieces of text, each with its label, and its way to the labeller's tags."""

from collections.abc import Sequence
from typing import NamedTuple

from smartcite.parser.labels import OTHER, tag
from smartcite.parser.tokens import Token


class Piece(NamedTuple):
    """A stretch of text with one label; punctuation needs none. `begins` marks the first piece of a citation."""

    text: str
    label: str = ""
    begins: bool = False
    italic: bool = False


Note = list[Piece]


def text_of(note: Sequence[Piece]) -> str:
    """Return the text of a note."""
    return "".join(piece.text for piece in note)


def tags_of(note: Sequence[Piece], tokens: Sequence[Token]) -> list[str]:
    """Return the tag of each token: the label under its first letter or digit."""
    owners: list[int] = []
    for number, piece in enumerate(note):
        owners.extend([number] * len(piece.text))
    text = text_of(note)
    tags: list[str] = []
    pending = False
    last = -1
    label, before = OTHER, ""
    for token in tokens:
        place = next((i for i in range(token.start, token.end) if text[i].isalnum()), token.start)
        owner = owners[place]
        piece = note[owner]
        pending = pending or any(note[number].begins for number in range(last + 1, owner + 1))
        last = max(last, owner)
        if piece.label:
            label = piece.label
        elif any(character.isalnum() for character in token.core):
            label = OTHER
        tags.append(tag(label, begins=pending, after=before))
        before, pending = label, False
    return tags
