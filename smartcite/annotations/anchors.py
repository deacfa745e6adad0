"""Where in the XML of a Word document a finding's comment goes."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from smartcite.findings import Finding
from smartcite.model import Document, Span
from smartcite.readers.docx import Places
from smartcite.readers.docx_numbers import W


@dataclass(frozen=True, slots=True)
class Anchor:
    """The first and the last of the sibling elements that a comment is about."""

    first: etree._Element
    last: etree._Element


class Anchors:
    """The anchors of a document's findings."""

    def __init__(self, document: Document, places: Places) -> None:
        self._document = document
        self._places = places
        self._offsets = [offset for offset, _ in places.texts]

    def of(self, finding: Finding) -> Anchor | None:
        """Return where a finding's comment goes: at the reference of its note, or around its own words in the body.

        Words that begin and end in different parents (a hyperlink, an insertion) are commented where they begin. A
        document that prints nothing has no place.
        """
        span = finding.labels[0].span
        if self._places.notes and span.start >= self._places.end:
            mark = _outermost(self._places.notes[self._note(span)])
            return Anchor(mark, mark)
        if not self._places.texts:
            return None
        first = self._at(span.start)
        last = self._at(max(span.start, span.end - 1))
        return Anchor(first, last if last.getparent() is first.getparent() else first)

    def _note(self, span: Span) -> int:
        """Return the index of the note that prints a span, or whose printed number does."""
        notes = self._document.notes
        return next((note.index for note in notes if note.span.end >= span.start), len(notes) - 1)

    def _at(self, offset: int) -> etree._Element:
        place = max(0, bisect_right(self._offsets, offset) - 1)
        return _outermost(self._places.texts[place][1])


def _outermost(element: etree._Element) -> etree._Element:
    """Return what a comment may be put around: the run of an element, or what stands in a paragraph in its stead.

    In a text box it is the run that holds the box: Word has no comments inside.
    """
    chain = [element, *element.iterancestors()]
    runs = [one for one in chain[:-1] if one.tag == f"{W}r"]
    parts = [one for one, above in pairwise(chain) if above.tag == f"{W}p"]
    return (runs or parts or [element])[-1]
