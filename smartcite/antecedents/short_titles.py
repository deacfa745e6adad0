"""Short titles: "Chartier, L’ordre, p. 12" after a full citation of that book is a back reference without a device."""

from collections.abc import Sequence

from smartcite.matching import families, fold, same_title
from smartcite.model import BackReference, Citation, Document, Form, FullCitation

_THIN = frozenset({"author", "editor", "title", "date"})


def recognise_short_titles(document: Document, citations: Sequence[Citation]) -> tuple[Citation, ...]:  # noqa: ARG001
    """Return the citations with those that only repeat a name and the beginning of a title made back references."""
    known: dict[str, list[FullCitation]] = {}
    recognised: list[Citation] = []
    for citation in citations:
        if not isinstance(citation, FullCitation):
            recognised.append(citation)
            continue
        names = families(citation.fields, "author", "editor")
        before = known.get(names[0], []) if names else []
        if set(citation.fields) <= _THIN and any(_repeats(citation, full) for full in before):
            recognised.append(
                BackReference(
                    citation.span,
                    citation.note,
                    Form.SHORT_TITLE,
                    "",
                    citation.fields,
                    citation.signal,
                    locator=citation.locator,
                    confidence=citation.confidence,
                    spans=citation.spans,
                )
            )
            continue
        recognised.append(citation)
        if names:
            known.setdefault(names[0], []).append(citation)
    return tuple(recognised)


def _repeats(short: FullCitation, full: FullCitation) -> bool:
    """Tell whether a thin citation says no more than a full one: the same year, a title that begins so."""
    if len(short.fields) >= len(full.fields):
        return False
    years = [str(one.fields.get("date", ""))[:4] for one in (short, full)]
    if years[0] and years[0] != years[1]:
        return False
    titles = [str(one.fields.get("title", "")) for one in (short, full)]
    if titles[0]:
        return same_title(titles[0], titles[1]) or fold(titles[1]).startswith(fold(titles[0]) + " ")
    return bool(years[0])
