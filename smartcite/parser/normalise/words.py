"""Regular expressions made of the lexicon's word lists."""

import re
from collections.abc import Iterable
from functools import cache

from smartcite import lexicon


@cache
def listed(table: str, key: str) -> tuple[str, ...]:
    """Return the words under one key of a table in every language, the longest first."""
    words = {word.replace("'", "’") for lists in lexicon.tables(table).values() for word in lists.get(key, ())}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, whole, with any apostrophe and any space."""
    return "(?:" + "|".join(_pattern(word) for word in words) + ")"


def _pattern(word: str) -> str:
    pattern = re.escape(word).replace("’", "['’]").replace(r"\ ", r"\s?" if re.search(r"\. \w\.", word) else r"\s")
    start = r"(?<!\w)" if word[0].isalnum() else ""
    return start + pattern + (r"(?!\w)" if word[-1].isalnum() else "")


@cache
def pattern(table: str, *keys: str) -> str:
    """Return a pattern for every word under these keys of a table, in every language."""
    return any_of(sorted({word for key in keys for word in listed(table, key)}, key=lambda word: (-len(word), word)))


@cache
def expression(table: str, *keys: str) -> re.Pattern[str]:
    """Return the compiled pattern for every word under these keys of a table, in every language."""
    return re.compile(pattern(table, *keys), re.IGNORECASE)
