"""The part that a citation of Markdown cites: "p. 33" in "[@roe, p. 33]" (pandoc's manual, citation syntax)."""

import re
from functools import cache

from smartcite import lexicon
from smartcite.model import Locator

_UNITS = ("page", "chapter", "part", "section", "paragraph", "volume", "folio", "column", "article", "note")
"""Of two units that one word stands for ("s."), the first is meant."""


def read_locator(text: str) -> Locator | None:
    """Return the part that a citation cites after its key; what has no unit is a page (pandoc's manual)."""
    match = _located().match(text)
    if not match:
        return None
    value = re.sub(r"\s?[–-]{1,2}\s?", "-", match["value"].strip(" ,.["))
    return Locator(_units().get((match["unit"] or "").lower(), "page"), value)


@cache
def _units() -> dict[str, str]:
    """Return the unit that each word before a number stands for."""
    numbers = dict.fromkeys(lexicon.words("volumes", "number"), "number")
    return numbers | {word: unit for unit in reversed(_UNITS) for word in lexicon.words("locators", unit)}


@cache
def _located() -> re.Pattern[str]:
    return re.compile(
        rf",?\s*+(?:(?P<unit>{lexicon.either(_units())})(?![^\W\d_])\s*+)?"
        r"(?P<value>\[?(?:\d|[ivxlcdm]+(?![^\W_]))[^\[\];]{0,60})",
        re.IGNORECASE,
    )
