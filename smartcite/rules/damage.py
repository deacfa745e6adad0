"""What is wrong with an address or DOI as it is printed."""

from smartcite.identifiers import SPACE
from smartcite.model import Document, Identifier


def damage(document: Document, item: Identifier) -> list[str]:
    """Return in words what the author should mend; lines and spaces of text extracted from a PDF are no one's fault."""
    return [one for one in item.repairs if not (one == SPACE and document.format == "pdf-text")]
