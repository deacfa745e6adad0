"""OpenDocument texts (.odt, ISO/IEC 26300): body, footnotes and endnotes with the numbers the program printed.

Deletions that are tracked stand apart in the file and are not read; typography becomes hints, a link a LINK, and what
Zotero left in reference marks becomes records.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from smartcite.errors import ReadError
from smartcite.model import Document, HintKind
from smartcite.readers.archives import Archive
from smartcite.readers.docx_fields import field_records
from smartcite.readers.odt_lists import ListNumbers
from smartcite.readers.passages import Footnote, Passage, assemble, plain_label

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_OUT = frozenset(
    {f"{_TEXT}tracked-changes", f"{_TEXT}sequence-decls", f"{_OFFICE}annotation", f"{_OFFICE}forms"}
    | {f"{_SVG}title", f"{_SVG}desc", f"{_TEXT}note-citation", f"{_TEXT}alphabetical-index-mark"}
)
_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_DIGITS = 4


def read_odt(data: bytes, path: str) -> Document:
    """Return the document in the bytes of an .odt file; ReadError when they are none."""
    with Archive(data, path) as archive:
        content = archive.tree("content.xml")
        styles = archive.tree("styles.xml")
        date = archive.text_in("meta.xml", f"{_DUBLIN_CORE}date")
    body = None if content is None else content.find(f"{_OFFICE}body/{_OFFICE}text")
    if content is None or body is None:
        raise ReadError(path, "an OpenDocument file that is no text, or one with a password")
    roots = [root for root in (styles, content) if root is not None]
    typed = next(body.iter(f"{_TEXT}note"), None) is None
    story = _Story(_typography(roots), ListNumbers(roots) if typed else None)
    passage = story.written(body)
    footnotes = [one for kind in ("footnote", "endnote") for one in story.notes(kind)]
    return replace(assemble(path, "odt", passage, footnotes), date=date)


_RAISED = "raised"
_Kinds = frozenset[HintKind | str]
"""The typography of a stretch of text: the kinds of hints, and whether it is raised."""


def _typography(roots: list[etree._Element]) -> dict[str, _Kinds]:
    """Return which text styles are italic, in small capitals or raised, after their parents."""
    styles = {
        style.get(f"{_STYLE}name", ""): style
        for root in roots
        for style in root.iter(f"{_STYLE}style")
        if style.get(f"{_STYLE}family") == "text"
    }
    found: dict[str, _Kinds] = {}
    for name in styles:
        kinds: dict[HintKind | str, bool] = {}
        seen: set[str] = set()
        at = name
        while at in styles and at not in seen:
            seen.add(at)
            for properties in styles[at].findall(f"{_STYLE}text-properties"):
                if slant := properties.get(f"{_FO}font-style"):
                    kinds.setdefault(HintKind.ITALIC, slant in ("italic", "oblique"))
                if variant := properties.get(f"{_FO}font-variant"):
                    kinds.setdefault(HintKind.SMALL_CAPS, variant == "small-caps")
                if position := properties.get(f"{_STYLE}text-position"):
                    kinds.setdefault(_RAISED, position.startswith("super") or position[0] in "123456789")
            at = styles[at].get(f"{_STYLE}parent-style-name", "")
        if any(kinds.values()):
            found[name] = frozenset(kind for kind, on in kinds.items() if on)
    return found


class _Story:
    """A body being written into a passage; its notes, which stand inside it, wait for their turn."""

    def __init__(self, typography: dict[str, _Kinds], lists: ListNumbers | None = None) -> None:
        self.passage = Passage()
        self._lists = lists
        self._typography = typography
        self._notes: dict[str, list[tuple[str, etree._Element]]] = {"footnote": [], "endnote": []}
        self._marks: dict[str, int] = {}
        self._fields: list[tuple[str, int]] = []

    def notes(self, kind: str) -> Iterator[Footnote]:
        """Yield the notes of one kind in the order of the body."""
        restarts = kind == "endnote" and bool(self._notes["footnote"])
        for label, body in self._notes[kind]:
            yield Footnote(label, _Story(self._typography).written(body), restarts)
            restarts = False

    def written(self, root: etree._Element) -> Passage:
        """Return the passage of an element that holds paragraphs; a text box comes after the paragraph it hangs on."""
        self._write(root)
        self.passage.end_paragraph()
        return self.passage

    def _write(self, root: etree._Element) -> None:
        boxes: list[etree._Element] = []
        kinds: list[_Kinds] = [frozenset()]
        links: list[int] = []
        depth = 0
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            tag = element.tag
            if event == "start":
                if tag in _OUT:
                    if tag == f"{_OFFICE}annotation":
                        self.passage.remark(" ".join(element.itertext()))
                    events.skip_subtree()
                elif tag == f"{_DRAW}text-box" and element is not root:
                    boxes.append(element)
                    events.skip_subtree()
                elif tag == f"{_TEXT}note":
                    self._note(element)
                    events.skip_subtree()
                else:
                    if tag in _PARAGRAPHS:
                        depth += 1
                    elif tag == f"{_TEXT}span":
                        style = element.get(f"{_TEXT}style-name", "")
                        kinds.append(kinds[-1] | self._typography.get(style, frozenset()))
                    elif tag == f"{_TEXT}a":
                        links.append(self.passage.length)
                    elif tag == f"{_TEXT}list" and self._lists:
                        self._lists.begin(element)
                    elif tag == f"{_TEXT}list-item" and self._lists and (number := self._lists.item(element)):
                        self.passage.write(f"{number} ")
                    else:
                        self._sign(element)
                    if depth:
                        self._text(element.text, kinds[-1])
                continue
            if tag in _PARAGRAPHS and depth:
                depth -= 1
                self.passage.end_paragraph()
                while boxes and not depth:
                    self._write(boxes.pop(0))
            elif tag == f"{_TEXT}span" and len(kinds) > 1:
                kinds.pop()
            elif tag == f"{_TEXT}list" and self._lists:
                self._lists.end()
            elif tag == f"{_TEXT}a" and links:
                self.passage.link(links.pop(), element.get(_HREF, ""))
            if depth and element is not root:
                self._text(element.tail, kinds[-1])

    def _text(self, text: str | None, kinds: _Kinds) -> None:
        """Write a text with its runs of blanks as one: others are elements of their own."""
        if not text:
            return
        start = self.passage.length
        self.passage.write(
            _BLANKS.sub(" ", text).replace("\u00ad", ""), [one for one in kinds if isinstance(one, HintKind)]
        )
        if _RAISED in kinds and text.strip().isdecimal():
            self.passage.raise_from(start)

    def _note(self, element: etree._Element) -> None:
        citation, body = element.find(f"{_TEXT}note-citation"), element.find(f"{_TEXT}note-body")
        kind = element.get(f"{_TEXT}note-class", "footnote")
        if body is None or kind not in self._notes:
            return
        label = "" if citation is None else citation.get(f"{_TEXT}label") or "".join(map(str, citation.itertext()))
        label = plain_label(label) or str(len(self._notes[kind]) + 1)
        self.passage.mark(label)
        self._notes[kind].append((label, body))

    def _sign(self, element: etree._Element) -> None:
        """Write what a sign stands for, and remember where a reference mark of Zotero begins."""
        tag = element.tag
        if tag == f"{_TEXT}s":
            count = element.get(f"{_TEXT}c", "1")
            self.passage.write(" " * (int(count) if count.isdecimal() and len(count) < _MOST_DIGITS else 1))
        elif tag == f"{_TEXT}tab":
            self.passage.write("\t")
        elif tag == f"{_TEXT}line-break":
            self.passage.write("\n")
        elif tag == f"{_TEXT}reference-mark-start":
            self._marks[element.get(f"{_TEXT}name", "")] = self.passage.length
        elif tag == f"{_TEXT}reference-mark-end":
            name = element.get(f"{_TEXT}name", "")
            start = self._marks.pop(name, None)
            if start is not None:
                self.passage.records.extend(field_records(name, self.passage.since(start), start))
        elif tag.startswith(_FIELD):
            self._field_mark(element)

    def _field_mark(self, element: etree._Element) -> None:
        """Remember where a field of Word prints its text, in a document that was one of Word."""
        if element.tag == f"{_FIELD}fieldmark-start":
            codes = [one for one in element if one.get(f"{_FIELD}name", "").endswith(".field.code")]
            self._fields.append((codes[0].get(f"{_FIELD}value", "") if codes else "", self.passage.length))
        elif element.tag == f"{_FIELD}fieldmark-separator" and self._fields:
            self._fields[-1] = (self._fields[-1][0], self.passage.length)
        elif element.tag == f"{_FIELD}fieldmark-end" and self._fields:
            instruction, start = self._fields.pop()
            self.passage.records.extend(field_records(instruction, self.passage.since(start), start))
