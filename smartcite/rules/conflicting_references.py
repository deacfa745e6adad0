"""One article is cited with two different years, or under two spellings of its author's name.

Books are left alone as far as years go: two years of one title are two editions. An article has one year.

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
from collections import defaultdict
from collections.abc import Iterable

from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.matching import families, fold, similar_name
from smartcite.model import Analysis, Fields, Work

LEAST_WORDS = 3
"""A shorter title ("Introduction") may be that of two works."""


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report pairs of works with one title of which a single field tells against the other."""
    titled: dict[str, list[Work]] = defaultdict(list)
    for work in analysis.works:
        title = fold(str(work.fields.get("title", "")))
        if title.count(" ") + 1 >= LEAST_WORDS:
            titled[title].append(work)
    for works in titled.values():
        for one, other in itertools.combinations(works, 2):
            first, second = (analysis.citations[work.citations[0]] for work in (one, other))
            if conflict := _years(one.fields, other.fields) or _names(one.fields, other.fields):
                note = analysis.label_of(first.note)
                yield rule.finding(
                    f"“{other.fields['title']}” has {conflict[1]} here, and {conflict[0]} in note {note}",
                    (Label(second.span), Label(first.span, f"with {conflict[0]}")),
                    note=analysis.label_of(second.note),
                    help="write the same in both notes",
                )


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
