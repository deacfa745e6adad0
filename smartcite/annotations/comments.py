"""Word comments (ECMA-376 part 1, 17.13.4): their part, what announces it, and their marks in the body."""

import posixpath
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import count
from xml.sax.saxutils import escape

from lxml import etree

from smartcite.annotations.anchors import Anchor
from smartcite.annotations.splicing import Additions, appended, spliced
from smartcite.findings import Finding
from smartcite.model import Document
from smartcite.readers.archives import STRICT, Archive, parse_xml
from smartcite.readers.docx import RELATION, beside, main_part
from smartcite.readers.docx_numbers import W
from smartcite.reporters.printable import printable

AUTHOR = "smartcite"
_W = W.strip("{}")
_LONGEST = 10
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


class _Members:
    """The members of an archive as they are and as they become."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.changed: dict[str, bytes] = {}

    def read(self, name: str, empty: str = "") -> tuple[bytes, etree._Element]:
        """Return the bytes and the tree of a member; of `empty` when there is none of that name."""
        data = self.archive.read(name)
        if data is None:
            data = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{empty}'.encode()
        return data, parse_xml(data, f"{name} in it", self.archive.path)


def add_comments(
    archive: Archive, document: Document, placed: Sequence[tuple[Finding, Anchor]], now: datetime
) -> dict[str, bytes]:
    """Return the members of a package that change when each finding is commented at its anchor, in order.

    Comments that are there stay, and the numbers of the new ones follow theirs.
    """
    members = _Members(archive)
    main = main_part(archive)
    part = _announced(members, main)
    data, root = members.read(part, f'<w:comments xmlns:w="{_W}"/>')
    first = 1 + max(
        (int(used) for one in root if (used := one.get(f"{W}id", "")).isdecimal() and len(used) < _LONGEST), default=-1
    )
    written, additions = [], Additions()
    for identity, (finding, anchor) in enumerate(placed, first):
        written.append(_comment(identity, _words(document, finding), now, _declared(root, "w", _W)))
        outside = (one.getparent() for one in (anchor.first, anchor.last))
        declared = max((_declared(one, "w", _W) for one in outside if one is not None), default="")
        additions.put_around(anchor.first, anchor.last, *_marks(identity, declared))
    members.changed[part] = appended(data, "".join(written))
    body, xml = placed[0][1].first.getroottree().getroot(), archive.read(main) or b""
    if STRICT in xml:
        raise ValueError("it is in the Strict form; save it as an ordinary Word document")
    members.changed[main] = spliced(xml, body, additions)
    return members.changed


def _announced(members: _Members, main: str) -> str:
    """Return the name of the part with a document's comments; it is announced where it was not."""
    folder, _, name = main.rpartition("/")
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    data, root = members.read(relations, f'<Relationships xmlns="{_RELATIONS}"/>')
    known = {one.get("Type", "").rpartition("/")[2]: one.get("Target", "") for one in root.iter(RELATION)}
    if target := known.get("comments"):
        part = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    else:
        names = {*members.archive.names()}
        part = next(one for one in _numbered(beside(main, "comments"), ".xml") if one not in names)
        used = {one.get("Id") for one in root}
        identity = next(one for one in _numbered("rIdComments") if one not in used)
        added = f'Id="{identity}" Type="{_TYPE}" Target="{escape(posixpath.basename(part))}"'
        relation = f"<Relationship{_declared(root, None, _RELATIONS)} {added}/>"
        members.changed[relations] = appended(data, relation)
    data, root = members.read("[Content_Types].xml", f'<Types xmlns="{_TYPES}"/>')
    if all(one.get("PartName") != f"/{part}" for one in root):
        added = f'PartName="/{escape(part)}" ContentType="{_CONTENT}"'
        override = f"<Override{_declared(root, None, _TYPES)} {added}/>"
        members.changed["[Content_Types].xml"] = appended(data, override)
    return part


def _numbered(name: str, ending: str = "") -> Iterator[str]:
    yield f"{name}{ending}"
    yield from (f"{name}{number}{ending}" for number in count(1))


def _declared(element: etree._Element, prefix: str | None, namespace: str) -> str:
    """Return the declaration that a prefix needs on a new element below this one, if any."""
    if element.nsmap.get(prefix) == namespace:
        return ""
    return f' xmlns{":" + prefix if prefix else ""}="{namespace}"'


def _marks(identity: int, declared: str) -> tuple[str, str]:
    """Return what stands before and after what a comment is about."""
    start, end = (f'<w:commentRange{which}{declared} w:id="{identity}"/>' for which in ("Start", "End"))
    return start, f'{end}<w:r{declared}><w:commentReference w:id="{identity}"/></w:r>'


def _comment(identity: int, paragraphs: Sequence[str], now: datetime, declared: str) -> str:
    """Return a comment of some paragraphs."""
    attributes = f'w:id="{identity}" w:author="{AUTHOR}" w:date="{now:%Y-%m-%dT%H:%M:%SZ}" w:initials="sc"'
    mark = "<w:r><w:annotationRef/></w:r>"
    texts = (f'<w:r><w:t xml:space="preserve">{escape(printable(text))}</w:t></w:r>' for text in paragraphs)
    written = "".join(f"<w:p>{'' if place else mark}{text}</w:p>" for place, text in enumerate(texts))
    return f"<w:comment{declared} {attributes}>{written}</w:comment>"


def _words(document: Document, finding: Finding) -> list[str]:
    """Return what a comment says: code, name and message, which words are meant, what else is known, and help."""
    meant = " ".join(finding.labels[0].span.of(document.text).split())
    quoted = [f"“{meant}”"] if meant and meant not in finding.message else []
    helped = [f"help: {finding.help}"] if finding.help else []
    return [f"{finding.code} {finding.name}: {finding.message}", *quoted, *finding.notes, *helped]
