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

from collections.abc import Iterable

from smartcite.findings import Finding, Rule, Severity
from smartcite.model import Analysis, Reason
from smartcite.rules.antecedents import Broken, broken

REASONS = frozenset({Reason.CYCLE})


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each back reference that breaks for this reason."""
    for one in broken(analysis, REASONS):
        yield one.finding(rule, *words(one))


def words(one: Broken) -> tuple[str, str]:
    """Return the message and the help."""
    return f"{one.quoted} is part of a circle that reaches no source", "give the full reference in one of these notes"


RULE = Rule("REF106", "circular-reference", Severity.ERROR, check, __doc__ or "")
