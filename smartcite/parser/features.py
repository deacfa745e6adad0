"""What the labeller sees of a token: its form, its punctuation, its neighbours and what the note has shown so far.

Attributes are short strings. Those of a word alone are computed once a form and kept; each is seen from the token
itself and, prefixed, from the tokens beside it; `t` is the shape and punctuation of three tokens in a row, `v` what a
word mostly is by the vocabulary, `vv` that of three in a row. The rest tells what a window of three words cannot: how
far both ends of the note are, whether a quoted title has closed, "in" has been said, a year has been given, and what is
still to come before the next semicolon.

Some attributes that often stand together are one, a compound, to be looked up once. The labeller is trained on the
parts; in the model a compound weighs what its parts weigh together (data/training/ensemble.py).
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, Protocol

from smartcite import lexicon
from smartcite.model import Hint, Span
from smartcite.parser.tokens import Token
from smartcite.parser.vocabulary import NO_WORD, use


class DeviceLike(Protocol):
    """What a back reference's device must show: where it is and of which form."""

    @property
    def span(self) -> Span: ...  # noqa: D102

    @property
    def form(self) -> str: ...  # noqa: D102


_YEAR = re.compile(r"(?:1[4-9]|20)\d\d[a-z]?$")
_ROMAN = re.compile(r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[-‐‑]?){1,4}$")
_DIGIT = re.compile(r"\d")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|dell|nell|sull|all|un)[’'](?=\w)", re.IGNORECASE)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Return the classes of each word of the lexicon that the labeller knows."""
    classes: dict[str, set[str]] = {}
    for language in lexicon.languages():
        for word in lexicon.table(language, "stopwords"):
            classes.setdefault(word, set()).add("stop=" + language)
        for word in lexicon.table(language, "months"):
            classes.setdefault(word.lower().rstrip("."), set()).add("month")
        for name, words in lexicon.table(language, "parser").items():
            for word in words:
                classes.setdefault(word.lower(), set()).add(name)
    return {word: tuple(sorted(names)) for word, names in classes.items()}


def _shape(core: str) -> str:
    """Return the shape of a word: case for letters, length for numbers."""
    if core.isdigit():
        return "year" if _YEAR.match(core) else f"d{min(len(core), 5)}"
    if not core.isalpha() and _DIGIT.search(core):
        if core[0].isdigit():
            return "range" if "-" in core or "–" in core else "d+"
        return "x+d"
    if core.islower():
        return "x"
    if len(core) == 1:
        return "X" if core.isalpha() else core
    if core.isupper():
        return "XX"
    if core[0].isupper():
        return "Xx"
    return "xX"


class _Word(NamedTuple):
    """What a word is, wherever it stands: its attributes for itself, for the next token and for the one before.

    `trait` is what says most of it: its last class in the lexicon, or its shape; `beyond` is its shape for the token
    two before it; `use` is its use by the vocabulary. It may be a year, a page sign ("p."), a word before the host
    (`inside`: "in"), one of sentences (`running`), or any that the lexicon lists (`listed`).
    """

    own: tuple[str, ...]
    behind: tuple[str, ...]
    ahead: tuple[str, ...]
    shape: str
    trait: str
    beyond: str
    use: str
    year: bool = False
    page: bool = False
    inside: bool = False
    running: bool = False
    listed: bool = False


_EDGE = _Word((), ("-^",), ("+$",), "|", "|", "++|", "")
"""What stands before the first token and after the last."""


@lru_cache(maxsize=1 << 16)
def _known(core: str, kind: str) -> _Word:
    """Return what a word is, with its use by the vocabulary."""
    return _word(core, kind, NO_WORD if kind else use(core))


def _word(core: str, kind: str, use: str) -> _Word:
    """Return what a word is; `kind` is that of an identifier."""
    if kind:
        return _Word((f"k={kind}", f"v={use}"), (f"-k={kind}",), (f"+k={kind}",), kind, kind, "++" + kind, use)
    lower = core.lower()
    bare = _without_article(lower)
    shape, classes, tail = _described(core, bare)
    own, behind, ahead, trait, _ = _traits(shape, classes, tail)
    if shape not in _COUNTED:
        form = bare if shape in ("x", "Xx", "XX") else _DIGIT.sub("9", bare)
        elided = () if len(bare) == len(lower) else (f"el={lower[:1]}",)
        own = (f"w={form}", f"f={form[:3]}", f"e={form[-3:]}", f"v={use}", *elided, *own)
        behind, ahead = (f"-w={form}", *behind), (f"+w={form}", *ahead)
    return _Word(
        own,
        behind,
        ahead,
        shape,
        trait,
        "++" + shape,
        use,
        shape == "year" or (shape == "d+" and _YEAR.match(core) is not None),
        lower in _PAGE,
        lower in _IN,
        "running" in classes,
        lower in _words(),
    )


def _without_article(lower: str) -> str:
    """Return a word in small letters without an article or preposition that has lost its vowel: "l’", "dell’"."""
    plain = lower.replace("'", "’")
    return _ELISION.sub("", plain) if "’" in plain else plain


def _described(core: str, bare: str) -> tuple[str, tuple[str, ...], str]:
    """Return a word's shape, its classes in the lexicon, and whether it may be a Roman number or initials.

    `bare` is the word in small letters, without its article.
    """
    shape = _shape(core)
    words = _words()
    classes = words.get(core.lower().replace("'", "’")) or words.get(bare) or ()
    if _ROMAN_LETTERS.issuperset(bare) and len(bare) == len(core) and _ROMAN.match(core):
        return shape, classes, "rom=X" if core.isupper() else "rom=x"
    if len(core) < 10 and shape != "x" and _INITIALS.match(core):
        return shape, classes, "ini"
    return shape, classes, ""


_LETTERED = frozenset(("x", "X", "Xx", "XX", "xX"))
_COUNTED = frozenset(("year", "d1", "d2", "d3", "d4", "d5"))


class _Traits(NamedTuple):
    """What is known of a word but its letters, or all of a number: attributes for itself, the next token and the last.

    `trait` is what says most of it, `compounds` are the compounds among the attributes with their parts.
    """

    own: tuple[str, ...]
    behind: tuple[str, ...]
    ahead: tuple[str, ...]
    trait: str
    compounds: dict[str, tuple[str, ...]]


@cache
def _traits(shape: str, classes: tuple[str, ...], tail: str) -> _Traits:
    """Return the attributes of a shape and of classes in the lexicon; `tail` says that it may be Roman, or initials."""
    own = [f"s={shape}", *[f"c={name}" for name in classes], *([tail] if tail else [])]
    near = [*own[:-1], tail.split("=")[0]] if tail else own
    trait = near[-1]
    if shape in _COUNTED:
        own = [f"w={shape}", f"f={shape[:3]}", f"e={shape[-3:]}", f"v={NO_WORD}", *own]
        near = [f"w={shape}", *near]
    parts = {sign: tuple([sign + one for one in seen]) for sign, seen in (("", own), ("-", near), ("+", near))}
    if len(own) == 1 or shape not in _LETTERED | _COUNTED:
        return _Traits(parts[""], parts["-"], parts["+"], trait, {})
    name = "/".join((shape, *[name.removeprefix("stop=")[:2] for name in classes], tail))
    return _Traits((name,), ("-" + name,), ("+" + name,), trait, {sign + name: seen for sign, seen in parts.items()})


class _Marks(NamedTuple):
    """The punctuation of a token: its attributes for itself, and in one each for the next token and the one before.

    `plain` is the mark when there is one at most, after the word and of the usual ones; it is a blank for none.
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
    return tuple(f"at={min(at, _FAR)}/{min(size - 1 - at, _FAR)}" for at in range(size))


_ROMAN_LETTERS = frozenset("ivxlcdm")
_OPEN = frozenset('«“„‚‘"‹')
_CLOSE = frozenset('»”’"›“')
_ENDS = frozenset(".;!?…")
_PAGE = frozenset(("p", "pp", "page", "pages", "s", "pag", "págs", "pág", "ss"))
_IN = frozenset(("in", "dans", "en", "im", "ds"))


@cache
def _flags(letters: str, *states: bool) -> str:
    """Return one character a state: its letter, or a dash."""
    return "".join(letter if on else "-" for letter, on in zip(letters, states, strict=True))


@cache
def _state(
    quote: str, closed: bool, inside: bool, year: bool, page: bool, depth: bool, commas: int, since: int
) -> tuple[str, ...]:
    """Return the attributes of what a segment has shown."""
    host = "i" if inside else ""
    return (
        f"st={quote}{_flags('iypd', inside, year, page, depth)}",
        f"cm={commas}{since}{'c' if closed else ''}{'q' if quote == 'q' else ''}{host}",
    )


def _progress(tokens: Sequence[Token], words: Sequence[_Word]) -> list[tuple[str, ...]]:
    """Return for each token what its segment has shown before it; a semicolon or the stop after a page ends it."""
    states: list[tuple[str, ...]] = []
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
        if not quoted:
            if word.inside and not (inside or year):
                inside, since = True, 0
            elif word.year:
                year = True
            elif word.page and (after or page):
                page = True
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


def _prospect(tokens: Sequence[Token], words: Sequence[_Word]) -> list[str]:
    """Return for each token what comes after it in its segment: a quotation, "in", a year, a page, a link."""
    found: list[str] = []
    quote = inside = year = page = url = 0
    for token, word in zip(reversed(tokens), reversed(words), strict=True):
        if ";" in token.after:
            quote = inside = year = page = url = 0
        found.append("nx=" + _flags("qiypu", 0 < quote < 12, 0 < inside < 25, 0 < year < 20, 0 < page < 25, url > 0))
        quote += quote > 0
        inside += inside > 0
        year += year > 0
        page += page > 0
        if token.before and not _OPEN.isdisjoint(token.before):
            quote = 1
        if word.inside:
            inside = 1
        elif word.page and token.after:
            page = 1
        elif token.kind:
            url = 1
        elif word.year:
            year = 1
    found.reverse()
    return found


def _sentences(tokens: Sequence[Token], words: Sequence[_Word]) -> list[tuple[str, ...]]:
    """Return for each token what its sentence is like: its share of small letters, its verbs, years, pages, quotes.

    A sentence of commentary is in small letters, with verbs and pronouns, and without the signs of a reference.
    """
    found: list[tuple[str, ...]] = []
    small = running = 0
    year = page = quote = False
    last = len(tokens) - 1
    for index, (token, word) in enumerate(zip(tokens, words, strict=True)):
        small += token.core.islower()
        running += word.running
        year = year or word.year
        page = page or (word.page and token.after != "")
        quote = quote or (token.before != "" and not _OPEN.isdisjoint(token.before))
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
def compounds() -> dict[str, tuple[str, ...]]:
    """Return every compound that an attribute of a token may be, with its parts."""
    found: dict[str, tuple[str, ...]] = {
        f"at={at}/{to}": (f"at={at}", f"to={to}") for at in range(_FAR + 1) for to in range(_FAR + 1)
    }
    for (one, before), (two, mark), (three, after) in itertools.product(_PLAIN.items(), repeat=3):
        found[f"m={before}{mark}{after}"] = (f"a={two}", f"-a={one}", f"+a={three}")
    for word in (*_words(), *_UNLISTED):
        for form in (word, word[0].upper() + word[1:], word.upper(), word[0] + word[1:].upper()):
            for core in (form, "l’" + form, "L’" + form):
                found |= _traits(*_described(core, _without_article(core.lower()))).compounds
    return found


_UNLISTED = ("ψ", "ψψ", "ψψψψψ", "mmm", *"ivxlcdm", "1984", *(digit * size for digit in "1²" for size in range(1, 6)))
"""What stands for all that the lexicon does not list: letters, initials, words, Roman numbers and numbers."""


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
        words = [_known(token.core, token.kind) for token in tokens]
    else:
        words = [_word(token.core, token.kind, use) for token, use in zip(tokens, uses, strict=True)]
    marks = [_marks(token.before, token.after) for token in tokens]
    told = (_progress(tokens, words), _prospect(tokens, words), _sentences(tokens, words), _places(len(tokens)))
    words = [_EDGE, _EDGE, *words, _EDGE, _EDGE]
    marks = [_MARGIN, _MARGIN, *marks, _MARGIN]
    forms = [word.shape + mark.end for word, mark in zip(words, marks, strict=False)]
    rows = [
        [
            *state,
            coming,
            *sentence,
            place,
            *word.own,
            f"vv={before.use}|{word.use}|{after.use}",
            f"t={forms[at + 1]}|{forms[at + 2]}|{forms[at + 3]}",
            *(_PLAIN_ROWS.get(ended.plain + mark.plain + ending.plain) or (*mark.own, ended.behind, ending.ahead)),
            *before.behind,
            f"j={state[0]}{word.shape}{ended.end}",
            f"--{forms[at]}",
            *after.ahead,
            f"k={state[0]}{mark.end}{after.trait}",
            beyond.beyond,
        ]
        for at, (state, coming, sentence, place, before, word, after, beyond, ended, mark, ending) in enumerate(
            zip(*told, words[1:], words[2:], words[3:], words[4:], marks[1:], marks[2:], marks[3:], strict=False)
        )
    ]
    _covered(tokens, [(hint.span, f"h={hint.kind.value}") for hint in hints], rows)
    _covered(tokens, [(device.span, f"d={device.form}") for device in devices], rows)
    return rows
