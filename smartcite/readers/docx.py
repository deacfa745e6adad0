"""Word documents (.docx, ECMA-376): body, footnotes and endnotes as Word prints them.

Insertions are in, deletions are out; tables, text boxes and content controls are read in their place. Typography
becomes hints, a hyperlink a LINK, and what Zotero, Mendeley or EndNote left in fields becomes records.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from smartcite.errors import ReadError
from smartcite.model import Document, HintKind, Span
from smartcite.readers.archives import Archive
from smartcite.readers.docx_fields import field_records, mendeley_records
from smartcite.readers.docx_lists import ListNumbers
from smartcite.readers.docx_numbers import MC, NoteNumber, W, is_on, number_notes, symbol
from smartcite.readers.passages import Footnote, Passage, assemble

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TERMS = "{http://purl.org/dc/terms/}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_OUT = frozenset(
    {f"{W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "sectPr")}
    | {f"{W}{tag}" for tag in ("pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr")}
    | {f"{MC}Fallback"}
)
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}ptab": "\t",
}
_COMMENT = frozenset(f"{W}{tag}" for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_KINDS = ("footnote", "endnote")


def main_part(archive: Archive) -> str:
    """Return the name of the member that holds the body, as the package's relationships say."""
    relations = archive.tree("_rels/.rels")
    for relation in relations.iter(RELATION) if relations is not None else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def beside(part: str, name: str) -> str:
    """Return the name of a member in the folder of another."""
    folder, slash, _ = part.rpartition("/")
    return f"{folder}{slash}{name}"


def relations_of(archive: Archive, part: str) -> dict[str, str]:
    """Return the targets of a part's relationships by id."""
    folder, slash, name = part.rpartition("/")
    root = archive.tree(f"{folder}{slash}_rels/{name}.rels")
    return {} if root is None else {one.get("Id", ""): one.get("Target", "") for one in root.iter(RELATION)}


@dataclass(frozen=True, slots=True)
class Places:
    """Where a document stands in the XML of its body.

    `texts` are pairs of an offset in `Document.text` and the element that prints what begins there, `notes` the
    reference of each note, in order. `end` is where the body's text ends.
    """

    texts: tuple[tuple[int, etree._Element], ...]
    notes: tuple[etree._Element, ...]
    end: int


def read_docx(data: bytes, path: str) -> Document:
    """Return the document in the bytes of a .docx file; ReadError when they are none."""
    return read_with_places(data, path)[0]


def read_with_places(data: bytes, path: str) -> tuple[Document, Places]:
    """Return the document in the bytes of a .docx file and where its parts stand there; ReadError as `read_docx`."""
    with Archive(data, path) as archive:
        part = main_part(archive)
        root = archive.tree(part)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise ReadError(path, "an archive without the text of a Word document")
        style_root = archive.tree(beside(part, "styles.xml"))
        styles = _Styles(style_root)
        settings = archive.tree(beside(part, "settings.xml"))
        numbers = {kind: number_notes(body, settings, kind) for kind in _KINDS}
        called = {reference: number for kind in _KINDS for reference, number in numbers[kind].items()}
        notes: list[tuple[etree._Element, Footnote]] = []
        for kind in _KINDS:
            found = list(_notes(archive, beside(part, f"{kind}s.xml"), kind, styles, numbers[kind]))
            if notes and found:
                reference, first = found[0]
                found[0] = (reference, replace(first, restarts=True))
            notes.extend(found)
        lists = None if notes else ListNumbers(archive.tree(beside(part, "numbering.xml")), style_root)
        story = _Story(styles, relations_of(archive, part), called, _remarks(archive, part), lists)
        text = story.written(body)
        date = archive.text_in("docProps/core.xml", f"{_TERMS}modified")
    places = Places(tuple(story.places), tuple(reference for reference, _ in notes), text.length)
    document = assemble(path, "docx", text, [footnote for _, footnote in notes])
    return replace(document, date=date), places


def _remarks(archive: Archive, part: str) -> dict[str, str]:
    """Return the text of each comment by its id."""
    root = archive.tree(beside(part, "comments.xml"))
    comments = () if root is None else root.iter(f"{W}comment")
    return {one.get(f"{W}id", ""): "".join(text.text or "" for text in one.iter(f"{W}t")) for one in comments}


def _notes(
    archive: Archive,
    part: str,
    kind: str,
    styles: "_Styles",
    numbers: dict[etree._Element, NoteNumber],
) -> Iterator[tuple[etree._Element, Footnote]]:
    """Yield the notes of one kind with their references, in order; what nothing refers to is not printed."""
    root = archive.tree(part)
    notes = {} if root is None else {note.get(f"{W}id", ""): note for note in root.iter(f"{W}{kind}")}
    relations = relations_of(archive, part)
    for reference, number in numbers.items():
        note = notes.get(reference.get(f"{W}id", ""))
        if note is not None:
            passage = _Story(styles, relations, {}).written(note)
            yield reference, Footnote(number.label, passage, number.restarts)


class _Styles:
    """Which styles are italic, in small capitals or raised, after what they are based on."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = [] if root is None else root.findall(f"{W}style")
        self._styles = {style.get(f"{W}styleId", ""): style for style in styles}
        self._known: dict[str, dict[HintKind | str, bool]] = {}

    def of(self, name: str) -> dict[HintKind | str, bool]:
        """Return what a style switches on or off."""
        if name not in self._known:
            chain: list[etree._Element] = []
            at = name
            while at in self._styles and self._styles[at] not in chain:
                chain.append(self._styles[at])
                based = chain[-1].find(f"{W}basedOn")
                at = "" if based is None else based.get(f"{W}val", "")
            found: dict[HintKind | str, bool] = {}
            for style in reversed(chain):
                found.update(_set_by(style.find(f"{W}rPr")))
            self._known[name] = found
        return self._known[name]


_RAISED = "raised"


def _set_by(properties: etree._Element | None) -> dict[HintKind | str, bool]:
    """Return which typography run properties switch on or off."""
    found: dict[HintKind | str, bool] = {}
    if properties is None:
        return found
    for tag, kind in (("i", HintKind.ITALIC), ("smallCaps", HintKind.SMALL_CAPS)):
        if (switch := properties.find(f"{W}{tag}")) is not None:
            found[kind] = is_on(switch.get(f"{W}val", "1"))
    if (align := properties.find(f"{W}vertAlign")) is not None:
        found[_RAISED] = align.get(f"{W}val") == "superscript"
    elif (position := properties.find(f"{W}position")) is not None:
        found[_RAISED] = position.get(f"{W}val", "0").isdecimal() and position.get(f"{W}val") != "0"
    return found


@dataclass(slots=True)
class _Field:
    """A field being read: its instruction so far, and where the text it prints begins."""

    instruction: str = ""
    data: str = ""
    start: int | None = None


@dataclass(slots=True)
class _Run:
    """The typography of the run being read."""

    kinds: tuple[HintKind, ...] = ()
    raised: bool = False
    hidden: bool = False


@dataclass
class _Story:
    """A body or a note being written into a passage."""

    styles: _Styles
    relations: dict[str, str]
    numbers: dict[etree._Element, NoteNumber]
    remarks: dict[str, str] = field(default_factory=dict)
    lists: ListNumbers | None = None
    passage: Passage = field(default_factory=Passage)
    places: list[tuple[int, etree._Element]] = field(default_factory=list)
    _commented: dict[str, int] = field(default_factory=dict)
    _fields: list[_Field] = field(default_factory=list)
    _run: _Run = field(default_factory=_Run)

    def written(self, root: etree._Element) -> Passage:
        """Return the passage of an element that holds paragraphs; a text box comes after the paragraph it hangs on."""
        self._write(root)
        return self.passage

    def _write(self, root: etree._Element) -> None:
        boxes: list[etree._Element] = []
        links: list[tuple[etree._Element, int]] = []
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            tag = element.tag
            if event == "start":
                if tag == f"{W}txbxContent" and element is not root:
                    boxes.append(element)
                    events.skip_subtree()
                elif tag in _OUT:
                    if tag == f"{W}instrText" and self._fields:
                        self._fields[-1].instruction += element.text or ""
                    events.skip_subtree()
                elif tag == f"{W}r":
                    self._run = self._typography(element)
                elif tag in (f"{W}hyperlink", f"{W}fldSimple", f"{W}sdt"):
                    links.append((element, self.passage.length))
                else:
                    self._content(element)
            elif tag == f"{W}p":
                self.passage.end_paragraph()
                while boxes:
                    self._write(boxes.pop(0))
            elif links and element is links[-1][0]:
                self._close(*links.pop())

    def _close(self, element: etree._Element, start: int) -> None:
        """Give what an element has printed its link or its records."""
        if element.tag == f"{W}hyperlink":
            self.passage.link(start, self.relations.get(element.get(f"{_R}id", ""), ""))
        elif element.tag == f"{W}fldSimple":
            self._end_field(_Field(element.get(f"{W}instr", ""), start=start))
        else:
            tag = element.find(f"{W}sdtPr/{W}tag")
            if tag is not None:
                printed = self.passage.since(start)
                self.passage.records.extend(mendeley_records(tag.get(f"{W}val", ""), printed, start))

    def _content(self, element: etree._Element) -> None:
        """Write what an element prints."""
        tag = element.tag
        if tag == f"{W}fldChar":
            self._field_mark(element)
        elif tag in _COMMENT:
            self._comment(element)
        elif self._run.hidden or self._in_instruction():
            return
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            if element in self.numbers:
                self.places.append((self.passage.length, element))
                self.passage.mark(self.numbers[element].label)
        elif tag in (f"{W}t", f"{W}sym", _MATH):
            if not _is_custom_mark(element):
                self.places.append((self.passage.length, element))
                self._text(symbol(element))
        elif tag in _CHARACTERS:
            self._text(_CHARACTERS[tag])
        elif tag == f"{W}tc" or tag == f"{W}p":
            self.passage.end_paragraph()
            if tag == f"{W}p" and self.lists and (number := self.lists.of(element)):
                self.passage.write(f"{number} ")

    def _comment(self, element: etree._Element) -> None:
        """Attach a comment to its range, or to the place of its mark when it has none."""
        name, length = element.get(f"{W}id", ""), self.passage.length
        if element.tag == f"{W}commentRangeStart":
            self._commented[name] = length
        elif name in self._commented:
            if (start := self._commented[name]) < length:
                self.passage.comment(Span(start, length), self.remarks.pop(name, ""))
        else:
            self.passage.remark(self.remarks.pop(name, ""))

    def _text(self, text: str) -> None:
        start = self.passage.length
        self.passage.write(text.replace("\u00ad", ""), self._run.kinds)
        if self._run.raised and text.isdigit():
            self.passage.raise_from(start)

    def _typography(self, run: etree._Element) -> _Run:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return _Run()
        style = properties.find(f"{W}rStyle")
        found = dict(self.styles.of(style.get(f"{W}val", ""))) if style is not None else {}
        found.update(_set_by(properties))
        vanish = properties.find(f"{W}vanish")
        return _Run(
            tuple(kind for kind, on in found.items() if on and isinstance(kind, HintKind)),
            found.get(_RAISED, False),
            vanish is not None and is_on(vanish.get(f"{W}val", "1")),
        )

    def _field_mark(self, element: etree._Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            data = element.find(f"{W}fldData")
            self._fields.append(_Field(data="" if data is None else data.text or ""))
        elif kind == "separate" and self._fields:
            self._fields[-1].start = self.passage.length
        elif kind == "end" and self._fields:
            self._end_field(self._fields.pop())

    def _end_field(self, done: _Field) -> None:
        if done.start is None:
            if self._fields and not self._fields[-1].data:  # EndNote nests a field with the data in the instruction
                self._fields[-1].data = done.data
            return
        words = done.instruction.split(maxsplit=2)
        if words[:1] == ["HYPERLINK"] and len(words) > 1:
            self.passage.link(done.start, words[1].strip('"“”'))
            return
        if "ADDIN" in words:
            printed = self.passage.since(done.start)
            self.passage.records.extend(field_records(done.instruction, printed, done.start, data=done.data))

    def _in_instruction(self) -> bool:
        return any(one.start is None for one in self._fields)


def _is_custom_mark(element: etree._Element) -> bool:
    """Tell whether a text is the printed mark of a note, which stands in the run of its reference."""
    run = element.getparent()
    return run is not None and any(
        child.tag in (f"{W}footnoteReference", f"{W}endnoteReference") and is_on(child.get(f"{W}customMarkFollows"))
        for child in run
    )
