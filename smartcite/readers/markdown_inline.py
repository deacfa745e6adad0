"""What is inside the blocks of Markdown: emphasis, links, small capitals, calls, citations, entities, punctuation.

A block is cut into tokens once; brackets and emphasis are matched over the tokens; one pass then writes the text. All
of it is linear, however the text is nested.
"""

import html
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from html.entities import html5
from itertools import accumulate

from smartcite.bib_entries import BibEntry
from smartcite.model import HintKind, Record, Span
from smartcite.readers.markdown_locator import read_locator
from smartcite.readers.passages import Passage

_KEY = r"[^\W_](?:[\w]|[:.#$%&+?<>~/-](?=[\w]))*|_\w+"
_TOKEN = re.compile(
    r"(?P<escape>\\(?:[!-/:-@\[-`{-~ ]|\r?\n))"
    r"|(?P<code>(?P<ticks>`{1,5})(?!`)[^`\n](?:[^`]{0,2000}[^`])?(?P=ticks)(?!`))"
    r"|<(?P<address>https?://[^<>\s]{1,2000})>"
    r"|(?P<tag></?[a-zA-Z][a-zA-Z\d-]{0,30}(?::[a-zA-Z][\w-]{0,30})?(?:[\s/][^<>\n]{0,500})?>)"
    r"|(?P<url>https?://[^\s<>\[\]*\"“”«»]{1,2000})"
    r"|\[\^(?P<call>[^\]\s]{1,200})\]"
    r"|(?P<inline>\^\[)|(?P<image>!\[)|(?P<open>\[)|(?P<close>\])"
    r"|\^(?P<raised>[^\s^\[\]]{1,12})\^"
    r"|(?P<stars>\*{1,3}(?!\*)|(?<!_)_{1,3}(?!_))|(?P<struck>~~)"
    r"|(?P<dash>---?(?!-)|\.\.\.)|(?P<quote>['\"])"
    r"|(?P<entity>&(?:#(?:\d{1,7}|[xX][\da-fA-F]{1,6})|[a-zA-Z][a-zA-Z\d]{1,31});)"
    rf"|(?<![\w@])@(?P<key>{_KEY})"
    r"|(?P<paragraph>\n[ \t]*\r?\n)"
)
_DESTINATION = re.compile(
    r"\([ \t]{0,3}<?(?P<url>[^\s<>()]{0,2000}(?:\([^\s<>()]{0,500}\)[^\s<>()]{0,500}){0,5})>?"
    r"(?:\s{1,3}(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?[ \t]{0,3}\)"
)
_REFERENCE = re.compile(r"[ ]?\[(?P<name>[^\[\]]{0,300})\]")
_ATTRIBUTES = re.compile(r"\{(?P<attributes>[^{}\n]{1,300})\}")
_CITED = re.compile(rf"-?@\{{?(?P<key>{_KEY})\}}?")

_DASHES = {"---": "—", "--": "–", "...": "…"}
_DEEPEST = 20
"""Brackets nested deeper are taken literally."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the file without the markup of its block, and where in the file it begins."""

    source: int
    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """A note called in a text: by the key of its definition, or with its text in place."""

    key: str
    place: int


@dataclass(slots=True)
class Tokens:
    """A block cut into tokens: plain stretches between the matches, where brackets close, which stars pair."""

    text: str
    stretches: list[Stretch]
    matches: list[re.Match[str]]
    closing: dict[int, int] = field(default_factory=dict)
    emphasis: dict[int, tuple[int, bool]] = field(default_factory=dict)
    noted: Collection[str] = ()

    def calls(self) -> list[Call]:
        """Return the notes that the block calls, in order."""
        return [
            Call(match["call"] or "", match.start())
            for match in self.matches
            if match["call"] or (match.start() in self.closing and (match["inline"] or self._is_noted(match)))
        ]

    def _is_noted(self, match: re.Match[str]) -> bool:
        """Tell whether a bracket is a citation that the style of the document prints as a note."""
        if not self.noted or not match["open"]:
            return False
        found = _CITED.search(self.text, match.end(), self.closing[match.start()])
        return found is not None and found["key"] in self.noted


def tokenize(stretches: Sequence[Stretch], noted: Collection[str] = ()) -> Tokens:
    """Return the tokens of a block; citations of the keys `noted` are notes."""
    text = _without_comments("".join(stretch.text for stretch in stretches))
    tokens = Tokens(text, list(stretches), list(_TOKEN.finditer(text)), noted=noted)
    _match_brackets(tokens)
    _match_emphasis(tokens)
    return tokens


def _without_comments(text: str) -> str:
    """Return a text with blanks for its comments; line ends stay."""
    parts, position = [], 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts.append(text[position:start])
        parts.append(re.sub(r"[^\n]", " ", text[start : end + 3]))
        position = end + 3
    return "".join([*parts, text[position:]])


def _match_brackets(tokens: Tokens) -> None:
    opened: list[int] = []
    for match in tokens.matches:
        if match["inline"] or match["image"] or match["open"]:
            opened.append(match.start())
        elif match["close"] and opened:
            start = opened.pop()
            if len(opened) < _DEEPEST:
                tokens.closing[start] = match.start()
        elif match["paragraph"]:
            opened.clear()


def _match_emphasis(tokens: Tokens) -> None:
    """Pair the runs of stars and underscores (CommonMark 6.2, without its rule of three); `emphasis` has both ends."""
    opened: dict[str, list[int]] = {}
    for match in tokens.matches:
        if match["paragraph"]:
            opened.clear()
        stars = match["stars"]
        if not stars:
            continue
        before = tokens.text[match.start() - 1 : match.start()] if match.start() else ""
        after = tokens.text[match.end() : match.end() + 1]
        inside = stars[0] == "_" and before.isalnum() and after.isalnum()
        waiting = opened.setdefault(stars, [])
        if before.strip() and waiting and not inside and not (stars[0] == "_" and after.isalnum()):
            start = waiting.pop()
            tokens.emphasis[start] = (match.start(), True)
            tokens.emphasis[match.start()] = (start, False)
        elif after.strip() and not inside and not (stars[0] == "_" and before.isalnum()):
            waiting.append(match.start())


def write(
    tokens: Tokens, labels: Mapping[int, str], addresses: Mapping[str, str], entries: Mapping[str, BibEntry]
) -> tuple[Passage, dict[int, Passage]]:
    """Return the passage of a block, and those of the notes written in place, by their place.

    `labels` gives the label of the note called at a place of the block, `addresses` those that the file defines, and
    `entries` the exact references that keys name.
    """
    return _Writing(tokens, labels, addresses, entries).done()


class _Writing:
    """One block being written."""

    def __init__(
        self, tokens: Tokens, labels: Mapping[int, str], addresses: Mapping[str, str], entries: Mapping[str, BibEntry]
    ) -> None:
        self._tokens = tokens
        self._labels = labels
        self._addresses = addresses
        self._entries = entries
        self._ends = list(accumulate(len(stretch.text) for stretch in tokens.stretches))
        self._stretch = 0
        self._passages = [Passage()]
        self._inline: dict[int, Passage] = {}
        self._closers: dict[int, partial[int]] = {}
        self._slanted: dict[int, int] = {}
        self._raised = 0

    def done(self) -> tuple[Passage, dict[int, Passage]]:
        text, position = self._tokens.text, 0
        for match in self._tokens.matches:
            if match.start() < position:
                continue
            self._plain(position, match.start())
            position = self._token(match) or match.end()
        self._plain(position, len(text))
        return self._passages[0], self._inline

    @property
    def _passage(self) -> Passage:
        return self._passages[-1]

    def _plain(self, start: int, end: int) -> None:
        """Write a part of the block as it stands, line by line."""
        while start < end:
            while self._stretch < len(self._ends) - 1 and self._ends[self._stretch] <= start:
                self._stretch += 1
            stop = min(end, self._ends[self._stretch])
            self._passage.write(self._tokens.text[start:stop], source=self._source(start))
            start = stop

    def _source(self, position: int) -> int:
        while self._stretch < len(self._ends) - 1 and self._ends[self._stretch] <= position:
            self._stretch += 1
        stretch = self._tokens.stretches[self._stretch]
        return stretch.source + position - (self._ends[self._stretch] - len(stretch.text))

    def _put(self, match: re.Match[str], text: str) -> None:
        self._passage.write(text, source=self._source(match.start()))

    def _token(self, match: re.Match[str]) -> int | None:
        """Write a token; return where to go on when that is not its end."""
        start, kind = match.start(), match.lastgroup
        if kind == "escape":
            self._put(match, "\u00a0" if match[0] == "\\ " else match[0][1:])
        elif kind == "ticks" or match["code"]:
            self._put(match, match[0].strip("`"))
        elif kind in ("address", "url"):
            self._plain(match.start(kind), match.end(kind))
        elif kind == "call":
            self._passage.mark(self._labels.get(start, match["call"]), self._source(start))
        elif kind in ("inline", "image", "open"):
            return self._open(match)
        elif kind == "close":
            if close := self._closers.pop(start, None):
                return close()
            self._put(match, "]")
        elif kind == "raised":
            before = self._passage.length
            self._plain(match.start("raised"), match.end("raised"))
            if match["raised"].isdigit():
                self._passage.raise_from(before)
        elif kind == "stars":
            self._star(match)
        elif kind == "dash":
            self._put(match, _DASHES[match[0]])
        elif kind == "entity":
            self._put(match, _sign(match[0]))
        elif kind == "quote":
            self._quote(match)
        elif kind == "paragraph":
            self._plain(start, match.end())
        elif kind == "key":
            return self._named(match)
        elif kind == "tag":
            self._tag(match)
        return None

    def _open(self, match: re.Match[str]) -> int | None:
        """Begin a note in place, a link, a span with attributes or a citation; a bracket that is none is literal."""
        start = match.start()
        close = self._tokens.closing.get(start)
        if close is None:
            self._put(match, match[0])
            return None
        if match["inline"]:
            self._passage.mark(self._labels.get(start, "?"), self._source(start))
            self._inline[start] = Passage()
            self._passages.append(self._inline[start])
            self._closers[close] = partial(self._close_note, close + 1)
            return None
        text, after = self._tokens.text, close + 1
        inside = text[match.end() : close]
        if cited := self._cited(inside, match.end()):
            if start in self._labels:
                self._passage.mark(self._labels[start], self._source(start))
                self._inline[start] = Passage()
                self._passages.append(self._inline[start])
            self._citation(match.end(), close, cited)
            if start in self._labels:
                self._passages.pop()
            return after
        begins = self._passage.length
        if target := _DESTINATION.match(text, after):
            address = "" if match["image"] else target["url"]
            self._closers[close] = partial(self._close_link, begins, address, target.end())
        elif attributes := _ATTRIBUTES.match(text, after):
            small = re.search(r"small-?caps", attributes["attributes"], re.IGNORECASE) is not None
            self._closers[close] = partial(self._close_span, begins, small, attributes.end())
        elif (named := _REFERENCE.match(text, after)) and (address := self._address(named["name"] or inside)):
            self._closers[close] = partial(self._close_link, begins, address, named.end())
        elif address := self._address(inside):
            self._closers[close] = partial(self._close_link, begins, address, after)
        else:
            self._put(match, match[0])
        return None

    def _address(self, name: str) -> str:
        return self._addresses.get(" ".join(name.lower().split()), "")

    def _close_note(self, after: int) -> int:
        if len(self._passages) > 1:
            self._passages.pop()
        return after

    def _close_link(self, begins: int, address: str, after: int) -> int:
        self._passage.link(begins, address)
        return after

    def _close_span(self, begins: int, small: bool, after: int) -> int:
        if small and self._passage.length > begins:
            self._passage.hint(Span(begins, self._passage.length), HintKind.SMALL_CAPS)
        return after

    def _cited(self, inside: str, offset: int) -> list[tuple[Span, re.Match[str]]]:
        """Return the parts of a citation "[@a, p. 3; see @b]", each with the match of its key."""
        if "@" not in inside:
            return []
        parts: list[tuple[Span, re.Match[str]]] = []
        start = 0
        for part in inside.split(";"):
            if match := _CITED.search(part):
                parts.append((Span(offset + start, offset + start + len(part)), match))
            start += len(part) + 1
        return parts

    def _citation(self, start: int, close: int, cited: Sequence[tuple[Span, re.Match[str]]]) -> None:
        """Write a citation as it stands, with the record of each key that is known."""
        begins = self._passage.length
        self._plain(start, close)
        for part, match in cited:
            entry = self._entries.get(match["key"])
            if entry is None:
                continue
            text = part.of(self._tokens.text)
            first, last = match.start(), len(text.rstrip())
            span = Span(begins + part.start - start + first, begins + part.start - start + last)
            locator = read_locator(text[match.end() :])
            self._passage.records.append(Record(span, entry.entry_type, entry.fields, "bib", locator))

    def _named(self, match: re.Match[str]) -> int | None:
        """Write a citation in the sentence, "@key [p. 3]", with its record."""
        located = _REFERENCE.match(self._tokens.text, match.end())
        end = located.end() if located else match.end()
        entry = self._entries.get(match["key"])
        begins = self._passage.length
        self._plain(match.start(), end if entry else match.end())
        if entry:
            locator = read_locator(located["name"]) if located else None
            span = Span(begins, self._passage.length)
            self._passage.records.append(Record(span, entry.entry_type, entry.fields, "bib", locator))
        return end if entry else None

    def _star(self, match: re.Match[str]) -> None:
        """Begin or end emphasis: one sign is italic, two are bold, three are both."""
        pair = self._tokens.emphasis.get(match.start())
        if pair is None:
            self._put(match, match[0])
            return
        other, opens = pair
        if opens:
            self._slanted[match.start()] = self._passage.length
            return
        begins = self._slanted.pop(other, self._passage.length)
        if len(match[0]) != 2 and self._passage.length > begins:
            self._passage.hint(Span(begins, self._passage.length), HintKind.ITALIC)

    def _quote(self, match: re.Match[str]) -> None:
        """Write a straight quotation mark as pandoc prints it: curly, by what stands before and after it."""
        before = self._passage.last
        after = self._tokens.text[match.end() : match.end() + 1]
        opens = (not before or before.isspace() or before in "([{«“‘—–-/") and after.strip() != ""
        if match[0] == "'":
            self._put(match, "‘" if opens and not after.isdigit() else "’")
        else:
            self._put(match, "“" if opens else "”")

    def _tag(self, match: re.Match[str]) -> None:
        """Drop a tag of HTML, but break the line at <br> and raise the digits of <sup>."""
        name = match[0].strip("</> ").lower().split()[0] if match[0].strip("</> ") else ""
        if name in ("br", "br/"):
            self._put(match, "\n")
        elif name == "sup":
            if match[0].startswith("</"):
                if self._passage.since(self._raised).isdigit():
                    self._passage.raise_from(self._raised)
            else:
                self._raised = self._passage.length


def _sign(entity: str) -> str:
    """Return the sign that an entity stands for; an unknown one stands as it is (CommonMark 2.5)."""
    return html.unescape(entity) if entity[1] == "#" else html5.get(entity[1:], entity)
