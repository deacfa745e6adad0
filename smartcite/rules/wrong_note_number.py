"""A back reference names a note that cites another source.

Why it matters
    Numbers go stale when a note is added: the reader lands on the wrong source.

Example
    Un livre[1] et un autre[2] et un autre[3].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.
    [3] Chartier, supra note 2, p. 41.

Use instead
    Un livre[1] et un autre[2] et un autre[3].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.
    [3] Chartier, supra note 1, p. 41.
"""

from collections.abc import Iterable

from smartcite.findings import Finding, Rule, Severity
from smartcite.model import Analysis, Reason
from smartcite.rules.antecedents import Broken, broken

REASONS = frozenset({Reason.NAME_ELSEWHERE})


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each back reference that breaks for this reason."""
    for one in broken(analysis, REASONS):
        yield one.finding(rule, *words(one))


def words(one: Broken) -> tuple[str, str]:
    """Return the message and the help."""
    return (
        f"{one.quoted} points to note {one.reference.cited_note}, which does not cite {one.name}",
        f"write note {one.elsewhere} if you mean {one.name}",
    )


RULE = Rule("REF102", "wrong-note-number", Severity.ERROR, check, __doc__ or "")
