"""A back reference names a source that no earlier note cites.

Why it matters
    Nobody can find what “Braudel, op. cit.” means when Braudel was never cited.

Example
    Un livre[1] et un autre[2].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Braudel, op. cit., p. 12.

Use instead
    Un livre[1] et un autre[2].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Chartier, op. cit., p. 12.
"""

from smartcite.findings import Rule, Severity
from smartcite.model import Reason
from smartcite.rules.antecedents import Broken, reporting


def words(one: Broken) -> tuple[str, str]:
    """Return the message and the help."""
    advice = f"give the full reference of {one.name} here, or where it is first cited"
    if alike := one.alike:
        advice = f"write {alike} if that is who you mean; if not, {advice}"
    return f"{one.quoted} points to a source that no earlier note cites", advice


RULE = Rule(
    "REF101", "missing-antecedent", Severity.ERROR, reporting(frozenset({Reason.NAME_UNKNOWN}), words), __doc__ or ""
)
