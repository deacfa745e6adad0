"""The numbers of the notes, and of the marks in the text, leave one or two out.

Nothing is reported where there are many gaps or wide ones: that is an excerpt.

Why it matters
    A note was taken out by hand and those after it were not numbered anew; a “supra note” may point to the one lost.

Example
    Un livre[1], un autre[2], un autre[4] et le dernier[5].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.
    [4] Fernand Braudel, Grammaire des civilisations, Paris, Flammarion, 1993.
    [5] Marc Bloch, Les rois thaumaturges, Paris, Colin, 1961.

Use instead
    Un livre[1], un autre[2], un autre[3] et le dernier[4].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.
    [3] Fernand Braudel, Grammaire des civilisations, Paris, Flammarion, 1993.
    [4] Marc Bloch, Les rois thaumaturges, Paris, Colin, 1961.
"""

from collections.abc import Iterable

from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.model import Analysis
from smartcite.rules.numbering import Numbering, beginning


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each place where the numbers jump."""
    for before, after in Numbering(analysis.document).gaps():
        yield rule.finding(
            f"after note {before.label} comes note {after.label}",
            (Label(beginning(after)), Label(beginning(before), f"note {before.label}")),
            note=after.label,
            help="number the notes anew, or put back what was taken out",
            data={"affected_notes": [after.label]},
        )


RULE = Rule("NOT104", "numbering-gap", Severity.WARNING, check, __doc__ or "")
