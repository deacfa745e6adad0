"""The DOI system does not know a DOI.

A DOI inside a publisher’s address is not reported: publishers add to it, and the address is asked itself.
With `--strikes` it is a warning until it was unknown as often as that says.

Why it matters
    A DOI with a slip leads nowhere.

Asks the network: nothing is reported with --offline.
"""

from collections.abc import Iterable

from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.model import Analysis, IdentifierKind
from smartcite.rules import deaths
from smartcite.rules.addresses import answered


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each place where such an address stands."""
    addresses = {item.span for item in analysis.identifiers if item.kind is IdentifierKind.URL}
    for item, said in answered(analysis, IdentifierKind.DOI):
        if said.verdict.is_dead and item.span not in addresses:
            yield rule.finding(
                f"the DOI is not registered: {said.evidence}{deaths.since(said)}",
                (Label(item.span),),
                severity=deaths.severity(said),
                note=analysis.document.label_at(item.span.start),
                notes=deaths.notes(said),
                help="compare it with the publisher’s page",
                data=deaths.data(said),
            )


RULE = Rule("DOI101", "unregistered-doi", Severity.ERROR, check, __doc__ or "")
