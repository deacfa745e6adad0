"""The numbers that are printed before the items of lists in an OpenDocument text (ISO/IEC 26300, 5.3 and 16.31)."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from smartcite.readers.numerals import natural, written

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FORMATS = {"1": "decimal", "i": "lowerRoman", "I": "upperRoman", "a": "lowerLetter", "A": "upperLetter"}


@dataclass(slots=True)
class _Open:
    """A list being read: its style, its level from 1, and the number of its last item."""

    style: str
    level: int
    count: int


class ListNumbers:
    """The numbers of a text's items, asked in the order in which lists and items begin and end."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._levels = {
            (style.get(f"{_STYLE}name", ""), level.get(f"{_TEXT}level", "1")): level
            for root in roots
            for style in root.iter(f"{_TEXT}list-style")
            for level in style.iter(f"{_TEXT}list-level-style-number")
        }
        self._open: list[_Open] = []
        self._last: dict[tuple[str, int], int] = {}

    def begin(self, element: etree._Element) -> None:
        """Begin a list; a list inside another has its style unless it names its own."""
        above = self._open[-1] if self._open else None
        style = element.get(f"{_TEXT}style-name") or (above.style if above else "")
        level = above.level + 1 if above else 1
        goes_on = (
            element.get(f"{_TEXT}continue-numbering") == "true" or element.get(f"{_TEXT}continue-list") is not None
        )
        start = self._start(style, level) - 1
        self._open.append(_Open(style, level, self._last.get((style, level), start) if goes_on else start))

    def end(self) -> None:
        """End the list that began last."""
        if self._open:
            done = self._open.pop()
            self._last[done.style, done.level] = done.count

    def item(self, element: etree._Element) -> str:
        """Return what is printed before the next item; nothing before one with a bullet."""
        if not self._open:
            return ""
        one = self._open[-1]
        one.count = natural(element.get(f"{_TEXT}start-value", ""), one.count + 1)
        level = self._levels.get((one.style, str(one.level)))
        format = "" if level is None else _FORMATS.get(level.get(f"{_STYLE}num-format", ""), "")  # noqa: A001
        if level is None or not format:
            return ""
        before, after = level.get(f"{_STYLE}num-prefix", ""), level.get(f"{_STYLE}num-suffix", "")
        return f"{before}{written(one.count, format)}{after}".strip()

    def _start(self, style: str, level: int) -> int:
        found = self._levels.get((style, str(level)))
        return 1 if found is None else natural(found.get(f"{_TEXT}start-value", ""), 1)
