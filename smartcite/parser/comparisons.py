"""Comparisons (The Bluebook, rule 1.2(b)): "Compare Roe, Ports, 41, and Doe, Seas, 12, with Moe, Isles, 3"."""

import re
from functools import cache

from smartcite import lexicon

_SIGNAL = "see"


def parted(text: str) -> str:
    """Return a text as long as this one whose parts are introduced as the labeller knows it, by "; see".

    Linear in the length of the text.
    """
    compared = _compared().search(text)
    if compared is None:
        return text
    end = sentence.start() if (sentence := _SENTENCE_END.search(text, compared.end())) else len(text)
    return text[: compared.end()] + _joint().sub(_introduced, text[compared.end() : end]) + text[end:]


_SENTENCE_END = re.compile(r"(?<=[\d)”»])\.\s")


def _introduced(match: re.Match[str]) -> str:
    return f"; {_SIGNAL}".ljust(len(match[0]) - 1)[: len(match[0]) - 1] + " "


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?i:{lexicon.either(lexicon.words('signals', 'compared'))})\s[^\W\d_a-z]")


@cache
def _joint() -> re.Pattern[str]:
    """Return the pattern of what stands between two parts, from the comma to the next part."""
    ands, withs = (lexicon.either(lexicon.words(*keys)) for keys in (("roles", "and"), ("signals", "against")))
    return re.compile(rf"(?<=[)\]\d]),?\s(?:{ands}|(?:{ands}\s)?{withs})\s(?=[^\W\d_a-z]|[“«‘\"])")
