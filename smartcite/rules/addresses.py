"""What the rules about links share: the answers of the network, and another address in the place of the printed one."""

from collections.abc import Iterator

from smartcite.findings import Edit, Fix, Safety
from smartcite.identifiers import find_identifiers
from smartcite.model import Analysis, Document, Identifier, IdentifierKind, LinkCheck


def answered(analysis: Analysis, kind: IdentifierKind) -> Iterator[tuple[Identifier, LinkCheck]]:
    """Yield each place of a URL, or of a DOI, that the network was asked about, with what it said."""
    for item in analysis.identifiers:
        if item.kind is kind and (said := analysis.checks.get(item.key)):
            yield item, said


def new_address(document: Document, item: Identifier, address: str, title: str) -> Fix | None:
    """Return a fix that writes an address; None where the document prints other words that only lead to the old one."""
    printed = find_identifiers(item.span.of(document.text))
    if all(one.value != item.value for one in printed):
        return None
    return Fix(title, Safety.UNSAFE, (Edit(item.span, address),))
