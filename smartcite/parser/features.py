"""What the labeller sees of a token: its form, its punctuation, its neighbours and what the note has shown so far.

Attributes are short strings. Those of a word alone are computed once a form and kept; each is seen from the token
itself and, but for its shape, from the tokens beside it with a sign before it; `t` is the shape and punctuation of
three tokens in a row, `v` what a word mostly is by the vocabulary, `vv` that of three in a row. The rest tells what a
window of three words cannot: how far both ends of the note are, whether a quoted title has closed, "in" has been said,
a year has been given, and what is still to come before the next semicolon.

Some attributes that often stand together are one, a compound, to be looked up once. The labeller is trained on the
parts; in the model a compound weighs what its parts weigh together (data/training/ensemble.py).
"""

import itertools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol

from smartcite.model import Hint, Span
from smartcite.parser.tokens import Token
from smartcite.parser.vocabulary import use
from smartcite.parser.words import EDGE, IDENTIFIER, INSIDE, PAGE_SIGN, YEAR, Word, describe, known
from smartcite.parser.words import compounds as word_compounds


class DeviceLike(Protocol):
    """What a back reference's device must show: where it is and of which form."""

    @property
    def span(self) -> Span: ...  # noqa: D102

    @property
    def form(self) -> str: ...  # noqa: D102


@dataclass(slots=True)
class _Marks:
    """The punctuation of a token: its attributes for itself, and in one each for the next token and the one before.

    `plain` is the mark when there is one at most, after the word and of the usual ones; it is a blank for none, and
    for all others "?".
    """

    own: tuple[str, ...]
    behind: str
    ahead: str
    end: str
    plain: str


_PLAIN = {"": " ", ",": ",", ".": ".", ":": ":", ";": ";"}


@lru_cache(maxsize=1 << 12)
def _marks(before: str, after: str) -> _Marks:
    """Return what the punctuation of a token shows."""
    near = f"a={after[:3]}/{before[:2]}" if before else f"a={after[:3]}"
    own = (f"a={after[:3]}", f"b={before[:2]}") if before else (near,)
    return _Marks(own, "-" + near, "+" + near, after[:2], _PLAIN.get(after, "?") if not before else "?")


_MARGIN = _marks("", "")

_PLAIN_ROWS = {signs: (f"m={signs}",) for signs in map("".join, itertools.product(_PLAIN.values(), repeat=3))}
"""The compound of three plain marks in a row, of which the middle one is the token's."""

_FAR = 9
"""Tokens are counted so far from both ends of the note."""


@lru_cache(maxsize=1 << 8)
def _places(size: int) -> tuple[str, ...]:
    """Return for each token of a note how far both ends are."""
    counted = [*range(min(size, _FAR)), *[_FAR] * (size - _FAR)]
    return tuple([_PLACES[at][to] for at, to in zip(counted, reversed(counted), strict=True)])


_PLACES = [[f"at={at}/{to}" for to in range(_FAR + 1)] for at in range(_FAR + 1)]


_OPEN = frozenset('«“„‚‘"‹')
_CLOSE = frozenset('»”’"›“')
_ENDS = frozenset(".;!?…")


@cache
def _flags(letters: str, *states: bool) -> str:
    """Return one character a state: its letter, or a dash."""
    return "".join(letter if on else "-" for letter, on in zip(letters, states, strict=True))


@cache
def _state(
    quote: str, closed: bool, inside: bool, year: bool, page: bool, depth: bool, commas: int, since: int
) -> tuple[str, str]:
    """Return what a segment has shown, and the attribute of where in it a token is."""
    host = "i" if inside else ""
    return (
        f"{quote}{_flags('iypd', inside, year, page, depth)}",
        f"cm={commas}{since}{'c' if closed else ''}{'q' if quote == 'q' else ''}{host}",
    )


def _progress(tokens: Sequence[Token], words: Sequence[Word]) -> list[tuple[str, str]]:
    """Return for each token what its segment has shown before it; a semicolon or the stop after a page ends it."""
    states: list[tuple[str, str]] = []
    quoted = 0
    closed = inside = year = page = False
    commas = depth = since = 0
    for token, word in zip(tokens, words, strict=True):
        before, after = token.before, token.after
        if before:
            if "«" in before:
                quoted += before.count("«")
            elif not quoted and not _OPEN.isdisjoint(before):
                quoted = 1
            depth = min(depth + before.count("(") + before.count("["), 3)
        quote = "q" if quoted else "c" if closed else "-"
        states.append(_state(quote, closed, inside, year, page, depth > 0, commas, since))
        if since < 4:
            since += 1
        if word.sign and not quoted:
            if word.sign == YEAR:
                year = True
            elif word.sign == PAGE_SIGN:
                page = page or after != ""
            elif word.sign == INSIDE and not (inside or year):
                inside, since = True, 0
        if after:
            if quoted and not _CLOSE.isdisjoint(after):
                quoted = quoted - 1 if quoted > 1 and "»" in after else 0
                closed, since = not quoted, 0
            if depth:
                depth = max(depth - after.count(")") - after.count("]"), 0)
            if not quoted:
                if "," in after or ":" in after or "." in after:
                    if commas < 5 and "," in after:
                        commas += 1
                    since = 0
                if ";" in after or (page and "." in after and token.core[0].isdigit()):
                    closed = inside = year = page = False
                    commas = depth = since = 0
    return states


_QUOTE_NEAR, _YEAR_NEAR, _PAGE_NEAR, _HOST_NEAR = 12, 20, 25, 25
"""Within how many tokens what is still to come is near; an identifier always is."""


@cache
def _coming(quote: bool, inside: bool, year: bool, page: bool, url: bool) -> str:
    """Return the attribute of what comes after a token in its segment."""
    return "nx=" + _flags("qiypu", quote, inside, year, page, url)


def _prospect(tokens: Sequence[Token], words: Sequence[Word]) -> list[str]:
    """Return for each token what comes after it in its segment: a quotation, "in", a year, a page, a link."""
    found: list[str] = []
    quote = inside = year = page = 0  # up to which token, from the last one, each is near
    url = False
    for at, (token, word) in enumerate(zip(reversed(tokens), reversed(words), strict=True)):
        if ";" in token.after:
            quote = inside = year = page = 0
            url = False
        found.append(_coming(at < quote, at < inside, at < year, at < page, url))
        if token.before and not _OPEN.isdisjoint(token.before):
            quote = at + _QUOTE_NEAR
        if not word.sign:
            continue
        if word.sign == IDENTIFIER:
            url = True
        elif word.sign == YEAR:
            year = at + _YEAR_NEAR
        elif word.sign == PAGE_SIGN and token.after:
            page = at + _PAGE_NEAR
        elif word.sign == INSIDE:
            inside = at + _HOST_NEAR
    found.reverse()
    return found


def _sentences(tokens: Sequence[Token], words: Sequence[Word]) -> list[tuple[str, ...]]:
    """Return for each token what its sentence is like: its share of small letters, its verbs, years, pages, quotes.

    A sentence of commentary is in small letters, with verbs and pronouns, and without the signs of a reference.
    """
    found: list[tuple[str, ...]] = []
    small = running = 0
    year = page = quote = False
    last = len(tokens) - 1
    for index, (token, word) in enumerate(zip(tokens, words, strict=True)):
        small += word.small
        running += word.running
        if word.sign == YEAR:
            year = True
        elif word.sign == PAGE_SIGN and token.after:
            page = True
        if token.before and not _OPEN.isdisjoint(token.before):
            quote = True
        if index == last or (
            token.after
            and len(token.core) > 2
            and not _ENDS.isdisjoint(token.after)
            and (tokens[index + 1].before or tokens[index + 1].core[0].isupper())
            and not word.listed
        ):
            size = index + 1 - len(found)
            kind = f"z={_flags('ypq', year, page, quote)}{5 * small // size}{min(running, 4)}"
            found.append((kind, "z0"))
            found += [(kind,)] * (size - 1)
            small = running = 0
            year = page = quote = False
    return found


def _covered(tokens: Sequence[Token], spans: Iterable[tuple[Span, str]], rows: list[list[str]]) -> None:
    """Add an attribute to each token that a span overlaps, and another to its neighbours outside."""
    ends = [token.end for token in tokens]
    for span, attribute in spans:
        first = index = bisect_right(ends, span.start)
        while index < len(tokens) and tokens[index].start < span.end:
            rows[index].append(attribute)
            index += 1
        if first:
            rows[first - 1].append("+" + attribute)
        if index < len(tokens):
            rows[index].append("-" + attribute)


@cache
def compounds(tell: Callable[[str], str] = use) -> dict[str, tuple[str, ...]]:
    """Return every compound that an attribute of a token may be, with its parts; `tell` tells the use of a word."""
    found: dict[str, tuple[str, ...]] = {
        f"at={at}/{to}": (f"at={at}", f"to={to}") for at in range(_FAR + 1) for to in range(_FAR + 1)
    }
    for (one, before), (two, mark), (three, after) in itertools.product(_PLAIN.items(), repeat=3):
        found[f"m={before}{mark}{after}"] = (f"a={two}", f"-a={one}", f"+a={three}")
    return found | word_compounds(tell)


def expanded(rows: Iterable[Iterable[str]]) -> list[list[str]]:
    """Return the attributes of tokens with the parts of every compound in its place, as the labeller is trained."""
    table = compounds()
    return [[part for attribute in row for part in table.get(attribute, (attribute,))] for row in rows]


def features(
    tokens: Sequence[Token],
    *,
    hints: Iterable[Hint] = (),
    devices: Iterable[DeviceLike] = (),
    uses: Sequence[str] | None = None,
) -> list[list[str]]:
    """Return the attributes of each token; typography (`hints`) and back references (`devices`) add to them.

    `uses` are those of the tokens' words where the vocabulary is not to be asked, as in training.
    """
    if uses is None:
        words = known(tokens)
    else:
        words = [describe(token.core, token.kind, told) for token, told in zip(tokens, uses, strict=True)]
    marks = [_marks(token.before, token.after) for token in tokens]
    told = (_progress(tokens, words), _prospect(tokens, words), _sentences(tokens, words), _places(len(tokens)))
    words = [EDGE, *words, EDGE]
    marks = [_MARGIN, *marks, _MARGIN]
    forms = [word.shape + mark.end for word, mark in zip(words, marks, strict=True)]
    signs = "".join([mark.plain for mark in marks])
    rows = [
        [
            place,
            coming,
            *sentence,
            ends,
            *word.own,
            f"vv={before.use}|{word.use}|{after.use}",
            f"t={forms[at]}|{forms[at + 1]}|{forms[at + 2]}",
            *(_PLAIN_ROWS.get(signs[at : at + 3]) or (*mark.own, ended.behind, ending.ahead)),
            *before.behind,
            f"j={state}{word.shape}{ended.end}",
            *after.ahead,
            f"k={state}{mark.end}{after.trait}",
        ]
        for at, ((state, place), coming, sentence, ends, before, word, after, ended, mark, ending) in enumerate(
            zip(*told, words, words[1:], words[2:], marks, marks[1:], marks[2:], strict=False)
        )
    ]
    _covered(tokens, [(hint.span, f"h={hint.kind.value}") for hint in hints], rows)
    _covered(tokens, [(device.span, f"d={device.form}") for device in devices], rows)
    return rows
