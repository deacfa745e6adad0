"""The page cited is not among the pages of the article or chapter.

Why it matters
    One of the two is mistyped, or another work is meant.

Example
    Un article[1] et sa suite[2].

    [1] Jean-Pierre Meunier, « Images et sens », Communications, n° 12, 1998, p. 229-294.
    [2] Meunier, art. cit., p. 794.

Use instead
    Un article[1] et sa suite[2].

    [1] Jean-Pierre Meunier, « Images et sens », Communications, n° 12, 1998, p. 229-294.
    [2] Meunier, art. cit., p. 274.
"""

import re
from collections.abc import Iterable

from smartcite.findings import Confidence, Finding, Label, Rule, Severity
from smartcite.matching import families
from smartcite.model import Analysis, BackReference, FullCitation, Locator, MatchStatus, Span

_RANGE = re.compile(r"(\d{1,4})\s?[-–‑]\s?(\d{1,4})")
_PAGE = re.compile(r"\d{1,4}")
_GOES_ON = re.compile(r"\s?[/-]|\.\d")
_HOSTS = frozenset({"journaltitle", "booktitle"})
_SURE = 0.8


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each page outside the range printed for its source, in the same reference or at the end of its chain."""
    for citation in analysis.citations:
        if isinstance(citation, FullCitation) and citation.locator:
            yield from _outside(rule, analysis, citation, citation)
    for match in analysis.matches:
        reference = analysis.citations[match.citation]
        full = analysis.citations[match.full] if match.full is not None else None
        found = match.status is MatchStatus.FOUND and isinstance(reference, BackReference)
        if found and isinstance(reference, BackReference) and isinstance(full, FullCitation):
            yield from _outside(rule, analysis, reference, full)


def _outside(
    rule: Rule, analysis: Analysis, citation: FullCitation | BackReference, full: FullCitation
) -> Iterable[Finding]:
    page = _first_page(citation.locator)
    extent = _RANGE.fullmatch(str(full.fields.get("pages", "")))
    if page is None or extent is None or "date" not in full.fields or not _HOSTS & full.fields.keys():
        return  # pages of a book are pages cited
    names = families(citation.fields, "author", "editor")
    if names and not set(names) & set(families(full.fields, "author", "editor")):
        return
    first, last = int(extent[1]), int(extent[2])
    if not first < last or first <= page <= last or min(citation.confidence, full.confidence) < _SURE:
        return
    place = citation.spans.get("locator", citation.span)
    labels = [Label(place)]
    source: Span | None = full.spans.get("pages")
    if citation is full and not (source and _is_cited_page(analysis.document.text, source, place)):
        return
    if source is not None:
        labels.append(Label(source, "the pages of the source"))
    yield rule.finding(
        f"page {page} is not among the pages {first}-{last} of the source",
        tuple(labels),
        confidence=Confidence.MEDIUM,
        note=analysis.label_of(citation.note),
        help=f"check the page, and whether the source in note {analysis.label_of(full.note)} is meant",
        data={"affected_notes": []},
    )


def _is_cited_page(text: str, extent: Span, place: Span) -> bool:
    """Tell whether a number in a full reference is surely a page: it is called so, or stands right after the extent.

    A year, or a number of an identifier that a line break damaged, may be read as one.
    """
    called = place.of(text)[:1].isalpha()
    between = text[extent.end : place.start]
    beside = extent.end <= place.start and not any(one.isalnum() for one in between)
    return (called or beside) and not _GOES_ON.match(text, place.end)


def _first_page(locator: Locator | None) -> int | None:
    match = _PAGE.match(locator.value) if locator and locator.unit == "page" else None
    return int(match[0]) if match else None


RULE = Rule("REF110", "locator-out-of-range", Severity.WARNING, check, __doc__ or "")
