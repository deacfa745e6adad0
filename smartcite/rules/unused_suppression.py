"""A suppression in the document silences nothing.

Why it matters
    What was suppressed has been mended, or the rule is misspelled; a suppression left behind hides the next mistake.

Example
    Un livre[1].

    <!-- smartcite: ignore[REF103] the note is in volume 2 -->
    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.

Use instead
    Un livre[1].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
"""

from collections.abc import Iterable

from smartcite.findings import Finding, Rule, Severity
from smartcite.model import Analysis


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:  # noqa: ARG001  the signature of every rule
    """Report nothing: `smartcite.suppression` does, when all other rules have run."""
    return ()


RULE = Rule("SUP101", "unused-suppression", Severity.WARNING, check, __doc__ or "")
