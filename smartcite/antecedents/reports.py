"""Reports cited again by volume and name: "Roe, 410 U.S. at 120" (Bluebook, rule 10.9), "Mabo (1992) 175 CLR 1".

It is no source of its own; the parser of a single note cannot know which one is meant.
"""

from collections.abc import Sequence

from smartcite.antecedents.extents import first_page
from smartcite.antecedents.index import Sources
from smartcite.antecedents.steps import found
from smartcite.matching import fold, people
from smartcite.model import AntecedentMatch, BackReference, Citation, Fields, Form, FullCitation, Locator


def recognise_reports(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations with those that repeat a volume of an earlier one, and a page, made back references."""
    known: set[tuple[str, str]] = set()
    cases: list[str] = []
    begun: dict[tuple[str, str, str], str] = {}  # the names of cases by their volume and first page
    recognised: list[Citation] = []
    for citation in citations:
        if isinstance(citation, FullCitation) and (report := _report(citation.fields)):
            title = f" {fold(str(citation.fields.get('title', '')))} "
            first = (*report, str(citation.fields.get("pages", "")))
            if first in begun and (party := _party(citation)) and f" {fold(party)} " in begun[first]:
                citation = _back_reference(citation, party)
            elif "date" in citation.fields:
                known.add(report)
                if _is_case(citation) and first[-1]:
                    begun.setdefault(first, title)
                cases += [title] if _is_case(citation) else []
            elif citation.locator and "pages" not in citation.fields:
                parallel = not title.isspace() and any(title in case for case in cases)
                citation = _back_reference(citation) if report in known or parallel else citation
        recognised.append(citation)
    return tuple(recognised)


class Reports:
    """The sources of a document by the volume that holds them, and its cases by the words of their names."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._by_report: dict[tuple[str, str], list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        for place in sorted(sources.work_of):
            source = sources.citations[place]
            report = _report(source.fields) if isinstance(source, FullCitation) and "date" in source.fields else None
            if report:
                self._by_report.setdefault(report, []).append(place)
                for word in set(fold(sources.title(place)).split()) if _is_case(source) else ():
                    self._by_word.setdefault(word, []).append(place)

    def find(self, place: int) -> AntecedentMatch | None:
        """Return the case that a reference names, or else the source of its volume that begins last before its page."""
        reference = self._sources.reference(place)
        report = _report(reference.fields)
        if report is None:
            return None
        same = [one for one in self._by_report.get(report, ()) if one < place]
        name = fold(str(reference.fields.get("title", "")))
        cases = [one for one in self._by_word.get(name.split()[0], ()) if one < place] if name else []
        titles = {one: f" {fold(self._sources.title(one))} " for one in (*cases, *same)} if name else {}
        if named := [one for one in titles if f" {name} " in titles[one]]:
            return found(self._sources, place, max(named))
        page = first_page(reference.locator) or 0
        begun = [(start, one) for one in same if 0 < (start := self._begins(one)) <= page]
        return found(self._sources, place, max(begun)[1]) if begun else None

    def _begins(self, place: int) -> int:
        source = self._sources.citations[place]
        pages = source.fields.get("pages", "") if isinstance(source, FullCitation) else ""
        return first_page(Locator("page", str(pages))) or 0


def _is_case(citation: Citation) -> bool:
    return isinstance(citation, FullCitation) and citation.entry_type == "jurisdiction"


def _report(fields: Fields) -> tuple[str, str] | None:
    volume, name = fields.get("volume"), fields.get("journaltitle")
    return (str(volume), fold(str(name)).replace(" ", "")) if volume and name else None


def _party(citation: FullCitation) -> str:
    """Return who is named alone before a report: "Mabo (1992) 175 CLR 1" seems an article by Mabo without a title."""
    authors = people(citation.fields, "author")
    return authors[0].family if len(authors) == 1 and "title" not in citation.fields else ""


def _back_reference(citation: FullCitation, party: str = "") -> BackReference:
    fields, spans = dict(citation.fields), dict(citation.spans)
    if party:
        fields["title"], spans["title"] = party, spans.pop("author", citation.span)
        del fields["author"]
    return BackReference(
        citation.span,
        citation.note,
        Form.SHORT_TITLE,
        "",
        fields,
        citation.signal,
        locator=citation.locator,
        confidence=citation.confidence,
        spans=spans,
    )
