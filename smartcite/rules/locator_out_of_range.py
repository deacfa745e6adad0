"""The page cited is not among the pages of the article or chapter.

Nothing is reported where the pages printed may be the ones cited: a few pages, or a range outside of which most
references to the source lie. Nor is a wide range of pages, or a page in another volume or year: it is another piece in
the same journal or book. Where only the first page is known (“84 MLR 655, 662”), no page may come before it.

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

import math
import re
from collections.abc import Iterable
from functools import cache

from smartcite import lexicon
from smartcite.antecedents.extents import RANGE, extent_of, first_page, further_pages, is_extent, opening_page
from smartcite.findings import Confidence, Finding, Label, Rule, Severity
from smartcite.matching import families, folded_title, has_words, share_name
from smartcite.model import Analysis, AntecedentMatch, BackReference, FullCitation, MatchStatus, Span

_GOES_ON = re.compile(r"\s?[/-]|\.\d")
_PLACES = frozenset({"volume", "number", "date"})
_SURE = 0.8
_OFTEN = 2
"""When so many references lie outside, and fewer inside, the range is not what it seems."""


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each page outside the range printed for its source, in the same reference or at the end of its chain."""
    cited: dict[int, list[FullCitation | BackReference]] = {}
    for place, citation in enumerate(analysis.citations):
        if isinstance(citation, FullCitation) and citation.locator and extent_of(citation):
            cited.setdefault(place, []).append(citation)
    doubtful = _doubtful(analysis)
    for match in analysis.matches:
        reference = analysis.citations[match.citation]
        if not isinstance(reference, BackReference) or match.full is None or match.citation in doubtful:
            continue
        full = analysis.citations[match.full]
        known = isinstance(full, FullCitation) and (extent_of(full) or opening_page(full))
        if (
            isinstance(full, FullCitation)
            and known
            and not (_is_elsewhere(reference, full) or _is_of_host(reference, full))
        ):
            cited.setdefault(match.full, []).append(reference)
    for place, references in cited.items():
        full = analysis.citations[place]
        assert isinstance(full, FullCitation)  # noqa: S101  only those are in the table
        pages = [(page, one) for one in references if (page := first_page(one.locator)) is not None]
        first, last = _pages(full)
        outside = [(page, one) for page, one in pages if not first <= page <= last and not is_extent(one.locator)]
        beyond = sum(
            any(not first <= other <= last for other in further_pages(one.locator))
            for page, one in pages
            if first <= page <= last
        )
        if len(outside) + beyond < _OFTEN or 2 * (len(outside) + beyond) <= len(pages):
            for page, one in outside:
                yield from _outside(rule, analysis, one, full, page)


def _is_elsewhere(reference: BackReference, full: FullCitation) -> bool:
    """Tell whether a reference names another volume, year or pages: "ders., ebenda, 10 (1984), 91" is in that journal.

    So is "Roe, A Chapter, in: ebd., S. 262–272, hier S. 268" in that book.
    """
    if reference.fields.get("pages", full.fields.get("pages")) != full.fields.get("pages"):
        return True
    names = _PLACES & reference.fields.keys()
    return any(str(reference.fields[name])[:4] != str(full.fields.get(name, ""))[:4] for name in names)


def _is_of_host(reference: BackReference, full: FullCitation) -> bool:
    """Tell whether a reference means the volume of a chapter: by its title, or by people who edited it and no more."""
    printed = folded_title(reference.fields.get("title", ""))
    own, host = (folded_title(full.fields.get(name, "")) for name in ("title", "booktitle"))
    if printed and host:
        return has_words(host, printed) and not has_words(own, printed)
    names, authors = families(reference.fields, "author", "editor"), families(full.fields)
    edited = bool(set(names) & set(families(full.fields, "editor")) - set(authors))
    return bool(names) and (edited or not share_name(names, authors)) and "booktitle" in full.fields


def _doubtful(analysis: Analysis) -> set[int]:
    """Return the back references whose chain has a step, their own or a later one, that may lead elsewhere.

    "Roe, “A Reply,” ibid., 196–208" is another article in the journal of the one before.
    """
    doubtful: set[int] = set()
    for match in analysis.matches:  # a step leads to a citation before it
        if match.status is not MatchStatus.FOUND or match.step in doubtful or _names_another(analysis, match):
            doubtful.add(match.citation)
    return doubtful


def _names_another(analysis: Analysis, match: AntecedentMatch) -> bool:
    """Tell whether a back reference names nobody who made the source found for it."""
    reference, full = (analysis.citations[one] if one is not None else None for one in (match.citation, match.full))
    if not isinstance(reference, BackReference) or not isinstance(full, FullCitation):
        return False
    names = families(reference.fields, "author", "editor")
    return bool(names) and not share_name(names, families(full.fields, "author", "editor"))


def _outside(
    rule: Rule, analysis: Analysis, citation: FullCitation | BackReference, full: FullCitation, page: int
) -> Iterable[Finding]:
    first, last = _pages(full)
    if min(citation.confidence, full.confidence) < _SURE or _is_printed_behind(analysis, citation, full, page):
        return
    place = citation.spans.get("locator", citation.span)
    labels = [Label(place)]
    source: Span | None = full.spans.get("pages")
    if citation is full and not (source and _is_cited_page(analysis.document.text, source, place)):
        return
    if source is not None:
        labels.append(Label(source, "the pages of the source" if extent_of(full) else "it begins here"))
    yield rule.finding(
        f"page {page} is not among the pages {first}-{last} of the source"
        if extent_of(full)
        else f"page {page} comes before {first}, where the source begins",
        tuple(labels),
        confidence=Confidence.MEDIUM,
        note=analysis.label_of(citation.note),
        help=f"check the page, and whether the source in note {analysis.label_of(full.note)} is meant",
        data={"affected_notes": []},
    )


def _is_printed_behind(
    analysis: Analysis, citation: FullCitation | BackReference, full: FullCitation, page: int
) -> bool:
    """Tell whether the rest of a source's note prints pages that hold one: "p. 3-20 ; repris dans …, p. 143-179".

    Those of its other sources count where a reference names none: "n. 7, at 201" may mean the reply cited there too.
    The pages of a translation are never told.
    """
    note = next((one for one in analysis.document.notes if one.index == full.note), None)
    rest = analysis.document.text[full.span.end : note.span.end] if note else ""
    if _translated().match(rest):
        return True
    names_none = citation is not full and not citation.fields.keys() & {"author", "editor", "title"}
    begin = 0 if names_none else printed.end() if (printed := _reprinted().search(rest)) else len(rest)
    return any(int(match[1]) <= page <= _last(match) for match in RANGE.finditer(rest, begin))


def _last(pages: re.Match[str]) -> int:
    """Return the last page of a printed range, of which the first digits may be left out: 208 of "196–08"."""
    first, last = pages.groups()
    if len(last) >= len(first):
        return int(last)
    whole = int(first[: -len(last)] + last)
    return whole if whole >= int(first) else whole + 10 ** len(last)


@cache
def _translated() -> re.Pattern[str]:
    """Return the pattern of what leads to the translation of the source before it: "; trad. M. Roe, …"."""
    return re.compile(rf"\s?[;(]\s?{lexicon.either(lexicon.words('roles', 'translator'))}(?![^\W_])", re.IGNORECASE)


@cache
def _reprinted() -> re.Pattern[str]:
    """Return the pattern of what leads to where a source is printed again: "repris dans", "reprinted in"."""
    words = lexicon.either(lexicon.words("devices", "reprinted"))
    return re.compile(rf"(?<![^\W_]){words}(?![^\W_])", re.IGNORECASE)


def _pages(full: FullCitation) -> tuple[float, float]:
    """Return the first and the last page of a source, as far as they are known."""
    return extent_of(full) or (opening_page(full) or 0, math.inf)


def _is_cited_page(text: str, extent: Span, place: Span) -> bool:
    """Tell whether a number in a full reference is surely a page: it is called so, or stands right after the extent.

    A year, or a number of an identifier that a line break damaged, may be read as one.
    """
    called = place.of(text)[:1].isalpha()
    between = text[extent.end : place.start]
    if place.end <= extent.start:
        return False  # the page of a source whose review is read with it: "p. 277. Cf. le c. r. …, 2003, p. 212-218"
    if ";" in between or any(map(str.isdigit, between)):
        return False  # the page of the next source, or of another year: "26 (1903), S. 29–41, und 27 (1904), S. 6–18"
    beside = not any(one.isalnum() for one in between)
    return (called or beside) and not _GOES_ON.match(text, place.end)


RULE = Rule("REF110", "locator-out-of-range", Severity.WARNING, check, __doc__ or "")
