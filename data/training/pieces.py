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


def labels_of(note: Sequence[Piece], tokens: Sequence[Token]) -> list[tuple[str, bool]]:
    """Return for each token the label under its first letter or digit, and whether it begins a citation."""
    owners: list[int] = []
    for number, piece in enumerate(note):
        owners.extend([number] * len(piece.text))
    text = text_of(note)
    found: list[tuple[str, bool]] = []
    pending = False
    last = -1
    label = OTHER
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
        found.append((label, pending))
        pending = False
    return found


def tags_of(note: Sequence[Piece], tokens: Sequence[Token]) -> list[str]:
    """Return the labeller's tag of each token."""
    found = labels_of(note, tokens)
    before = ""
    tags = []
    for label, begins in found:
        tags.append(tag(label, begins=begins, after=before))
        before = label
    return tags
