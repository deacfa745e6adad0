"""A .bib file has one work in two entries, or one key for two works.

Asked only of .bib files. Two entries are one work when they share DOI or ISBN, or author, title and year.

Why it matters
    Of two entries one is cited and the other is mended; BibTeX refuses a key used twice, or takes the first entry.

Example
    @book{dupin1990, author = {Dupin, Anne}, title = {Les phares de Bretagne}, publisher = {Ancre}, date = {1990}}

    @book{dupin, author = {Dupin, Anne}, title = {Les phares de Bretagne}, publisher = {Ancre}, date = {1990}}

Use instead
    @book{dupin1990, author = {Dupin, Anne}, title = {Les phares de Bretagne}, publisher = {Ancre}, date = {1990}}
"""

from collections.abc import Iterable

from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.model import Analysis, Note


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each entry whose key or whose work an earlier entry has."""
    if analysis.document.format != "bib":
        return
    notes = {note.index: note for note in analysis.document.notes}
    keys: dict[str, Note] = {}
    for note in analysis.document.notes:
        if note.label and (first := keys.setdefault(note.label, note)) is not note:
            yield rule.finding(
                f"the key {note.label} is used twice",
                (Label(note.span), Label(first.span, "first used here")),
                note=note.label,
                help="give one of the two entries another key, or delete it",
            )
    for work in analysis.works:
        entries = [notes[analysis.citations[index].note] for index in work.citations]
        for note in entries[1:]:
            if note.label != entries[0].label:
                yield rule.finding(
                    f"{note.label} is the same work as {entries[0].label}",
                    (Label(note.span), Label(entries[0].span, "the same work")),
                    note=note.label,
                    help="keep one of the two, and cite its key",
                )


RULE = Rule("BIB106", "duplicate-entry", Severity.WARNING, check, __doc__ or "")
