"""Pages: "pp. 1425-37" is 1425-1437; "S. 5 ff." and "12 et suiv." keep that more follows as "5 ff." and "12 sq."."""

import re
from functools import lru_cache

from smartcite import lexicon
from smartcite.parser.normalise.words import pattern

_DASH = re.compile(r"\s?[-\u2010-\u2014−]+\s?")
_NUMBER = r"[A-Za-z]?\d+[a-z]?(?![a-z])|(?<!\w)[ivxlcdmIVXLCDM]+(?!\w)"
_RANGE = re.compile(r"(?<![\w-])(\d+)-(\d+)(?![\w-])")
_WORDS = re.compile(rf"^\W*(?:{pattern('locators', 'page')}(?![^\W\d_])\s?|(?:pp?|s)(?=\d))", re.IGNORECASE)
_MORE = re.compile(rf"(?<=\d)\.\s+{lexicon.either(lexicon.words('roles', 'and'))}\s+\d+$")
_SLASH = re.compile(r"^(\d+)\s?/\s?(\d+)$")
_FROM_TO = re.compile(r"[a-z]?\d+-[a-z]?\d+|[ivxlc]+-[ivxlc]+", re.IGNORECASE)
_TOTAL = re.compile(r"^\s?(\d+)\s?(?:p|pp|pages|S|Seiten|págs?|pagg?)\b\.?\W*$")
_TRIM = " \t\n\u00a0\u202f,;:()[]."


def _full(match: re.Match[str]) -> str:
    first, last = match[1], match[2]
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{first}-{last}"


@lru_cache(maxsize=1 << 6)  # of one run it is asked several times
def normalise_pages(text: str) -> str:
    """Return pages without "p." and with full ranges, several joined by ", "; idempotent."""
    before = None
    while text != before and not text.isdigit():
        before, text = text, _normalised(text)
    return text


def _normalised(text: str) -> str:
    text = text.strip(_TRIM + "«»“”\"'")
    if word := _WORDS.match(text):
        text = text[word.end() :].strip(_TRIM)
    if text.isalnum():
        return text
    text = _DASH.sub("-", _MORE.sub("", text))
    if parted := _SLASH.match(text):
        text = f"{parted[1]}-{parted[2]}"
    text = _RANGE.sub(_full, text)
    return " ".join(text.split()).rstrip(_TRIM + "-").lstrip(_TRIM)  # "p. 3 – Voir aussi" has no range


def page_total(text: str) -> str:
    """Return the number of a work's pages when that is what is printed ("404 p."), or an empty string."""
    match = _TOTAL.match(text.strip().lstrip(",;. "))
    return match[1] if match else ""


def is_range(value: str) -> bool:
    """Tell whether normal pages span from one to another."""
    return bool(_FROM_TO.fullmatch(value))
