"""What stands before a device: the names and the title by which a back reference says what it means.

The parser names the words of a note one by one and may mistake a short title for a name. Here the printed words are
held against the people and titles that the document cites, which no parser of a single note can know.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from smartcite import lexicon
from smartcite.antecedents.index import Sources
from smartcite.antecedents.pointers import is_about
from smartcite.matching import families, fold, stopwords, title_words
from smartcite.model import BackReference, Span

_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r";|(?<=[^\W\d_]{4})[.?!]\s+(?=[^\W\d_a-z])|\n\s*\n|--")
_COMMA = re.compile(r",\s")
_MOST_WORDS = 60
_LONGEST_TITLE = 300
"""A title before a signal has no more characters."""
_NAME_WORDS = 4
"""A family name has at most so many words, and a given name of so many may stand before it."""


@dataclass(frozen=True, slots=True)
class Head:
    """The words before a device.

    `names` are folded family names: people whom the document cites (`known`), else those that the parser saw. `title`
    is the title as printed, `words` its folded words, `printed` all words that begin with a capital. There are `length`
    words, of which so many `initials`. `whole` is the head as it would be if there were no names in it.
    """

    names: tuple[str, ...] = ()
    known: bool = False
    title: str = ""
    words: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    length: int = 0
    initials: int = 0
    whole: "Head | None" = None

    def readings(self) -> Iterator["Head"]:
        """Yield the head, then what else it may be: all of it a title, or a title behind a comma."""
        yield self
        if self.whole is not None and not self.known:
            yield self.whole
            for comma in _COMMA.finditer(self.whole.title):
                title = self.whole.title[comma.end() :]
                yield replace(self.whole, title=title, words=tuple(fold(title).split()))

    @property
    def is_name(self) -> bool:
        """Whether the head is a name or several, perhaps behind initials, and nothing else."""
        joined = self.length - len(self.names) - self.initials
        return bool(self.names) and self.names == self.printed and 0 <= joined < len(self.names)

    @property
    def is_decision(self) -> bool:
        """Whether the head begins with the abbreviation of a court: "Cass. com., 3 mai 2016", "CE, n° 138653"."""
        return not self.names and _court().match(self.title) is not None

    @property
    def docket(self) -> str:
        """The number of a decision, if it is one of four figures or more: 14188 of "Cass., n. 14188/2016"."""
        begins = not self.names and not _courts().isdisjoint(self.words[:1])
        number = _docket().search(self.title) if begins else None
        return (number["number"] or number["dated"]) if number else ""

    @property
    def phrase(self) -> str:
        """The folded title, if it says enough to be searched for."""
        telling = [word for word in self.words if word not in stopwords() and len(word) > 1]
        return " ".join(self.words) if len(telling) > 1 or any(len(word) > 4 for word in telling) else ""


def read_head(sources: Sources, place: int) -> Head:
    """Return what stands before the device of the back reference at a place."""
    reference = sources.reference(place)
    span = _head_span(sources, place, reference)
    text = span.of(sources.text)
    matches = list(_WORD.finditer(text))[-_MOST_WORDS:]
    if all(fold(match[0]) in _signals() for match in matches):
        matches = []  # "(véase supra, nota 2)"
    if is_about(reference, text):
        return Head()
    if not matches and (title := _title_before_signal(sources, place, reference)):
        return _titled(title)
    words = [(match[0], fold(match[0])) for match in matches]
    people = families(reference.fields, "author", "editor")
    title_at = None if _ends_names(sources, words, text, matches, people) else _title_start(reference, span, matches)
    apart = not people or _is_set_off(text, matches, words, title_at or 0)
    first, last = _names(sources, words, people, title_at, apart=apart)
    names = tuple(dict.fromkeys(name for _, _, name in first)) if first else people
    if not first and people:
        last = _after_people(words, people)
    capitals = (folded for raw, folded in words if raw[:1].isupper() and len(raw) > 2)
    printed = tuple(word for word in capitals if word not in _signals())

    def titled(start: int) -> tuple[str, tuple[str, ...]]:
        start = _after_names(words, start)
        raw = text[matches[start].start() : matches[-1].end()] if start < len(words) else ""
        return raw, tuple(folded for _, folded in words[start:])

    initials = sum(len(folded) == 1 and raw.isupper() for raw, folded in words)
    whole = Head((), False, *titled(0), printed, len(words))
    return Head(names, bool(first), *titled(last), printed, len(words), initials, whole)


def named_in(sources: Sources, text: str) -> list[str]:
    """Return the folded names of people whom the document cites and a text names, in order."""
    words = [(match[0], fold(match[0])) for match in _WORD.finditer(text)]
    return list(dict.fromkeys(name for _, _, name in _known(sources, words)))


def _head_span(sources: Sources, place: int, reference: BackReference) -> Span:
    """From the end of the citation before, a semicolon or the end of a sentence to the device.

    A signal begins it, too, but not in brackets: "Patterson (quoting Roe), op. cit." is Patterson's work.
    """
    start = sources.notes[reference.note].span.start if reference.note in sources.notes else reference.span.start
    before = [sources.citations[one].span.end for one in sources.before(place)]
    start = max([start, *(end for end in before if end <= reference.span.start)])
    device = reference.spans.get("device")
    locator = reference.spans.get("locator")
    end = device.start if device else locator.start if locator else reference.span.end
    signalled = sources.text[reference.span.start : end]
    if reference.signal and start <= reference.span.start and signalled.count(")") <= signalled.count("("):
        start = reference.span.start
    end = max(start, end)
    breaks = [match.end() for match in _BREAK.finditer(sources.text, start, end)]
    if read := [match.end() for match in _read_in().finditer(sources.text, start, end)]:
        behind = sources.text[read[-1] : end]
        breaks += [read[-1]] if behind.count(")") <= behind.count("(") else []
    return Span(max(breaks, default=start), end)


def _title_before_signal(sources: Sources, place: int, reference: BackReference) -> str:
    """Return what stands before the signal if it is all the title of a source: "A Title, see supra note 3"."""
    before = [sources.citations[one].span.end for one in sources.before(place)]
    start = max([sources.notes[reference.note].span.start, *before])
    if not reference.signal or reference.span.start - start > _LONGEST_TITLE:
        return ""
    text = sources.text[start : reference.span.start].rstrip().removesuffix(reference.signal)
    title = _BREAK.split(text)[-1].strip(' ,:–—«»“”"*_\n')
    words = title_words(title)
    places = sources.by_title_word.get(words[-1], ()) if len(words) > 1 else ()
    return title if any(words == title_words(one) for place in places for one in sources.titles(place)) else ""


def _titled(title: str) -> Head:
    """Return the head that is nothing but a title, none of whose words may be a name."""
    words = tuple(fold(match[0]) for match in _WORD.finditer(title))
    return Head((), False, title, words, (), len(words))


def _known(sources: Sources, words: list[tuple[str, str]]) -> list[tuple[int, int, str]]:
    """Return where the words name people whom the document cites: (first word, word after, folded family name)."""
    found = []
    index = 0
    while index < len(words):
        size = 1
        if words[index][0][:1].isupper():
            for width in range(_NAME_WORDS, 0, -1):
                name = " ".join(folded for _, folded in words[index : index + width])
                if len(name) > 1 and name in sources.by_name and index + width <= len(words):
                    found.append((index, index + width, name))
                    size = width
                    break
        index += size
    return found


def _ends_names(
    sources: Sources, words: list[tuple[str, str]], text: str, matches: list[re.Match[str]], people: tuple[str, ...]
) -> bool:
    """Tell whether known names that the parser did not see are set off by a comma or end the head."""
    known = [] if people else _known(sources, words)
    return any(text[matches[one[1] - 1].end() :].strip()[:1] in ("", ",") for one in known[:1])


def _is_set_off(text: str, matches: list[re.Match[str]], words: list[tuple[str, str]], title: int) -> bool:
    """Tell whether the last name of a head stands apart from the title: "a title, Frazer", "a title bei J. Frazer"."""
    for index in range(len(words) - 1, max(title, len(words) - 1 - _NAME_WORDS), -1):
        between = text[matches[index - 1].end() : matches[index].start()]
        if "," in between or words[index - 1][1] in _secondary():
            return True
    return False


def _names(
    sources: Sources, words: list[tuple[str, str]], people: tuple[str, ...], title: int | None, *, apart: bool
) -> tuple[list[tuple[int, int, str]], int]:
    """Return the known names that the head begins with or else ends with, and the index of the word after them.

    Without `apart` a name at the end of a title belongs to it.
    """
    known = _known(sources, words)
    if title is not None:
        outside = [one for one in known if one[1] <= title]
        known = outside or [one for one in known if one[1] == len(words) and apart]  # "a title, bei Frazer, l. c."
    chosen = [one for one in known if one[2] in people][:1]
    if not chosen and known:
        leads = known[0][0] <= _NAME_WORDS and not people
        chosen = [known[0] if leads else known[-1]]
    if not chosen:
        return [], 0
    fellows = set(sources.by_name[chosen[0][2]])
    for one in known:
        if one[0] >= chosen[-1][1] and one[0] - chosen[-1][1] <= _NAME_WORDS and fellows & set(sources.by_name[one[2]]):
            chosen.append(one)
    return chosen, chosen[-1][1]


def _title_start(reference: BackReference, span: Span, matches: list[re.Match[str]]) -> int | None:
    """Return the index of the word at which the parser saw a title begin."""
    title = reference.spans.get("title")
    if title is None or "title" not in reference.fields:
        return None
    return next((index for index, match in enumerate(matches) if span.start + match.start() >= title.start), None)


def _after_people(words: list[tuple[str, str]], people: tuple[str, ...]) -> int:
    """Return the index of the word after the last word of the names that the parser saw."""
    parts = {part for name in people for part in name.split()}
    return max((index + 1 for index, (_, folded) in enumerate(words) if folded in parts), default=0)


def _after_names(words: list[tuple[str, str]], start: int) -> int:
    """Return the index of the first word after the names, initials and roles left out."""
    if start == 0:
        return 0
    while start < len(words) and (len(words[start][1]) == 1 or words[start][1] in _fillers()):
        start += 1
    return start


@cache
def _secondary() -> frozenset[str]:
    """Return the folded words before whom a source was read in: "bei", "apud"."""
    return frozenset(fold(words).split()[-1] for words in lexicon.words("devices", "secondary"))


@cache
def _read_in() -> re.Pattern[str]:
    """Return the pattern of what leads to where a source was read: "cité par"; a single word may be any other."""
    phrases = (words for words in lexicon.words("devices", "secondary") if " " in words)
    return re.compile(rf"(?<![^\W_]){lexicon.either(phrases)}(?![^\W_])", re.IGNORECASE)


@cache
def _signals() -> frozenset[str]:
    """Return the folded words that introduce a reference: "Voir", "Zie", "Siehe auch"."""
    return frozenset(word for signal in lexicon.words("signals", "words") for word in fold(signal).split())


@cache
def _court() -> re.Pattern[str]:
    """Return the pattern of an abbreviated court, its capitals and points as printed: "CE" is not "Ce"."""
    courts = (one for one in lexicon.words("legal", "courts") if len(one) > 1 and (one.isupper() or one.endswith(".")))
    return re.compile(rf"{lexicon.either(one for one in courts if one[0].isupper())}(?![^\W_])")


@cache
def _courts() -> frozenset[str]:
    """Return the folded words that a decision begins with: "Cass.", "BGH", "Corte"."""
    return frozenset(word for court in lexicon.words("legal", "courts") if len(word := fold(court).split()[0]) > 1)


@cache
def _docket() -> re.Pattern[str]:
    """Return the pattern of the number of a decision: "n. 14188", "14188/2016"."""
    words = lexicon.either(lexicon.words("volumes", "number"))
    number = rf"{words}\s?(?P<number>\d{{4,}})|(?P<dated>\d{{4,}})/{lexicon.YEAR}(?!\d)"
    return re.compile(rf"(?<![^\W_])(?:{number})", re.IGNORECASE)


@cache
def _fillers() -> frozenset[str]:
    """Return the folded words between names and titles: "dir.", "Hrsg.", "et al.", "and"."""
    return frozenset(fold(word) for word in lexicon.words("roles") if " " not in word)
