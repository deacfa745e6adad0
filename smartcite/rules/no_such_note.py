"""A back reference names a note that does not exist.

Why it matters
    The reader looks for a note that is not there.

Example
    Un livre[1] et un autre[2].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Chartier, supra note 9, p. 41.

Use instead
    Un livre[1] et un autre[2].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Chartier, supra note 1, p. 41.
"""

from collections.abc import Iterable

from smartcite.findings import Finding, Rule, Severity
from smartcite.model import Analysis, Reason
from smartcite.rules.antecedents import Broken, broken

REASONS = frozenset({Reason.NO_SUCH_NOTE})


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each back reference that breaks for this reason."""
    for one in broken(analysis, REASONS):
        yield one.finding(rule, *words(one))


def words(one: Broken) -> tuple[str, str]:
    """Return the message and the help."""
    return (
        f"{one.quoted} points to note {one.reference.cited_note}, and there is no such note",
        "give the number of the note that cites the source in full",
    )


RULE = Rule("REF103", "no-such-note", Severity.ERROR, check, __doc__ or "")
