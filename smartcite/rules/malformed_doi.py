"""A DOI is damaged: pasting or a line break left a space inside it, or what follows doi.org or “doi:” is none.

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
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from smartcite.findings import Edit, Finding, Fix, Label, Rule, Safety, Severity
from smartcite.identifiers.ends import trimmed
from smartcite.model import Analysis, IdentifierKind, Span
from smartcite.rules.damage import damage

_RESOLVER = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/")
_ANNOUNCED = re.compile(r"(?<![\w./])(?:doi|DOI)\s?[:.]?\s?(10[.,]?\d{4}\S*)")
_NO_DOI = {
    lacking: re.compile(printed)
    for lacking, printed in (
        ("nothing behind its slash", r"10\.(\d{4,9})/()$"),
        ("a comma for its point", r"10,(\d{4,9})/(\S+)"),
        ("no point", r"10(\d{4,9})/(\S+)"),
        ("no slash", r"10\.(\d{4,9})\.?((?<=\.)\S+|[^\W\d_]\S*)|10\.\d{10,}$"),
        ("no “10.”", r"(?!10\d{4})(\d{4,9})/(\S+)"),
    )
}
"""By what it lacks, what is printed for a DOI, with the registrant and what the registrant made of it."""
_PREFIX = ("nothing behind its slash", "no “10.”")
"""What is told of addresses only: a text may speak of the prefix "doi:10.5281/"."""


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each DOI that had to be mended, and what stands behind doi.org or "doi:" and is none."""
    for span, printed, announced in _candidates(analysis):
        for lacking, pattern in _NO_DOI.items():
            if (match := pattern.match(printed)) and not (lacking in _PREFIX and announced):
                yield rule.finding(
                    f"“{printed}” is no DOI: it has {lacking}",
                    (Label(span),),
                    note=analysis.document.label_at(span.start),
                    help=f"write https://doi.org/10.{match[1]}/{match[2]} if that is what you mean"
                    if match[2]
                    else "copy the whole DOI again",
                )
                break
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


def _candidates(analysis: Analysis) -> Iterator[tuple[Span, str, bool]]:
    """Yield where something stands for a DOI that was not read as one, what, and whether it is no address."""
    document, items = analysis.document, analysis.identifiers
    read = {item.span for item in items if item.kind is IdentifierKind.DOI}
    for item in items:
        if item.kind is IdentifierKind.URL and item.span not in read and (resolver := _RESOLVER.match(item.value)):
            yield item.span, item.value[resolver.end() :], False
    starts, ends = [item.span.start for item in items], [item.span.end for item in items]
    for note in document.notes if document.format != "pdf-text" else ():  # there a line may end anywhere
        for match in _ANNOUNCED.finditer(document.text, note.span.start, note.span.end):
            before = bisect_left(starts, match.end())
            if not before or ends[before - 1] <= match.start():
                printed = trimmed(match[1])
                yield Span(match.start(), match.start(1) + len(printed)), printed, True


RULE = Rule("DOI102", "malformed-doi", Severity.WARNING, check, __doc__ or "")
