"""Entry types: what kind of source the fields and the words of a citation describe, in BibLaTeX's names.

`legislation`, `jurisdiction` and `archive` are kinds of their own: a statute, a decision and an archival reference
lack the fields of a publication and miss none of them; so does `classic`, an ancient author cited by book and line.
"""

import re
from collections.abc import Mapping
from functools import cache

from smartcite import lexicon
from smartcite.model import FieldValue
from smartcite.parser.normalise.dates import find_day
from smartcite.parser.normalise.words import expression, pattern, small_pattern

SELF_SUFFICIENT = frozenset({"archive", "classic", "jurisdiction", "legislation"})
"""Kinds that need no further field."""


_PARTIES = re.compile(r"[^\W\d_a-z].{0,200}\sv\.?\s[^\W\d_a-z]|(?:In\s)?[Rr]e\s[^\W\d_a-z]")
"""The name of a case: "Brown v. Board of Education", "Re Roe"; v without a full stop in Britain and Australia."""

_FRENCH_PARTIES = re.compile(r"[^\W\d_a-z][^,.;:]{0,120}\sc\.?\s(?![A-Z]{1,4}-\d)[^\W\d_a-z]")
"""The name of a case in French ("Québec (PG) c. Roe"): the court or reports behind it tell it from "Vitamin C.".

What follows is no chapter of a code: "Criminal Code RSC 1985 c C-46".
"""

_REPORTS = re.compile(rf"(?:[^\W\d_a-z]\.?\s?){{2,6}}{lexicon.either(lexicon.words('legal', 'reports'))}?")
"""The letters of a court or of its reports: "CSC", "R.S.A.", "C.I.J. Recueil"."""


def _tells(kind: str, text: str) -> bool:
    """Tell whether a text has words of a kind of work."""
    return expression("kinds", kind).search(text.lower()) is not None


@cache
def _court() -> re.Pattern[str]:
    """Return the pattern of a word of decisions, which "18 U.S.C." is not, nor "v." before a date: "Gesetz v. 3.5."."""
    return re.compile(rf"{pattern('legal', 'courts', 'collections')}(?!\w|\sConst|(?<=\bv)\.?\s\d|(?<=\bv\.)\s\d)")


def names_parties(text: str, reports: str) -> bool:
    """Tell whether a text before the name of reports, or of a journal, begins with the name of a case."""
    return bool(_PARTIES.match(text) or (_REPORTS.fullmatch(reports) and _FRENCH_PARTIES.match(text)))


def describes_report(note: str) -> bool:
    """Tell whether words say that a source is a report or a thesis."""
    return _tells("report", note) or _tells("thesis", note)


def is_talk(text: str) -> bool:
    """Tell whether a citation is of an interview or of what somebody said or wrote to its author."""
    return _talk().match(text.lower()) is not None


@cache
def _talk() -> re.Pattern[str]:
    return re.compile(rf"(?:[^,;«“„\"]{{3,60}},\s)?{small_pattern('kinds', 'talk')}(?!\w)")


def legal_type(text: str, journal: str) -> str:
    """Return `jurisdiction` for a decision, `legislation` for a statute, `article` for what a journal has on a case."""
    if _court().search(text) or names_parties(text, journal):
        return "jurisdiction"
    if _FRENCH_PARTIES.match(text):
        return "article" if journal else "jurisdiction"
    return "jurisdiction" if _is_dated_decision(text) else "legislation"


def _is_dated_decision(text: str) -> bool:
    """Tell whether a court or chamber is followed by a day: "Soc., 3 mai 2012", "Paris, 5e ch. B, 12 mars 2004"."""
    dated = _DATED.match(text)
    return bool(dated and find_day(dated["day"]) and not _act().match(text.lower()))


_DATED = re.compile(
    r"(?:[^\W\d_a-z][^;,]{1,40}(?:,\s[^;,]{1,30})?,|[^\W\d_a-z][^\W\d_]{2,3}\.(?:\s\d\w{1,3})?)"
    r"\s(?P<day>\d{1,2}(?:er)?\s[^\W\d_]{3,9}\.?\s\d{4})"
)


@cache
def _act() -> re.Pattern[str]:
    """Return the pattern of a word that the name of a statute begins with: "L.", "Décret"."""
    return re.compile(rf"{small_pattern('legal', 'acts')}(?!\w)")


def entry_type(fields: Mapping[str, FieldValue], note: str) -> str:
    """Return the BibLaTeX type of a citation from its fields and the words that describe it (`note`)."""
    title = str(fields.get("title", ""))
    if (note and _tells("thesis", note)) or ("institution" in fields and _tells("thesis", title[:20])):
        return "thesis"
    if "booktitle" in fields:
        return _part_type(fields, str(fields["booktitle"]) + " " + note)
    if "journaltitle" in fields:
        decided = "author" not in fields and names_parties(title, str(fields["journaltitle"]))
        return "jurisdiction" if decided else "article"
    if (
        (note and _tells("report", note))
        or _tells("report", title)
        or ("institution" in fields and "publisher" not in fields)
    ):
        return "report"
    if "publisher" in fields or "location" in fields or "isbn" in fields or "edition" in fields:
        return "book"
    if "url" in fields or "doi" in fields:
        return "article" if "doi" in fields and "url" not in fields else "online"
    return (
        "book"
        if "title" in fields and "date" in fields and "author" in fields and "-" not in str(fields["date"])
        else "misc"
    )


def _part_type(fields: Mapping[str, FieldValue], words: str) -> str:
    if _tells("proceedings", words):
        return "inproceedings"
    return "inbook" if "editor" not in fields and "author" not in fields else "incollection"
