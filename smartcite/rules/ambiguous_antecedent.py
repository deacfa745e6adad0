"""A back reference names an author of whom several works were cited.

Why it matters
    “Chartier, op. cit.” after two books by Chartier may be either. By custom it is the one cited last: that is only a
    caution. It is a warning when one note holds both.

Example
    Un livre[1] et un autre[2] et un autre[3] et un autre[4].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Roger Chartier, Au bord de la falaise, Paris, Albin Michel, 1998.
    [3] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.
    [4] Chartier, op. cit., p. 4.

Use instead
    Un livre[1] et un autre[2] et un autre[3].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.
    [3] Chartier, op. cit., p. 4.
"""

from collections.abc import Iterable

from smartcite.findings import Finding, Rule, Severity
from smartcite.model import Analysis, Reason
from smartcite.rules.antecedents import Broken, broken

REASONS = frozenset({Reason.SEVERAL_WORKS, Reason.LAST_WORK_MEANT})


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each back reference that breaks for this reason."""
    for one in broken(analysis, REASONS):
        last = one.match.reason is Reason.LAST_WORK_MEANT
        yield one.finding(rule, *words(one), Severity.INFO if last else None)


def words(one: Broken) -> tuple[str, str]:
    """Return the message and the help."""
    return f"{one.quoted} may mean several works by {one.name}", "add the beginning of the title that you mean"


RULE = Rule("REF109", "ambiguous-antecedent", Severity.WARNING, check, __doc__ or "")
