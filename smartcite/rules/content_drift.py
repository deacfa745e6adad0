"""A page is there, but speaks of something else than what is cited.

Not one telling word of the title, nor an author’s name, stands on it, though it is in the language of the title.

Why it matters
    The reader finds a page, and not the source: addresses are sold and used again.

Asks the network: nothing is reported with --offline.
"""

from collections.abc import Iterable

from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.model import Analysis, IdentifierKind, Verdict
from smartcite.rules.addresses import answered


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each place where such an address stands."""
    for item, said in answered(analysis, IdentifierKind.URL):
        if said.verdict is Verdict.DRIFTED:
            yield rule.finding(
                f"the page speaks of something else: {said.evidence}",
                (Label(item.span),),
                note=analysis.document.label_at(item.span.start),
                help="look whether it is still the page you read, or give an archived copy",
                data={"target": item.value, "verdict": said.verdict.value},
            )


RULE = Rule("LNK105", "content-drift", Severity.WARNING, check, __doc__ or "")
