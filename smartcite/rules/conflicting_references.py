"""One work is cited with two years, volumes or titles, or under two spellings of its author's name.

An article has one year and one volume. Two years of one book may be two editions, and two titles of one year that
differ in one word two books, so that they are only remarked on, and only where all else is the same and no edition is
told.

Why it matters
    One of the two is wrong, and the bibliography lists the article twice.

Example
    Une idée[1] reprise plus loin[2].

    [1] Robert Darnton, « What is the history of books? », Daedalus, vol. 111, 1982, p. 65-83.
    [2] Robert Darnton, « What is the history of books? », Daedalus, vol. 111, 1983, p. 70.

Use instead
    Une idée[1] reprise plus loin[2].

    [1] Robert Darnton, « What is the history of books? », Daedalus, vol. 111, 1982, p. 65-83.
    [2] Robert Darnton, « What is the history of books? », Daedalus, vol. 111, 1982, p. 70.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable

from smartcite.antecedents.extents import RANGE
from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.matching import families, fold, similar_name
from smartcite.model import Analysis, Fields, FullCitation, Work

LEAST_WORDS = 3
"""A shorter title ("Introduction") may be that of two works."""


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report pairs of works of which a single field tells against the other."""
    titled: dict[str, list[Work]] = defaultdict(list)
    printed: dict[tuple[str, ...], list[Work]] = defaultdict(list)
    for work in analysis.works:
        title = fold(str(work.fields.get("title", "")))
        if title.count(" ") + 1 >= LEAST_WORDS:
            titled[title].append(work)
            if imprint := _imprint(work.fields):
                printed[imprint].append(work)
    for works in titled.values():
        for one, other in itertools.combinations(works[:_MOST], 2):
            if conflict := _years(one.fields, other.fields) or _names(one.fields, other.fields):
                yield _finding(rule, analysis, one, other, conflict)
            elif conflict := _editions(one.fields, other.fields):
                yield _finding(rule, analysis, one, other, conflict, Severity.INFO)
    for work in analysis.works:
        yield from _volumes(rule, analysis, work)
    for works in printed.values():
        for one, other in itertools.combinations(works[:_MOST], 2):
            if _differ_in_part(*(str(work.fields["title"]) for work in (one, other))):
                yield _finding(rule, analysis, one, other, (f"the title “{one.fields['title']}”", ""), Severity.INFO)


_MOST = 50
"""Of one title, or of one year of one author, no more works are compared."""


def _finding(
    rule: Rule, analysis: Analysis, one: Work, other: Work, conflict: tuple[str, str], severity: Severity | None = None
) -> Finding:
    """Return what is told of two works, given what the first one has and what, if it is not the title, the other."""
    first, second = (analysis.citations[work.citations[0]] for work in (one, other))
    title, note = other.fields["title"], analysis.label_of(first.note)
    here = f"“{title}” has {conflict[1]} here, and" if conflict[1] else f"“{title}” has"
    return rule.finding(
        f"{here} {conflict[0]} in note {note}",
        (Label(second.span), Label(first.span, f"with {conflict[0]}")),
        note=analysis.label_of(second.note),
        help="write the same in both notes" + (" if one work is meant" if severity else ""),
        severity=severity,
    )


def _volumes(rule: Rule, analysis: Analysis, work: Work) -> Iterable[Finding]:
    """Report an article that is said to be in two volumes of its journal, at the first mention that differs."""
    mentions = [
        one
        for one in map(analysis.citations.__getitem__, work.citations)
        if isinstance(one, FullCitation) and {"title", "journaltitle"} <= one.fields.keys()
        if str(one.fields.get("volume", "")).isdecimal()
    ]
    for other in mentions[1:]:
        first, volumes = mentions[0], [one.fields["volume"] for one in (mentions[0], other)]
        same = all(fold(str(first.fields[name])) == fold(str(other.fields[name])) for name in ("title", "journaltitle"))
        if same and volumes[0] != volumes[1] and not _are_parts(analysis, first, other):
            yield rule.finding(
                f"“{other.fields['title']}” is in volume {volumes[1]} here, and in volume {volumes[0]} "
                f"in note {analysis.label_of(first.note)}",
                (Label(other.span), Label(first.span, f"in volume {volumes[0]}")),
                note=analysis.label_of(other.note),
                help="write the same in both notes",
            )
            return


def _are_parts(analysis: Analysis, one: FullCitation, other: FullCitation) -> bool:
    """Tell whether two mentions of an article may be of two instalments, or one prints the other's volume as well."""
    first, second = (RANGE.fullmatch(str(each.fields.get("pages", ""))) for each in (one, other))
    if first and second and (int(first[2]) < int(second[1]) or int(second[2]) < int(first[1])):
        return True
    printed = [_numbers_of_host(analysis, each) for each in (one, other)]
    return str(other.fields["volume"]) in printed[0] or str(one.fields["volume"]) in printed[1]


def _numbers_of_host(analysis: Analysis, citation: FullCitation) -> list[str]:
    """Return the numbers that a mention of an article prints before its pages."""
    places = [citation.spans[name].start for name in ("pages", "locator") if name in citation.spans]
    end = min([place for place in places if place > citation.span.start], default=citation.span.end)
    return re.findall(r"\d+", analysis.document.text[citation.span.start : end])


def _imprint(fields: Fields) -> tuple[str, ...]:
    """Return who made a book and who printed it where and when, or nothing where one of it is not told."""
    if not _BOOK.issuperset(fields):
        return ()
    told = [str(fields.get(name, "")) for name in ("publisher", "location", "date")]
    people = families(fields, "author", "editor")
    return (*people, *map(fold, told)) if people and all(told) else ()


_BOOK = frozenset(
    {"author", "editor", "title", "subtitle", "publisher", "location", "date", "series", "volumes", "pagetotal"}
)
"""What a book in one piece has: no volume, which has a title of its own, and no edition."""


def _editions(one: Fields, other: Fields) -> tuple[str, str] | None:
    """Return the two years of what else is one book of one house, where neither is said to be another edition."""
    first, second = _imprint(one), _imprint(other)
    if not first or first == second or first[:-1] != second[:-1] or one.get("series") != other.get("series"):
        return None
    return (f"the year {one['date']}", f"the year {other['date']}")


def _differ_in_part(one: str, other: str) -> bool:
    """Tell whether two titles differ in one word that begins alike; in figures, and in other words, volumes differ."""
    words = [fold(title).split() for title in (one, other)]
    if len(words[0]) != len(words[1]) or len(words[0]) <= LEAST_WORDS:
        return False
    different = [pair for pair in zip(*words, strict=True) if pair[0] != pair[1]]
    return len(different) == 1 and _begin_alike(*different[0])


def _begin_alike(one: str, other: str) -> bool:
    return one.isalpha() and other.isalpha() and min(len(one), len(other)) > _ALIKE and one[:_ALIKE] == other[:_ALIKE]


_ALIKE = 2
"""Words that begin with the same letters are mistaken for one another: "riforma" and "rivoluzione"."""


def _years(one: Fields, other: Fields) -> tuple[str, str] | None:
    """Return the two years of what else is one article: same author, journal and volume."""
    same = ("journaltitle", "volume")
    if any(fold(str(one.get(name, "1"))) != fold(str(other.get(name, "2"))) for name in same):
        return None
    years = [str(fields.get("date", ""))[:4] for fields in (one, other)]
    if not all(years) or years[0] == years[1] or families(one, "author") != families(other, "author"):
        return None
    return (f"the year {years[0]}", f"the year {years[1]}")


def _names(one: Fields, other: Fields) -> tuple[str, str] | None:
    """Return the two spellings of the first author of what else is one work: same year, number of authors and host."""
    first, second = families(one, "author"), families(other, "author")
    if one.get("date") != other.get("date") or len(first) != len(second) or not first:
        return None
    if any(one.get(name) != other.get(name) for name in ("journaltitle", "booktitle", "publisher")):
        return None
    return _spellings(one, other) if similar_name(first[0], second[0]) and first[1:] == second[1:] else None


def _spellings(one: Fields, other: Fields) -> tuple[str, str]:
    names = [fields["author"] for fields in (one, other)]
    first, second = (str(value[0].family or value[0].literal) for value in names if not isinstance(value, str))
    return (f"the author “{first}”", f"the author “{second}”")


RULE = Rule("BIB103", "conflicting-references", Severity.WARNING, check, __doc__ or "")
