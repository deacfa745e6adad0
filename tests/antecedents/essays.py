"""Small essays for the tests of antecedents; works are real, sentences invented."""

from smartcite.model import Analysis
from smartcite.pipeline import understand
from smartcite.readers import read_text

CHARTIER = "Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992, p. 41."
CULTURE = "Roger Chartier, Culture écrite et société, Paris, Albin Michel, 1996, p. 12."
DUBY = "Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973, p. 12."
ROIS = "Marc Bloch, Les rois thaumaturges, Paris, Colin, 1961, p. 3."
BRAUDEL = "Fernand Braudel, Grammaire des civilisations, Paris, Flammarion, 1993, p. 7."
REMARK = "Il pleuvait ce jour."


def essay(*notes: str, body: str = "") -> Analysis:
    """Return the analysis of an essay that calls its notes one after another."""
    marks = body or " ".join(f"mot[{number}]" for number in range(1, len(notes) + 1))
    text = marks + "\n\n" + "\n".join(f"[{number}] {note}" for number, note in enumerate(notes, 1))
    return understand(read_text(text))


def ends(analysis: Analysis) -> dict[str, str]:
    """Return the label of the note at the end of the chain of each note's last back reference; "" for none."""
    return {
        analysis.label_of(analysis.citations[match.citation].note): analysis.label_of(match.end_note)
        for match in analysis.matches
    }
