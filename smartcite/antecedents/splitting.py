"""Part two sources that a semicolon parts and the parser took for one."""

from dataclasses import replace

from smartcite.matching import fold
from smartcite.model import Citation, FieldValue, FullCitation, Name, Span


def split_at(text: str, citation: Citation | None, end: int) -> tuple[FullCitation | None, tuple[FullCitation, ...]]:
    """Return what a full citation says up to a semicolon, and what stands behind it if that names an author.

    All of it comes first when nothing of it is behind; nothing does when the citation is none in full.
    """
    if not isinstance(citation, FullCitation):
        return None, ()
    if citation.span.end <= end:
        return citation, ()
    first = _part(text, citation, Span(citation.span.start, end))
    rest = _part(text, citation, Span(end + 1, citation.span.end))
    return first, (rest,) if "author" in rest.fields else ()


def _part(text: str, citation: FullCitation, span: Span) -> FullCitation:
    """Return a citation with the fields that stand in a part of it, and the people named there."""
    words = f" {fold(span.of(text))} "

    def kept(value: FieldValue) -> FieldValue:
        return value if isinstance(value, str) else tuple(name for name in value if _is_in(name, words))

    near = {name: place for name, place in citation.spans.items() if place.start < span.end and span.start < place.end}
    fields = {name: value for name in citation.fields if name in near and (value := kept(citation.fields[name]))}
    locator = citation.locator if "locator" in near else None
    signal = citation.signal if span.start == citation.span.start else ""
    start = next(place for place in range(span.start, span.end) if not text[place].isspace())
    return replace(citation, span=Span(start, span.end), fields=fields, spans=near, locator=locator, signal=signal)


def _is_in(name: Name, words: str) -> bool:
    return f" {fold(name.family or name.literal)} " in words
