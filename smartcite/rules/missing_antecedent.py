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

from collections.abc import Iterable

from smartcite.findings import Finding, Rule, Severity
from smartcite.model import Analysis, Reason
from smartcite.rules.antecedents import Broken, broken

REASONS = frozenset({Reason.NAME_UNKNOWN})


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each back reference that breaks for this reason."""
    for one in broken(analysis, REASONS):
        yield one.finding(rule, *words(one))


def words(one: Broken) -> tuple[str, str]:
    """Return the message and the help."""
    return (
        f"{one.quoted} points to a source that no earlier note cites",
        f"give the full reference of {one.name} here, or where it is first cited",
    )


RULE = Rule("REF101", "missing-antecedent", Severity.ERROR, check, __doc__ or "")
