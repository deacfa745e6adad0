"""The pages that a source spans, as its full citation prints them."""

import re

from smartcite.model import FullCitation, Locator

RANGE = re.compile(r"(\d{1,4})\s?[-–‑]\s?(\d{1,4})")
_PAGE = re.compile(r"\d{1,4}")
_YEAR, _REVIEW = re.compile(r"\d{4}"), re.compile(r"[A-Z]{2,6}(?!\w)")
_HOSTS = frozenset({"journaltitle", "booktitle"})
_FEW = 5
"""A range of fewer pages may be the pages cited."""
_MANY = 10
"""Nobody cites so many pages for what one of them says."""


def extent_of(full: FullCitation) -> tuple[int, int] | None:
    """Return the first and the last page of an article or chapter.

    Pages of a book, of a newspaper or of a web page are pages cited: none of them has a volume or a book around it, or
    is a review known by its letters that counts by years ("AJDA 2014, p. 389-415").
    """
    fields = full.fields
    extent = RANGE.fullmatch(str(fields.get("pages", "")))
    if extent is None or not {"date", "title"} <= fields.keys() or not _HOSTS & fields.keys():
        return None
    yearly = _REVIEW.match(str(fields.get("journaltitle", ""))) and _YEAR.fullmatch(str(fields["date"]))
    if not yearly and not {"booktitle", "volume", "number"} & fields.keys():
        return None
    first, last = int(extent[1]), int(extent[2])
    return (first, last) if last - first >= _FEW else None


def begins_after(full: FullCitation, page: int) -> bool:
    """Tell whether an article of which only the first page is printed begins after a page."""
    begin = str(full.fields.get("pages", ""))
    return {"journaltitle", "volume", "date"} <= full.fields.keys() and begin.isdecimal() and int(begin) > page


def opening_page(full: FullCitation) -> int | None:
    """Return the first page of an article that law cites by it, with the page meant behind: "84 MLR 655, 662"."""
    begin, cited = str(full.fields.get("pages", "")), first_page(full.locator)
    if full.entry_type != "article" or not {"title", "journaltitle", "volume", "date"} <= full.fields.keys():
        return None
    volume, journal = (full.spans.get(name, full.span) for name in ("volume", "journaltitle"))
    if not begin.isdecimal() or cited is None or volume.start >= journal.start:
        return None  # of "Law and Society 41 (2010), 121, 130" both may be pages cited
    return int(begin) if int(begin) <= cited else None


def is_extent(locator: Locator | None) -> bool:
    """Tell whether a locator names so many pages as an article has: "ebd. 630-672"."""
    match = RANGE.fullmatch(locator.value) if locator and locator.unit == "page" else None
    return match is not None and int(match[2]) - int(match[1]) >= _MANY


def first_page(locator: Locator | None) -> int | None:
    """Return the first page that a locator names."""
    match = _PAGE.match(locator.value) if locator and locator.unit == "page" else None
    return int(match[0]) if match else None


def further_pages(locator: Locator | None) -> list[int]:
    """Return the pages that a locator names behind its first: "241 et, plus loin, p. 274"."""
    if first_page(locator) is None or locator is None:
        return []
    return [int(match[1]) for match in _FURTHER.finditer(locator.value)]


_FURTHER = re.compile(r"(?:[,;]|[^\W\d_]\.?)\s(\d{1,4})(?!\d)")
