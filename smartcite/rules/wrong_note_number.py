"""A back reference names a note that cites another source.

Why it matters
    Numbers go stale when a note is added: the reader lands on the wrong source. When several numbers are off by the
    same distance, one note was inserted or removed, and this is one finding with all the repairs.

Example
    Un livre[1] et un autre[2] et un autre[3].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.
    [3] Chartier, supra note 2, p. 41.

Use instead
    Un livre[1] et un autre[2] et un autre[3].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.
    [3] Chartier, supra note 1, p. 41.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from smartcite.findings import Edit, Finding, Fix, Label, Rule, Safety, Severity
from smartcite.matching import families, fold, people, same_name
from smartcite.model import Analysis, Reason
from smartcite.rules.antecedents import Broken, broken

_SHOWN = 3


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each number that leads to another source, and numbers off by one distance together."""
    for one in broken(analysis, frozenset({Reason.NAME_ELSEWHERE})):
        yield _wrong(rule, one)
    shifted = sorted(broken(analysis, frozenset({Reason.SHIFTED})), key=lambda one: one.match.shift)
    for _, group in groupby(shifted, key=lambda one: one.match.shift):
        yield _drifted(rule, list(group))


def _wrong(rule: Rule, one: Broken) -> Finding:
    number = one.reference.cited_note
    meant = one.elsewhere
    fix = None
    place = one.reference.spans.get("cited_note")
    if place is not None and len(one.elsewhere_labels) == 1:
        fix = Fix(f"write note {meant}", Safety.UNSAFE, (Edit(place, meant),))
    namesakes = [
        name for found in one.pointed_at for name in people(found.fields) if fold(name.family) == fold(one.name)
    ]
    person = next(iter(people(one.reference.fields)), None)
    cites, means = f"does not cite {one.name}", one.name
    if namesakes and person and not any(same_name(person, name) for name in namesakes):
        cites, means = f"cites another {one.name}", f"{person.given} {person.family}"
    elif fold(one.name) in {name for found in one.pointed_at for name in families(found.fields, "author", "editor")}:
        cites, means = f"cites another work by {one.name}", "the work in that note"
    return one.finding(
        rule,
        f"{one.quoted} points to note {number}, which {cites}",
        f"write note {meant} if you mean {means}",
        fix=fix,
    )


def _drifted(rule: Rule, group: Sequence[Broken]) -> Finding:
    """Return one finding for all numbers off by the same distance."""
    first = min(group, key=lambda one: int(one.reference.cited_note))
    shift = first.match.shift
    many = abs(shift)
    happened = f"{many} note{'s were' if many > 1 else ' was'} {'inserted' if shift > 0 else 'removed'}"
    near = int(first.reference.cited_note)
    lead = min(group, key=lambda one: one.reference.span)
    edits = tuple(
        Edit(place, one.target)
        for one in sorted(group, key=lambda one: one.reference.span)
        if (place := one.reference.spans.get("cited_note"))
    )
    agreed = all(one.match.reason is Reason.SHIFTED for one in group)
    notes = tuple(
        f"note {one.own}: {one.quoted} means note {one.target}"
        for one in sorted(group, key=lambda one: one.reference.span)[:_SHOWN]
    )
    if len(group) > _SHOWN:
        notes += (f"and {len(group) - _SHOWN} more references",)
    affected = dict.fromkeys(label for one in group for label in (one.own, *one.passing))
    return rule.finding(
        f"{len(group)} note numbers are off by {shift:+d}: {happened} near note {near}",
        (Label(lead.reference.span, f"note {lead.target} is meant"), *lead.source_label),
        note=lead.own,
        notes=notes,
        help=f"add {shift} to each number" if shift > 0 else f"subtract {many} from each number",
        fix=Fix(f"renumber {len(edits)} references", Safety.SAFE if agreed else Safety.UNSAFE, edits),
        data={"affected_notes": list(affected), "reason": Reason.SHIFTED.value, "shift": shift, "near_note": str(near)},
    )


RULE = Rule("REF102", "wrong-note-number", Severity.ERROR, check, __doc__ or "")
