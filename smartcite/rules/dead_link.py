"""A link leads nowhere any more.

Its server says 404 or 410, twice; or its host does not exist; or the server answers but the page is not there: it says
so itself, the reader is sent to the front page, or the domain is for sale. A refusal, a time-out or a failing server is
no reason.

Why it matters
    The reader cannot find the source.

Asks the network: nothing is reported with --offline.
"""

from collections.abc import Iterable

from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.model import Analysis, IdentifierKind, Verdict

DEAD = frozenset({Verdict.DEAD, Verdict.SOFT_DEAD})


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each place where such an address stands."""
    for item in analysis.identifiers:
        said = analysis.checks.get((item.kind, item.value))
        if said is None or item.kind is not IdentifierKind.URL or said.verdict not in DEAD:
            continue
        note = analysis.document.note_at(item.span.start)
        yield rule.finding(
            f"the page is gone: {said.evidence}",
            (Label(item.span),),
            note=note.label if note else "",
            notes=said.notes,
            help="give another address, or an archived copy with the day of access",
            data={"target": item.value, "verdict": said.verdict.value},
        )


RULE = Rule("LNK101", "dead-link", Severity.ERROR, check, __doc__ or "")
