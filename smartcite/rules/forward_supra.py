"""A supra points to a note after it, or to itself.

Why it matters
    Supra means above: what stands below or here cannot be meant.

Example
    Un livre[1] et un autre[2] et un autre[3].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Duby, supra note 3, p. 4.
    [3] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.

Use instead
    Un livre[1] et un autre[2] et un autre[3].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.
    [3] Duby, supra note 2, p. 4.
"""

from smartcite.findings import Rule, Severity
from smartcite.model import Reason
from smartcite.rules.antecedents import Broken, reporting


def words(one: Broken) -> tuple[str, str]:
    """Return the message and the help."""
    where = "to its own note" if one.match.reason is Reason.SELF else "to a note that comes later"
    return f"{one.quoted} points {where}", "give the number of an earlier note, or write “infra”"


RULE = Rule(
    "REF104", "forward-supra", Severity.ERROR, reporting(frozenset({Reason.FORWARD, Reason.SELF}), words), __doc__ or ""
)
