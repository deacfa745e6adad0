"""Regular expressions made of the lexicon's word lists."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from smartcite import lexicon


@cache
def listed(table: str, key: str) -> tuple[str, ...]:
    """Return the words under one key of a table in every language, the longest first."""
    words = {word.replace("'", "’") for word in lexicon.words(table, key)}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def first_words(table: str, *keys: str) -> frozenset[str]:
    """Return what the words under these keys of a table begin with, in every language, in small letters."""
    return frozenset(_WORD.findall(words.lower())[0] for key in keys for words in listed(table, key))


_WORD = re.compile(r"\w+")


@cache
def shortest(table: str, key: str) -> tuple[str, ...]:
    """Return the words listed that hold no other of them: a text without any of these has none of the others."""
    words = listed(table, key)
    return tuple(word for word in words if not any(other in word for other in words if other != word))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, whole, with any apostrophe and any space; the longest first.

    Where no word begins, the pattern fails at the first look: it is searched for at every place of a text.
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    worded = [word for word in ordered if word[0].isalnum()]
    others = [word for word in ordered if not word[0].isalnum()]
    choices = []
    if worded:
        initials = "".join(sorted({letter for word in worded for letter in (word[0].lower(), word[0].upper()[0])}))
        choices.append(rf"(?<!\w)(?=[{initials}])(?:{_whole(worded)})")
    if others:
        choices.append(_whole(others))
    return f"(?:{'|'.join(choices)})"


def _whole(words: Sequence[str]) -> str:
    """Return a pattern of whole words; those without a mark come last, and the end of a word is said once of them.

    That is quicker to compile, and where one of each is found, that with a mark is the longer.
    """
    plain: list[str] = []
    choices: list[str] = []
    for word in words:
        if word.replace(" ", "").isalnum():
            plain.append(_pattern(word))
        else:
            choices.append(_pattern(word) + (r"(?!\w)" if word[-1].isalnum() else ""))
    if plain:
        choices.append(rf"(?:{'|'.join(plain)})(?!\w)")
    return "|".join(choices)


def _pattern(word: str) -> str:
    return re.escape(word).replace("’", "['’]").replace(r"\ ", r"\s?" if re.search(r"\. \w\.", word) else r"\s")


@cache
def pattern(table: str, *keys: str) -> str:
    """Return a pattern for every word under these keys of a table, in every language."""
    return any_of({word for key in keys for word in listed(table, key)})


@cache
def small_pattern(table: str, *keys: str) -> str:
    """Return the pattern for every word under these keys of a table, in every language, in a text in small letters.

    Compiled without regard to case a pattern takes three times as long, which counts where a process reads one essay.
    """
    return any_of({word.lower() for key in keys for word in listed(table, key)})


@cache
def expression(table: str, *keys: str) -> re.Pattern[str]:
    """Return the compiled pattern of `small_pattern`."""
    return re.compile(small_pattern(table, *keys))


def small(text: str) -> str:
    """Return a text in small letters, each in its place: in that of "İ" are no two."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join([letter.lower()[0] for letter in text])
