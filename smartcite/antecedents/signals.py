"""The signals that introduce a reference ("Voir", "cf.", "See also"), as one pattern."""

import re
from functools import cache

from smartcite import lexicon


@cache
def signal() -> re.Pattern[str]:
    """Return the pattern of one or two signals at the beginning of a note, in any language of the lexicon."""
    words = {word for table in lexicon.tables("signals").values() for word in table.get("words", ())}
    either = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"\s*(?:(?:{either})(?![^\W_])[\s:]*){{1,2}}", re.IGNORECASE)
