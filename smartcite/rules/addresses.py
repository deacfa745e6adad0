"""The fix that the rules about links share: another address in the place of the one that is printed."""

from smartcite.findings import Edit, Fix, Safety
from smartcite.identifiers import find_identifiers
from smartcite.model import Document, Identifier


def new_address(document: Document, item: Identifier, address: str, title: str) -> Fix | None:
    """Return a fix that writes an address; None where the document prints other words that only lead to the old one."""
    printed = find_identifiers(item.span.of(document.text))
    if all(one.value != item.value for one in printed):
        return None
    return Fix(title, Safety.UNSAFE, (Edit(item.span, address),))
