"""An address is damaged: pasting or a line break left a space or a sign inside it.

Why it matters
    The link does not work when it is copied or clicked.

Example
    Un article[1].

    [1] Anne Dupin, Les phares, http:// www.example.org/phares, 2019.

Use instead
    Un article[1].

    [1] Anne Dupin, Les phares, http://www.example.org/phares, 2019.
"""

from collections.abc import Iterable

from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.model import Analysis, IdentifierKind
from smartcite.rules.damage import damage


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each address that had to be mended."""
    for item in analysis.identifiers:
        if item.kind is IdentifierKind.URL and (damaged := damage(analysis.document, item)):
            yield rule.finding(
                f"the address is damaged: {', '.join(damaged)}",
                (Label(item.span),),
                note=analysis.document.label_at(item.span.start),
                help=f"write {item.value}",
            )


RULE = Rule("LNK103", "malformed-url", Severity.WARNING, check, __doc__ or "")
