"""A link could not be checked.

Why it matters
    Nobody said that it is wrong; look at it yourself.

Asks the network: nothing is reported with --offline.
"""

from collections.abc import Iterable

from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.model import Analysis, IdentifierKind, Verdict
from smartcite.rules import deaths
from smartcite.rules.addresses import answered


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each place where such an address stands."""
    for item, said in answered(analysis, IdentifierKind.URL):
        if said.verdict is Verdict.UNVERIFIED:
            yield rule.finding(
                f"not checked: {said.evidence}{deaths.since(said)}",
                (Label(item.span),),
                note=analysis.document.label_at(item.span.start),
                notes=said.notes,
                help="open it in a browser",
                data={"target": item.value, "verdict": said.verdict.value},
            )


RULE = Rule("LNK102", "unverified-link", Severity.INFO, check, __doc__ or "")
