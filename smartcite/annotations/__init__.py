"""Findings as comments in a copy of a Word document: the form in which an editor hands an essay back."""

from datetime import datetime

from smartcite.annotations.anchors import Anchors
from smartcite.annotations.comments import add_comments
from smartcite.annotations.zipped import with_members
from smartcite.errors import ReadError
from smartcite.readers.archives import Archive
from smartcite.readers.docx import read_with_places
from smartcite.report import Checked

__all__ = ["annotated"]


def annotated(checked: Checked, data: bytes, now: datetime) -> bytes:
    """Return the bytes of a .docx file with a comment for each finding that nobody suppressed.

    A comment stands at the mark of the note that its finding is about, because Word has none inside notes; findings
    in the running text are commented where they stand. `now` is the date of the comments. ReadError when the bytes are
    not those of the document that was checked.
    """
    document, places = read_with_places(data, checked.document.path)
    if document.text != checked.document.text:
        raise ReadError(document.path, "it changed while it was checked; run this again")
    if not checked.shown:
        return data
    anchors = Anchors(document, places)
    placed = [(finding, anchor) for finding in checked.shown if (anchor := anchors.of(finding)) is not None]
    try:
        with Archive(data, document.path) as archive:
            return with_members(data, add_comments(archive, document, placed, now))
    except ValueError as failure:
        raise ReadError(document.path, f"comments cannot be written into it: {failure}") from failure
