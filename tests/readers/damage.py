"""Damaged files for property tests: what a bad disk, a bad converter or a bad person makes of a good file."""

import re
import zipfile
from io import BytesIO

from hypothesis import strategies as st
from lxml import etree
from packed import zipped

from smartcite.model import Document

_PLACE = st.floats(0, 1, exclude_max=True)
_VALUES = ("", "0", "-1", "999999999999", "none", "²", "1 2", "é", "../../x", "%41", "[x]", "1" * 5000)
_CHANGES = st.lists(st.tuples(st.integers(0, 6), _PLACE, _PLACE, st.sampled_from(_VALUES)), min_size=1, max_size=8)
_HARDEST = (
    "<",
    ">",
    "&",
    "]]>",
    "<!--",
    "&#0;",
    "\0",
    "<a href='#x'>1</a>",
    "</p>",
    "<table>",
    "<li>",
    "\x1b",
    "\ud800",
)
_CUTS = st.lists(st.tuples(_PLACE, st.integers(0, 60), st.sampled_from(_HARDEST)), min_size=1, max_size=8)


def cut_bytes(data: bytes) -> st.SearchStrategy[bytes]:
    """Return a file with stretches left out, overwritten or doubled."""

    def change(cuts: list[tuple[float, int, str]]) -> bytes:
        made = data
        for place, length, what in cuts:
            at = int(place * len(made))
            made = made[:at] + what.encode("utf-8", "replace") * (length % 3) + made[at + length :]
        return made

    return _CUTS.map(change)


def cut_text(text: str) -> st.SearchStrategy[str]:
    """Return a text with its tags in disorder, and with what parsers stumble on put in."""

    def change(cuts: list[tuple[float, int, str]]) -> str:
        pieces = re.split(r"(<[^<>]*>)", text)
        for place, length, what in cuts:
            at = int(place * len(pieces))
            kept = pieces[at : at + length]
            pieces[at : at + length] = [what, *kept[::-1][: length // 2]]
        return "".join(pieces)

    return _CUTS.map(change)


def disordered(data: bytes) -> st.SearchStrategy[bytes]:
    """Return a zip archive whose XML is still well formed, but has elements lost, doubled, moved, renamed, changed."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in members if name != "mimetype"]

    def change(member: float, changes: list[tuple[int, float, float, str]]) -> bytes:
        name = names[int(member * len(names))]
        return zipped({**members, name: _changed(members[name], changes)})

    return st.builds(change, _PLACE, _CHANGES)


def _changed(xml: bytes, changes: list[tuple[int, float, float, str]]) -> bytes:
    root = etree.fromstring(xml)
    for kind, first, second, value in changes:
        elements = list(root.iter("*"))
        one, other = elements[int(first * len(elements))], elements[int(second * len(elements))]
        above = one.getparent()
        if kind == 0 and above is not None:
            above.remove(one)
        elif kind == 1 and above is not None:
            above.append(etree.fromstring(etree.tostring(one, with_tail=False)))
        elif kind == 2 and above is not None and one not in (other, *other.iterancestors()):
            other.insert(0, one)
        elif kind == 3:
            one.tag = other.tag
        elif kind == 4 and one.attrib:
            one.set(sorted(one.attrib)[int(second * len(one.attrib))], value)
        elif kind == 5 and one.attrib:
            del one.attrib[sorted(one.attrib)[int(second * len(one.attrib))]]
        elif kind == 6:
            one.text = value
    return etree.tostring(root)


def check_places(document: Document) -> None:
    """Assert that all places of a document lie in its text, and its notes one after the other."""
    notes = [note.span for note in document.notes]
    marks = [one.span for one in document.marks] + [note.mark for note in document.notes if note.mark]
    hints, records = [one.span for one in document.hints], [one.span for one in document.records]
    for span in (*notes, *marks, *hints, *records):
        assert 0 <= span.start <= span.end <= len(document.text)
    assert [note.index for note in document.notes] == list(range(len(notes)))
    assert notes == sorted(notes)
