"""The signals that introduce a reference ("Voir", "cf.", "See also"), as one pattern."""

import re
from functools import cache

from smartcite import lexicon


@cache
def signal() -> re.Pattern[str]:
    """Return the pattern of one or two signals at the beginning of a note, in any language of the lexicon."""
    words = lexicon.either(lexicon.words("signals", "words"))
    return re.compile(rf"\s*(?:{words}(?![^\W_])[\s:]*){{1,2}}", re.IGNORECASE)
