"""A back reference names an author of whom several works were cited.

Why it matters
    “Chartier, op. cit.” after two books by Chartier may be either. By custom it is the one cited last: that is only a
    caution, told once for all such references to one author. It is a warning when one note holds both.

Example
    Un livre[1] et un autre[2] et un autre[3] et un autre[4].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Roger Chartier, Au bord de la falaise, Paris, Albin Michel, 1998.
    [3] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.
    [4] Chartier, op. cit., p. 4.

Use instead
    Un livre[1] et un autre[2] et un autre[3].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.
    [3] Chartier, op. cit., p. 4.
"""

from collections.abc import Iterable, Sequence

from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.matching import families, fold
from smartcite.model import Analysis, FullCitation, Name, Reason
from smartcite.rules.antecedents import Broken, broken

REASONS = frozenset({Reason.SEVERAL_WORKS, Reason.LAST_WORK_MEANT})
_SHOWN = 3


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report once all back references that leave open which work by one author they mean."""
    groups: dict[tuple[object, ...], list[Broken]] = {}
    for one in broken(analysis, REASONS):
        author = _author(one)
        key = fold(author.family or author.literal) if author else one.reference.span
        groups.setdefault((one.match.reason, key, one.match.target_note), []).append(one)
    for group in groups.values():
        yield _finding(rule, group)


def _finding(rule: Rule, group: Sequence[Broken]) -> Finding:
    first = group[0]
    author = _author(first)
    works = _works(first)
    also = list(dict.fromkeys(one.own for one in group[1:]))
    told = f"{first.quoted} may mean several works" + (f" by {author.family or author.literal}" if author else "")
    if len(group) > 1:
        told += f", and so may {len(group) - 1} more reference{'s' if len(group) > 2 else ''}"
    listed = ", ".join(also[: 4 * _SHOWN]) + (" …" if len(also) > 4 * _SHOWN else "")
    affected = dict.fromkeys(label for one in group for label in (one.own, *one.passing))
    return rule.finding(
        told,
        (Label(first.reference.span), *(_shown(first.analysis, work) for work in works[:_SHOWN])),
        severity=Severity.INFO if first.match.reason is Reason.LAST_WORK_MEANT else None,
        confidence=first.confidence,
        note=first.own,
        notes=(f"so {'do' if len(also) > 1 else 'does'} note{'s' if len(also) > 1 else ''} {listed}",) if also else (),
        help=_advice(first),
        data={"affected_notes": list(affected), "reason": first.match.reason.value},
    )


def _advice(one: Broken) -> str:
    title = str(one.reference.fields.get("title", ""))
    if " " in title:  # had a source been titled so, it would be meant
        return f"no earlier note has the title “{title}”: check it, or give the full reference"
    return "add the beginning of the title that you mean"


def _works(one: Broken) -> list[FullCitation]:
    """Return the citations of the works that may be meant, in reading order."""
    cited = (one.analysis.citations[place] for place in sorted(one.match.candidates))
    return [citation for citation in cited if isinstance(citation, FullCitation)]


def _author(one: Broken) -> Name | None:
    """Return the person who made every work that may be meant."""
    works = _works(one)
    shared = set.intersection(*(set(families(work.fields, "author", "editor")) for work in works)) if works else set()
    values = (work.fields.get(role, ()) for work in works[-1:] for role in ("author", "editor"))
    names = [name for value in values for name in value if isinstance(name, Name)]
    return next((name for name in names if fold(name.family or name.literal) in shared), None)


def _shown(analysis: Analysis, work: FullCitation) -> Label:
    return Label(work.span, f"one of them, in note {analysis.label_of(work.note)}")


RULE = Rule("REF109", "ambiguous-antecedent", Severity.WARNING, check, __doc__ or "")
