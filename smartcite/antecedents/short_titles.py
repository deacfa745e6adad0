"""Short titles: "Chartier, L’ordre, p. 12" after a citation of that book is a back reference without a device.

A parser of single notes cannot know it. Here each clause of a note, without its signal and the page at its end, is held
against the titles cited before it. A clause that only names people and repeats a title, or its beginning, points back
(Chicago Manual of Style, 17th ed., 14.30; MHRA Style Guide, 10.3).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from smartcite import lexicon
from smartcite.antecedents.index import letters
from smartcite.antecedents.signals import signal
from smartcite.antecedents.splitting import split_at
from smartcite.matching import families, fold, people, similar_name, stopwords, title_words
from smartcite.model import (
    BackReference,
    Citation,
    Document,
    Fields,
    FieldValue,
    Form,
    FullCitation,
    Locator,
    Name,
    Span,
)

_LONGEST = 300
"""A clause of more characters is no short title."""

_TELLING = frozenset({"date", "publisher", "location", "institution", "journaltitle", "booktitle", "volume", "number"})
_TELLING_ENOUGH = 2
_CERTAIN = frozenset({"url", "doi", "isbn"})
_QUOTED = re.compile(r"[«“„\"‘]")
_YEAR = re.compile(rf"{lexicon.YEAR}[a-z]?")
_WORD = re.compile(r"[^\W_]+")
_ROMAN = re.compile(r"(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_MOST_NAME_WORDS = 8
_FEW = 3
_SHORT_FORM_CONFIDENCE = 0.5


@dataclass(frozen=True, slots=True)
class _Title:
    """A title cited before: its folded words, its letters, who made it, and how it is known.

    `sure` is false for a clause that may be no source at all, `parsed` true when the parser read the title.
    """

    words: tuple[str, ...]
    letters: str
    people: frozenset[str]
    sure: bool
    parsed: bool = False


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch of a note that may cite one source: `core` is it without signal, page and closing point.

    `alone` tells that it is the whole note.
    """

    span: Span
    core: Span
    locator: Span | None
    note: int
    alone: bool


def recognise_short_titles(document: Document, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations with those that repeat a name and a title made back references, in reading order."""
    by_note: dict[int, list[Citation]] = {}
    for citation in citations:
        by_note.setdefault(citation.note, []).append(citation)
    titles = _Titles(document.text)
    recognised: list[Citation] = []
    for note in sorted(document.notes, key=lambda note: note.span):
        found = by_note.get(note.index, [])
        for clause in _clauses(document.text, note.index, note.span, _author_lists(document.text, found)):
            inside = [one for one in found if one.span.start < clause.span.end and clause.span.start < one.span.end]
            if len(inside) <= 1 and not any(isinstance(one, BackReference) for one in inside):
                thin, rest = split_at(document.text, inside[0] if inside else None, clause.span.end)
                stands = thin is not None and _is_full(thin.fields)
                if short := titles.recognise(clause, thin, bare=stands):
                    found = [one for one in found if one not in inside] + [short, *rest]
                    continue
                titles.remember(clause, sure=thin is not None, bare=stands)
            for amid, thin in _amid(document.text, clause, inside):
                if short := titles.recognise(amid, thin, bare=thin is not None and _is_full(thin.fields), amid=True):
                    found = [one for one in found if one is not thin] + [short]
        for citation in found:
            if isinstance(citation, FullCitation):
                titles.learn(citation)
        recognised.extend(sorted(found, key=lambda one: one.span))
    return tuple(recognised)


class _Titles:
    """The titles cited so far, by their first telling word."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, list[_Title]] = {}
        self._inner: dict[str, list[_Title]] = {}
        self._given: dict[str, set[str]] = {}
        self._family_words: set[str] = set()

    def learn(self, citation: FullCitation) -> None:
        """Take in the title of a full citation."""
        people = frozenset(families(citation.fields, "author", "editor"))
        for role in ("author", "editor"):
            for name in citation.fields.get(role, ()):
                if isinstance(name, Name) and name.family:
                    self._family_words.update(fold(f"{name.particle} {name.family}").split())
                    self._given.setdefault(fold(name.family), set()).update(fold(name.given).split())
        if people and (year := str(citation.fields.get("date", ""))[:4]):
            self._add(_Title((year,), year, people, sure=True, parsed=True))
        for word in _thesis_words() if citation.entry_type == "thesis" and people else ():
            self._add(_Title((word,), word, people, sure=True, parsed=True))  # "Roe, Diss., S. 36"
        for name in ("title", "booktitle", "shorttitle"):
            if title := citation.fields.get(name):
                known = _Title(title_words(str(title)), letters(str(title)), people, sure=True, parsed=True)
                self._add(known)
                for word in set(_telling(known.words[1:])) if people else ():
                    self._inner.setdefault(word, []).append(known)

    def remember(self, clause: _Clause, *, sure: bool, bare: bool) -> None:
        """Take in a clause that may be the first mention of a source, read as a title with or without names.

        With `bare` only a year behind a name is: the parser read all else.
        """
        core = clause.core.of(self._text)
        sure = sure or _looks_cited(core, clause)
        for names, title in _readings(core):
            if not bare or (names and _YEAR.fullmatch(title.strip())):
                self._add(_Title(title_words(title), letters(title), frozenset(fold(names).split()), sure))

    def recognise(
        self, clause: _Clause, thin: FullCitation | None, *, bare: bool, amid: bool = False
    ) -> BackReference | None:
        """Return the back reference that a clause is, or None.

        With `bare` the parser saw a source in full: then only a name with a year or a whole title can be one. With
        `amid` the clause stands in a sentence: then only a name with a title that the parser read can be one.
        """
        if thin is not None and (thin.entry_type == "classic" or thin.fields.keys() >= {"howpublished", "date"}):
            return None  # a passage is cited anew each time, and each talk is one of its own
        core = self._core(clause, thin)
        sure = thin is not None or _looks_cited(core, clause)
        given = self._given_names(thin)
        nobody_else = thin is not None and thin.fields.keys() == {"author"} if amid else clause.alone
        if not bare and (nobody_else or (clause.locator and not amid)) and self._is_person(core):
            return _back_reference(self._text, clause, thin, "")
        for names, title in _readings(core):
            words = title_words(title)
            if not words or (names and not _are_names(names)):
                continue
            whole = bool(_YEAR.fullmatch(title.strip()))
            named, printed, telling = set(fold(names).split()) - given, letters(title), len(_telling(words)) > 1
            for known in self._known.get(words[0], ()):
                begun = telling or len(known.words) == len(words)
                if bare and not whole and not (known.parsed and named and begun):
                    continue
                if amid and not (known.parsed and named):
                    continue
                if (known.sure or sure) and _repeats(words, printed, named, known):
                    self._add(replace(known, sure=True))
                    return _back_reference(self._text, clause, thin, title)
            if not bare and named and any(_is_within(words, named, one) for one in self._inner.get(words[0], ())):
                return _back_reference(self._text, clause, thin, title)
        return None

    def _given_names(self, citation: FullCitation | None) -> set[str]:
        """Return the folded given names that the parser read: Martine Roe is not Henri Martin.

        A word of a family name that was cited before is none: "Le Roy" of Le Roy Ladurie.
        """
        names = people(citation.fields, "author", "editor") if citation else ()
        given = {word for name in names for word in fold(name.given).split() if len(word) > 1}
        return {word for word in given if word not in self._family_words}

    def _core(self, clause: _Clause, thin: FullCitation | None) -> str:
        """Return the words of a clause, without an edition that stands behind a short title."""
        edition = thin.spans.get("edition") if thin else None
        end = edition.start if edition and edition.start > clause.core.start else clause.core.end
        return self._text[clause.core.start : min(end, clause.core.end)].rstrip(" ,(")

    def _is_person(self, core: str) -> bool:
        """Tell whether a clause is nothing but the name of somebody whose work was cited."""
        words = fold(core).split()
        for start in range(min(len(words), _FEW)):
            for end in range(len(words), start, -1):
                given = self._given.get(" ".join(words[start:end]))
                if given is not None:
                    rest = words[:start] + words[end:]
                    return all(any(one.startswith(word) for one in given) for word in rest)
        return False

    def _add(self, title: _Title) -> None:
        if not all(map(_is_roman, title.words)) and title not in (near := self._known.setdefault(title.words[0], [])):
            near.append(title)


def _looks_cited(core: str, clause: _Clause) -> bool:
    """Tell whether a clause has a sign of a source: a page, quotation marks, a name before a comma."""
    named = any(names and _are_names(names) and len(_WORD.findall(names)) <= _FEW for names, _ in _readings(core))
    return clause.locator is not None or bool(_QUOTED.search(core)) or named


def _repeats(words: tuple[str, ...], printed: str, people: set[str], known: _Title) -> bool:
    """Tell whether words are a known title or the beginning of one.

    One word needs the same people, and so does another use of capitals: two editions may differ by nothing else.
    """
    if words != known.words[: len(words)]:
        return False
    as_printed = printed in known.letters or known.letters in printed
    same_people = (as_printed or known.parsed) and _are_by(words, people, known)
    if len(words) == len(known.words):
        return same_people or (as_printed and (not known.people or not people))
    return same_people or (as_printed and not people and len(_telling(words)) > 1 and bool(known.people))


def _is_within(words: tuple[str, ...], people: set[str], known: _Title) -> bool:
    """Tell whether words stand within a title by the same people: "Davis, Martin Guerre"."""
    size = len(words)
    printed = any(known.words[start : start + size] == words for start in range(1, len(known.words) - size + 1))
    return printed and _are_by(words, people, known)


def _are_by(words: tuple[str, ...], people: set[str], known: _Title) -> bool:
    """Tell whether people made a known title; beside several words of it a name may differ by a slip."""
    if any(set(name.split()) <= people for name in known.people):
        return True
    slips = people if len(_telling(words)) > 1 else ()
    return any(similar_name(word, part) for word in slips for name in known.people for part in name.split())


def _is_roman(word: str) -> bool:
    """Tell whether a word is a Roman number: "XVIII, II" is the place of a passage, not a title."""
    return _ROMAN.fullmatch(word) is not None


def _telling(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in stopwords() and len(word) > 1]


def _back_reference(text: str, clause: _Clause, thin: FullCitation | None, title: str) -> BackReference:
    fields: dict[str, FieldValue] = {"title": title.strip(' «»“”„"‘’.,')} if title else {}
    locator = Locator("page", re.sub(r"^\D+", "", clause.locator.of(text)).strip(" .,")) if clause.locator else None
    spans: dict[str, Span] = {"locator": clause.locator} if clause.locator else {}
    if thin is not None:
        spans = {name: span for name, span in thin.spans.items() if name in ("author", "editor")} | spans
        fields = {name: thin.fields[name] for name in ("author", "editor") if name in thin.fields} | fields
        locator = thin.locator or locator
    return BackReference(
        Span(clause.core.start, clause.locator.end if clause.locator else clause.core.end),
        clause.note,
        Form.SHORT_TITLE,
        "",
        fields,
        thin.signal if thin else "",
        locator=locator,
        confidence=thin.confidence if thin else _SHORT_FORM_CONFIDENCE,
        spans=spans,
    )


def _author_lists(text: str, citations: Iterable[Citation]) -> list[Span]:
    """Return where several people are named; in Brazil "SILVA; SOUZA, 2010" is one source (ABNT NBR 10520)."""
    lists = []
    for citation in citations:
        names = citation.fields.get("author", ()) if isinstance(citation, FullCitation) else ()
        if isinstance(citation, FullCitation) and isinstance(names, tuple) and len(names) > 1:
            span = citation.spans.get("author", Span(0, 0))
            if [fold(part) for part in span.of(text).split(";")] == [fold(name.family) for name in names]:
                lists.append(span)
    return lists


def _clauses(text: str, note: int, span: Span, whole: Iterable[Span]) -> Iterator[_Clause]:
    """Yield the stretches of a note between semicolons, those inside of some spans left out."""
    inside = {place for one in whole for place in range(one.start, one.end)}
    ends = [place for place in range(span.start, span.end) if text[place] == ";" and place not in inside]
    start = span.start
    for end in (*ends, span.end):
        if clause := _clause(text, note, Span(start, end), _page(), alone=not ends):
            yield clause
        start = end + 1


def _amid(text: str, clause: _Clause, inside: Iterable[Citation]) -> Iterator[tuple[_Clause, FullCitation | None]]:
    """Yield what the parser read in a clause apart from the words around it, or else the clause up to a page."""
    full = [one for one in inside if isinstance(one, FullCitation)]
    if any(one.span.end > clause.span.end for one in full):
        return
    spans: list[tuple[Span, FullCitation | None]] = [(one.span, one) for one in full] or [(clause.span, None)]
    for span, thin in spans:
        readings = [_clause(text, clause.note, span, page, alone=False) for page in (_page(), _page_amid())]
        near = next((one for one in readings if one and one.locator), readings[0])
        if near:
            yield near, thin


def _clause(text: str, note: int, span: Span, pattern: re.Pattern[str], *, alone: bool) -> _Clause | None:
    """Return a stretch of a note as a clause with the page that a pattern finds; None when it is empty or long."""
    if not 0 < len(span.of(text).strip()) <= _LONGEST:
        return None
    introduced = signal().match(text, span.start, span.end)
    head = introduced.end() if introduced else span.start
    page = pattern.search(text, head, span.end)
    core = Span(head, page.start() if page else span.end)
    if core.start >= core.end or core.of(text).isspace():
        return None
    return _Clause(span, _trimmed(text, core), Span(*page.span("page")) if page else None, note, alone)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in " \t\r\n*_.,([":
        start += 1
    while end > start and text[end - 1] in " \t\r\n*_.,)]":
        end -= 1
    return Span(start, end)


def _readings(core: str) -> Iterator[tuple[str, str]]:
    """Yield (names, title) for each way to read a clause: all of it a title, or a title behind some commas."""
    yield "", core
    commas = [match.end() for match in re.finditer(r"[,:]\s", core)][:3]
    for comma in commas:
        if not signal().fullmatch(core[comma:]):  # "Anes, El Antiguo Régimen, véase p. 246"
            yield core[:comma], core[comma:]


def _are_names(text: str) -> bool:
    words = _WORD.findall(text)
    joined = lexicon.words("roles", "and") | _particles()
    return len(words) <= _MOST_NAME_WORDS and all(word[:1].isupper() or word.lower() in joined for word in words)


def _is_full(fields: Fields) -> bool:
    """Tell whether fields describe a source by themselves, so that it is cited in full (again)."""
    return bool(_CERTAIN & fields.keys()) or len(_TELLING & fields.keys()) >= _TELLING_ENOUGH


@cache
def _thesis_words() -> frozenset[str]:
    """Return the folded words by which a thesis is called."""
    return frozenset(word for word in map(fold, lexicon.words("kinds", "thesis")) if word.isalpha())


@cache
def _particles() -> frozenset[str]:
    """Return the folded particles of family names."""
    return frozenset(part for word in lexicon.words("names", "particles") for part in fold(word).split())


@cache
def _page() -> re.Pattern[str]:
    """Return the pattern of a page at the end of a clause."""
    return re.compile(rf"{_printed_page()}[.\s*_)\]]*$", re.IGNORECASE)


@cache
def _page_amid() -> re.Pattern[str]:
    """Return the pattern of a page with a sentence or a subordinate clause behind it."""
    return re.compile(rf"{_printed_page()}(?=\.\s+[^\W\d_]{{2}}|,\s+[^\W\d_]{{3,}}\s)", re.IGNORECASE)


def _printed_page() -> str:
    def listed(name: str) -> str:
        words = {word for table in lexicon.tables("locators").values() for word in table.get(name, ())}
        return "|".join(sorted(map(re.escape, words), key=len, reverse=True))

    either, year = listed("page"), r"(?:1[5-9]|20)\d\d(?!\d)"
    extent = rf"(?:\s?(?:{listed('extent')}|n\.\s?\d{{1,3}}))?"
    number = rf"(?!{year})\d{{1,4}}(?:\s?[-–‑—]\s?\d{{1,4}})?{extent}"
    page = rf"(?:(?:{either})\s?)?{number}"
    return rf"(?:,\s*|(?<=[”»\"’])\s|\s(?=(?:{either})\s?\d))(?P<page>{page}(?:,\s?{page})*)"
