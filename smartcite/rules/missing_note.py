"""The text calls a note that does not exist.

Numbers are held against each other only where those before and after are in order, so that “[1952]” calls nothing.

Why it matters
    The reader looks for the note and finds none: it was deleted, or lost when the text was pasted.

Example
    Un livre[1], un autre[2], un autre[3] et le dernier[4].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.
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
from smartcite.model import Analysis, NoteMark
from smartcite.rules.numbering import Numbering


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each mark without a note, neighbours together."""
    runs: list[list[NoteMark]] = []
    for mark in Numbering(analysis.document).uncalled_marks():
        if runs and mark.label.isdecimal() and runs[-1][-1].label == str(int(mark.label) - 1):
            runs[-1].append(mark)
        else:
            runs.append([mark])
    for run in runs:
        labels = [mark.label for mark in run]
        several = f"notes {labels[0]} to {labels[-1]}, which do not exist"
        yield rule.finding(
            f"the text calls {several if len(run) > 1 else f'note {labels[0]}, which does not exist'}",
            (Label(run[0].span),),
            help="add the note, or take the number out of the text",
            data={"affected_notes": labels},
        )


RULE = Rule("NOT101", "missing-note", Severity.WARNING, check, __doc__ or "")
