"""An infra points to a note before it.

Why it matters
    Infra means below.

Example
    Un livre[1] et un autre[2] et un autre[3].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.
    [3] Chartier, infra note 1, p. 4.

Use instead
    Un livre[1] et un autre[2] et un autre[3].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.
    [3] Chartier, supra note 1, p. 4.
"""

from smartcite.findings import Rule, Severity
from smartcite.model import Reason
from smartcite.rules.antecedents import Broken, reporting


def words(one: Broken) -> tuple[str, str]:
    """Return the message and the help."""
    return f"{one.quoted} points to an earlier note", "write “supra”, or give the number of a later note"


RULE = Rule("REF105", "backward-infra", Severity.ERROR, reporting(frozenset({Reason.BACKWARD}), words), __doc__ or "")
