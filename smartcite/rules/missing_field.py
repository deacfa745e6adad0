"""A book, a thesis or an article is cited without its year.

Only what a publication cannot lack is asked for: a bare address, an archive, an ancient author, a statute, a decision
or a work without publisher, place and journal has no year to miss, and "s. d." or "forthcoming" says that there is
none.

Why it matters
    Without the year the reader cannot find the edition whose pages are cited.

Example
    Un livre[1].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea.

Use instead
    Un livre[1].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
"""

import re
from collections.abc import Iterable

from smartcite.findings import Confidence, Finding, Label, Rule, Severity
from smartcite.model import Analysis, FullCitation, Span

DATED = {
    "book": ("author", "title", "publisher", "location"),
    "thesis": ("author", "title", "institution"),
    "incollection": ("author", "title", "booktitle", "publisher"),
    "article": ("author", "title", "journaltitle", "pages"),
}
"""The types that have a year, and the fields without which one was not read well enough to say that it lacks one."""

LEAST_CONFIDENCE = 0.9
"""A reference read less surely may have its year where the parser did not see it."""

_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)|[MDCLXVI]{4,}|[sn]\. ?[dlf]\.|o\. ?J\.", re.IGNORECASE)


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report works of a dated type whose every mention lacks the year, in the fields and in the text."""
    labels = {note.index: note.label for note in analysis.document.notes}
    for work in analysis.works:
        needed = DATED.get(work.entry_type)
        fields = work.fields
        if needed is None or not set(needed) <= fields.keys() or {"date", "pubstate", "url", "doi"} & fields.keys():
            continue
        mentions = [analysis.citations[index] for index in work.citations]
        if not all(_is_undated(mention, analysis.document.text) for mention in mentions):
            continue
        yield rule.finding(
            "this reference gives no year",
            (Label(mentions[0].span),),
            confidence=Confidence.MEDIUM,
            note=labels.get(mentions[0].note, ""),
            help="add the year, or “n.d.” if the work has none",
            data={"field": "date"},
        )


def _is_undated(citation: object, text: str) -> bool:
    """Tell whether a citation was read surely and nothing in it, or right after it, looks like a year."""
    if not isinstance(citation, FullCitation) or citation.confidence < LEAST_CONFIDENCE:
        return False
    around = Span(max(0, citation.span.start - 10), citation.span.end + 30)
    return not _YEAR.search(around.of(text))


RULE = Rule("BIB102", "missing-field", Severity.INFO, check, __doc__ or "")
