"""Dates: "1er décembre 2016" is 2016-12-01, "s. d." is no date.

The value is what BibLaTeX's `date` takes (EDTF level 0): a year, a day, or a range of either. A month without a day
gives the year alone, because of the two it is the year that identifies a work.
"""

import re
from functools import cache, lru_cache

from smartcite import lexicon
from smartcite.parser.normalise.words import expression, listed, shortest, small

_YEAR = r"(?<![\d.,])(?:1[0-9]|20)\d\d(?!\d)"
_ISO = re.compile(r"(?<!\d)((?:1\d|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./]((?:1\d|20)\d\d)(?!\d)")
_RANGE = re.compile(rf"({_YEAR})\s?[-\u2010-\u2014/]\s?(\d{{4}}|\d\d)(?![\d-])")
_SINGLE = re.compile(rf"({_YEAR})")
_MONTH = r"(?P<month>[^\W\d_]{2,12})(?!\w)\.?"
_ORDINAL = lexicon.either(lexicon.words("editions", "endings") | {"°", "."})
_OF = lexicon.either(lexicon.words("dates", "before_month"))
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s?{_ORDINAL}?\s?(?:{_OF}\s)?{_MONTH},?\s?(?:{_OF}\s)?({_YEAR})", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"(?<!\w){_MONTH}\s?(\d{{1,2}}){_ORDINAL}?,?\s({_YEAR})", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"(?<!\w){_MONTH},?\s(?:{_OF}\s)?({_YEAR})", re.IGNORECASE)


@cache
def _months() -> dict[str, int]:
    """Return the number of every month's name and abbreviation, without its full stop."""
    names: dict[str, int] = {}
    for name in ("abbreviated_months", "months"):
        for table in lexicon.tables(name).values():
            names.update({word.rstrip(".").lower(): number for word, number in table.items()})
    return {word: number for word, number in names.items() if len(word) > 2 or word not in lexicon.stopwords()}


def _written(form: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the first match of a form whose month is one."""
    return next((match for match in form.finditer(text) if match["month"].lower() in _months()), None)


def _day(year: str, month: int, day: int) -> str:
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else year


def find_day(text: str) -> str:
    """Return the first full day of a text as YYYY-MM-DD, or an empty string."""
    if match := _ISO.search(text):
        return _day(match[1], int(match[2]), int(match[3]))
    if match := _written(_DAY_FIRST, text):
        return _day(match[3], _months()[match["month"].lower()], int(match[1]))
    if match := _written(_MONTH_FIRST, text):
        return _day(match[3], _months()[match["month"].lower()], int(match[2]))
    if match := _NUMERIC.search(text):
        day, month = int(match[1]), int(match[2])
        return _day(match[3], month, day) if month <= 12 else _day(match[3], day, month)
    return ""


def law_day(text: str) -> str:
    """Return the day in the name of a decision or a statute, also of "Ley 33/2003, de 3 de noviembre"."""
    if day := find_day(text):
        return day
    match = _written(_NUMBERED, text)
    return _day(match["year"], _months()[match["month"].lower()], int(match["day"])) if match else ""


_NUMBERED = re.compile(rf"/(?P<year>{_YEAR}),\sde\s(?P<day>\d{{1,2}})\sde\s{_MONTH}")


def tells_time(word: str) -> bool:
    """Tell whether a word in small letters is a month or another part of a year: "giugno", "printemps"."""
    return word in _months() or word in listed("dates", "seasons")


def _month(text: str) -> str:
    """Return the first month of a text as YYYY-MM, or an empty string."""
    match = _written(_MONTH_ALONE, text)
    return f"{match[2]}-{_months()[match['month'].lower()]:02}" if match else ""


@lru_cache(maxsize=1 << 10)
def normalise_date(text: str) -> str:
    """Return the BibLaTeX date of a printed one: a day, a year, or years "1990/1995"; empty when there is none."""
    if day := find_day(text):
        return day
    if match := _RANGE.search(text):
        first, last = match[1], match[2]
        last = first[: 4 - len(last)] + last
        return f"{first}/{last}" if last > first else first
    match = _SINGLE.search(text)
    return match[1] if match else ""


def original_date(text: str) -> str:
    """Return the year of the first edition when a date prints two: "1997 [1966]", "[1966] 1997"."""
    years = _SINGLE.findall(text)
    if len(years) == 2 and re.search(r"[\[(]", text) and years[0] != years[1]:
        return str(min(years))
    return ""


def is_forthcoming(text: str) -> bool:
    """Tell whether a work is announced, not published."""
    return any(map(str.isalpha, text)) and bool(expression("dates", "forthcoming").search(text.lower()))


def told_date(text: str, *, linked: bool) -> str:
    """Return the date that a description tells of its work, not the one on which somebody looked at it.

    Behind an address (`linked`) it must stand first, or say that it is of the work: "mis en ligne le 3 mars 2012".
    """
    lower = small(text)
    if accessed := expression("dates", "accessed").search(lower):
        text, lower = text[: accessed.start()], lower[: accessed.start()]
    words = _WORD.findall(lower)
    first = words[1] if len(words) > 1 and words[0] in lexicon.stopwords() else words[0] if words else ""  # "le 3 mars"
    begins = first[:1].isdigit() or first in _months()
    return normalise_date(text) if not linked or begins or expression("dates", "published").search(lower) else ""


_WORD = re.compile(r"[^\W_]+")


def _year(text: str) -> str:
    """Return the year that a text begins with, as "en 2020" does, or an empty string."""
    match = _YEAR_ALONE.match(text)
    return match[1] if match else ""


_YEAR_ALONE = re.compile(rf"\W{{0,3}}(?:{lexicon.either(lexicon.words('dates', 'before_year'))}\s)?({_YEAR})")


def find_urldate(text: str) -> tuple[int, int, str] | None:
    """Return start, end and day of "consulté le 3 mars 2021", "[Accessed April 2020]", or None.

    Behind an address a year is enough: "https://…, consulté en 2020".
    """
    lower = small(text)
    if not any(map(lower.__contains__, shortest("dates", "accessed"))):
        return None
    for match in expression("dates", "accessed").finditer(lower):
        rest = text[match.end() : match.end() + 40]
        linked = "://" in lower[: match.start()] or "www." in lower[: match.start()]
        if day := find_day(rest) or _month(rest) or (_year(rest) if linked else ""):  # "Loseblatt, Stand 2010"
            end = rest.find(day[:4]) + 4 if day[:4] in rest else len(rest)
            return match.start(), match.end() + end, day
    return None
