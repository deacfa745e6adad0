"""Are two names, two titles the same? The only home of rapidfuzz."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from smartcite import lexicon
from smartcite.model import Fields, FieldValue, Name

_SIMILAR_TITLE = 90
_SIMILAR_NAME = 80
_SHORTEST_ALIKE = 8
_SHORT_TITLE = 2
"""So many words of a title, in order from its beginning, are enough to mean it."""


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Return the letters and figures of a text in small case without accents, words parted by one space."""
    return fold_long(text)


def fold_long(text: str) -> str:
    """Do as `fold` does for a long text, which is not worth remembering."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe").replace("ß", "ss"))
        text = "".join(character for character in text if not unicodedata.combining(character))
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


@cache
def stopwords() -> frozenset[str]:
    """Return the folded function words of all languages."""
    return frozenset(map(fold, lexicon.stopwords()))


def people(fields: Fields, *roles: str) -> list[Name]:
    """Return the names in some roles, in the order of these (author and editor by default)."""
    values = (fields.get(role, ()) for role in roles or ("author", "editor"))
    return [name for value in values if isinstance(value, tuple) for name in value]


def families(fields: Fields, *roles: str) -> tuple[str, ...]:
    """Return the folded family names, or whole names of bodies, of the people in some roles (author by default)."""
    names = people(fields, *roles or ("author",))
    return tuple(fold(name.family or name.literal) for name in names if name.literal != "others")


def share_name(some: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether one of some folded family names is another one or a part of it: "Sanchís" of "Prieto Sanchís"."""
    return any(has_words(one, other) or has_words(other, one) for one in some for other in others)


@lru_cache(maxsize=1 << 14)
def title_words(title: str) -> tuple[str, ...]:
    """Return the folded words of a title without an article at its beginning."""
    words = fold(title).split()
    first = next((index for index, word in enumerate(words[:2]) if word not in stopwords() and len(word) > 1), 0)
    return tuple(words[first:])


def folded_title(title: FieldValue) -> str:
    """Return the folded words of a title, one text, without an article at its beginning."""
    return " ".join(title_words(str(title)))


def has_words(text: str, words: str) -> bool:
    """Tell whether the words of one folded text stand together in another."""
    return f" {words} " in f" {text} "


def same_name(one: Name, other: Name) -> bool:
    """Tell whether two names may be the same person: one family name, no contradicting initial.

    "J. C. Scott" is not "Joan W. Scott", but "Scott" and "J. Scott" may be either.
    """
    if fold(one.family or one.literal) != fold(other.family or other.literal):
        return False
    initials = zip(fold(one.given).split(), fold(other.given).split(), strict=False)
    return all(first[0] == second[0] for first, second in initials)


def alike_given(one: Name, other: Name) -> bool:
    """Tell whether two given names may be one: one is not printed, or both begin with the same letter."""
    return not one.given or not other.given or fold(one.given)[:1] == fold(other.given)[:1]


def similar_name(one: str, other: str) -> bool:
    """Tell whether two family names differ only by a slip, without being the same."""
    from rapidfuzz.fuzz import ratio

    first, second = fold(one), fold(other)
    return first != second and len(first) > 3 and ratio(first, second) >= _SIMILAR_NAME


def same_title(one: str, other: str) -> bool:
    """Tell whether two titles mean one work: equal, one the beginning of the other, or alike but for a slip."""
    first, second = fold(one), fold(other)
    if not first or not second:
        return False
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    if long.startswith(short + " ") and short.count(" ") + 1 >= _SHORT_TITLE:
        return True
    if abs(len(first) - len(second)) > max(6, len(long) // 8):
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(first, second) >= _SIMILAR_TITLE


def begins_alike(short: str, long: str) -> bool:
    """Tell whether a folded text begins like another but for a slip of the keys."""
    from rapidfuzz.fuzz import ratio

    return len(short) > _SHORTEST_ALIKE and ratio(short, long[: len(short) + 1]) >= _SIMILAR_TITLE
