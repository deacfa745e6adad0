"""No mark in the text calls a note.

Only a note between others that are called is reported, as the text may be an excerpt.

Why it matters
    The reader never gets to the note; or the mark that should call it has another number.

Example
    Un livre[1], un autre[2], un autre[2] et le dernier[4].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.
    [3] Fernand Braudel, Grammaire des civilisations, Paris, Flammarion, 1993.
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
    """Report each note that no mark calls, and the mark that stands where its own should."""
    numbering = Numbering(analysis.document)
    for note in numbering.unmarked_notes():
        instead = numbering.mark_instead(note)
        yield rule.finding(
            f"nothing in the text calls note {note.label}",
            (Label(beginning(note)), *([Label(instead.span, f"{note.label} is missing here")] if instead else [])),
            note=note.label,
            help=f"write {note.label} there" if instead else "add its mark to the text, or take the note out",
            data={"affected_notes": [note.label]},
        )


RULE = Rule("NOT102", "unmarked-note", Severity.WARNING, check, __doc__ or "")
