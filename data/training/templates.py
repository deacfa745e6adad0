"""The little language in which reference patterns are written, and its rendering with a record.

    {A}  {*T}  {P|p. @}    a field, with what its label covers around the value (@); * prints it in italics
    {X|thèse de doctorat}  words of their own with the label of the code
    ⟦, {S}⟧                left out half of the time
    ⟦a¦b¦c⟧                one of these; they nest
    anything else          punctuation, or words labelled `other`

`CODES` gives the label of each code. A pattern whose field the record lacks is not for that record.
"""

import random
from collections.abc import Mapping
from functools import cache

from smartcite.parser import labels
from training.pieces import Note, Piece

CODES = {
    "A": labels.AUTHOR,
    "AS": labels.AUTHOR,  # family names only
    "E": labels.EDITOR,
    "TR": labels.TRANSLATOR,
    "T": labels.TITLE,
    "ST": labels.TITLE,  # the beginning of a title
    "J": labels.JOURNAL,
    "NP": labels.JOURNAL,  # a newspaper
    "B": labels.BOOKTITLE,
    "S": labels.SERIES,
    "SV": labels.VOLUME,  # a bare number in a series
    "Y": labels.DATE,  # a year
    "D": labels.DATE,  # a day
    "DM": labels.DATE,  # a month or season
    "V": labels.VOLUME,  # "vol. 12"; VN is the bare number
    "VN": labels.VOLUME,
    "N": labels.NUMBER,
    "NN": labels.NUMBER,
    "PP": labels.PAGES,  # "p. 12-34"; PPN is bare
    "PPN": labels.PAGES,
    "PG": labels.PAGES,  # a number of pages: "404 p."
    "P": labels.LOCATOR,  # "p. 12"; PN is bare
    "PN": labels.LOCATOR,
    "PX": labels.LOCATOR,  # a chapter, a note, a paragraph
    "PB": labels.PUBLISHER,
    "L": labels.LOCATION,
    "ED": labels.EDITION,
    "I": labels.INSTITUTION,
    "U": labels.URL,
    "DOI": labels.DOI,
    "ISBN": labels.ISBN,
    "UD": labels.URLDATE,
    "X": labels.NOTE,
    "AR": labels.ARCHIVE,
    "LG": labels.LEGAL,
    "SG": labels.SIGNAL,
    "DV": labels.DEVICE,
    "SP": labels.SEPARATOR,
    "C": labels.COMMENTARY,
    "O": labels.OTHER,
}

_BARE = {"P": "PN", "PP": "PPN"}
"""The value of a code under a decoration that has its own page sign."""

Node = str | tuple[str, str, bool] | list[list["Node"]]
"""Literal text; (code, decoration, italic); or alternatives, each a list of nodes."""


@cache
def parse(template: str) -> list[Node]:
    """Return the nodes of a template."""
    nodes, end = _parse(template, 0)
    if end != len(template):
        raise ValueError(f"unbalanced template: {template}")
    return nodes[0]


def _parse(template: str, position: int) -> tuple[list[list[Node]], int]:
    branches: list[list[Node]] = [[]]
    literal = ""
    while position < len(template):
        character = template[position]
        if character in "{⟦¦⟧" and literal:
            branches[-1].append(literal)
            literal = ""
        if character == "{":
            end = template.index("}", position)
            code, _, decoration = template[position + 1 : end].partition("|")
            branches[-1].append((code.lstrip("*"), decoration, code.startswith("*")))
            if code.lstrip("*") not in CODES:
                raise ValueError(f"unknown code {code} in {template}")
            position = end
        elif character == "⟦":
            inner, position = _parse(template, position + 1)
            if position >= len(template):
                raise ValueError(f"unbalanced template: {template}")
            branches[-1].append(inner if len(inner) > 1 else [*inner, []])
        elif character == "¦":
            branches.append([])
        elif character == "⟧":
            return branches, position
        else:
            literal += character
        position += 1
    if literal:
        branches[-1].append(literal)
    return branches, position


def render(template: str, values: Mapping[str, str], dice: random.Random) -> Note:
    """Return the pieces of a template; the first one begins a citation. KeyError when the record lacks a field."""
    pieces: Note = []
    _render(parse(template), values, dice, pieces)
    for index, piece in enumerate(pieces):
        if any(character.isalnum() for character in piece.text):
            pieces[index] = piece._replace(begins=True)
            break
    return pieces


def _render(nodes: list[Node], values: Mapping[str, str], dice: random.Random, pieces: Note) -> None:
    for node in nodes:
        if isinstance(node, str):
            pieces.append(Piece(node))
        elif isinstance(node, list):
            _render(dice.choice(node), values, dice, pieces)
        else:
            code, decoration, italic = node
            if decoration[:1] in ("p", "S", "("):
                code = _BARE.get(code, code)
            if decoration and "@" not in decoration:
                text = decoration
            else:
                text = decoration.replace("@", values[code]) if decoration else values[code]
            pieces.append(Piece(text, CODES[code], italic=italic))
