"""A link has moved for good: its server names another address.

Why it matters
    Redirects are kept for some years, and then the link is dead.

A move that changes only http to https, www or a slash at the end is not reported.

Asks the network: nothing is reported with --offline.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.model import Analysis, IdentifierKind, Verdict
from smartcite.rules.addresses import answered, new_address


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each place where such an address stands."""
    for item, said in answered(analysis, IdentifierKind.URL):
        if said.verdict is Verdict.REDIRECTED and _plain(said.final) != _plain(item.value):
            yield rule.finding(
                f"the page has moved to {said.final}",
                (Label(item.span),),
                note=analysis.document.label_at(item.span.start),
                help=f"write {said.final}",
                fix=new_address(analysis.document, item, said.final, "write the new address"),
                data={"target": item.value, "verdict": said.verdict.value, "final": said.final},
            )


def _plain(url: str) -> tuple[str, str, str]:
    """Return what of an address a reader would call another page."""
    parts = urlsplit(url)
    return parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), parts.query


RULE = Rule("LNK104", "permanent-redirect", Severity.INFO, check, __doc__ or "")
