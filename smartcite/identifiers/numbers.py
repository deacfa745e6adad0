"""ISBN and ISSN, by their check digits."""

import re
from collections.abc import Iterator

from smartcite.model import Identifier, IdentifierKind, Span

_ISBN = re.compile(r"ISBN(?:-1[03])?\s?[:.]?\s?((?:\d[- ‐–]?){9,12}[\dXx])(?!\d)")
_ISSN = re.compile(r"ISSN\s?[:.]?\s?(\d{4})[-‐–]?(\d{3}[\dXx])(?!\d)")


def find_numbers(text: str) -> Iterator[Identifier]:
    """Yield the ISBN and ISSN of a text that pass their check."""
    for match in _ISBN.finditer(text) if "ISBN" in text else ():
        digits = re.sub(r"[^\dX]", "", match[1].upper())
        if _is_isbn(digits):
            yield Identifier(IdentifierKind.ISBN, digits, Span(*match.span()))
    for match in _ISSN.finditer(text) if "ISSN" in text else ():
        if _is_issn(match[1] + match[2].upper()):
            yield Identifier(IdentifierKind.ISSN, f"{match[1]}-{match[2].upper()}", Span(*match.span()))


def _is_isbn(digits: str) -> bool:
    """Tell whether an ISBN of 10 or 13 digits passes its check digit (ISO 2108)."""
    if len(digits) == 13 and digits.isdigit():
        return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    if len(digits) != 10 or "X" in digits[:9]:
        return False
    return sum((10 - place) * (10 if digit == "X" else int(digit)) for place, digit in enumerate(digits)) % 11 == 0


def _is_issn(digits: str) -> bool:
    """Tell whether an ISSN passes its check digit (ISO 3297)."""
    return sum((8 - place) * (10 if digit == "X" else int(digit)) for place, digit in enumerate(digits)) % 11 == 0
