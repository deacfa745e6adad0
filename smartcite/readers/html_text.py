"""The text of an HTML page with what stands where: links, targets of links, typography. No notes yet.

Blocks begin new lines and blanks collapse, as a browser shows them; scripts, styles and what is hidden are left out.
"""

import re
from dataclasses import dataclass, field
from html import escape
from urllib.parse import unquote

from lxml import etree, html

from smartcite.errors import ReadError
from smartcite.model import HintKind, Span
from smartcite.readers.passages import Passage

_BLOCKS = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
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


@dataclass(slots=True)
class Link:
    """A link of the page and the place of its text; `fragment` names a target in the same page, or is empty."""

    element: etree._Element
    fragment: str
    span: Span = field(default_factory=lambda: Span(0, 0))


_REMARKED = "smartcite-remark"
_REMARK = re.compile(r"<!--\s*(smartcite:[^\n]{0,500}?)-->")
"""The only comments that are read; they become elements, because the parser drops comments."""


@dataclass(slots=True)
class Page:
    """A page as text. `spans` holds the places of links, of targets and of all that encloses a target."""

    passage: Passage = field(default_factory=Passage)
    links: list[Link] = field(default_factory=list)
    targets: dict[str, etree._Element] = field(default_factory=dict)
    spans: dict[etree._Element, Span] = field(default_factory=dict)


def parse_html(text: str, path: str) -> etree._Element:
    """Return the tree of a page, mended as browsers mend it; ReadError when it is nested beyond all reason."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    text = _REMARK.sub(lambda match: f"<{_REMARKED} title='{escape(match[1])}'></{_REMARKED}>", text)
    data = text.encode("utf-8", errors="replace")
    root = etree.fromstring(data, parser) if data.strip() else None
    if any("depth" in entry.message for entry in parser.error_log):
        raise ReadError(path, "a page with thousands of elements nested in one another; refused")
    return root if root is not None else etree.fromstring(b"<html/>", parser)


def read_page(root: etree._Element, *, numbered: bool = False) -> Page:
    """Return a page as text; `numbered` writes the numbers of ordered lists, which a browser adds."""
    page = Page()
    _find_targets(root, page)
    enclosing = {above for target in page.targets.values() for above in target.iterancestors()}
    noted = enclosing | set(page.targets.values())
    links = {link.element: link for link in page.links}
    starts: dict[etree._Element, int] = {}
    typography: list[tuple[etree._Element, HintKind]] = []
    passage = page.passage
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if not tag or _is_out(element, tag):
                events.skip_subtree()
                continue
            if tag in BLOCKS:
                passage.end_paragraph()
            elif tag == "br":
                passage.write("\n")
            elif tag == _REMARKED:
                passage.remark(element.get("title", ""))
            if tag == "li" and numbered and (number := _list_number(element)):
                passage.write(f"{number}. ")
            if element in noted or element in links or tag in ("sup", "dd"):
                starts[element] = passage.length
            typography.extend((element, kind) for kind in _kinds(element, tag))
            _write(passage, element.text, typography)
            continue
        while typography and typography[-1][0] is element:
            typography.pop()
        if element in starts:
            span = Span(starts.pop(element), passage.length)
            if element in noted or tag == "dd":
                page.spans[element] = span
            if element in links:
                links[element].span = span
                passage.link(span.start, element.get("href", ""))
            if tag == "sup" and passage.since(span.start).strip().isdigit():
                passage.raise_from(span.start)
        if tag in BLOCKS:
            passage.end_paragraph()
        if element is not root:
            _write(passage, element.tail, typography)
    passage.end_paragraph()
    return page


def _find_targets(root: etree._Element, page: Page) -> None:
    """Collect the links inside the page and the elements they lead to."""
    named: dict[str, etree._Element] = {}
    for element in root.iter("*"):
        for attribute in ("id", "name"):
            if name := element.get(attribute):
                named.setdefault(name, element)
        if element.tag == "a" and (href := element.get("href")) is not None:
            page.links.append(Link(element, _fragment(href)))
    wanted = {link.fragment for link in page.links if link.fragment}
    page.targets = {name: named[name] for name in wanted if name in named}


def _fragment(href: str) -> str:
    """Return the target named in a link; whatever page it names, a target of that name must be in this one."""
    return unquote(href.partition("#")[2].strip())


def _is_out(element: etree._Element, tag: str) -> bool:
    if tag in _OUT or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style", "")) or _COPIES.search(element.get("class", "")))


def _kinds(element: etree._Element, tag: str) -> list[HintKind]:
    style, classes = element.get("style", ""), element.get("class", "")
    kinds = [kind for kind, pattern in _STYLES if style and pattern.search(style)]
    if tag in _ITALIC:
        kinds.append(HintKind.ITALIC)
    if classes and _SMALL_CAPS.search(classes):
        kinds.append(HintKind.SMALL_CAPS)
    return kinds


def _write(passage: Passage, text: str | None, typography: list[tuple[etree._Element, HintKind]]) -> None:
    """Write a text with its blanks collapsed, none at the head of a line."""
    if not text:
        return
    text = _BLANKS.sub(" ", text).replace("\u00ad", "")
    if text[:1] == " " and passage.last in (" ", "\n", ""):
        text = text[1:]
    passage.write(text, {kind for _, kind in typography})


def _list_number(item: etree._Element) -> int:
    """Return the number a browser prints before an item of an ordered list, or 0."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return 0
    value = item.get("value", "")
    if value.isdigit():
        return int(value[:6])
    start = parent.get("start", "")
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    return (int(start[:6]) if start.isdigit() else 1) + before
