"""Editions: "2e éd.", "1st ed.", "zweite Auflage" are their number; "éd. revue" stays in words."""

import re
from functools import cache

from smartcite import lexicon
from smartcite.parser.normalise.words import listed


@cache
def _ordinals() -> dict[str, str]:
    return {
        word: str(number)
        for table in lexicon.tables("editions").values()
        for word, number in table.get("ordinals", {}).items()
    }


def normalise_edition(text: str) -> str:
    """Return the number of an edition, or its wording when it has none."""
    text = text.strip(" \t\n\u00a0\u202f,;:()[]")
    if text.lower().rstrip(".") in {word.lower().rstrip(".") for word in listed("editions", "original")}:
        return ""  # a mark of the year behind it
    if re.search(r"(?<!\d)1[4-9]\d\d|20\d\d", text) and not re.match(r"\d{1,2}\D", text):
        return text
    if match := re.search(r"(?<!\d)\d{1,3}(?!\d)", text):
        return str(int(match[0]))
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        if word in _ordinals():
            return _ordinals()[word]
    return text
