"""A note says nothing.

Why it matters
    The reader follows the number to an empty line: the note was begun and forgotten, or its text was lost.

Example
    Un livre[1], un autre[2], un autre[3] et le dernier[4].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.
    [3]
    [4] Marc Bloch, Les rois thaumaturges, Paris, Colin, 1961.

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
from smartcite.rules.numbering import Numbering


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each note without a word."""
    for label, span in Numbering(analysis.document).empty_notes():
        yield rule.finding(
            f"note {label} is empty",
            (Label(span),),
            note=label,
            help="write the note, or take it and its mark out",
            data={"affected_notes": [label]},
        )


RULE = Rule("NOT105", "empty-note", Severity.WARNING, check, __doc__ or "")
