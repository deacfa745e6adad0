"""Spanish names, which end in two family names: "Ramón Izaguirre Soler", "José María Oliva Melgarejo"."""

import re
from collections.abc import Sequence
from functools import cache

from smartcite import lexicon
from smartcite.matching import fold
from smartcite.parser.normalise.words import listed

_WITH_ONE = 3
"""So many words has a Spanish name with one given name; one of four has two."""

_WORD = re.compile(r"[^\W\d_a-zß-ÿ][^.]*")


def is_spanish(given: str) -> bool:
    """Tell whether a given name is a Spanish one, and no Italian or Portuguese one: "María", not "Maria"."""
    return given.lower() in listed("names", "given")


def ends_in_two(words: Sequence[str]) -> bool:
    """Tell whether a name in its natural order ends in two family names, since Spanish given names begin it.

    Names that stand second ("Juan Eusebio Nieremberg") are many, also of other languages ("Elena Maria Anna Rossi").
    """
    if (end := given_end(words)) > 1:  # "María del Carmen Roe Soto"
        return len(words) == end + 2 and all(map(_WORD.fullmatch, words[end:])) and not _is_given(words[end])
    if not _WITH_ONE <= len(words) <= _WITH_ONE + 1 or not all(map(_WORD.fullmatch, words)):
        return False
    given = words[:-2]
    return any(map(is_spanish, given)) and all(map(_is_given, given)) and not _is_given(words[-2])


def is_inverted(family: Sequence[str], given: str) -> bool:
    """Tell whether a Spanish family name stands before a given one: "Oliva Melgarejo, José María"."""
    words = [word for word in given.split() if word not in _small()]
    if not all(map(_is_given, words)) or _is_given(family[0]):
        return False
    return any(map(is_spanish, words)) or not _small().isdisjoint(family[1:])


@cache
def _small() -> frozenset[str]:
    """Return the words of the particles of Spanish names."""
    return frozenset(word for particle in lexicon.table("es", "names")["particles"] for word in particle.split())


def given_end(words: Sequence[str]) -> int:
    """Return how many words the given name at the beginning of a name has at least: three of "María del Carmen"."""
    if len(words) > _WITH_ONE and is_spanish(words[0]) and words[1] in ("del", "de"):
        end = next((at for at in (2, 3) if words[at][:1].isupper()), 0)
        return end + 1 if end and _is_given(words[end]) else 1
    return 1


def family_start(words: Sequence[str], particle: int) -> int:
    """Return where the family name with a particle at a place begins: "Antonio | Sáenz de Miera", "José | de Roe"."""
    first = particle - 1
    inside = first > 0 and _is_given(words[0]) and words[first][:1].isupper() and "." not in words[first]
    return first if inside and not _is_given(words[first]) else particle


def _is_given(word: str) -> bool:
    return fold(word) in listed("names", "second_given")
