"""Web pages: notes as Word, WordPress, DocBook, OpenEdition, Wikipedia, pandoc and Project Gutenberg write them.

All of them agree on one thing: a call is a link with a number in it that leads to a note further down, and a note
begins where such a link leads. So notes are found by their links; the names of classes only confirm them.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from smartcite.model import Document, Span
from smartcite.readers.html_text import BLOCKS, HEADINGS, Element, Link, Page, read_page
from smartcite.readers.passages import Footnote, Passage, assemble

_LABEL = re.compile(
    r"[\[(\s]{0,3}((?:notes?|n|nb|fn|nota|anm|lower-alpha)?\.?\s?"
    r"(?:\d{1,4}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|[ivxlcIVXLC]{1,7}|[a-zα-ω]{1,2}|[*†‡§¶]{1,4}))[\])\s.:]{0,3}",
    re.IGNORECASE,
)
_NAMES = re.compile(r"foot|endnote|fn|ftn|note|cite|anm|ref|sym", re.IGNORECASE)
"""What the classes, roles and names of notes have in them in every system known."""

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RETURN = 24
"""A longer link back to a call is part of the note's text."""

_EDGE = " \t\n\u00a0[]()^↑↩︎⏎↵⇑*|:"


@dataclass(frozen=True, slots=True)
class _Region:
    """A note in the page: its label, where it stands, and what in it is no text of the note."""

    label: str
    span: Span
    cut: tuple[Span, ...]


def read_html(text: str, path: str) -> Document:
    """Return the document in a page; a page without linked notes is read as its text is."""
    page = read_page(text, path)
    calls, regions = _find(page)
    if not regions:
        page = read_page(text, path, typed=True) if page.differs else page
        return assemble(path, "html", page.passage, ())
    footnotes = [Footnote(region.label, _note(page.passage, region)) for region in regions]
    return assemble(path, "html", _body(page.passage, calls, regions), footnotes)


def _find(page: Page) -> tuple[list[tuple[Span, str]], list[_Region]]:
    """Return the calls with their labels, and the notes they call, both in order."""
    whole = page.passage.text
    first: dict[Element, Link] = {}
    labelled: list[tuple[Link, Element, str]] = []
    for link in page.links:
        target = page.targets.get(link.fragment)
        label = _label(link.span.of(whole))
        if target is None or not label:
            continue
        labelled.append((link, target, label))
        if target.start > link.span.end and target not in first:
            first[target] = link
    labels = {target: label for _, target, label in reversed(labelled) if target in first}
    back = _back_links(page, [(link.span, target) for link, target, _ in labelled if target in first])
    chosen = [target for target in first if _is_note(page, target, labels[target], back)]
    regions = _regions(page, chosen, first)
    starts = [span.start for span in regions.values()]
    ends = [span.end for span in regions.values()]

    def inside(span: Span) -> bool:
        place = bisect_right(starts, span.start) - 1
        return place >= 0 and span.start < ends[place]

    calls: list[tuple[Span, str]] = []
    called: dict[Element, str] = {}
    for link, target, label in labelled:
        if target in regions and not inside(link.span) and link.span.start < regions[target].start:
            calls.append((link.span, label))
            called.setdefault(target, label)
    found = []
    for target, span in regions.items():
        label = called.get(target, labels[target])
        found.append(_Region(label, span, _cut(page, span, back.get(target, []), label)))
    return sorted(set(calls)), found


def _label(text: str) -> str:
    """Return the label in a link's text, or an empty string when the text is more than a label."""
    match = _LABEL.fullmatch(text.strip()) if len(text) < 20 else None
    return match[1].strip().translate(_SUPERSCRIPT) if match else ""


def _back_links(page: Page, calls: list[tuple[Span, Element]]) -> dict[Element, list[Link]]:
    """Return for each target the links that lead back to where it is called from."""
    calls = sorted(calls, key=lambda call: call[0])
    starts = [span.start for span, _ in calls]
    back: dict[Element, list[Link]] = {}
    for link in page.links:
        element = page.targets.get(link.fragment)
        if element is None or element.start >= link.span.start:
            continue
        place = bisect_right(starts, element.end + 3) - 1
        near = calls[max(0, place - 3) : place + 1]
        for call, target in near:
            if call.start >= element.start - 3 and element.end - element.start < 400:
                back.setdefault(target, []).append(link)
    return back


def _is_note(page: Page, target: Element, label: str, back: dict[Element, list[Link]]) -> bool:
    """Tell whether what a labelled link leads to is a note: it links back, is named like one, or repeats the label."""
    block = _block(target)
    if block.tag in HEADINGS or any(above.tag in HEADINGS for above in target.above()):
        return False
    span = block.span
    if any(span.start <= link.span.start <= span.end + 2000 for link in back.get(target, ())):
        return True
    names = " ".join(
        one.attributes.get(name, "")
        for one in (target, block, block.parent)
        if one is not None
        for name in ("id", "name", "class", "role", "epub:type")
    )
    if _NAMES.search(names):
        return True
    return bool(re.match(rf"\W{{0,3}}{re.escape(label)}(?!\w)", span.of(page.passage.text)))


def _block(element: Element) -> Element:
    """Return the nearest block around an element, itself included."""
    while element.tag not in BLOCKS:
        if element.parent is None:
            break
        element = element.parent
    return element


def _regions(page: Page, targets: Sequence[Element], first: dict[Element, Link]) -> dict[Element, Span]:
    """Return the place of each note in order of place: the largest block that holds this note and nothing else.

    Paragraphs between two notes of one list go on the first of them; a heading, or the call of the next, ends it.
    """
    order = sorted(targets, key=lambda target: target.start)
    heads = [target.start for target in order]
    calls = sorted(link.span.start for link in first.values())
    text = page.passage.text
    blocks: list[Element] = []
    spans: list[Span] = []
    for index, target in enumerate(order):
        head = heads[index]
        following = heads[index + 1] if index + 1 < len(heads) else len(text) + 1
        block = _block(target)
        while (above := block.parent) is not None and above.tag != "body":
            around = above.span
            alone = text[around.start : head].strip(_EDGE) == "" and around.end <= following
            if not alone or first[target].span.start >= around.start or _holds(calls, around, head):
                break
            block = above
        blocks.append(block)
        around = block.span
        if block.described is not None:
            around = Span(around.start, block.described.end)
        before = text[around.start : head].strip(_EDGE + "0123456789.")
        start = around.start if not before else head
        spans.append(Span(start, min(around.end, following)))
    for index in range(len(order) - 1):
        if spans[index + 1].start <= spans[index].end:
            spans[index] = Span(spans[index].start, min(spans[index].end, spans[index + 1].start))
        elif _goes_on(blocks[index], blocks[index + 1], first[order[index + 1]].span.start < spans[index].start):
            spans[index] = Span(spans[index].start, spans[index + 1].start)
    return dict(zip(order, spans, strict=True))


def _holds(calls: Sequence[int], span: Span, head: int) -> bool:
    """Tell whether a place holds calls other than those inside the note that begins at `head`."""
    place = bisect_right(calls, span.start - 1)
    return place < len(calls) and calls[place] < min(span.end, head)


def _goes_on(block: Element, following: Element, listed: bool) -> bool:
    """Tell whether what stands between two notes belongs to the first: they are `listed`, and no heading is between."""
    parent = block.parent
    if not listed or parent is None or parent is not following.parent or block.place >= following.place:
        return False
    parting = parent.parting or []
    after = bisect_right(parting, block.place)
    return after == len(parting) or parting[after] >= following.place


def _cut(page: Page, span: Span, back: Sequence[Link], label: str) -> tuple[Span, ...]:
    """Return what in a note is not its text: links back to the call, and the label at its head."""
    text = page.passage.text
    cut = [link.span for link in back if span.contains(link.span) and link.span.end - link.span.start <= _RETURN]
    cut = [_with_edges(text, one, span) for one in cut]
    head = span.start
    for one in sorted(cut):
        if not text[head : one.start].strip(_EDGE):
            head = max(head, one.end)
    printed = re.match(rf"[\s\[(^]{{0,4}}{re.escape(label)}[\])]?[.:)]?\s", text[head : span.end])
    if printed and (len(printed[0].strip()) > len(label) or head == span.start):
        cut.append(Span(span.start, head + printed.end()))
    elif head > span.start:
        cut.append(Span(span.start, head))
    return tuple(sorted(cut))


def _with_edges(text: str, link: Span, note: Span) -> Span:
    """Return the place of a link with the brackets and arrows around it."""
    start, end = link.start, link.end
    while start > note.start and text[start - 1] in "[(^↑ \u00a0":
        start -= 1
    while end < note.end and text[end] in "])^↑":
        end += 1
    return Span(start, end)


def _note(passage: Passage, region: _Region) -> Passage:
    """Return the text of a note."""
    note = Passage()
    position = region.span.start
    for cut in region.cut:
        note.copy(passage, Span(position, max(position, cut.start)))
        position = max(position, cut.end)
    note.copy(passage, Span(position, max(position, region.span.end)))
    return note


def _body(passage: Passage, calls: Sequence[tuple[Span, str]], regions: Sequence[_Region]) -> Passage:
    """Return the text around the notes, with their marks."""
    body = Passage()
    position = 0
    places: list[tuple[Span, str]] = sorted([*calls, *((region.span, "") for region in regions)])
    for span, label in places:
        if span.start < position:
            continue
        body.copy(passage, Span(position, span.start))
        if label:
            body.mark(label)
        position = span.end
    body.copy(passage, Span(position, passage.length))
    return body
