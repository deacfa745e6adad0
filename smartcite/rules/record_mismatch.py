"""A note prints another year, author, title or page than the record that Zotero, Mendeley or EndNote keeps for it.

A style may abbreviate, translate, order and leave out; so a difference is reported only where what the record has is
not printed, and what is printed in its place stands neither in the record nor in what the program itself printed last.

Why it matters
    One of the two is wrong, and what was typed over a citation is lost when the program refreshes it.

Example
    printed: Anne Dupin, Les phares, Brest, Ancre, 1991, p. 12.
    record: {"type": "book", "title": "Les phares", "author": [{"family": "Dupin", "given": "Anne"}],
    "publisher": "Ancre", "publisher-place": "Brest", "issued": {"date-parts": [[1990]]}}

Use instead
    printed: Anne Dupin, Les phares, Brest, Ancre, 1990, p. 12.
    record: {"type": "book", "title": "Les phares", "author": [{"family": "Dupin", "given": "Anne"}],
    "publisher": "Ancre", "publisher-place": "Brest", "issued": {"date-parts": [[1990]]}}
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from smartcite.findings import Confidence, Finding, Label, Rule, Severity
from smartcite.matching import fold, has_words, same_title
from smartcite.model import Analysis, BackReference, FullCitation, Name, Record, Span
from smartcite.parser import parse_note

_PROGRAMS = {"zotero": "Zotero", "mendeley": "Mendeley", "endnote": "EndNote"}
_YEAR = re.compile(r"(?<!\d)(?:1\d{3}|20\d{2})(?!\d)")
_PLACED = ("date", "volume", "number", "title", "edition", "series", "journaltitle", "booktitle", "url", "doi")
"""Numbers in these are no pages."""

_LONG = 4
"""A shorter word tells no titles apart."""


@dataclass(frozen=True, slots=True)
class _Difference:
    """A place in what is printed, what is meant by it, and what the record has."""

    span: Span
    field: str
    record: str


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each record that its printed text contradicts; where several records print as one, none can be told."""
    text = analysis.document.text
    shared = Counter(record.span for record in analysis.document.records)
    for record in analysis.document.records:
        program, printed = _PROGRAMS.get(record.source), record.span.of(text)
        if program is None or shared[record.span] > 1 or _is_within(printed, record.rendering):
            continue
        found = sorted(_differences(printed, record), key=lambda one: one.span)
        if not found:
            continue
        labels = tuple(
            Label(one.span.shifted(record.span.start), f"{one.field} in the record: {one.record}") for one in found
        )
        told = ", ".join(f"{one.field} “{one.span.of(printed)}” for “{one.record}”" for one in found)
        yield rule.finding(
            f"the text differs from its {program} record: {told}",
            labels,
            confidence=Confidence.MEDIUM,
            note=analysis.document.label_at(record.span.start),
            help=f"mend the text, or the record in {program}, which writes over the text when it refreshes it",
        )


def _is_within(printed: str, rendering: str) -> bool:
    return has_words(fold(rendering), fold(printed))


def _differences(printed: str, record: Record) -> Iterator[_Difference]:
    known = _known(record)
    words = fold(printed).split()
    read = [one for one in parse_note(printed) if isinstance(one, FullCitation | BackReference)]
    for one in read:
        yield from _year(one, printed, record, words, known)
        yield from _author(one, printed, record, words, known)
        yield from _title(one, printed, record, words, known)
    yield from _page(read, printed, record, words, known)


def _known(record: Record) -> frozenset[str]:
    """Return the words of a record and of what its program printed."""
    values = [" ".join(map(str, value)) if isinstance(value, tuple) else value for value in record.fields.values()]
    locator = record.locator.value if record.locator else ""
    return frozenset(fold(" ".join([*values, locator, record.rendering])).split())


Citation = FullCitation | BackReference


def _year(
    read: Citation, printed: str, record: Record, words: Sequence[str], known: frozenset[str]
) -> Iterator[_Difference]:
    years = _YEAR.findall(str(record.fields.get("date", "")))
    span = read.spans.get("date")
    if not years or span is None or not known.isdisjoint(_YEAR.findall(span.of(printed))):
        return
    if not set(years) & set(words) and (match := _YEAR.search(printed, span.start, span.end)):
        yield _Difference(Span(*match.span()), "year", years[0])


def _author(
    read: Citation, printed: str, record: Record, words: Sequence[str], known: frozenset[str]
) -> Iterator[_Difference]:
    """Yield a name that is no one's in the record, when someone of the record is not printed."""
    people = record.fields.get("author") or record.fields.get("editor") or ()
    named = read.fields.get("author", ())
    if isinstance(people, str) or isinstance(named, str) or "author" not in read.spans:
        return
    missing = [name for name in people if not set(_family(name)) <= set(words)]
    for name in named:
        family = _family(name)
        if missing and family and known.isdisjoint(family) and name.literal != "others":
            start = printed.find(name.family or name.literal)
            if start >= 0:
                span = Span(start, start + len(name.family or name.literal))
                yield _Difference(span, "author", str(missing[0]))
                return


def _title(
    read: Citation, printed: str, record: Record, words: Sequence[str], known: frozenset[str]
) -> Iterator[_Difference]:
    """Yield a title with words that are in no part of the record, when most of the record's title is not printed."""
    title, span = str(record.fields.get("title", "")), read.spans.get("title")
    if not title or span is None or same_title(title, span.of(printed)):
        return
    here = {word for word in fold(span.of(printed)).split() if len(word) >= _LONG}
    there = {word for word in fold(title).split() if len(word) >= _LONG}
    strange = {word for word in here - known if not any(other.startswith(word) for other in known)}
    if strange and (len(strange) > 1 or strange == here) and 2 * len(there.intersection(words)) < len(there):
        yield _Difference(span, "title", title)


def _page(
    read: Sequence[Citation], printed: str, record: Record, words: Sequence[str], known: frozenset[str]
) -> Iterator[_Difference]:
    """Yield the last number that is neither known nor in another field, when none of the locator's is printed."""
    if record.locator is None or not (numbers := re.findall(r"\d+", record.locator.value)):
        return
    if set(numbers) & set(words):
        return
    taken = [span for one in read for name, span in one.spans.items() if name in _PLACED]
    for match in reversed(list(re.finditer(r"\d+", printed))):
        span = Span(*match.span())
        if match[0] not in known and not any(other.contains(span) for other in taken):
            yield _Difference(span, record.locator.unit, record.locator.value)
            return


def _family(name: Name) -> list[str]:
    return fold(name.family or name.literal).split()


RULE = Rule("BIB107", "record-mismatch", Severity.WARNING, check, __doc__ or "")
