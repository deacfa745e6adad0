"""A book, a thesis or an article is cited without its year.

Only what a publication cannot lack is asked for: a bare address, an archive, an ancient author, a statute, a decision
or a work without publisher, place and journal has no year to miss, and "s. d." or "forthcoming" says that there is
none. Of an entry of a .bib file whatever its type requires is asked (BibLaTeX manual, 2.1.1); `crossref` counts.

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

REQUIRED = {
    "article": ("author", "title", "journaltitle", "date"),
    "book": ("author|editor", "title", "date"),
    "collection": ("editor", "title", "date"),
    "inbook": ("author", "title", "booktitle", "date"),
    "incollection": ("author", "title", "booktitle", "date"),
    "inproceedings": ("author", "title", "booktitle", "date"),
    "proceedings": ("title", "date"),
    "report": ("author|institution", "title", "date"),
    "thesis": ("author", "title", "institution", "date"),
    "unpublished": ("author", "title"),
}
"""What an entry of a .bib file needs by its type; with a bar between, one of them."""

_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)|[MDCLXVI]{4,}|[sn]\. ?[dlf]\.|o\. ?J\.", re.IGNORECASE)


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report works of a dated type whose every mention lacks the year, in the fields and in the text."""
    if analysis.document.format == "bib":
        yield from _of_entries(rule, analysis)
        return
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
            note=analysis.label_of(mentions[0].note),
            help="add the year, or “n.d.” if the work has none",
            data={"field": "date"},
        )


def _of_entries(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report the entries of a .bib file that lack what their type requires."""
    for citation in analysis.citations:
        if not isinstance(citation, FullCitation):
            continue
        required = REQUIRED.get(citation.entry_type, ())
        missing = [names for names in required if not set(names.split("|")) & citation.fields.keys()]
        if "pubstate" in citation.fields:
            missing = [names for names in missing if names != "date"]
        if missing:
            named = ", ".join(names.replace("|", " or ") for names in missing)
            yield rule.finding(
                f"this {citation.entry_type} has no {named}",
                (Label(citation.span),),
                note=analysis.label_of(citation.note),
                help="add what is missing",
                data={"field": missing[0].split("|")[0]},
            )


def _is_undated(citation: object, text: str) -> bool:
    """Tell whether a citation was read surely and nothing in it, or right after it, looks like a year."""
    if not isinstance(citation, FullCitation) or citation.confidence < LEAST_CONFIDENCE:
        return False
    around = Span(max(0, citation.span.start - 10), citation.span.end + 30)
    return not _YEAR.search(around.of(text))


RULE = Rule("BIB102", "missing-field", Severity.INFO, check, __doc__ or "")
