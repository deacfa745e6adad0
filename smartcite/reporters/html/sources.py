"""What a document cites: its bibliography with the notes that cite each work, and its links with their verdicts."""

from bisect import bisect_left
from collections.abc import Sequence

from smartcite.model import Fields, LinkCheck, LinkKey, Span, Verdict, Work
from smartcite.report import Checked
from smartcite.reporters.html.elements import Child, Element, element, table

_SHOWN = ("title", "booktitle", "journaltitle", "series", "volume", "number", "edition", "location", "publisher",
          "institution", "date", "pages")  # fmt: skip


def bibliography_section(checked: Checked, number: int) -> Element:
    """Return a table of the works, each with the notes that cite it and its links."""
    title = element("h3", "Bibliography", id=f"works-{number}")
    again: dict[str, list[int]] = {}
    for match in checked.analysis.matches:
        again.setdefault(match.work, []).append(match.citation)
    printed = sorted((item.span, key) for key, items in checked.links.items() for item in items)
    rows = [
        (
            element("code", work.key),
            _reference(work.fields),
            _cited(checked, number, sorted({*work.citations, *again.get(work.key, ())})),
            _addresses(checked, work, printed),
        )
        for work in checked.analysis.works
    ]
    shown = (
        table(f"Works cited in {checked.document.path}", ("Key", "Reference", "Cited in notes", "Links"), rows)
        if rows
        else element("p", "No work is cited.")
    )
    return element("section", title, shown, aria_labelledby=f"works-{number} document-{number}")


def _reference(fields: Fields) -> str:
    names = fields.get("author") or fields.get("editor") or ()
    people = names if isinstance(names, str) else "; ".join(map(str, names))
    parts = [people, *(str(fields[name]) for name in _SHOWN if fields.get(name))]
    return ", ".join(part for part in parts if part) or str(fields.get("doi") or fields.get("url") or "")


def _cited(checked: Checked, number: int, places: Sequence[int]) -> Element:
    """Return links to the full citations and back references that mean a work, by the labels of their notes."""
    links: list[Child] = []
    for place in places:
        label = checked.analysis.label_of(checked.analysis.citations[place].note) or "text"
        links += [element("a", label, href=f"#citation-{number}-{place}"), " "]
    return element("span", *links)


def _addresses(checked: Checked, work: Work, printed: Sequence[tuple[Span, LinkKey]]) -> Element:
    """Return the links in the full citations of a work with their verdicts; `printed` are all, in reading order."""
    said: dict[str, str] = {}
    for place in work.citations:
        span = checked.analysis.citations[place].span
        first = bisect_left(printed, span.start, key=lambda link: link[0].start)
        last = bisect_left(printed, span.end, key=lambda link: link[0].start)
        said |= {
            key[1]: checked.check_of(key).verdict.value for item, key in printed[first:last] if span.contains(item)
        }
    return element("span", ", ".join(f"{target}: {verdict}" for target, verdict in said.items()))


def links_section(checked: Checked, number: int) -> Element:
    """Return a table of the links; a dead one is text, so that nobody follows it by accident."""
    title = element("h3", "Links", id=f"links-{number}")
    rows: list[tuple[Child, ...]] = []
    for key, items in checked.links.items():
        check = checked.check_of(key)
        places = [(checked.document.note_at(item.span.start), item.span.start) for item in items]
        notes: list[Child] = []
        for note, start in places:
            line = checked.document.paragraph(start)
            notes += [element("a", note.label if note else f"line {line}", href=f"#line-{number}-{line}"), " "]
        verdict = element("b", check.verdict.value, class_=f"verdict {check.verdict.value}")
        url = f"https://doi.org/{key[1]}" if key[0].value == "doi" else key[1]
        rows.append(
            (
                _external(url, key[1], check.verdict),
                verdict,
                _evidence(check),
                element("span", *notes),
            )
        )
    shown = (
        table(f"Links and DOIs of {checked.document.path}", ("Address", "Verdict", "Evidence", "Notes"), rows)
        if rows
        else element("p", "There are no links.")
    )
    return element("section", title, shown, aria_labelledby=f"links-{number} document-{number}")


def _evidence(check: LinkCheck) -> Element:
    told = "; ".join(filter(None, (check.evidence, str(check.history))))
    copy: list[Child] = ["; ", _external(check.archived, "archived copy", Verdict.OK)] if check.archived else []
    return element("span", told, *copy)


def _external(url: str, text: str, verdict: Verdict) -> Element:
    if verdict.is_dead or not url.startswith(("http://", "https://")):
        return element("span", text, class_="address")
    return element("a", text, href=url, class_="address", rel="nofollow noopener noreferrer")
