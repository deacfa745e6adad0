"""What the preamble of a LaTeX document settles: how notes are numbered, which citations are notes, short macros."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from smartcite.readers.latex_arguments import closing
from smartcite.readers.latex_commands import COUNTED
from smartcite.tex import decode_tex

_BOOKS = re.compile(
    r"\\documentclass\s*(?:\[[^\]]{0,500}\])?\s*\{(?:book|report|scrbook|scrreprt|memoir|bredele|yathesis)\}"
)
_BEGIN = re.compile(r"\\begin\s*\{document\}")
_INLINE_STYLE = re.compile(
    r"(?:style|citestyle)\s*=\s*\{?(?:author|numeric|alpha|apa|ieee|nature|science|chem|phys|mla|draft)"
)
_FOOTNOTED = re.compile(r"autocite\s*=\s*\{?(?:footnote|footend)")
_MACRO = re.compile(r"\\(?:re|provide)?newcommand\*?\s*\{?\\([a-zA-Z]+)\}?\s*(?=\{)|\\def\s*\\([a-zA-Z]+)\s*(?=\{)")
_COUNTED = re.compile(r"\\renewcommand\*?\s*\{?\\thefootnote\}?\s*\{\s*\\(\w+)\s*\{footnote\}")
_LONGEST_MACRO = 300


@dataclass(frozen=True, slots=True)
class Preamble:
    """What holds for a whole document.

    `start` is where its text begins, `number_format` how `\\thefootnote` prints (a name of Word's), `by_chapter`
    whether every chapter counts its notes from 1, `cites_in_notes` whether `\\autocite` makes a note. `macros` holds
    what those without arguments print.
    """

    start: int
    number_format: str
    by_chapter: bool
    cites_in_notes: bool
    macros: Mapping[str, str]
    bibliographies: tuple[str, ...]


def read_preamble(text: str) -> Preamble:
    """Return what the preamble of a text settles; a text without one is all document."""
    begin = _BEGIN.search(text)
    counted = _COUNTED.search(text)
    return Preamble(
        begin.end() if begin else 0,
        COUNTED.get(counted[1], "decimal") if counted else "decimal",
        bool(_BOOKS.search(text)) and "counterwithout{footnote}" not in text,
        bool(_FOOTNOTED.search(text)) or not _INLINE_STYLE.search(text),
        _macros(text[: begin.end()] if begin else text),
        _bibliographies(text),
    )


def _macros(text: str) -> dict[str, str]:
    macros: dict[str, str] = {}
    for match in _MACRO.finditer(text):
        end = closing(text, match.end())
        if 0 < end < match.end() + _LONGEST_MACRO:
            macros[match[1] or match[2]] = decode_tex(text[match.end() + 1 : end])
    return macros


def _bibliographies(text: str) -> tuple[str, ...]:
    """Return the .bib files that a text names."""
    found = re.findall(r"\\(?:addbibresource|bibliography)\s*(?:\[[^\]]{0,200}\])?\s*\{([^{}]{1,500})\}", text)
    return tuple(name.strip() for names in found for name in names.split(",") if name.strip())
