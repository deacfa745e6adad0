"""“Id.” before a title stands for another author than that of the source with this title.

“Id.” is whoever was named last. A note put in between, or moved, gives it another meaning. Nothing is reported where
the author of the title is named in the note before, in the same note or not long before its mark.

Why it matters
    The reader looks for the title among the works of somebody else.

Example
    Un livre[1], un autre[2] et le premier[3].

    [1] Georges Poulet, Études sur le temps humain, Paris, Plon, 1949, p. 364.
    [2] Jean-Pierre Richard, Poésie et profondeur, Paris, Seuil, 1955, p. 21.
    [3] Id., Études sur le temps humain, op. cit., p. 371.

Use instead
    Un livre[1], un autre[2] et le premier[3].

    [1] Georges Poulet, Études sur le temps humain, Paris, Plon, 1949, p. 364.
    [2] Jean-Pierre Richard, Poésie et profondeur, Paris, Seuil, 1955, p. 21.
    [3] Poulet, Études sur le temps humain, op. cit., p. 371.
"""

from collections.abc import Iterable

from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.matching import families, fold, folded_title, has_words, people, share_name
from smartcite.model import Analysis, BackReference, FullCitation, MatchStatus, Note

_SURE = 0.8
_LEAST = 2
"""A title of so many words is surely told from another one."""
_BEFORE = 300
"""Somebody named within so many characters before the mark of a note may be whom it means."""


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each title behind “Id.” that is the work of somebody else."""
    notes = {note.index: note for note in analysis.document.notes}
    order = [note.index for note in sorted(notes.values(), key=lambda note: note.span)]
    previous = dict(zip(order[1:], order, strict=False))
    for match in analysis.matches:
        reference = analysis.citations[match.citation]
        full = analysis.citations[match.full] if match.full is not None else None
        if not isinstance(reference, BackReference) or match.status is not MatchStatus.FOUND:
            continue
        if not isinstance(full, FullCitation) or not _contradicts(reference, full):
            continue
        near = [notes[reference.note], *[notes[one] for one in [previous.get(reference.note)] if one is not None]]
        makers = families(full.fields, "author", "editor")
        if any(has_words(_around(analysis, note), name) for note in near for name in makers):
            continue
        who, other = (people(fields)[0] for fields in (reference.fields, full.fields))
        label = analysis.label_of(full.note)
        yield rule.finding(
            f"“{_same(analysis, reference)}” stands for {who.family or who.literal} here, "
            f"and “{reference.fields['title']}” is by {other.family or other.literal} in note {label}",
            (Label(reference.span), Label(full.span, f"cited here, in note {label}")),
            note=analysis.label_of(reference.note),
            help=f"write {other.family or other.literal} if note {label} is meant",
        )


def _contradicts(reference: BackReference, full: FullCitation) -> bool:
    """Tell whether a reference has the author of the source before it, and a title that is surely somebody else's."""
    title = folded_title(reference.fields.get("title", ""))
    if "author" not in reference.fields or "author" in reference.spans or title.count(" ") + 1 < _LEAST:
        return False
    own, makers = families(reference.fields), families(full.fields, "author", "editor")
    sure = full.confidence >= _SURE and has_words(folded_title(full.fields.get("title", "")), title)
    return bool(sure and own and makers) and not share_name(own, makers)


def _around(analysis: Analysis, note: Note) -> str:
    """Return the folded text of a note, and of the running text before its mark, in its paragraph."""
    text = analysis.document.text
    start = max(0, note.mark.start - _BEFORE) if note.mark else 0
    before = text[start : note.mark.start] if note.mark else ""
    for other in reversed(analysis.document.notes):  # of some formats the notes stand in the text
        if start <= other.span.start < start + len(before):
            before = before[: other.span.start - start] + before[other.span.end - start :]
    paragraph = before.rpartition("\n\n")[2]
    return fold(f"{paragraph} {note.span.of(text)}")


def _same(analysis: Analysis, reference: BackReference) -> str:
    """Return the printed word for “the same”."""
    return reference.span.of(analysis.document.text).split()[0].rstrip(",:;")


RULE = Rule("REF115", "other-author", Severity.WARNING, check, __doc__ or "")
