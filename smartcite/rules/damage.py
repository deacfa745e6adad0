"""What is wrong with an address or DOI as it is printed, and whether it is surely read as it was meant."""

import re

from smartcite.identifiers import SPACE
from smartcite.model import Document, Identifier


def damage(document: Document, item: Identifier) -> list[str]:
    """Return in words what the author should mend; lines and spaces of text extracted from a PDF are no one's fault."""
    return [one for one in item.repairs if not (one == SPACE and document.format == "pdf-text")]


_NEXT_LINE = re.compile(r"\n[ \t]*([a-z\d/?&=%_-]\S*)")
_SIGNS = re.compile(r"\w[./?&=%_-]\w|[/?&=%_]")
"""What tells a part of an address from a word of the sentence; text extracted from a PDF parts words anywhere."""


def doubt(document: Document, item: Identifier) -> str:
    """Return why an address may have been meant otherwise than it was read, or nothing."""
    if SPACE in item.repairs:
        return "it was read across a space or the end of a line"
    following = _NEXT_LINE.match(document.text, item.span.end)
    note = document.note_at(item.span.start)
    if not following or (note and following.end(1) > note.span.end):
        return ""
    goes_on = document.format == "pdf-text" or _SIGNS.search(following[1])
    return "it may go on in the next line" if goes_on else ""
