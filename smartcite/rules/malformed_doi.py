"""A DOI is damaged: pasting or a line break left a space inside it.

Why it matters
    The DOI leads nowhere when it is copied or clicked.

Example
    Un article[1].

    [1] Anne Dupin, Les phares, doi: 10.1371/journal.pone. 0115253, 2019.

Use instead
    Un article[1].

    [1] Anne Dupin, Les phares, doi: 10.1371/journal.pone.0115253, 2019.
"""

from collections.abc import Iterable

from smartcite.findings import Edit, Finding, Fix, Label, Rule, Safety, Severity
from smartcite.model import Analysis, IdentifierKind
from smartcite.rules.damage import damage


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each DOI that had to be mended."""
    for item in analysis.identifiers:
        if item.kind is not IdentifierKind.DOI or not (damaged := damage(analysis.document, item)):
            continue
        meant = f"https://doi.org/{item.value}"
        yield rule.finding(
            f"the DOI is damaged: {', '.join(damaged)}",
            (Label(item.span),),
            note=analysis.document.label_at(item.span.start),
            help=f"write {meant}",
            fix=Fix("write the DOI in one piece", Safety.UNSAFE, (Edit(item.span, meant),)),
            data={"target": item.value},
        )


RULE = Rule("DOI102", "malformed-doi", Severity.WARNING, check, __doc__ or "")
