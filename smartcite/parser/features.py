"""What the labeller sees of a token: its form, its punctuation, its neighbours and what the note has shown so far.

Attributes are short strings. Those of a word alone are computed once a form and kept; each is seen from the token
itself and, prefixed, from the tokens beside it; `t` is the shape and punctuation of three tokens in a row. The rest
tells what a window of three words cannot: whether a quoted title has closed, "in" has been said, a year has been given,
and what is still to come before the next semicolon.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, Protocol

from smartcite import lexicon
from smartcite.model import Hint, Span
from smartcite.parser.tokens import Token


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
    if any(character.isdigit() for character in core):
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


@lru_cache(maxsize=1 << 16)
def _word(core: str, kind: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str]:
    """Return the attributes of a word for the token itself, the next one and the one before, and its shape."""
    if kind:
        return (f"k={kind}",), (f"-k={kind}",), (f"+k={kind}",), kind
    lower = core.lower().replace("'", "’")
    bare = _ELISION.sub("", lower) if "’" in lower else lower
    shape = _shape(core)
    classes = _words().get(lower) or _words().get(bare) or ()
    form = bare if shape in ("x", "Xx", "XX") else shape if core.isdigit() else _DIGIT.sub("9", bare)
    own = [f"w={form}", f"s={shape}", f"f={form[:3]}", f"e={form[-3:]}"]
    own.extend(f"c={name}" for name in classes)
    near = [f"w={form}", f"s={shape}"]
    near.extend(f"c={name}" for name in classes)
    if bare != lower:
        own.append(f"el={lower[:1]}")
    if lower[0] in "ivxlcdm" and _ROMAN.match(core):
        own.append(f"rom={'X' if core.isupper() else 'x'}")
        near.append("rom")
    elif len(core) < 10 and shape != "x" and _INITIALS.match(core):
        own.append("ini")
        near.append("ini")
    return tuple(own), tuple(["-" + one for one in near]), tuple(["+" + one for one in near]), shape


@lru_cache(maxsize=1 << 12)
def _marks(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the attributes of the punctuation of a token for itself, for the next one and for the one before."""
    own = [f"a={after[:3]}"]
    near = [f"a={after[:3]}"]
    if before:
        own.append(f"b={before[:2]}")
        near.append(f"b={before[:2]}")
    return tuple(own), tuple("-" + one for one in near), tuple("+" + one for one in near)


class _Facts(NamedTuple):
    """What a word is, wherever it stands."""

    year: bool
    page: bool
    inside: bool
    running: bool


@lru_cache(maxsize=1 << 16)
def _facts(core: str, kind: str) -> _Facts:
    """Return whether a word is a year, a page sign, "in", and one of sentences rather than of titles."""
    lower = core.lower()
    running = "c=running" in _word(core, kind)[0]
    return _Facts(bool(_YEAR.match(core)), lower in _PAGE, lower in _IN, running)


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
        f"cm={commas}{'c' if closed else ''}{host}",
        f"sn={since}{'q' if quote == 'q' else ''}",
    )


def _progress(tokens: Sequence[Token], facts: Sequence[_Facts]) -> list[list[str]]:
    """Return for each token what its segment has shown before it; a semicolon or the stop after a page ends it."""
    rows: list[list[str]] = []
    quoted = 0
    closed = inside = year = page = False
    commas = depth = since = 0
    for token, fact in zip(tokens, facts, strict=True):
        before, after, core = token.before, token.after, token.core
        if before:
            if "«" in before:
                quoted += before.count("«")
            elif not quoted and not _OPEN.isdisjoint(before):
                quoted = 1
            depth = min(depth + before.count("(") + before.count("["), 3)
        quote = "q" if quoted else "c" if closed else "-"
        rows.append([*_state(quote, closed, inside, year, page, depth > 0, min(commas, 5), min(since, 4))])
        since += 1
        if not quoted:
            if fact.inside and not (inside or year):
                inside, since = True, 0
            elif fact.year:
                year = True
            elif fact.page and (after or page):
                page = True
        if after:
            if quoted and not _CLOSE.isdisjoint(after):
                quoted = quoted - 1 if quoted > 1 and "»" in after else 0
                closed, since = not quoted, 0
            depth = max(depth - after.count(")") - after.count("]"), 0)
            if not quoted:
                if "," in after or ":" in after or "." in after:
                    commas += "," in after
                    since = 0
                if ";" in after or (page and "." in after and core[0].isdigit()):
                    closed = inside = year = page = False
                    commas = depth = since = 0
    return rows


def _prospect(tokens: Sequence[Token], facts: Sequence[_Facts], rows: list[list[str]]) -> None:
    """Add to each token's row what comes after it in its segment: a quotation, "in", a year, a page."""
    quote = inside = year = page = url = 0
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if ";" in token.after:
            quote = inside = year = page = url = 0
        rows[index].append(
            "nx=" + _flags("qiypu", 0 < quote < 12, 0 < inside < 25, 0 < year < 20, 0 < page < 25, url > 0)
        )
        quote += quote > 0
        inside += inside > 0
        year += year > 0
        page += page > 0
        if token.before and not _OPEN.isdisjoint(token.before):
            quote = 1
        fact = facts[index]
        if fact.inside:
            inside = 1
        elif fact.page and token.after:
            page = 1
        elif token.kind:
            url = 1
        elif fact.year:
            year = 1


def _sentences(tokens: Sequence[Token], facts: Sequence[_Facts], rows: list[list[str]]) -> None:
    """Add to each token's row what its sentence is like: its share of small letters, its verbs, years, pages, quotes.

    A sentence of commentary is in small letters, with verbs and pronouns, and without the signs of a reference.
    """
    start = 0
    last = len(tokens) - 1
    for index, token in enumerate(tokens):
        if index < last and not (
            len(token.core) > 2
            and not _ENDS.isdisjoint(token.after)
            and (tokens[index + 1].core[:1].isupper() or tokens[index + 1].before)
            and token.core.lower() not in _words()
        ):
            continue
        part, known = tokens[start : index + 1], facts[start : index + 1]
        year = any(fact.year for fact in known)
        page = any(fact.page and bool(one.after) for one, fact in zip(part, known, strict=True))
        quote = any(one.before and not _OPEN.isdisjoint(one.before) for one in part)
        small_share = 5 * sum([one.core.islower() for one in part]) // len(part)
        sign = "r" if year or page else "-"
        attributes = (
            "zf=" + _flags("ypq", year, page, quote) + str(small_share),
            f"zr={min(sum([fact.running for fact in known]), 4)}{sign}",
        )
        for row in rows[start : index + 1]:
            row.extend(attributes)
        rows[start].append("z0")
        start = index + 1


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


def features(
    tokens: Sequence[Token], *, hints: Iterable[Hint] = (), devices: Iterable[DeviceLike] = ()
) -> list[list[str]]:
    """Return the attributes of each token; typography (`hints`) and back references (`devices`) add to them."""
    facts = [_facts(token.core, token.kind) for token in tokens]
    rows = _progress(tokens, facts)
    _prospect(tokens, facts, rows)
    _sentences(tokens, facts, rows)
    words = [_word(token.core, token.kind) for token in tokens]
    marks = [_marks(token.before, token.after) for token in tokens]
    forms = ["^", *(f"{word[3]}{token.after[:3]}" for word, token in zip(words, tokens, strict=True)), "$"]
    last = len(tokens) - 1
    for index, row in enumerate(rows):
        row.append(f"t={forms[index]}|{forms[index + 1]}|{forms[index + 2]}")
        own = words[index][0]
        state = row[0]
        row += own
        row += marks[index][0]
        if index:
            row += words[index - 1][1]
            row += marks[index - 1][1]
            if len(own) > 1:
                row.append(f"j={state}{own[1]}{tokens[index - 1].after[:2]}")
            if index > 1:
                row.append("--" + words[index - 2][3])
                row.append(f"--a={tokens[index - 2].after[:2]}")
            else:
                row.append("second")
        else:
            row.append("first")
        if index < last:
            row += words[index + 1][2]
            row += marks[index + 1][2]
            row.append(f"k={state}{tokens[index].after[:2]}{words[index + 1][2][-1]}")
            if index + 1 < last:
                row.append("++" + words[index + 2][3])
        else:
            row.append("last")
    _covered(tokens, [(hint.span, f"h={hint.kind.value}") for hint in hints], rows)
    _covered(tokens, [(device.span, f"d={device.form}") for device in devices], rows)
    return rows
