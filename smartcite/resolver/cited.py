"""What a document says of the page it links to and of the day it was read, and whether the page speaks of it."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import unquote, urlsplit

from smartcite.lexicon import table, tables
from smartcite.matching import fold, fold_long, has_words, same_title
from smartcite.model import Analysis, FullCitation, LinkKey
from smartcite.resolver.pages import Page
from smartcite.resolver.signs import title_parts

_TITLES = ("title", "subtitle", "maintitle", "booktitle", "issuetitle")
_SPOKEN = 0.8
_ENOUGH_WORDS = 4
_ENOUGH_TEXT = 120
_STEM = 5


@dataclass(frozen=True, slots=True)
class Cited:
    """Titles of what is cited at an address, and the family names of its authors, all folded."""

    titles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


NOTHING = Cited()


def cited_at(analyses: Iterable[Analysis]) -> dict[LinkKey, Cited]:
    """Return what documents cite at each of their addresses."""
    found: dict[LinkKey, Cited] = {}
    for analysis in analyses:
        full = sorted((one for one in analysis.citations if isinstance(one, FullCitation)), key=lambda one: one.span)
        for item in analysis.identifiers:
            last = bisect_right(full, item.span.start, key=lambda one: one.span.start) - 1
            if last >= 0 and full[last].span.contains(item.span):
                key, citation = item.key, full[last]
                before = found.get(key, NOTHING)
                titles = (fold(str(citation.fields[name])) for name in _TITLES if name in citation.fields)
                found[key] = Cited((*before.titles, *titles), (*before.names, *_families(citation)))
    return found


def _families(citation: FullCitation) -> Iterable[str]:
    for role in ("author", "editor", "translator"):
        names = citation.fields.get(role, ())
        yield from (fold(name.family or name.literal) for name in names if not isinstance(name, str))


def read_on(analysis: Analysis) -> dict[str, date]:
    """Return the day on which the author read each address, as the note says; under "" the day of the document.

    The document's own date, or else the last day that it mentions: it was written after that.
    """
    full = [one for one in analysis.citations if isinstance(one, FullCitation)]
    found: dict[str, date] = {}
    for citation in full:
        if day := _day(citation.fields.get("urldate")):
            for item in analysis.identifiers:
                if citation.span.contains(item.span):
                    found.setdefault(item.value, day)
    mentioned = [day for one in full for name in ("urldate", "date") if (day := _day(one.fields.get(name)))]
    today = datetime.now(UTC).date()
    if last := _day(analysis.document.date) or max((day for day in mentioned if day <= today), default=None):
        found[""] = last
    return found


def _day(value: object) -> date | None:
    """Return the day of a date in ISO 8601; the middle of it when it is a month or a year."""
    parts = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value) if isinstance(value, str) else None
    if not parts:
        return None
    try:
        return date(int(parts[1]), int(parts[2] or 7), int(parts[3] or (15 if parts[2] else 1)))
    except ValueError:
        return None


def speaks_of(page: Page, cited: Cited) -> bool:
    """Tell whether a page calls itself as what is cited there."""
    parts = title_parts(page)
    words = {word for part in parts for word in part.split()}
    for title in cited.titles:
        telling = [word for word in title.split() if len(word) > 3]
        if len(title) < 6 or not parts:
            continue
        if any(same_title(title, part) or (len(telling) > 1 and has_words(part, title)) for part in parts):
            return True
        if len(telling) >= _ENOUGH_WORDS and sum(word in words for word in telling) >= _SPOKEN * len(telling):
            return True
    return False


def has_drifted(page: Page, url: str, cited: Cited) -> bool:
    """Tell whether a page speaks of something else now.

    Only when it has text enough, in the language of the title, and not one telling word of the title, nor an author's
    name, stands anywhere on it: a page that is translated, cut or named otherwise has not drifted.
    """
    if not cited.titles or not page.whole or page.text.count(" ") < _ENOUGH_TEXT:
        return False
    where = f" {fold_long(' '.join((page.title, *page.headings, page.text)))} {fold(unquote(urlsplit(url).path))}"
    language = _language(where)
    if any(f" {name} " in where for name in cited.names if name):
        return False
    for title in cited.titles:
        small = set(table(language, "stopwords"))
        words = [word for word in title.split() if len(word) > 3 and word not in small]
        if len(words) < _ENOUGH_WORDS or _language(f" {title} ") != language:
            return False
        if any(f" {word[:_STEM]}" in where for word in words):
            return False
    return bool(language)


def _language(padded: str) -> str:
    """Return the language most of whose small words stand in a folded text; empty when two have as many, or none."""
    counts = {
        code: sum(padded.count(f" {word} ") for word in map(fold, small)) for code, small in tables("stopwords").items()
    }
    first, second = sorted(counts.values(), reverse=True)[:2]
    return max(counts, key=counts.__getitem__) if first > second else ""
