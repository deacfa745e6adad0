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

_RESOLVER = r"https?://(?:dx\.|www\.)?doi\.org/"
_NO_DOI = {
    lacking: re.compile(_RESOLVER + printed)
    for lacking, printed in (
        ("nothing behind its slash", r"10\.(\d{4,9})/()$"),
        ("no point", r"10(\d{4,9})/(\S+)"),
        ("no slash", r"10\.(\d{4,9})\.?((?<=\.)\S+|[^\W\d_]\S*)"),
        ("no “10.”", r"(?!10\d{4})(\d{4,9})/(\S+)"),
    )
}
"""By what it lacks, an address of doi.org with the registrant and what the registrant made of it."""


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each DOI that had to be mended, and each address of doi.org that has something else."""
    dois = {item.span for item in analysis.identifiers if item.kind is IdentifierKind.DOI}
    for item in analysis.identifiers:
        for lacking, pattern in _NO_DOI.items() if item.kind is IdentifierKind.URL and item.span not in dois else ():
            if match := pattern.match(item.value):
                yield rule.finding(
                    f"“{item.value.partition('doi.org/')[2]}” is no DOI: it has {lacking}",
                    (Label(item.span),),
                    note=analysis.document.label_at(item.span.start),
                    help=f"write https://doi.org/10.{match[1]}/{match[2]} if that is what you mean"
                    if match[2]
                    else "write the DOI to its end",
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
