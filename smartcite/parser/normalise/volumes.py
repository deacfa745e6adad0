"""Volumes and numbers: "t. II, vol. 3", "7/n°2(4)", "82(2)" taken apart and without their words."""

import itertools
import re
from dataclasses import dataclass, replace

from smartcite import lexicon
from smartcite.parser.normalise.words import pattern

_ROMAN = re.compile(r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", re.IGNORECASE)
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_AND = lexicon.either(lexicon.words("roles", "and"))
_VALUE = (
    rf"(\d[\d\w]*(?:\s?[-‐‑–—/]\s?\d+[A-Za-z]?|\s(?:&|{_AND})\s\d+)*"
    r"|[IVXLCDMivxlcdm]+(?![\w’'])|[A-Z](?![\w’']))"
)
_NUMBER = re.compile(rf"(?:{pattern('volumes', 'number')}|#)\W{{0,2}}{_VALUE}", re.IGNORECASE)
_VOLUME = re.compile(rf"{pattern('volumes', 'volume')}\W{{0,2}}{_VALUE}", re.IGNORECASE)
_TOTAL = re.compile(
    rf"^\W*(\d{{1,2}})\s{pattern('volumes', 'volume')}(?:\W*$|\W{{1,3}}(?={pattern('volumes', 'volume')}))",
    re.IGNORECASE,
)
"""How many volumes there are, perhaps before the one that is meant: "2 vol., t. I"."""

_ORDINAL = re.compile(rf"(?<!\w)(\d+|[IVX][IVXLC]*){lexicon.either(lexicon.words('editions', 'endings'))}(?!\w)")
"""The number of a year of publication: "34e année", "XIIe année"."""

_BARE = re.compile(rf"(?<![\w’'-]){_VALUE}(?:\s?\(\s?{_VALUE}\s?\)|\s?[.:]\s?{_VALUE}|/(?={_VALUE}))?", re.IGNORECASE)


_SIGNS = lexicon.either(sign for word in lexicon.words("volumes", "number") if (sign := word.rstrip(".")).isalpha())
_FIRST = re.compile(rf"(?<![\w’'-])(?:(?i:{_SIGNS})(?=\d))?{_VALUE}")
"""The first value that is no part of a word, or is glued to the sign of a number: "no103"."""


_CODE = re.compile(rf"(?:(?i:{pattern('volumes', 'number')})\W{{0,2}})?((?!(?i:{_SIGNS})\d)[A-Z]{{1,5}}\d[\w/-]*)")
"""The number of a report or document: "RM2009-041P"."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A volume, its part, the number (issue) in it and how many volumes there are (`total`); each may be empty."""

    volume: str = ""
    part: str = ""
    number: str = ""
    total: str = ""


def arabic(text: str) -> str:
    """Return a Roman number in Arabic digits, and any other text as it is."""
    if not text or not _ROMAN.fullmatch(text):
        return text
    values = [_VALUES[letter] for letter in text.upper()] + [0]
    return str(sum(-one if one < after else one for one, after in itertools.pairwise(values)))


def _value(text: str) -> str:
    text = re.sub(rf"\s{_AND}\s", " & ", text)
    return arabic(re.sub(r"\s?[-\u2010-\u2014]\s?", "-", text).strip())


def normalise_volume(text: str) -> Volume:
    """Return what a printed volume says: "t. II, vol. 3" is volume 2, part 3; "82(2)" volume 82, number 2."""
    if total := _TOTAL.match(text):
        return replace(normalise_volume(text[total.end() :]), total=total[1])
    number = ""
    text = _ORDINAL.sub(lambda match: match[1], text)
    if match := _NUMBER.search(text):
        number = _value(match[1])
        text = text[: match.start()] + " " + re.sub(r"^\s?\(\w+\)", "", text[match.end() :])
    volumes = [_value(match[1]) for match in _VOLUME.finditer(text)]
    if volumes:
        rest = _VOLUME.sub(" ", text)
        if not number and (bare := re.search(rf"\(\s?{_VALUE}\s?\)|^\W*(\d+)\W*$", rest)):
            number = _value(bare[1] or bare[2])
        return Volume(volumes[0], volumes[1] if len(volumes) > 1 else "", number)
    if match := _BARE.search(text):
        inner = match[2] or match[3] or ""
        return Volume(_value(match[1]), "", number or _value(inner))
    return Volume("", "", number)


def normalise_number(text: str) -> str:
    """Return an issue number, or that of a book in its series, without "n°", "Bd." and brackets."""
    bare = text.strip(" .,;:()[]")
    if code := _CODE.fullmatch(bare):
        return code[1]
    match = _NUMBER.search(text) or _VOLUME.search(text) or _FIRST.search(text)
    return _value(match[1]) if match else bare
