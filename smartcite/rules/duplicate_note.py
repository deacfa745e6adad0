"""Two notes have the same number.

Only where the numbers around go on as if the second had another one; chapters that begin again at 1 are no fault.

Why it matters
    “Supra note 2” may mean either, and every number after it may be off by one.

Example
    Un livre[1], un autre[2], un autre[2] et le dernier[4].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.
    [2] Fernand Braudel, Grammaire des civilisations, Paris, Flammarion, 1993.
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
from smartcite.rules.numbering import Numbering, beginning


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each note whose number an earlier one has."""
    for note, earlier, meant in Numbering(analysis.document).repeated_notes():
        yield rule.finding(
            f"there are two notes {note.label}",
            (Label(beginning(note)), Label(beginning(earlier), "the first one")),
            note=note.label,
            help=f"make this one note {meant}" if meant else "number the notes anew",
            data={"affected_notes": [note.label]},
        )


RULE = Rule("NOT103", "duplicate-note", Severity.WARNING, check, __doc__ or "")
