"""HTML elements, built so that no text of a document can become markup."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from lxml import etree

from smartcite.reporters.printable import printable

Element: TypeAlias = etree._Element
Child: TypeAlias = Element | str


def element(tag: str, *children: Child, **attributes: str) -> Element:
    """Return an element; `class_` is the attribute class, and underscores elsewhere are hyphens."""
    made = etree.Element(tag)
    for name, value in attributes.items():
        made.set(name.rstrip("_").replace("_", "-"), printable(value))
    extend(made, children)
    return made


def extend(parent: Element, children: Iterable[Child]) -> None:
    """Append texts and elements to an element."""
    last: Element | None = parent[-1] if len(parent) else None
    for child in children:
        if not isinstance(child, str):
            parent.append(child)
            last = child
        elif last is None:
            parent.text = (parent.text or "") + printable(child)
        else:
            last.tail = (last.tail or "") + printable(child)


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[Child]]) -> Element:
    """Return a table whose first cells name their rows; the address of a row is `ids` in order."""
    body = element("tbody")
    for row in rows:
        cells = [element("th", row[0], scope="row"), *(element("td", cell) for cell in row[1:])]
        body.append(element("tr", *cells))
    titles = [element("th", title, scope="col") for title in head]
    made = element("table", element("caption", caption), element("thead", element("tr", *titles)), body)
    return element("div", made, class_="table", tabindex="0", role="region", aria_label=caption)
