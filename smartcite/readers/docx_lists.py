"""The numbers that Word prints before the paragraphs of lists (ECMA-376 part 1, 17.9).

They matter where an author typed notes as a list, which Word numbers by itself: its text then holds no number at all.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from smartcite.readers.docx_numbers import W
from smartcite.readers.numerals import natural, written

_LEVELS = 9
_VARIABLE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered; `text` is "%1." or "(%1)"."""

    start: int = 1
    format: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class _List:
    """A list definition and how far each of its levels has counted."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)

    def next(self, level: int) -> str:
        """Return what is printed before the next paragraph of a level; nothing when it has a bullet or no sign."""
        for deeper in range(level + 1, _LEVELS):
            self.counts.pop(deeper, None)
        for higher in range(level):
            self.counts.setdefault(higher, self._level(higher).start)
        self.counts[level] = self.counts.get(level, self._level(level).start - 1) + 1
        if self._level(level).format in ("bullet", "none"):
            return ""
        return _VARIABLE.sub(lambda match: self._written(int(match[1]) - 1), self._level(level).text).strip()

    def _level(self, level: int) -> _Level:
        return self.levels.get(level, _Level())

    def _written(self, level: int) -> str:
        return written(self.counts.get(level, self._level(level).start), self._level(level).format)


class ListNumbers:
    """The numbers of a document's list paragraphs, asked in the order of the paragraphs."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        root = etree.Element("none") if numbering is None else numbering
        lists = {one.get(f"{W}abstractNumId", ""): _List(_levels(one)) for one in root.iter(f"{W}abstractNum")}
        self._lists: dict[str, _List] = {}
        self._starts: dict[str, dict[int, int]] = {}
        for number in root.iter(f"{W}num"):
            name = number.get(f"{W}numId", "")
            if (found := lists.get(_value(number, "abstractNumId"))) is not None:
                self._lists[name] = found
                self._starts[name] = {
                    natural(one.get(f"{W}ilvl", ""), 0): natural(start, 1)
                    for one in number.iter(f"{W}lvlOverride")
                    if (start := _value(one, "startOverride"))
                }
        listed = () if styles is None else styles.iter(f"{W}style")
        self._styles = {one.get(f"{W}styleId", ""): one for one in listed}

    def of(self, paragraph: etree._Element) -> str:
        """Return what Word prints before a paragraph; nothing before one in no list, and before headings."""
        properties = paragraph.find(f"{W}pPr")
        chain = [] if properties is None else [properties, *self._style_properties(_value(properties, "pStyle"))]
        if any(one.find(f"{W}outlineLvl") is not None for one in chain):
            return ""
        numbered = next((found for one in chain if (found := one.find(f"{W}numPr")) is not None), None)
        name = "" if numbered is None else _value(numbered, "numId")
        if numbered is None or name not in self._lists:
            return ""
        level = natural(_value(numbered, "ilvl"), 0)
        if (start := self._starts[name].pop(level, None)) is not None:
            self._lists[name].counts[level] = start - 1
        return self._lists[name].next(level)

    def _style_properties(self, name: str) -> list[etree._Element]:
        """Return the paragraph properties of a style and of those that it is based on."""
        found: list[etree._Element] = []
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            properties = self._styles[name].find(f"{W}pPr")
            if properties is not None:
                found.append(properties)
            name = _value(self._styles[name], "basedOn")
        return found


def _levels(definition: etree._Element) -> dict[int, _Level]:
    return {
        natural(one.get(f"{W}ilvl", ""), 0): _Level(
            natural(_value(one, "start"), 1), _value(one, "numFmt") or "decimal", _value(one, "lvlText")
        )
        for one in definition.iter(f"{W}lvl")
    }


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")
