"""Which language a text is in, by its function words."""

import re
from functools import cache

from smartcite import lexicon

_SAMPLE = 20_000
"""So many characters are enough to tell."""


@cache
def _stopwords() -> dict[str, frozenset[str]]:
    return {language: frozenset(lexicon.table(language, "stopwords")) for language in lexicon.languages()}


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language whose function words are most frequent, or an empty string."""
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    counts = {language: sum(word in stop for word in words) for language, stop in _stopwords().items()}
    best = max(counts, key=lambda language: counts[language], default="")
    return best if best and counts[best] * 20 > len(words) else ""
