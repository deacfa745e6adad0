"""Back references point to each other and never reach a source.

Why it matters
    Whoever follows them comes back to where they began.

Example
    Un livre[1] et un autre[2].

    [1] Infra note 2.
    [2] Supra note 1.

Use instead
    Un livre[1] et un autre[2].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Supra note 1.
"""

from smartcite.findings import Rule, Severity
from smartcite.model import Reason
from smartcite.rules.antecedents import Broken, reporting


def words(one: Broken) -> tuple[str, str]:
    """Return the message and the help."""
    return f"{one.quoted} is part of a circle that reaches no source", "give the full reference in one of these notes"


RULE = Rule("REF106", "circular-reference", Severity.ERROR, reporting(frozenset({Reason.CYCLE}), words), __doc__ or "")
