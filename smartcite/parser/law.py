"""Sources that law cites in a form too exact to be guessed: "410 U.S. 113, 116 (1973)", "ROE, A BOOK 45 (1981)".

American reports, databases, codes, reviews, books in capitals and chapters: Bluebook, rules 10.3, 10.8, 12, 15, 16.4.
British, Australian and Canadian reports and reviews by year: OSCOLA 2.1 and 3.3, AGLC 2.2 and 5, McGill 3.2 and 3.3.
Statutes: OSCOLA 2.4, McGill 2.1. Decisions of the European Union by their identifier (ECLI): OSCOLA 2.6.2.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from smartcite import lexicon
from smartcite.model import Span
from smartcite.parser import labels
from smartcite.parser.labeller import LabelledToken, run_end
from smartcite.parser.normalise.entry_types import names_parties
from smartcite.parser.normalise.words import listed, pattern

_PAGE = r"\d{1,5}(?:[-–]\d{1,5})?(?![\w–-])"
_PINS = rf"(?:,?\s(?:(?:at\s)?(?:paras?\.?\s)?{_PAGE}(?!\s[^\W\d_a-z])|(?:&\s)?nn?\.?\s?{_PAGE})){{0,9}}"
_SECTIONS = r"\d[\w().–-]*(?:(?:,|,?\s(?:and|or|to|&))\s\d[\w().–-]*){0,9}"
_CAPITAL = r"[^\W\d_a-z]"
_PARALLEL = rf"(?:,\s\d{{1,4}}\s{_CAPITAL}[^\W\d_]{{0,9}}\.[\w.’' ]{{0,30}}\s\d{{1,5}}(?:,\s\d{{1,5}})?){{0,3}}"
"""The same case in other reports: "347 U.S. 483, 74 S. Ct. 686 (1954)"."""

_CAPITALS = rf"{_CAPITAL}(?:{_CAPITAL}|[.’'-])*(?![^\W\d_])"
_PARTY_LIMIT = 5


def _name(most: int) -> str:
    """Return the pattern of a name: words with capitals, small ones and series ("2d"), `most` after the first."""
    small = lexicon.either(lexicon.words("legal", "joining"))
    word = rf"(?:{_CAPITAL}[\w.’'-]*|&|{small}|\d(?:d|th|st|nd|rd)|\((?:2d|3d|4th|NS)\))"
    return rf"{_CAPITAL}[\w.’'-]*(?:\s{word}){{0,{most}}}"


def _act() -> str:
    """Return the pattern of what ends the name of a statute: its kind and year."""
    return rf"{lexicon.either(lexicon.words('legal', 'statutes'))}\s{lexicon.YEAR}"


@cache
def _before_name() -> re.Pattern[str]:
    """Return the pattern of what a sentence has before the name of a statute."""
    return re.compile(rf"\s{lexicon.either(lexicon.words('legal', 'leads'))}\s+(?=[^\W\d_a-z])")


@cache
def _changed() -> re.Pattern[str]:
    """Return the pattern of what leads from a statute to the later one that has changed it: "as amended by the"."""
    words = lexicon.either(lexicon.words("legal", "changed"))
    return re.compile(rf"(?<=,\s){words}\s(?:the\s)?$|\({words}\s(?:the\s)?$")


@cache
def _party_name() -> re.Pattern[str]:
    return re.compile(rf"{_name(4)},\s")


_CASE = re.compile(
    r"(?:(?<!vol)(?<!vol\.)\sv|(?:^|[.;(:]\s)[^\W\d_a-z][^,.;:]{0,120}\sc)\.?\s[^\W\d_a-z][^;\"“”«»]{0,120},\s$"
)
_CASE_LIMIT = 160
"""A case is named within so many characters before its neutral citation."""

_DATED = re.compile(r"[12][05-9]\d\d[)\]]")  # what begins with a choice is slower to look for
_STATUTES = r"(?:(?:RS|S|LR|L|RLR)[A-Z]{1,3}|CQLR)"
_BEFORE_ACT = frozenset(("", ";", ".", "("))
_PUBLISHED = frozenset({labels.AUTHOR, labels.DATE, labels.EDITION, labels.JOURNAL, labels.LOCATION, labels.PUBLISHER})
"""What a book about a statute has beside its title."""

_NEAR = 40
"""A source has no more words than that on either side of its title: so a long note takes no long time."""

_CHAPTER = re.compile(rf",\s{_STATUTES}(?:\s\d{{4}}[-\d]{{0,5}})?,?\sch?\.?\s")
_NEUTRAL = re.compile(rf",\s{lexicon.YEAR}\s{_CAPITAL}{{2}}")
_EUROPEAN = re.compile(r"EU:[CTF]:\d{4}:\d")
_EDITED = re.compile(r"\seds?\.,\s")
_CITED = re.compile(r"\sat\s")
_DATABASES = lexicon.either(lexicon.words("legal", "databases"))
_UNREPORTED = re.compile(rf"\s{_DATABASES}\s\d")
_ANNOTATED = (
    rf"{lexicon.either(lexicon.words('legal', 'codes'))}\.?(?:\s{lexicon.either(lexicon.words('legal', 'annotated'))})?"
)
_CODE = re.compile(rf"{_ANNOTATED}\s§")


@cache
def _forms() -> tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...]:
    """Return the forms, behind a sign that any such citation has and that is quicker to look for.

    Each group has the name of a label, but `report`, a journal without a volume, `court`, one that follows a case, and
    `act`, a statute that begins a clause.
    """
    units, series = ("chapter", "part", "volume", "note"), ("volume", "number", "part")
    paged = rf"{pattern('locators', 'page')}\W{{0,3}}\d(?!d\W)"  # "S. Ct." and "P.3d" are reports, "S. 12" a page
    other = rf"(?!{paged}|{pattern('locators', *units)}|{pattern('volumes', *series)})"
    name = rf"(?i:{other}){_name(8)}"
    abbreviated = rf"(?=[^,()\d]{{0,80}}?(?:\.\w|{_CAPITAL}{{2}}|\.\s{_CAPITAL})){name}"
    volume = r"(?<![\w.,–-])(?P<volume>\d{1,4})"
    report = re.compile(
        rf"{volume}\s(?P<journal>{abbreviated})\s(?P<pages>\d{{1,5}})(?P<locator>{_PINS}){_PARALLEL}"
        rf"\s\((?:[^()]{{0,40}}\s)?(?P<date>{lexicon.YEAR})\)"
    )
    short = re.compile(rf"{volume}\s(?P<journal>{abbreviated}),?\sat\s(?P<locator>{_PAGE})")
    by_year = re.compile(
        rf"(?P<date>[(\[]{lexicon.YEAR}[)\]])\s(?:(?P<volume>\d{{1,3}})\s(?P<journal>{name})|(?P<report>{_CAPITAL}{{2}}\w*))"
        rf"\s(?P<pages>\d{{1,5}})(?![\w–-])(?:\s\({_CAPITAL}\w{{0,8}}\))?(?P<locator>{_PINS})"
    )
    book = re.compile(
        rf"(?P<author>{_CAPITALS}(?:(?:,\s(?=[JS]R\.)|\s)(?:{_CAPITALS}|&)){{1,9}}),\s"
        rf"(?P<title>{_CAPITALS}(?:[:,;]?\s(?:{_CAPITALS}|\d{{1,4}}|[&–-])){{0,24}}?)"
        rf"(?:\s(?P<locator>(?:§§?\s?)?{_PAGE}{_PINS}))?\s\((?:(?P<edition>[^()]{{1,12}}ed\.,?)\s|[^()]{{0,80}}\s)?"
        rf"(?P<date>{lexicon.YEAR})\)"
    )
    chapter = re.compile(
        rf",\s(?P<other>in)\s(?P<booktitle>{_CAPITAL}[^;()]{{2,120}}?)\s(?P<pages>\d{{1,4}})(?P<locator>{_PINS})"
        rf"\s\((?P<editor>[^();]{{3,100}}?\seds?\.),\s(?:[^();]{{0,20}}ed\.\s)?(?P<date>{lexicon.YEAR})\)"
    )
    neutral = re.compile(
        rf"(?<=,\s)(?P<date>{lexicon.YEAR})\s(?P<court>{_CAPITAL}{{2,6}})\s(?P<pages>\d{{1,5}})(?![\w–-])(?P<locator>{_PINS})"
    )
    statute = re.compile(
        rf"(?P<legal>{_CAPITAL}[^;,()]{{3,120}}(?:\([^()]{{1,60}}\))?,\s{_STATUTES}(?:\s\d{{4}}(?:-\d{{2,4}})?)?"
        rf",?\sch?\.?\s[\w.-]{{1,9}}(?:\s\(\d\w\w\sSupp\))?)"
        rf"(?:,\s(?P<locator>(?:ss?|arts?|para|§§?)\.?\s?{_SECTIONS}))?"
    )
    item = rf"{_CAPITAL}[\w’'-]*(?:\s{_CAPITAL}[\w’'-]*){{0,2}}"
    several = rf"(?:{item},\s){{1,4}}(?={item},?\s{lexicon.either(lexicon.words('legal', 'further'))}\s{_CAPITAL})"
    act = re.compile(
        rf"(?P<act>(?P<several>{several})?{_CAPITAL}(?:(?![.:]\s{_CAPITAL})[^;,()]){{3,100}}?(?:\([^()]{{1,60}}\)\s)?"
        rf"{_act()}(?:\s\({_CAPITAL}[\w.]{{0,6}}\))?)"
        rf"(?:(?:,?\s(?P<locator>(?:ss?|arts?|regs?|r|pt|sch|§§?)\.?\s?{_SECTIONS}))|(?=[,.;)]|\s?$))"
    )
    unreported = re.compile(
        rf"(?<=,\s)(?P<date>{lexicon.YEAR})\s(?P<journal>(?:[\w.]{{1,9}}\s){{0,3}}{_DATABASES})\s(?P<pages>\d{{3,9}})"
        rf"(?:,\sat\s(?P<locator>\*\d{{1,4}}(?:[-–]\d{{1,4}})?))?\s(?P<other>\([^()]{{3,60}}\))"
    )
    code = re.compile(rf"(?P<legal>{_CAPITAL}[\w.’' ]{{1,60}}?{_ANNOTATED})\s(?P<locator>§§?\s?{_SECTIONS})")
    european = re.compile(
        rf"(?P<legal>(?:Joined\s)?Cases?\s[CTF][-–‑]\d"
        rf"(?:(?!\sCases?\s|\.\s{_CAPITAL}|[\[(]{lexicon.YEAR})[^;]){{3,300}}?(?:ECLI:)?EU:[CTF]:\d{{4}}:\d{{1,5}})"
        rf"(?:,\s(?P<locator>paras?\.?\s{_SECTIONS}))?"
    )
    return (
        (_EUROPEAN, (european,)),
        (_DATED, (report, by_year, book)),
        (_EDITED, (chapter,)),
        (_NEUTRAL, (neutral,)),
        (_CHAPTER, (statute,)),
        (re.compile(rf"\s{_act()}(?!\d)"), (act,)),
        (_CITED, (short,)),
        (_UNREPORTED, (unreported,)),
        (_CODE, (code,)),
    )


def with_law(text: str, tokens: Sequence[LabelledToken]) -> list[LabelledToken]:
    """Return the tokens of a note with the parts of such citations labelled, and the parties of a case its title."""
    labelled = list(tokens)
    found = sorted(_found(text), key=lambda groups: min(groups.values()))
    starts = [token.start for token in labelled] if found else []
    end = done = 0
    for groups in found:
        whole = Span(min(span.start for span in groups.values()), max(span.end for span in groups.values()))
        inside = range(bisect_left(starts, whole.start), bisect_left(starts, whole.end))
        while labels.LEGAL in groups and len(inside) > 1 and labelled[inside[0]].label == labels.SIGNAL:
            inside = inside[1:]
        if whole.start < end or not inside or all(labelled[index].label in labels.OUTSIDE for index in inside):
            continue
        if labels.COMMENTARY in groups:
            end, done = whole.end, inside[-1] + 1
            labelled[inside[0] : done] = [
                replace(one, label=labels.COMMENTARY, begins=False) for one in labelled[inside[0] : done]
            ]
            continue
        if labels.LEGAL in groups and labels.LOCATOR not in groups and _is_published(labelled, inside):
            continue
        if end and labels.LEGAL not in groups and not any(token.begins for token in labelled[done : inside[0] + 1]):
            if ";" in text[end : whole.start]:
                labelled[done] = replace(labelled[done], begins=True)
            else:  # another report of the same case, of which only the page cited counts
                groups = {labels.LOCATOR: groups[labels.LOCATOR]} if labels.LOCATOR in groups else {}
        end = whole.end
        book = labels.AUTHOR in groups or labels.LEGAL in groups
        for index in inside:
            token = labelled[index]
            name = next((name for name, one in groups.items() if one.start < token.end and token.start < one.end), "")
            begins = index == inside[0] and (book or (bool(groups) and labelled[index].begins))
            if name or not book:
                labelled[index] = replace(labelled[index], label=name or labels.OTHER, begins=begins)
        before = inside[0] - 1
        while labels.LEGAL in groups and before >= done and _leads(labelled[before]):
            labelled[before] = replace(labelled[before], label=labels.COMMENTARY, begins=False)
            before -= 1
        if labels.JOURNAL in groups:
            reports = groups[labels.JOURNAL].of(text)
            _name_parties(text, labelled, done, inside[0], reports, short=labels.DATE not in groups)
        done = inside[-1] + 1
        if labels.LEGAL in groups and labels.LOCATOR in groups:
            further = _further(labelled, done)
            labelled[done:further] = [replace(one, label=labels.LOCATOR) for one in labelled[done:further]]
            done = further
        after = done
        while groups and after < len(labelled) and _joins(labelled[after]):
            labelled[after] = replace(labelled[after], label=labels.COMMENTARY)
            after += 1
    return labelled


def _is_published(tokens: Sequence[LabelledToken], inside: range) -> bool:
    """Tell whether the source that some tokens belong to has an author, a house or another part of a publication."""
    first, last = inside[0], inside[-1]
    while first > max(0, inside[0] - _NEAR) and not tokens[first].begins and ";" not in tokens[first - 1].text:
        first -= 1
    end = min(len(tokens), last + _NEAR)
    while last + 1 < end and not tokens[last + 1].begins and ";" not in tokens[last].text:
        last += 1
    before, behind = tokens[first : inside[0]], tokens[inside[-1] + 1 : last + 1]
    if any(token.label in _PUBLISHED for token in before):
        return True
    return any(token.label in _PUBLISHED and token.label != labels.DATE for token in behind)  # of the next statute


def _leads(token: LabelledToken) -> bool:
    """Tell whether a word before a statute that was taken for a part of it only leads to it: "See the"."""
    return token.label == labels.LEGAL and token.text.lower() in _leading()


def _further(tokens: Sequence[LabelledToken], start: int) -> int:
    """Return the end of what is cited beside the section of a statute: "s 6 and Schedule 1"."""
    end = start + run_end(tokens[start : start + _FEW_WORDS + 1], 0, {labels.LEGAL})
    joined = start < end <= start + _FEW_WORDS and tokens[start].text in lexicon.words("legal", "further")
    return end if joined and tokens[end - 1].text[0].isdigit() else start


_FEW_WORDS = 4


def _joins(token: LabelledToken) -> bool:
    """Tell whether a word behind a citation only leads on: "and the"."""
    return token.label == labels.TITLE and not token.begins and token.text in lexicon.stopwords()


def _found(text: str) -> Iterator[dict[str, Span]]:
    """Yield the labels of each citation in such a form, each with its place."""
    function_words = lexicon.table("en", "stopwords")
    likely = [form for sign, forms in _forms() if sign.search(text) for form in forms]
    for form in likely:
        for match in form.finditer(text):
            groups = {name: Span(*match.span(name)) for name, value in match.groupdict().items() if value}
            groups.pop("several", None)
            if labels.LOCATOR in groups:  # without the comma of the number before it
                end = match.end(labels.LOCATOR)
                groups[labels.LOCATOR] = Span(end - len(match[labels.LOCATOR].lstrip(" ,")), end)
            if "report" in groups:
                groups[labels.JOURNAL] = groups.pop("report")
            if "act" in groups:
                clause = match.start()
                while clause and text[clause - 1].isspace():
                    clause -= 1
                if changed := _changed().search(text, max(0, match.start() - _NEAR), match.start()):
                    yield {labels.COMMENTARY: Span(changed.start(), match.end())}
                    continue
                names = list(_before_name().finditer(match["act"]))
                lead = match["act"][: names[-1].end()].lower().split() if names else []
                if (
                    _is_quoted(text, match.start())
                    or text[max(0, clause - 1) : clause] not in _BEFORE_ACT
                    or not _leading().issuperset(lead)
                    or (match["several"] and labels.LOCATOR not in groups)  # "Roe, Ports and the Harbours Act 1998"
                ):
                    continue
                groups[labels.LEGAL] = groups.pop("act")
            if labels.LEGAL in groups and (names := list(_before_name().finditer(groups[labels.LEGAL].of(text)))):
                start, end = groups[labels.LEGAL]
                groups[labels.LEGAL] = Span(start + names[-1].end(), end)
            if "court" in groups:
                before = text[max(0, match.start() - _CASE_LIMIT) : match.start()]
                if not _CASE.search(before) or _is_quoted(text, match.start()):
                    continue
                groups[labels.JOURNAL] = groups.pop("court")
            words = match["author"].lower().split() if labels.AUTHOR in groups else []
            if not any(word in function_words and word != "and" for word in words):
                yield groups


@cache
def _leading() -> frozenset[str]:
    """Return the words that lead to the name of a statute, and belong to no title: "See the", "under the"."""
    signals = (word for signal in lexicon.words("signals", "words") for word in signal.split())
    leads = (word.lower() for word in lexicon.words("legal", "leads"))
    return frozenset({*leads, *lexicon.table("en", "stopwords"), *signals})


def _is_quoted(text: str, end: int) -> bool:
    """Tell whether a quotation is open at a place of a text: "Comment on Roe v Doe, 2009 ONCA 12" is a title."""
    count = {mark: bisect_left(places, end) for mark, places in _quotation_marks(text).items()}
    return count['"'] % 2 == 1 or count["“"] > count["”"] or count["«"] > count["»"]


@lru_cache(maxsize=1)  # it is asked at every statute of a note
def _quotation_marks(text: str) -> dict[str, list[int]]:
    """Return where the quotation marks of a text stand."""
    return {mark: [match.start() for match in re.finditer(mark, text)] for mark in '"“”«»'}


def _name_parties(text: str, tokens: list[LabelledToken], first: int, end: int, reports: str, *, short: bool) -> None:
    """Make "Brown v. Board of Education," before a report, not before a `first` token, its title.

    Where a case is cited again, in `short`, one party is enough: "Brown, 347 U.S. at 495".
    """
    start = end
    while start > first and tokens[start - 1].label not in labels.OUTSIDE and not tokens[start].begins:
        if tokens[start - 1].text[-1] == ";":
            break
        start -= 1
    if start > first and tokens[start - 1].text == "R" and tokens[start:end] and tokens[start].text[0] == "(":
        start -= 1  # "R (Roe) v Harbour Board"
    name = text[tokens[start].start : tokens[end].start] if start < end else ""
    if not names_parties(name, reports):
        start = _party(text, tokens, first, end) if short else end
    for index in range(start, end):
        tokens[index] = replace(tokens[index], label=labels.TITLE, begins=index == start)


def _party(text: str, tokens: Sequence[LabelledToken], first: int, end: int) -> int:
    """Return where the clause begins that is nothing but the name before a report, or `end` when there is no name."""
    for start in range(max(first, end - _PARTY_LIMIT), end):
        before = tokens[start - 1] if start > first else None
        if tokens[start].word in listed("signals", "words"):
            continue
        opens = before is None or before.label == labels.SIGNAL or before.text[-1] in ";.(:"
        if opens and _party_name().fullmatch(text, tokens[start].start, tokens[end].start):
            return start
    return end
