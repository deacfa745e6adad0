"""Notes written by hand, all invented: written/LANGUAGE.txt, one note a line.

    Sur ce point, {SG:voir} [[{A:Agnès Delvaux}, {*T:Le Cadastre}, {L:Paris}, {Y:1987}]], qui le conteste.

`[[` and `]]` enclose a citation, `{CODE:text}` is a field with a code of `templates.CODES`, in italics with `*` before
it. A signal stands outside. Other words outside are commentary; those of a citation outside its fields are `other`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from smartcite.parser import labels
from training.pieces import Note, Piece
from training.templates import CODES

FOLDER = Path(__file__).parent / "written"
LEFT_OUT = 20
"""One line in so many trains nothing: `make evaluate` measures on it."""

_PART = re.compile(r"\[\[|\]\]|\{(\*?)([A-Z]+):([^{}]+)\}")


def read_written(language: str, *, left_out: bool = False) -> Iterator[Note]:
    """Yield the notes written in a language that train, or those that are `left_out` to measure on."""
    for number, line in enumerate((FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines()):
        if (number % LEFT_OUT == 0) == left_out:
            yield read_line(line)


def read_line(line: str) -> Note:
    """Return the note of a line; ValueError when brackets or codes are wrong, or a field stands outside a citation."""
    note: Note = []
    inside = begins = False
    position = 0
    for match in _PART.finditer(line):
        note += _between(line[position : match.start()], inside=inside)
        position = match.end()
        if match[0] in ("[[", "]]"):
            if inside == (match[0] == "[["):
                raise ValueError(f"unbalanced brackets: {line}")
            if begins:
                raise ValueError(f"an empty citation: {line}")
            inside = begins = not inside
        elif match[2] not in CODES:
            raise ValueError(f"unknown code {match[2]}: {line}")
        elif not inside and CODES[match[2]] not in labels.OUTSIDE:
            raise ValueError(f"a field outside a citation: {line}")
        else:
            note.append(Piece(match[3], CODES[match[2]], begins=begins, italic=bool(match[1])))
            begins = False
    if inside:
        raise ValueError(f"unbalanced brackets: {line}")
    return note + _between(line[position:], inside=False)


def _between(text: str, *, inside: bool) -> Note:
    """Return the piece of a text outside all fields."""
    if "{" in text or "}" in text:
        raise ValueError(f"unbalanced braces: {text}")
    words = any(map(str.isalnum, text))
    return [Piece(text, labels.COMMENTARY if words and not inside else "")] if text else []
