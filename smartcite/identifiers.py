"""Find URLs, bare domains, DOIs, ISBN and ISSN in a text, and mend what pasting did to them.

A span covers the whole printed thing, damage included; `value` is what was meant and `repairs` says what was mended.
DOIs are in small letters whatever their printed form; a bare domain gets `http://`; ISBN and ISSN must pass their
check digit.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from smartcite.model import Hint, HintKind, Identifier, IdentifierKind, Span

_URL = re.compile(
    r"<?(https?://\s?[^\s<>«»“”]{1,2000}(?:(?<=-)\s(?=[a-z\d])[^\s<>«»]{1,500}|(?<=\.pd)\sf\b)?)(?:&gt;|>)?"
)
_DOI = re.compile(r"(?:doi\s?[:.]?\s?|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/[^\s<>«»“”]{1,500})", re.IGNORECASE)
_TOP_LEVEL = re.compile(r"\.(?:com|org|net|fr|de|it|es|eu|info)(?!\w|\.\w|@)")
_DOMAIN = re.compile(rf"(?<![\w@/.])(?:www\.)?[a-z0-9-]{{2,63}}{_TOP_LEVEL.pattern}(?:/[^\s<>«»]*)?")
_ISBN = re.compile(r"ISBN(?:-1[03])?\s?[:.]?\s?((?:\d[- ‐–]?){9,12}[\dXx])(?!\d)")
_ISSN = re.compile(r"ISSN\s?[:.]?\s?(\d{4})[-‐–]?(\d{3}[\dXx])(?!\d)")


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Return the identifiers of a text in order; spans cover the whole printed thing."""
    found: list[Identifier] = []
    taken = bytearray(len(text))

    def take(kind: IdentifierKind, value: str, start: int, end: int, repairs: tuple[str, ...] = ()) -> None:
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            found.append(Identifier(kind, value, Span(start, end), repairs))

    for match in _matches(_DOI, "10.", text):
        value, end = _trimmed(match[1].removesuffix("&gt;"), match.end())
        take(IdentifierKind.DOI, value.lower(), match.start(), end)
    for match in _matches(_URL, "http", text):
        value, _ = _trimmed(match[1].removesuffix("&gt;"), 0)
        closed = match[0].endswith((">", "&gt;"))
        end = match.end() if closed else match.start(1) + len(value)
        repairs = ("a space inside",) if " " in value else ()
        if match[0].endswith("&gt;"):
            repairs = (*repairs, "“&gt;” glued to the end")
        take(IdentifierKind.URL, re.sub(r"\s", "", value), match.start(), end, repairs)
    for match in _DOMAIN.finditer(text) if _TOP_LEVEL.search(text) else ():
        value, end = _trimmed(match[0], match.end())
        take(IdentifierKind.URL, f"http://{value}", match.start(), end)
    for match in _matches(_ISBN, "ISBN", text):
        digits = re.sub(r"[^\dX]", "", match[1].upper())
        if _is_isbn(digits):
            take(IdentifierKind.ISBN, digits, *match.span())
    for match in _matches(_ISSN, "ISSN", text):
        if _is_issn(match[1] + match[2].upper()):
            take(IdentifierKind.ISSN, f"{match[1]}-{match[2].upper()}", *match.span())
    return tuple(sorted(found, key=lambda item: item.span))


def with_links(found: Sequence[Identifier], hints: Iterable[Hint]) -> tuple[Identifier, ...]:
    """Return the identifiers printed in a text, and those of links whose text prints none."""
    printed = bytearray(max([0, *(item.span.end for item in found)]))
    for item in found:
        printed[item.span.start : item.span.end] = b"\1" * (item.span.end - item.span.start)
    linked = [
        replace(item, span=hint.span, repairs=())
        for hint in hints
        if hint.kind is HintKind.LINK and not any(printed[hint.span.start : hint.span.end])
        for item in find_identifiers(hint.value)[:1]
    ]
    return tuple(sorted((*found, *linked), key=lambda item: item.span))


def _matches(pattern: re.Pattern[str], sign: str, text: str) -> Iterator[re.Match[str]]:
    """Return the matches of a pattern; a text without its sign, a piece that is in every match, is not searched."""
    return pattern.finditer(text) if sign in text else iter(())


def _trimmed(value: str, end: int) -> tuple[str, int]:
    """Return a value without the sentence's punctuation at its end, and where it then ends."""
    kept = value.rstrip(".,;:!?'’\"")
    while kept.endswith((")", "]")) and kept.count("(") + kept.count("[") < kept.count(")") + kept.count("]"):
        kept = kept[:-1].rstrip(".,;:")
    return kept, end - (len(value) - len(kept))


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
