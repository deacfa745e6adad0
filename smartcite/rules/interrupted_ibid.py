"""An ibid. follows nothing: it is in the first note, or the note before cites no source.

Why it matters
    Ibid. means the source just cited; a note of commentary in between breaks the link.

Example
    Un livre[1] et un autre[2] et un autre[3].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Il faudrait y revenir.
    [3] Ibid., p. 4.

Use instead
    Un livre[1] et un autre[2] et un autre[3].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Il faudrait y revenir.
    [3] Chartier, op. cit., p. 4.
"""

from smartcite.findings import Rule, Severity
from smartcite.model import Reason
from smartcite.rules.antecedents import Broken, reporting


def words(one: Broken) -> tuple[str, str]:
    """Return the message and the help."""
    before = f"note {one.target}, which cites no source" if one.target else "no note"
    return f"{one.quoted} follows {before}", "name the author that you mean"


RULE = Rule(
    "REF108",
    "interrupted-ibid",
    Severity.WARNING,
    reporting(frozenset({Reason.NO_SOURCE, Reason.FIRST_NOTE, Reason.NEW_SERIES}), words),
    __doc__ or "",
)
