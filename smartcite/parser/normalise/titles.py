"""Titles, journals, series, publishers and places: quotation marks, stray punctuation and line-break damage removed."""

import re
from functools import cache, lru_cache

from smartcite import lexicon
from smartcite.parser.normalise.words import listed, pattern

_QUOTES = (
    ("«", "»"),
    ("»", "«"),
    ("“", "”"),
    ("„", "“"),
    ("„", "”"),
    ("‘", "’"),
    ("‚", "‘"),
    ("‹", "›"),
    ('"', '"'),
    ("'", "'"),
)
_OPENING = frozenset(opening for opening, _ in _QUOTES)
_CLOSING = frozenset(closing for _, closing in _QUOTES)
_LEADING = re.compile(r"^[.…]\s+")
_TRIM = " \t\n\r\u00a0\u202f\u2009,;:|/–—-"
_ONLINE = re.compile(rf"\s*[\[(]\s?{pattern('kinds', 'online')}\s?[\])]\s*$", re.IGNORECASE)
_HOST = lexicon.either(lexicon.words("titles", "host"))
_HOST_WORD = re.compile(rf"^(?:{_HOST}\s+(?=[^\W\d_a-z]|[«“‘\"])|(?i:{_HOST})\s?:\s*)")
_HANGING = re.compile(rf"\s+{lexicon.either(lexicon.words('titles', 'hanging'))}$")
_ABBREVIATION = re.compile(
    rf"(?:\b(?:[^\W\d_]|(?i:{lexicon.either(lexicon.words('titles', 'stopped'))}))"
    rf"|[A-Z]\.?\s{lexicon.either(lexicon.words('titles', 'branches'))}|[^\W\d_]\.\s[^\W\d_A-Z]{{2,6}})\.$"
)
"""What ends with a point of its own: "Riv.", "RTD civ.", "Riv. dir. civ."."""


def _unquoted(text: str) -> str:
    """Return the text without a pair of quotation marks around the whole of it."""
    if text[:1] not in _OPENING and text[-1:] not in _CLOSING:
        return text
    for opening, closing in _QUOTES:
        if len(text) > 2 and text.startswith(opening) and text.endswith(closing):
            inner = text[len(opening) : -len(closing)]
            depth = 0
            for character in inner:
                depth += (character == opening) - (character == closing and opening != closing)
                if depth < 0:
                    break
            apostrophes = opening in "‘'" and closing in inner
            if depth == 0 or apostrophes:
                return inner.strip()
        if text.startswith(opening) and closing not in text[1:] and opening not in text[1:] and opening not in "'‘":
            return text[1:].strip()
        if opening != closing and text.endswith(closing) and opening not in text and closing not in "’'‘”":
            return text[:-1].strip()
    return text


def _balanced(text: str) -> str:
    """Return the text without brackets at its ends that have no partner."""
    for opening, closing in ("()", "[]"):
        if text.endswith(closing) and text.count(closing) > text.count(opening):
            text = text[:-1].rstrip(_TRIM)
        if text.startswith(opening) and text.count(opening) > text.count(closing):
            text = text[1:].lstrip(_TRIM)
        if text.startswith(opening) and text.endswith(closing) and text.count(opening) == 1:
            text = text[1:-1].strip(_TRIM)
    return text


def tidy(text: str) -> str:
    """Return a text on one line, without soft hyphens and without punctuation or quotation marks around it."""
    text = " ".join(text.replace("\u00ad", "").split())
    before = None
    while before != text:
        before = text
        text = text.strip(_TRIM)
        if text[:1].isalnum() and text[-1:].isalnum():
            break  # nothing around it
        if text.endswith((".”", ".»", ".’", '."')) and len(text) > 3:
            text = text[:-2] + text[-1]
        text = _balanced(_unquoted(text))
        if text.endswith(".") and not text.endswith("...") and not _ABBREVIATION.search(text):
            text = text[:-1]
        text = _LEADING.sub("", text)
    return text


@cache
def _kind_of_piece() -> re.Pattern[str]:
    """Return the pattern of what a journal prints before a title: "Note, Rule 16 at Thirty" (Bluebook, rule 16.7)."""
    kinds = "|".join(re.escape(word) for word in listed("kinds", "before_title"))
    return re.compile(rf"^(?:{kinds}),\s(?=[^\W\d_a-z])")


def normalise_title(text: str) -> str:
    """Return a title without the quotation marks around it and the full stop after it; "?" and "!" stay."""
    bare = text.lstrip()[:1] not in _OPENING
    text = _kind_of_piece().sub("", tidy(text)) if bare else tidy(text)
    return text[:-1] if text.endswith(("?.", "!.")) else text


@lru_cache(maxsize=1 << 10)  # an essay cites the same towns, publishers and journals again and again
def normalise_host(text: str) -> str:
    """Return the name of a journal, book or series without "in" before it and "[online]" after it."""
    text = _HOST_WORD.sub("", _ONLINE.sub("", tidy(text)))
    return tidy(_HANGING.sub("", text))


@cache
def _series_word() -> re.Pattern[str]:
    """Return the pattern of "coll." before the name of a series; "Collection des études" is a name of its own."""
    return re.compile(rf"^(?i:{pattern('volumes', 'series')})\s*:?\s*(?=[^\W_a-z]|[«“‘„\"])")


def normalise_series(text: str) -> str:
    """Return the name of a series without "coll.", "=" and quotation marks: "coll. « Folio »" is "Folio"."""
    before = None
    while before != text:
        before, text = text, normalise_host(_series_word().sub("", tidy(text).removeprefix("=")))
    return text
