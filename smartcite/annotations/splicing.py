"""Additions to an XML text that leave every other byte of it as it is.

A tree written out again would have other quotes, entities and blanks; a copy of someone's thesis should differ from it
only where it must.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from lxml import etree

_TAG = re.compile(rb"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")


@dataclass(slots=True)
class Additions:
    """What is put before and after elements, in the order in which it was asked for."""

    before: dict[etree._Element, list[str]] = field(default_factory=dict)
    after: dict[etree._Element, list[str]] = field(default_factory=dict)

    def put_around(self, first: etree._Element, last: etree._Element, before: str, after: str) -> None:
        """Put one text before an element, and one after it or a later one."""
        self.before.setdefault(first, []).append(before)
        self.after.setdefault(last, []).append(after)


def spliced(data: bytes, root: etree._Element, additions: Additions) -> bytes:
    """Return an XML text, whose tree is given, with XML added around some of its elements.

    ValueError when it is in UTF-16, which no known program writes.
    """
    numbers = {element: number for number, element in enumerate(root.iter("*"))}
    spans = _spans(data, {numbers[element] for element in (*additions.before, *additions.after)})
    pieces = [(spans[numbers[element]][1], 0, "".join(texts)) for element, texts in additions.after.items()]
    pieces += [(spans[numbers[element]][0], 1, "".join(texts)) for element, texts in additions.before.items()]
    return _inserted(data, sorted(pieces))


def appended(data: bytes, xml: str) -> bytes:
    """Return an XML text with XML added as the last children of its root; ValueError as `spliced`."""
    start, end = _spans(data, {0})[0]
    if not data.endswith(b"/>", start, end):
        return _inserted(data, [(data.rindex(b"</", start, end), 0, xml)])
    name = data[start + 1 : end - 2].split(maxsplit=1)[0].decode()
    return _inserted(data[: end - 2] + data[end:], [(end - 2, 0, f">{xml}</{name}>")])


def _inserted(data: bytes, pieces: Iterable[tuple[int, int, str]]) -> bytes:
    parts, position = [], 0
    for offset, _, text in pieces:
        parts += [data[position:offset], text.encode("ascii", errors="xmlcharrefreplace")]
        position = offset
    return b"".join([*parts, data[position:]])


def _spans(data: bytes, wanted: set[int]) -> dict[int, tuple[int, int]]:
    """Return the bytes of some elements, which are counted from 0 in the order of their beginnings."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ValueError("it is in UTF-16")
    parser = expat.ParserCreate()
    spans: dict[int, tuple[int, int]] = {}
    open_: list[tuple[int, int]] = []
    count = 0

    def start(_: str, __: Mapping[str, str]) -> None:
        nonlocal count
        open_.append((count, parser.CurrentByteIndex))
        count += 1

    def end(_: str) -> None:
        number, begun = open_.pop()
        if number in wanted:
            tag = _TAG.match(data, begun)
            alone = tag is not None and tag[0].endswith(b"/>")
            spans[number] = (begun, tag.end() if tag and alone else data.index(b">", parser.CurrentByteIndex) + 1)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except expat.ExpatError as failure:
        raise ValueError(str(failure)) from failure
    return spans
