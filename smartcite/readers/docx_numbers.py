"""The numbers that Word prints for notes: formats, start values, restarts by section or page, custom marks.

Word stores no number: it counts. The rules are those of ECMA-376 part 1, 17.11 (footnotes and endnotes).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from smartcite.readers.numerals import natural, written
from smartcite.readers.passages import plain_label

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}rPr"})


@dataclass(frozen=True, slots=True)
class NoteNumber:
    """What is printed for a note in the text; `restarts` when it is the first of a new numbering."""

    label: str
    restarts: bool


@dataclass(slots=True)
class _Numbering:
    """How one kind of note is counted in one section."""

    format: str = "decimal"
    start: int = 1
    restart: str = "continuous"

    def changed(self, properties: etree._Element | None) -> "_Numbering":
        """Return this numbering with what a `footnotePr` or `endnotePr` sets."""
        values = {} if properties is None else {child.tag: child.get(f"{W}val", "") for child in properties}
        return _Numbering(
            values.get(f"{W}numFmt", self.format),
            natural(values.get(f"{W}numStart", ""), self.start),
            values.get(f"{W}numRestart", self.restart),
        )


def is_on(value: str | None) -> bool:
    """Tell whether the value of a switch is on; None is a switch that is not there (ECMA-376 part 1, 17.17.4)."""
    return value not in (None, "0", "false", "off")


def walk(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements below one in order, without what Word does not print: deletions, fallbacks, properties."""
    stack = [iter(root)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield child
            stack.append(iter(child))


def number_notes(body: etree._Element, settings: etree._Element | None, kind: str) -> dict[etree._Element, NoteNumber]:
    """Return what is printed for each reference in a body; `kind` is "footnote" or "endnote"."""
    general = _Numbering("lowerRoman" if kind == "endnote" else "decimal")
    general = general.changed(None if settings is None else settings.find(f"{W}{kind}Pr"))
    numbers: dict[etree._Element, NoteNumber] = {}
    count = general.start - 1
    for index, (section, numbering) in enumerate(_sections(body, general, kind)):
        restarts = index > 0 and numbering.restart == "eachSect"
        if index == 0 or restarts:
            count = numbering.start - 1
        for element in section:
            if element.tag == f"{W}{kind}Reference":
                if is_on(element.get(f"{W}customMarkFollows")):
                    numbers[element] = NoteNumber(_custom(element), restarts=False)
                    continue
                count += 1
                numbers[element] = NoteNumber(written(count, numbering.format), restarts)
                restarts = False
            elif numbering.restart == "eachPage":
                count, restarts = numbering.start - 1, True
    return numbers


def _sections(body: etree._Element, general: _Numbering, kind: str) -> list[tuple[list[etree._Element], _Numbering]]:
    """Return the references and page breaks of each section with how it counts; a section's properties close it."""
    sections: list[tuple[list[etree._Element], _Numbering]] = []
    current: list[etree._Element] = []
    for element in walk(body):
        if element.tag == f"{W}sectPr":
            sections.append((current, general.changed(element.find(f"{W}{kind}Pr"))))
            current = []
        elif element.tag in (f"{W}{kind}Reference", f"{W}lastRenderedPageBreak"):
            current.append(element)
    if current or not sections:
        sections.append((current, general))
    return sections


def _custom(reference: etree._Element) -> str:
    """Return the text that stands for a number: what follows in the same run."""
    run = reference.getparent()
    parts = [] if run is None else [symbol(child) for child in run if child.tag in (f"{W}t", f"{W}sym")]
    return plain_label("".join(parts)) or "*"


def symbol(element: etree._Element) -> str:
    """Return the character of a `sym`, or the text of any other element; Symbol's private codes are ASCII's."""
    if element.tag != f"{W}sym":
        return element.text or ""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    code -= 0xF000 if 0xF020 <= code <= 0xF0FF else 0
    return chr(code) if 32 <= code < 0xD800 else ""
