"""A DOI is damaged: pasting or a line break left a space inside it, or what follows doi.org is none.

A DOI is “10.”, four to nine figures of a registrant, a slash and what the registrant made of it (DOI Handbook, 2.2).

Why it matters
    The DOI leads nowhere when it is copied or clicked.

Example
    Un article[1].

    [1] Anne Dupin, Les phares, doi: 10.1371/journal.pone. 0115253, 2019.

Use instead
    Un article[1].

    [1] Anne Dupin, Les phares, doi: 10.1371/journal.pone.0115253, 2019.
"""

import re
from collections.abc import Iterable

from smartcite.findings import Edit, Finding, Fix, Label, Rule, Safety, Severity
from smartcite.model import Analysis, IdentifierKind
from smartcite.rules.damage import damage

_NO_DOI = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/10\.?(?P<registrant>\d{4,9})(?P<mark>[./])(?P<rest>\S+)")
"""An address of doi.org that lacks the point or the slash of a DOI."""


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each DOI that had to be mended, and each address of doi.org that has something else."""
    dois = {item.span for item in analysis.identifiers if item.kind is IdentifierKind.DOI}
    for item in analysis.identifiers:
        if item.kind is IdentifierKind.URL and item.span not in dois and (match := _NO_DOI.match(item.value)):
            lacking = "slash" if match["mark"] == "." else "point"
            yield rule.finding(
                f"“{item.value.partition('doi.org/')[2]}” is no DOI: it has no {lacking}",
                (Label(item.span),),
                note=analysis.document.label_at(item.span.start),
                help=f"write https://doi.org/10.{match['registrant']}/{match['rest']} if that is what you mean",
            )
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
