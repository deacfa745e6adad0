"""Spanish names, which end in two family names: "Ramón Izaguirre Soler", "José María Oliva Melgarejo"."""

import re
from collections.abc import Sequence

from smartcite.parser.normalise.words import listed

_WITH_ONE = 3
"""So many words has a Spanish name with one given name; one of more words has two."""

_WORD = re.compile(r"[^\W\d_a-zß-ÿ][^.]*")


def is_spanish(given: str) -> bool:
    """Tell whether a given name is a Spanish one."""
    return given.lower() in listed("names", "given") or given.lower() in listed("names", "paired")


def ends_in_two(words: Sequence[str]) -> bool:
    """Tell whether a name in its natural order ends in two family names, since a Spanish given name begins it.

    Behind "María" or "Juan" a second given name may stand.
    """
    if len(words) < _WITH_ONE or not all(map(_WORD.fullmatch, words)):
        return False
    if len(words) > _WITH_ONE:
        return is_spanish(words[0])
    return words[0].lower() in listed("names", "given") and not is_spanish(words[1])
