"""A supra names neither an author nor a note.

Why it matters
    The reader must guess that the source just before is meant; a note added in between changes the meaning.

Example
    Un livre[1] et sa suite[2].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Supra, p. 12.

Use instead
    Un livre[1] et sa suite[2].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Chartier, supra note 1, p. 12.
"""

from collections.abc import Iterable

from smartcite.findings import Edit, Finding, Fix, Label, Rule, Safety, Severity
from smartcite.matching import families
from smartcite.model import Analysis, BackReference, Citation, Form, FullCitation, MatchStatus, Name


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each supra that means the source just before it and does not say so."""
    for match in analysis.matches:
        reference = analysis.citations[match.citation]
        if not isinstance(reference, BackReference) or match.status is not MatchStatus.FOUND or match.full is None:
            continue
        named = reference.cited_note or families(reference.fields, "author", "editor") or "title" in reference.fields
        if reference.form is not Form.SUPRA or named or _tells_source(analysis, reference):
            continue
        full = analysis.citations[match.full]
        if full.note == reference.note:
            continue  # behind a source of its own note it may mean the essay itself: "Roe, Title ; supra, p. 12"
        target = analysis.label_of(full.note)
        yield rule.finding(
            f"“{reference.device}” names neither author nor note; it means note {target}",
            (Label(reference.span), Label(full.span, f"note {target}")),
            note=analysis.label_of(reference.note),
            fix=_named(reference, full, target),
            help=f"write “supra note {target}”, or “Ibid.” if the note just before is meant",
        )


def _tells_source(analysis: Analysis, reference: BackReference) -> bool:
    """Tell whether capitals or figures before the device say what is meant: "AN, F7 12910, cité supra"."""
    lead = analysis.document.text[reference.span.start : reference.spans.get("device", reference.span).start]
    return any(one.isupper() or one.isdigit() for one in lead.removeprefix(reference.signal)[1:])


def _named(reference: BackReference, full: Citation, target: str) -> Fix | None:
    """Return the fix that names the author and the note."""
    place = reference.spans.get("device")
    people = full.fields.get("author") or full.fields.get("editor") if isinstance(full, FullCitation) else None
    first = people[0] if people else None
    if place is None or not isinstance(first, Name) or not target:
        return None
    words = f"{first.family or first.literal}, supra note {target}"
    return Fix(f"write “{words}”", Safety.UNSAFE, (Edit(place, words),))


RULE = Rule("REF112", "bare-supra", Severity.INFO, check, __doc__ or "")
