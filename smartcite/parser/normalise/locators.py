"""Locators: the page, chapter, part or paragraph cited, as a unit and a value ("chap. 3" is chapter 3)."""

import re
from functools import cache, lru_cache

from smartcite import lexicon
from smartcite.model import Locator
from smartcite.parser.normalise.pages import normalise_pages
from smartcite.parser.normalise.words import listed, pattern, small, small_pattern

UNITS = ("page", "chapter", "part", "paragraph", "section", "folio", "column", "article", "note", "volume", "number")
"""The units; a word of two of them is of the first."""

_TRIM = " \t\n\u00a0\u202f,;:()[]<>."
_AROUND_PAGES = frozenset({"volume", "note", "folio", "section", "chapter", "part", "paragraph", "number"})
"""Units before a page that is cited itself: "chap. II, p. 12", "§ 4, S. 20"."""

_WORD_ENTRY = re.compile(r"s\.\s?v\.", re.IGNORECASE)
"""The entry of a dictionary ("s. v. cita"), which has no number."""

_LONGEST_LEAD = 24
"""So far behind what leads to it the page is looked for."""


@cache
def _unit_word() -> re.Pattern[str]:
    """Return the pattern of the word of a unit and of the marks behind it; the unit is the name of its group."""
    words = "|".join(f"(?P<{unit}>{small_pattern('locators', unit)})" for unit in UNITS)
    return re.compile(rf"(?:{words})(?![^\W\d_])\W{{0,3}}")


@cache
def _counted() -> re.Pattern[str]:
    """Return the pattern of a number of maps or plates: "3 cartes", "8 pl. h. t."."""
    words = small_pattern("locators", "counted")
    return re.compile(rf"\d{{1,4}}\s{words}(?!\s?(?:\d|n°|[ivxlc]+(?!\w)|[a-z](?![\w.])))")


@cache
def _beside() -> re.Pattern[str]:
    """Return the pattern of the footnote cited beside a page: "p. 93, n. 24"."""
    return re.compile(rf",\s{pattern('locators', 'note')}\s?\d+")


@cache
def _page() -> re.Pattern[str]:
    return re.compile(rf"{small_pattern('locators', 'page')}\s?(?=\d|[ivxlc]+\b)")


@lru_cache(maxsize=1 << 6)  # of one run of pages it is asked several times
def unit_of(text: str) -> str:
    """Return the unit whose word a text begins with, or an empty string."""
    word = _unit_word().match(small(text).lstrip(_TRIM + "«“"))
    return word.lastgroup or "" if word else ""


def normalise_locator(text: str) -> Locator | None:
    """Return the locator that a text prints; None when it prints none. A bare number is a page."""
    locator = _read(text)
    while locator and locator.unit == "page" and not locator.value.replace("-", "").isdecimal():
        again = _read(locator.value)  # the page of "it, S. 8, p. 9" comes after another
        if again is None or again.unit != "page" or again == locator:
            break
        locator = again
    return locator


def _read(text: str) -> Locator | None:
    text = " ".join(text.split()).strip(_TRIM)
    if not text:
        return None
    lower = small(text)
    if _WORD_ENTRY.match(text):
        pages = [match.start() for match in _page().finditer(lower) if text[match.end()].isdigit()]
        return _read(text[pages[-1] :]) if pages else None
    unit = unit_of(text)
    page = None if unit else _page().search(lower, 1, _LONGEST_LEAD)
    if page and (text[0].islower() or text[page.start() - 2] == ","):  # "hier S. 2", "II, 7, p. 2"; no "Abs. 1 S. 2"
        return _read(text[page.start() :])
    if not unit and (counted := _counted().match(lower + ".")):
        page = _page().search(lower, counted.end() - 1)
        return _read(text[page.start() :]) if page else None
    if unit in ("", "page"):
        value = normalise_pages(_apart(normalise_pages(_beside().split(text, maxsplit=1)[0])))
        if value.isdigit():
            return Locator("page", value)
        if value != text and unit_of(value) not in ("", "page"):
            return _read(value)
        return Locator("page", _extended(value)) if re.search(r"\d|^[ivxlcdm]+\b", value, re.IGNORECASE) else None
    page = _page().search(lower, 2) if unit in _AROUND_PAGES else None
    if page and (unit != "paragraph" or text[page.start() - 2] == ","):  # "§ 3 Abs. 1 S. 2" is a sentence
        value = normalise_pages(text[page.start() :])
        if re.search(r"\d", value) and unit != "folio":
            return Locator("page", _extended(value))
    word = _unit_word().match(lower)
    value = text[word.end() :].strip(_TRIM) if word else text
    return Locator(unit, _extended(re.sub(r"(?<=\d)\s?[-\u2010-\u2014]\s?(?=\d)", "-", value))) if value else None


@cache
def _more() -> re.Pattern[str]:
    words = [word.rstrip(".") for word in listed("locators", "extent") if " " in word]
    return re.compile(rf"\s{lexicon.either(words)}\.?$", re.IGNORECASE)


@cache
def _shortened() -> re.Pattern[str]:
    words = [word.rstrip(".") for word in listed("locators", "extent") if word[-1] == "." and " " not in word]
    return re.compile(rf"(?<=\d)\s?({lexicon.either(words)})\.?$")


def _extended(value: str) -> str:
    """Return the value with one sign for "and what follows", and with the bracket that it opens: "4(2)(b)"."""
    if value.count("(") == value.count(")") + 1:
        value += ")"
    value = _more().sub(" sqq.", value)
    return _apart(value)


def _apart(value: str) -> str:
    """Return a value with a space before what says that more follows: "12f" is "12 f."."""
    return _shortened().sub(lambda match: f" {match[1]}.", value)
