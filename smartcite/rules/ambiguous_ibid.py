"""An ibid. or a supra follows a note that cites several sources.

In OSCOLA a bare “ibid” means all of them (1.2.3).

Why it matters
    The reader cannot know which of them is meant.

Example
    Un livre[1] et un autre[2].

    [1] R. Chartier, L’ordre des livres, Paris, Alinea, 1992 ; G. Duby, Guerriers et paysans, Paris, Gallimard, 1973.
    [2] Ibid., p. 4.

Use instead
    Un livre[1] et un autre[2].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Ibid., p. 4.
"""

from collections.abc import Iterable

from smartcite.findings import Finding, Rule, Severity
from smartcite.model import Analysis, Reason
from smartcite.rules.antecedents import Broken, broken
from smartcite.schools import schools

REASONS = frozenset({Reason.SEVERAL_SOURCES})


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each back reference that breaks for this reason."""
    school = schools().get(analysis.school)
    for one in broken(analysis, REASONS):
        if school and school.again_means_all and one.reference.locator is None and not one.reference.cited_note:
            continue
        numbered = Severity.INFO if one.reference.cited_note else None
        yield one.finding(rule, *words(one), numbered)


def words(one: Broken) -> tuple[str, str]:
    """Return the message and the help."""
    return (
        f"{one.quoted} may mean any of the {len(one.match.candidates)} sources of note {one.target}",
        "name the author or the title that you mean",
    )


RULE = Rule("REF107", "ambiguous-ibid", Severity.WARNING, check, __doc__ or "")
