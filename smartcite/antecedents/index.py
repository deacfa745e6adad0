"""What a document's citations can be found by: their note, its label, the people, the title, the words of the text."""

import itertools
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from smartcite import lexicon
from smartcite.antecedents.contributions import is_host
from smartcite.antecedents.pointers import is_pointer
from smartcite.matching import families, fold, has_words, people, stopwords
from smartcite.model import (
    BackReference,
    Citation,
    Document,
    FullCitation,
    HintKind,
    Note,
    UnparsedCitation,
    Work,
)

_SURE = 0.8
"""Of a source that the parser is less sure of, the people do not contradict other names."""

_TITLES = frozenset({"title", "journaltitle", "booktitle"})
_LONG = 3
"""A text is searched by its words of so many letters."""

_SENTENCE_END = re.compile(r"[.!?…»”]\s+(?=[^\W\d_a-z])|\n\s*\n")
_LONGEST_SENTENCE = 600
_LONGEST_REFERENCE = 300
"""A back reference of more characters has other sources in it, whose names stand for themselves."""
_YEAR = re.compile(rf"[(,[]\s?{lexicon.YEAR}(?!\d)")
_NEAR = 200
_HEAD = 200
"""A short form of a source is looked for in so many characters at its beginning."""
_FEW = 3


@cache
def _and() -> re.Pattern[str]:
    """Return the pattern of what joins a name before a bracket to the source before it: "et Bloch"."""
    ands = lexicon.either(lexicon.words("roles", "and"))
    return re.compile(rf"\0[\s,]*{ands}\s(?=[^()\[\]]*[^\W\d_a-zà-ÿ])[^()\[\]]{{2,60}}$")


@cache
def _read_in() -> re.Pattern[str]:
    """Return the pattern of what leads to the source in which another was read: "cited in"."""
    words = lexicon.either(lexicon.words("devices", "secondary") - lexicon.words("devices", "quoting"))
    return re.compile(rf"(?<![^\W_]){words}(?![^\W_])", re.IGNORECASE)


@cache
def _translated() -> frozenset[str]:
    """Return the folded words for a translation: "trad.", "traduction de"."""
    return frozenset(map(fold, lexicon.words("roles", "translator")))


_CLOSED = re.compile(r"[(\[][^()\[\]]*[)\]]")
"""Brackets that are closed again."""


class Sources:
    """The citations of a document, and the words of its notes without those of the back references in them."""

    def __init__(self, document: Document, citations: Sequence[Citation], works: Sequence[Work]) -> None:
        self.document = document
        self.citations = citations
        self.text = document.text
        self.notes: dict[int, Note] = {note.index: note for note in document.notes}
        self.order = [note.index for note in sorted(document.notes, key=lambda note: note.span)]
        self.rank = {index: rank for rank, index in enumerate(self.order)}
        self.previous = dict(zip(self.order[1:], self.order, strict=False))
        self.work_of = {place: work.key for work in works for place in work.citations}
        self.by_note: dict[int, list[int]] = {}
        self._hosts = {at for at in range(1, len(citations)) if is_host(citations[at], citations[at - 1])}
        self.by_label: dict[str, list[Note]] = {}
        self.by_name: dict[str, list[int]] = {}
        self.by_host: dict[str, list[int]] = {}
        """References back to a volume by who wrote the piece in it that they name."""
        self.by_title_word: dict[str, list[int]] = {}
        for note in document.notes:
            self.by_label.setdefault(note.label, []).append(note)
        for place, citation in enumerate(citations):
            self.by_note.setdefault(citation.note, []).append(place)
            if isinstance(citation, BackReference) and "title" in citation.fields:
                for name in families(citation.fields) if {"editor", "booktitle"} & citation.fields.keys() else ():
                    self.by_host.setdefault(name, []).append(place)
            if isinstance(citation, FullCitation):
                for name in dict.fromkeys(self.people(place)):
                    self.by_name.setdefault(name, []).append(place)
                titles = f"{self.title(place)} {citation.fields.get('shorttitle', '')}"
                for word in dict.fromkeys(fold(titles).split()):
                    self.by_title_word.setdefault(word, []).append(place)
        named = [place for place in self.work_of if self.people(place)]
        self.family_names_only = 2 * sum(bool(self._named_in_full(place)) for place in named) < len(named)
        self._whole = {index: f" {fold(self.notes[index].span.of(self.text))} " for index in self.order}
        self._flat = {index: f" {fold(self._unreferred(index))} " for index in self.order}
        self._ranks: dict[str, list[int]] = {}
        for rank, index in enumerate(self.order):
            for word in set(self._flat[index].split()):
                self._ranks.setdefault(word, []).append(rank)
        self._starts = [self.notes[index].span.start for index in self.order]
        self._italics = sorted(hint.span.start for hint in document.hints if hint.kind is HintKind.ITALIC)
        self.devices = frozenset(fold(one.device) for one in citations if isinstance(one, BackReference))
        self._letters: dict[int, str] = {}
        self._standing: dict[int, list[int]] = {}
        self._asides: dict[int, bool] = {}
        self._plain: str | None = None

    def reference(self, place: int) -> BackReference:
        """Return the back reference at a place."""
        citation = self.citations[place]
        assert isinstance(citation, BackReference)  # noqa: S101  asked only of back references
        return citation

    def standing(self, note: int) -> list[int]:
        """Return the citations of a note that are sources by themselves: those that "ibid." after it may mean.

        The volume of a contribution stands for that alone, and neither a passage of the essay that the note points to
        ("zur Forschung siehe unten, Anm. 26") nor what stands in brackets behind a source (The Bluebook, rule 4.1) is
        one beside others.
        """
        if note not in self._standing:
            places = [place for place in self.by_note.get(note, ()) if place not in self._hosts]
            firm = [
                place for place in places if not (is_pointer(self.citations[place], self.text) or self.is_aside(place))
            ]
            self._standing[note] = firm or places
        return self._standing[note]

    def before(self, place: int) -> list[int]:
        """Return the last few citations before a place in its note."""
        places = self.by_note[self.citations[place].note]
        at = bisect_left(places, place)
        return places[max(0, at - _FEW) : at]

    def hosts(self, note: int) -> list[int]:
        """Return the references of a note to the volumes of its contributions."""
        return [place for place in self.by_note.get(note, ()) if place in self._hosts]

    def is_aside(self, place: int) -> bool:
        """Tell whether a source stands in brackets behind another one of its note: "(quoting Roe, Ports, 12)".

        Not so where the first was read in it: "(cited in Roe, Ports, 12)". A translation named behind the original is
        one, too: "Kant, Anthropologie, § 12 ; trad. M. Roe, Anthropologie, Paris, 1964"; so is a decision's further
        report: "Cass. com., 3 mai 2016, n° 14-23.950 ; D. 2016, p. 1000, note Roe".
        """
        if place not in self._asides:
            places = self.by_note[self.citations[place].note]
            self._asides[places[0]] = False
            for before, one in itertools.pairwise(places):
                self._asides[one] = (
                    self._is_bracketed(before, one)
                    or self._is_translation(before, one)
                    or self._is_further_report(before, one)
                )
        return self._asides[place]

    def _is_bracketed(self, before: int, place: int) -> bool:
        """Tell whether a source stands in brackets that open behind the one before it, or with that in one bracket."""
        citation = self.citations[place]
        start = citation.span.start
        if not isinstance(citation, BackReference) or citation.spans.get("device", citation.span).start > start + 1:
            start += 1  # a bracket before words, not that of "(note 3)"
        lead = self.text[max(self.citations[before].span.start, start - _LONGEST_REFERENCE) : start]
        while _CLOSED.search(lead):
            lead = _CLOSED.sub("\0", lead)
        opened = max(lead.rfind("("), lead.rfind("["))
        if opened < 0:
            return ")" not in lead and "]" not in lead and self._asides[before]
        beside = _and().search(lead[:opened])  # "Duby (Guerriers et paysans) et Bloch (La société féodale)"
        return not beside and not _read_in().search(f"{lead[opened:]} {self._signal(place)}")

    def _is_translation(self, before: int, place: int) -> bool:
        """Tell whether nothing but a word for a translation stands between a source and the one before it."""
        end, start = self.citations[before].span.end, self.citations[place].span.start
        return start - end < _NEAR and fold(self.text[end:start]) in _translated()

    def _is_further_report(self, before: int, place: int) -> bool:
        """Tell whether a citation is nothing but a place in a journal, behind a decision or such a place of it."""
        lead, citation = self.citations[before], self.citations[place]
        if not isinstance(lead, FullCitation) or not isinstance(citation, FullCitation) or citation.signal:
            return False
        report = "title" not in citation.fields and {"journaltitle", "date"} <= citation.fields.keys()
        author, journal = (citation.spans.get(name, citation.span) for name in ("author", "journaltitle"))
        if "author" in citation.fields and author.start < journal.start:
            return False  # "Roe, RTD civ. 2016, p. 100" is his article
        return report and (lead.entry_type == "jurisdiction" or ("title" not in lead.fields and self._asides[before]))

    def _signal(self, place: int) -> str:
        citation = self.citations[place]
        return "" if isinstance(citation, UnparsedCitation) else citation.signal

    def people(self, place: int) -> tuple[str, ...]:
        """Return the folded names of those who made the source at a place; an ancient work begins with its author.

        The editor of a volume that was cited before its contribution is that of the volume alone.
        """
        citation = self.citations[place]
        if place + 1 in self._hosts and isinstance(citation, FullCitation):
            return families(citation.fields)
        if isinstance(citation, FullCitation) and citation.entry_type == "classic":
            return (fold(self.title(place).partition(",")[0]),)
        if isinstance(citation, UnparsedCitation):
            return ()
        return families(citation.fields, "author", "editor", "annotator")

    def signed(self, place: int) -> tuple[str, ...]:
        """Return the folded family names of those people at a place who surely are people: they have a given name.

        Editors printed after the title do not count where no author is: someone may have written what they edited.
        """
        return () if self.is_doubtful(place) else self._named_in_full(place)

    def _named_in_full(self, place: int) -> tuple[str, ...]:
        """Return the folded family names of those people at a place who have a given name, but for such editors."""
        citation = self.citations[place]
        if isinstance(citation, UnparsedCitation):
            return ()
        editor, title = (citation.spans.get(name) for name in ("editor", "title"))
        if "author" not in citation.fields and editor and title and title < editor:
            return ()
        return tuple(fold(name.family) for name in people(citation.fields) if name.given and name.family)

    def is_doubtful(self, place: int) -> bool:
        """Tell whether a source was not surely read, or not its title: words of that may be taken for people."""
        citation = self.citations[place]
        if not isinstance(citation, FullCitation):
            return False
        return citation.confidence < _SURE or _TITLES.isdisjoint(citation.fields)

    def title(self, place: int) -> str:
        """Return the title printed at a place."""
        citation = self.citations[place]
        return "" if isinstance(citation, UnparsedCitation) else str(citation.fields.get("title", ""))

    def year(self, place: int) -> str:
        """Return the year printed at a place."""
        citation = self.citations[place]
        return "" if isinstance(citation, UnparsedCitation) else str(citation.fields.get("date", ""))[:4]

    def begins(self, place: int, words: Sequence[str]) -> bool:
        """Tell whether a source is printed with some words at its beginning, whatever the parser made of them."""
        telling = " ".join(itertools.dropwhile(stopwords().__contains__, words))
        return bool(telling) and has_words(fold(self.citations[place].span.of(self.text)[:_HEAD]), telling)

    def titles(self, place: int) -> Iterable[str]:
        """Return every title by which the source cited at a place may be meant."""
        citation = self.citations[place]
        if not isinstance(citation, UnparsedCitation):
            hosts = () if place + 1 in self._hosts else ("booktitle", "journaltitle")
            names = ("title", "subtitle", "titleaddon", *hosts, "shorttitle")
            yield from (str(citation.fields[name]) for name in names if name in citation.fields)
            if "," in (short := str(citation.fields.get("shorttitle", ""))):
                yield short.partition(",")[2]  # "Smith, Ports" is the title "Ports" beside the name

    def holds(self, note: int, phrase: str) -> bool:
        """Tell whether a note's own text has the words of a folded phrase one after another."""
        return f" {phrase} " in self._flat[note]

    def says(self, note: int, phrase: str) -> bool:
        """Tell whether a note's text, back references and all, has the words of a folded phrase."""
        return f" {phrase} " in self._whole[note]

    def holding(self, phrase: str, before: int) -> list[int]:
        """Return the notes up to a rank whose own text has the words of a folded phrase one after another."""
        lists = [self._ranks.get(word, []) for word in phrase.split() if len(word) >= _LONG]
        if not lists:
            return []
        rarest = min(lists, key=len)
        near = (self.order[rank] for rank in rarest[: bisect_left(rarest, before + 1)])
        return [index for index in near if self.holds(index, phrase)]

    def having(self, words: Iterable[str], before: int) -> list[int]:
        """Return the notes up to a rank whose own text has all of some folded words, in whatever order."""
        lists = [self._ranks.get(word, []) for word in words]
        if not lists:
            return []
        rarest = min(lists, key=len)
        common = set(rarest).intersection(*lists)
        return [self.order[rank] for rank in rarest[: bisect_left(rarest, before + 1)] if rank in common]

    def holder(self, note: int, name: str, phrase: str = "") -> int | None:
        """Return the full citation of a note that best fits a phrase and a name: one that has them, or the first."""
        places = [place for place in self.by_note.get(note, ()) if place in self.work_of]
        printed = {place: f" {fold(self.citations[place].span.of(self.text))} " for place in places if phrase}
        places = [place for place in printed if f" {phrase} " in printed[place]] or places
        return next((place for place in places if name in self.people(place)), places[0] if places else None)

    def sentence(self, note: int) -> str:
        """Return the sentence of the running text that carries the mark of a note, up to the mark."""
        mark = self.notes[note].mark
        if mark is None:
            return ""
        before = self.text[max(0, mark.start - _LONGEST_SENTENCE) : mark.start]
        ends = [match.end() for match in _SENTENCE_END.finditer(before)]
        return before[ends[-1] :] if ends else before

    def prints(self, note: int, title: str) -> bool:
        """Tell whether a note's text has the letters of a title in their own case."""
        if note not in self._letters:
            self._letters[note] = letters(self.notes[note].span.of(self.text))
        return letters(title) in self._letters[note]

    def is_italic(self, note: int) -> bool:
        """Tell whether some of a note is in italics."""
        span = self.notes[note].span
        first = bisect_left(self._italics, span.start)
        return first < len(self._italics) and self._italics[first] < span.end

    def in_body(self, phrase: str, before: int | None = None, *, dated: bool = False) -> bool:
        """Tell whether the running text has the words of a folded phrase, before a note's mark if one is given.

        With `dated` a year must follow within a line or two, as in a list of books or in "Legoyt (1881)".
        """
        if self._plain is None:
            self._plain = self.text.translate({ord(one): _plain(one) for one in set(self.text)})
        mark = self.notes[before].mark if before is not None else None
        end = mark.start if mark else len(self.text)
        return any(
            not self._in_note(match.start())
            and (not dated or _YEAR.search(self.text, match.end(), match.end() + _NEAR))
            for match in _mentions(phrase.split(), self._plain, end)
        )

    def _in_note(self, offset: int) -> bool:
        rank = bisect_right(self._starts, offset) - 1
        return rank >= 0 and offset < self.notes[self.order[rank]].span.end

    def _unreferred(self, index: int) -> str:
        """Return the text of a note without its back references; what follows a device may be another source."""
        span = self.notes[index].span
        parts, position = [], span.start
        for place in self.by_note.get(index, ()):
            citation = self.citations[place]
            if isinstance(citation, BackReference) and citation.span.end - citation.span.start <= _LONGEST_REFERENCE:
                parts.append(self.text[position : citation.span.start])
                device = citation.spans.get("cited_note") or citation.spans.get("device") or citation.span
                position = device.end
        parts.append(self.text[position : span.end])
        return " ".join(parts)


def _mentions(words: Sequence[str], plain: str, end: int) -> Iterator[re.Match[str]]:
    """Yield where some words stand one after another; a search for the first as it is tells sooner where."""
    pattern = re.compile(rf"(?<![^\W_]){' +'.join(map(re.escape, words))}(?![^\W_])")
    first = words[0] if words else " "
    place = plain.find(first, 0, end)
    while place >= 0:
        if match := pattern.match(plain, place, end):
            yield match
        place = plain.find(first, place + 1, end)


def letters(text: str) -> str:
    """Return the letters and figures of a text in their own case."""
    return "".join(filter(str.isalnum, text))


def _plain(character: str) -> str:
    """Return one small letter without its accent for a letter, and a blank for all but letters and figures."""
    return unicodedata.normalize("NFKD", character)[0].lower()[:1] if character.isalnum() else " "
