"""A work is cited in full again in a document that otherwise refers back.

Where a document never refers back (author and date styles, articles without "ibid."), nothing is reported; nor where
the numbering of notes restarts, as chapters may cite in full again, nor for mere addresses, statutes and archives.

Why it matters
    A second full reference looks like another work, and must be kept the same as the first by hand.

Example
    Un livre[1], le même[2], un autre[3], et le premier encore[4].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992, p. 12.
    [2] Ibid., p. 14.
    [3] Robert Darnton, Bohème littéraire et révolution, Paris, Gallimard, 1983, p. 8.
    [4] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992, p. 35.

Use instead
    Un livre[1], le même[2], un autre[3], et le premier encore[4].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992, p. 12.
    [2] Ibid., p. 14.
    [3] Robert Darnton, Bohème littéraire et révolution, Paris, Gallimard, 1983, p. 8.
    [4] Chartier, L’ordre des livres, op. cit., p. 35.
"""

from collections.abc import Iterable

from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.model import Analysis, BackReference, Citation, FullCitation

SUBSTANCE = frozenset({"publisher", "location", "journaltitle", "booktitle", "institution"})
"""A mention with fewer than two of author, title and one of these is short already."""


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report once each work that is cited in full in several notes of one numbering."""
    if not any(isinstance(citation, BackReference) for citation in analysis.citations):
        return
    notes = {note.index: note for note in analysis.document.notes}
    for work in analysis.works:
        mentions = [analysis.citations[index] for index in work.citations if _is_full(analysis.citations[index])]
        first = mentions[0] if mentions else None
        if first is None or first.note not in notes:
            continue
        again = [
            mention
            for mention in mentions[1:]
            if mention.note in notes
            and mention.note != first.note
            and notes[mention.note].series == notes[first.note].series
        ]
        if again:
            printed = notes[first.note].label
            others = ", ".join(notes[mention.note].label for mention in again[1:])
            yield rule.finding(
                f"cited in full again; note {printed} has the full reference"
                + (f" (so do notes {others})" if ", " in others else f" (so does note {others})" if others else ""),
                (Label(again[0].span), Label(first.span, f"in full in note {printed}")),
                note=notes[again[0].note].label,
                help=f"refer back to note {printed} in the manner of the other notes",
            )


def _is_full(citation: Citation) -> bool:
    if not isinstance(citation, FullCitation):
        return False
    printed = citation.spans.keys()  # not the fields: those of an exact record need not be printed
    return {"author", "title", "date"} <= printed and bool(SUBSTANCE & printed)


RULE = Rule("BIB105", "repeated-full-citation", Severity.INFO, check, __doc__ or "")
