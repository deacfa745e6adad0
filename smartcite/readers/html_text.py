"""The text of an HTML page with what stands where: links, targets of links, typography. No notes yet.

Blocks begin new lines and blanks collapse, as a browser shows them; scripts, styles and what is hidden are left out.
The page is read as a stream: of its elements only those are kept that a link leads to, and what encloses them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import unquote

from lxml import etree

from smartcite.errors import ReadError
from smartcite.model import HintKind, Span
from smartcite.readers.passages import Passage

_BLOCKS = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARTING = HEADINGS | {"hr", "ol", "ul", "section", "table"}
_OUT = frozenset({"script", "style", "template", "noscript", "head", "title", "textarea", "select", "svg", "iframe"})
_ITALIC = frozenset({"i", "em", "cite", "dfn", "var"})
_STYLES = (
    (HintKind.ITALIC, re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)),
    (HintKind.SMALL_CAPS, re.compile(r"font-variant(?:-caps)?\s*:\s*(?:all-)?small-caps", re.IGNORECASE)),
)
_SMALL_CAPS = re.compile(r"(?:^|\s)(?:small-?caps|smcap|sc|smallcaps|petitescapitales)(?:\s|$)", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_COPIES = re.compile(
    r"(?:^|\s)(?:sidenotes|footnote_tooltip|mw-editsection|mw-cite-backlink-label|mw-jump-link)(?:\s|$)"
)
"""Classes of what repeats a note beside the text (OpenEdition, WordPress) or is no text of the page (MediaWiki)."""

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_FRAGMENTS = re.compile(
    r"""\bhref\s{0,9}=\s{0,9}(?:"[^"#>]{0,2000}+#([^">]{1,500})|'[^'#>]{0,2000}+#([^'>]{1,500})|[^\s"'#>]{0,300}+#([^\s"'>]{1,500}))""",
    re.IGNORECASE,
)
_JOINER = "\u2060"
"""Stands between the raised numbers of two notes, which would be one number without it; it has no width."""

_DEEPEST = 2000
"""Elements nested deeper are no page that a person wrote."""


@dataclass(slots=True, eq=False)
class Element:
    """An element of the page and the place of its text; `place` counts it among its parent's children.

    `parting` are the places of the children that part what stands before them from what follows: headings, lists.
    `described` is the definition that follows a term at once.
    """

    tag: str
    attributes: Mapping[str, str]
    parent: "Element | None"
    start: int
    end: int = -1
    place: int = 0
    children: int = 0
    items: int = 0
    parting: list[int] | None = None
    described: "Element | None" = None

    @property
    def span(self) -> Span:
        """The place of its text."""
        return Span(self.start, self.end)

    def above(self) -> Iterator["Element"]:
        """Yield what encloses the element, from the inside."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the page: the name of its target, and the place of its text."""

    fragment: str
    span: Span


@dataclass(slots=True)
class Page:
    """A page as text; `targets` are the elements that its links lead to.

    `differs` when it has more to write for notes that are typed.
    """

    passage: Passage = field(default_factory=Passage)
    links: list[Link] = field(default_factory=list)
    targets: dict[str, Element] = field(default_factory=dict)
    differs: bool = False


def read_page(text: str, path: str, *, typed: bool = False) -> Page:
    """Return a page as text, mended as browsers mend it; ReadError when it is nested beyond all reason.

    `typed` writes what notes need that are no links: the numbers of the items of ordered lists, which a browser adds,
    and a sign between raised numbers that follow each other.
    """
    writer = _Writer(path, _fragments(text), typed=typed)
    target: Any = writer  # the stubs want methods that take bytes, too
    data = text.encode("utf-8", errors="replace")
    if data.strip():
        etree.fromstring(data, etree.HTMLParser(target=target, encoding="utf-8", no_network=True, huge_tree=True))
    writer.page.passage.end_paragraph()
    return writer.page


def _fragments(text: str) -> frozenset[str]:
    """Return the names of targets that links may lead to."""
    found = {match[1] or match[2] or match[3] for match in _FRAGMENTS.finditer(text)}
    return frozenset(_fragment(f"#{unescape(one)}") for one in found)


def _fragment(href: str) -> str:
    """Return the target named in a link; whatever page it names, a target of that name must be in this one."""
    return unquote(href.partition("#")[2].strip())


class _Writer:
    """What the parser tells its events: it writes the page's text."""

    def __init__(self, path: str, wanted: frozenset[str], *, typed: bool) -> None:
        self.page = Page()
        self._path = path
        self._wanted = wanted
        self._typed = typed
        self._open: list[Element] = []
        self._term: Element | None = None
        self._typography: list[tuple[HintKind, ...]] = [()]
        self._out = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if len(self._open) + self._out > _DEEPEST:
            raise ReadError(self._path, "a page with thousands of elements nested in one another; refused")
        if self._out or _is_out(tag, attributes):
            self._out += 1
            return
        passage = self.page.passage
        if tag in BLOCKS:
            passage.end_paragraph()
        elif tag == "br":
            passage.write("\n")
        elif tag == "sup" and passage.superscripts and passage.superscripts[-1].end == passage.length:
            self._write_for_typed(_JOINER)
        element = self._opened(tag, attributes)
        if tag == "li" and (number := _list_number(element)):
            self._write_for_typed(f"{number}. ")
        element.start = passage.length
        if attributes:
            for name in (attributes.get("id"), attributes.get("name")):
                if name in self._wanted:
                    self.page.targets.setdefault(name, element)
        self._typography.append(_kinds(tag, attributes, self._typography[-1]))

    def end(self, tag: str) -> None:
        """End the element that began last."""
        if self._out:
            self._out -= 1
            return
        element = self._open.pop()
        self._typography.pop()
        passage = self.page.passage
        element.end = passage.length
        if tag == "a" and (href := element.attributes.get("href")) is not None:
            passage.link(element.start, href)
            if fragment := _fragment(href):
                self.page.links.append(Link(fragment, element.span))
        elif tag == "sup" and passage.since(element.start).strip().isdigit():
            passage.raise_from(element.start)
        if tag in BLOCKS:
            passage.end_paragraph()

    def data(self, text: str) -> None:
        """Write a text with its blanks collapsed, none at the head of a line."""
        if self._out:
            return
        passage = self.page.passage
        text = _BLANKS.sub(" ", text).replace("\u00ad", "")
        if text[:1] == " " and passage.last in (" ", "\n", ""):
            text = text[1:]
        passage.write(text, self._typography[-1])

    def comment(self, text: str) -> None:
        """Keep what is said to smartcite."""
        if not self._out:
            self.page.passage.remark(text.strip())

    def close(self) -> None:
        """End the page."""

    def _write_for_typed(self, text: str) -> None:
        self.page.differs = True
        if self._typed:
            self.page.passage.write(text)

    def _opened(self, tag: str, attributes: Mapping[str, str]) -> Element:
        parent = self._open[-1] if self._open else None
        element = Element(tag, attributes, parent, self.page.passage.length)
        if parent is not None:
            element.place = parent.children
            parent.children += 1
            if tag in _PARTING:
                parent.parting = parent.parting or []
                parent.parting.append(element.place)
        if tag == "dt":
            self._term = element
        elif tag == "dd" and self._term and (self._term.parent, self._term.place + 1) == (parent, element.place):
            self._term.described = element
        self._open.append(element)
        return element


def _is_out(tag: str, attributes: Mapping[str, str]) -> bool:
    if tag in _OUT:
        return True
    if not attributes:
        return False
    style, classes = attributes.get("style"), attributes.get("class")
    return bool((style and _HIDDEN.search(style)) or (classes and _COPIES.search(classes)) or "hidden" in attributes)


def _kinds(tag: str, attributes: Mapping[str, str], around: tuple[HintKind, ...]) -> tuple[HintKind, ...]:
    """Return the typography inside an element."""
    kinds = {HintKind.ITALIC} if tag in _ITALIC else set()
    if attributes:
        style, classes = attributes.get("style"), attributes.get("class")
        kinds.update(kind for kind, pattern in _STYLES if style and pattern.search(style))
        if classes and _SMALL_CAPS.search(classes):
            kinds.add(HintKind.SMALL_CAPS)
    return (*around, *kinds.difference(around)) if kinds else around


def _list_number(item: Element) -> int:
    """Return the number a browser prints before an item of an ordered list, or 0."""
    parent = item.parent
    if parent is None or parent.tag != "ol":
        return 0
    before, parent.items = parent.items, parent.items + 1
    value, start = item.attributes.get("value", ""), parent.attributes.get("start", "")
    if value.isdecimal():
        return int(value[:6])
    return (int(start[:6]) if start.isdecimal() else 1) + before
