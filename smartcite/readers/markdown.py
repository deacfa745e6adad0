"""Markdown as pandoc reads it: notes `[^1]:` and `^[…]`, links, emphasis, code left out, `[@key]` with a .bib file.

The blocks are told apart here; `markdown_inline` reads what is inside them. Every offset is kept, so that a finding
stands at its line and column of the file.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from smartcite.model import Document
from smartcite.readers.markdown_inline import Stretch, Tokens, tokenize, write
from smartcite.readers.passages import Footnote, Passage, assemble
from smartcite.readers.references import Library, load

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_DEFINITION = re.compile(r" {0,3}\[\^([^\]\s]{1,200})\]:[ \t]*")
_ADDRESS = re.compile(
    r" {0,3}\[(?!\^)([^\[\]\n]{1,300})\]:[ \t]*<?([^\s<>]{1,2000})>?"
    r"(?:[ \t]+(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'|\([^()\n]{0,300}\)))?[ \t]*\r?$"
)
_FENCE = re.compile(r"[ \t>]*(`{3,}+|~{3,}+)(?!.*`)")
_HEAD = re.compile(r"(?: {0,3}>[ \t]?)+|")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_INDENT = re.compile(r" {4}| {0,3}\t")
_BIBLIOGRAPHY = re.compile(r"^bibliography[ \t]*:[ \t]*(.*(?:\n[ \t]*-[ \t].*)*)", re.MULTILINE)
_DATE = re.compile(r"^date[ \t]*:[ \t]*[\"']?(\d{4}-\d\d-\d\d)(?!\d)", re.MULTILINE)
_NOTE_STYLE = re.compile(
    r"^csl[ \t]*:.*(?:note|law|legal|oscola|mcgill|bluebook|juri|fullnote)", re.MULTILINE | re.IGNORECASE
)


@dataclass(slots=True)
class _Blocks:
    """The body of a file, and its note definitions in order, as stretches of the file without their markup."""

    body: list[Stretch] = field(default_factory=list)
    definitions: list[tuple[str, list[Stretch]]] = field(default_factory=list)
    addresses: dict[str, str] = field(default_factory=dict)


def bibliography_files(text: str) -> list[str]:
    """Return the names of the .bib files that a file's front matter lists."""
    front = _FRONT.match(text)
    listed = _BIBLIOGRAPHY.search(front[1]) if front else None
    if not listed:
        return []
    names = re.split(r"[\n,\[\]]", listed[1])
    return [name for one in names if (name := one.strip().removeprefix("- ").strip(" \t\r'\""))]


def read_markdown(text: str, path: str) -> Document:
    """Return the document in a Markdown text, with the entries of the .bib files it names or that stand beside it."""
    front = _FRONT.match(text)
    blocks = _blocks(text, front.end() if front else 0)
    library = load(path, bibliography_files(text)) if "@" in text else Library({}, exists=False)
    noted = _NOTE_STYLE.search(front[1]) if front else None
    body = tokenize(blocks.body, library.entries if noted or not (blocks.definitions or "^[" in text) else ())
    definitions = [(key, tokenize(stretches)) for key, stretches in blocks.definitions]
    order = _Order(body, definitions, numeric=all(call.key for call in body.calls()))
    passage, inline = write(body, order.labels, blocks.addresses, library.entries)

    def defined(tokens: Tokens) -> Passage:
        return write(tokens, {}, blocks.addresses, library.entries)[0]

    footnotes = [
        Footnote(label, inline[place] if index is None else defined(definitions[index][1]))
        for label, place, index in order.notes
    ]
    dated = _DATE.search(front[1]) if front else None
    document = assemble(path, "markdown", passage, footnotes, source=text, has_lines=True)
    return replace(document, date=dated[1]) if dated else document


class _Order:
    """Which notes there are, in the order in which the body calls them, and their labels.

    Labels that are numbers and rise as the body calls them are the labels; others are only keys, and pandoc numbers
    the notes. A key that is defined several times, as where chapters were put together, calls them in turn. `notes` has
    a label, a place in the body and an index of `definitions`, of which a note written in place has none.
    """

    def __init__(self, body: Tokens, definitions: Sequence[tuple[str, Tokens]], *, numeric: bool) -> None:
        self.labels: dict[int, str] = {}
        self.notes: list[tuple[str, int, int | None]] = []
        waiting: dict[str, list[int]] = {}
        for index, (key, _) in enumerate(definitions):
            waiting.setdefault(key, []).append(index)
        called: list[tuple[str, int, int | None]] = []
        repeated: list[tuple[str, int]] = []
        for call in body.calls():
            left = waiting.get(call.key, []) if call.key else []
            if call.key and not left:
                repeated.append((call.key, call.place))
            else:
                called.append((call.key, call.place, left.pop(0) if call.key else None))
        rest = sorted(index for left in waiting.values() for index in left)
        called.extend((definitions[index][0], -1, index) for index in rest)
        printed = numeric and _rises([key for key, place, _ in called if place >= 0])
        known: dict[str, str] = {}
        for number, (key, place, definition) in enumerate(called, 1):
            label = key if printed or place < 0 else str(number)
            known[key] = label
            self.notes.append((label, place, definition))
            if place >= 0:
                self.labels[place] = label
        self.labels.update((place, known.get(key, key)) for key, place in repeated)


def _rises(keys: Sequence[str]) -> bool:
    """Tell whether keys are numbers that rise, from 1 again where chapters were put together."""
    numbers = [int(key) for key in keys if key.isdecimal() and len(key) < 6]
    return len(numbers) == len(keys) and all(before < after or after == 1 for before, after in pairwise(numbers))


def _blocks(text: str, start: int) -> _Blocks:
    """Return the blocks of a text after its front matter."""
    blocks = _Blocks()
    into = blocks.body
    fence = ""
    blank = False
    position = start
    for line in text[start:].splitlines(keepends=True):
        offset, position = position, position + len(line)
        if fence:
            fence = "" if line.strip().startswith(fence) and not line.strip().strip(fence[0]) else fence
            continue
        if match := _FENCE.match(line):
            fence = match[1]
            continue
        if match := _DEFINITION.match(line):
            into = []
            blocks.definitions.append((match[1], into))
            into.append(Stretch(offset + match.end(), line[match.end() :]))
            blank = False
            continue
        if match := _ADDRESS.match(line):
            blocks.addresses[" ".join(match[1].lower().split())] = match[2]
            continue
        if not line.strip():
            blank = True
            into.append(Stretch(offset, line))
            continue
        if into is not blocks.body:
            if indent := _INDENT.match(line):
                into.append(Stretch(offset + indent.end(), line[indent.end() :]))
                blank = False
                continue
            if blank:
                into = blocks.body
        blank = False
        head = _HEAD.match(line)
        cut = head.end() if head else 0
        if heading := _HEADING.match(line, cut):
            cut = heading.end()
        into.append(Stretch(offset + cut, line[cut:]))
    return blocks
