"""What a word is, wherever it stands: its form, its shape and its classes in the lexicon, as attributes.

Those of a word are computed once and kept. Some that always stand together are one, a compound (see `features`).
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cache

from smartcite import lexicon
from smartcite.parser.tokens import Token
from smartcite.parser.vocabulary import NO_WORD, UNKNOWN, use, weighed

_YEAR_FORM = re.compile(r"(?:1[4-9]|20)\d\d[a-z]?$")
_ROMAN = re.compile(r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$", re.IGNORECASE)
_MOST_INITIALS, _LONGEST_INITIALS = 4, 9
_INITIALS = re.compile(rf"(?:[^\W\d_]\.?[-‐‑]?){{1,{_MOST_INITIALS}}}$")
_DIGIT = re.compile(r"\d")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|dell|nell|sull|all|un)[’'](?=\w)", re.IGNORECASE)


@cache
def _classes() -> dict[str, tuple[str, ...]]:
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
    if not core.isalpha():
        if core.isdigit():
            return "year" if _YEAR_FORM.match(core) else f"d{min(len(core), 5)}"
        if _DIGIT.search(core):
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


_ROMAN_LETTERS = frozenset("ivxlcdm")


@dataclass(slots=True)
class Word:
    """What a word is, wherever it stands: its attributes for itself, for the next token and for the one before.

    `trait` is what says most of it: its last class in the lexicon, or its shape; `use` is its use by the vocabulary;
    `sign` is one of those below, or empty. It may be in small letters, a word of sentences (`running`), or any that the
    lexicon lists.
    """

    own: tuple[str, ...]
    behind: tuple[str, ...]
    ahead: tuple[str, ...]
    shape: str
    trait: str
    use: str
    sign: str = ""
    small: bool = False
    running: bool = False
    listed: bool = False


IDENTIFIER, YEAR, PAGE_SIGN, INSIDE = "identifier", "year", "page", "inside"
"""What a word may be a sign of; after one of pages ("p.") a page follows, after one of the last ("in") the host."""

_SIGNS = {word: sign for sign in (PAGE_SIGN, INSIDE) for word in lexicon.words("signs", sign)}

EDGE = Word((), ("-^",), ("+$",), "|", "|", "")
"""What stands before the first token and after the last."""


class _Known(dict[str, Word]):
    """What each word is that is no identifier, described when it is first asked for; all is forgotten at `_MOST`."""

    def __missing__(self, core: str) -> Word:
        """Describe a word with its use by the vocabulary; all of a function word is one compound."""
        word = describe(core, "", use(core), weighed())
        if core in lexicon.stopwords():
            word.own, word.behind, word.ahead = (f"={core}",), (f"-={core}",), (f"+={core}",)
        if len(self) >= _MOST:
            self.clear()
        self[core] = word
        return word


_MOST = 1 << 16
_KNOWN = _Known()


def known(tokens: Iterable[Token]) -> list[Word]:
    """Return what the word of each token is."""
    return [describe(token.core, token.kind, NO_WORD) if token.kind else _KNOWN[token.core] for token in tokens]


def describe(core: str, kind: str, use: str, told: Collection[str] | None = None) -> Word:
    """Return what a word is; `kind` is that of an identifier. Of a word without a known use the letters tell more.

    A word that is not among those `told`, if they are given, is no attribute itself.
    """
    if kind:
        seen = ((f"k={kind}", f"v={use}"), (f"-k={kind}",), (f"+k={kind}",))
        return Word(*seen, kind, kind, use, IDENTIFIER, core.islower())
    lower = core.lower()
    bare = _without_article(lower) if "'" in lower or "’" in lower else lower
    shape, classes, tail = _described(core, lower, bare)
    traits = _traits(shape, classes, tail)
    own, behind, ahead = traits.own, traits.behind, traits.ahead
    if shape not in _COUNTED:
        form = bare if shape in _CASES else _DIGIT.sub("9", bare)
        own = (f"v={use}", *own)
        if told is None or form in told:
            own, behind, ahead = (f"w={form}", *own), (f"-w={form}", *behind), (f"+w={form}", *ahead)
        if use == UNKNOWN:
            own = (f"f={form[:3]}", f"e={form[-3:]}", *own)
        if len(bare) < len(lower):
            own = (f"el={lower[0]}", *own)
    sign = YEAR if shape == "year" or (shape == "d+" and _YEAR_FORM.match(core)) else _SIGNS.get(lower, "")
    running, listed = "running" in classes, lower in _classes()
    return Word(own, behind, ahead, shape, traits.trait, use, sign, core.islower(), running, listed)


def _without_article(lower: str) -> str:
    """Return a word in small letters without an article or preposition that has lost its vowel: "l’", "dell’"."""
    return _ELISION.sub("", lower.replace("'", "’"))


def _described(core: str, lower: str, bare: str) -> tuple[str, tuple[str, ...], str]:
    """Return a word's shape, its classes in the lexicon, and whether it may be a Roman number or initials.

    `lower` is the word in small letters, `bare` that without its article.
    """
    shape = _shape(core)
    words = _classes()
    classes = words.get(bare, ())
    if bare != lower:
        classes = words.get(lower.replace("'", "’")) or classes
    if lower[0] in _ROMAN_LETTERS and _ROMAN_LETTERS.issuperset(lower) and _ROMAN.match(core):
        return shape, classes, "rom=X" if core.isupper() else "rom=x"
    if shape == "x" or len(core) > _LONGEST_INITIALS:
        return shape, classes, ""
    initials = len(core) <= _MOST_INITIALS if core.isalpha() else _INITIALS.match(core)
    return shape, classes, "ini" if initials else ""


_CASES = ("x", "Xx", "XX")
_LETTERED = frozenset((*_CASES, "X", "xX"))
_COUNTED = frozenset(("year", "d1", "d2", "d3", "d4", "d5"))


@dataclass(slots=True)
class _Traits:
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
    """Return the attributes of a shape and of classes in the lexicon; `tail` says that it may be Roman, or initials.

    The neighbours are told the classes, and of a number the shape.
    """
    near = [*[f"c={name}" for name in classes], *([tail.split("=")[0]] if tail else [])]
    trait = near[-1] if near else shape
    own = [f"s={shape}", *near[: len(classes)], *([tail] if tail else [])]
    told = ""
    if shape in _COUNTED:
        own, near, told = [f"w={shape}", f"v={NO_WORD}", *own], [f"w={shape}", *near], shape
    parts = [tuple(own), *[tuple([sign + one for one in near]) for sign in "-+"]]
    kinds = "/".join((*[name.removeprefix("stop=")[:2] for name in classes], tail))
    names = [f"{head}/{kinds}" for head in (shape, "-" + told, "+" + told)]
    common = shape in _LETTERED | _COUNTED
    together = {name: seen for name, seen in zip(names, parts, strict=True) if common and len(seen) > 1}
    shown, behind, ahead = [(name,) if name in together else seen for name, seen in zip(names, parts, strict=True)]
    return _Traits(shown, behind, ahead, trait, together)


def compounds(tell: Callable[[str], str] = use) -> dict[str, tuple[str, ...]]:
    """Return every compound that an attribute of a word may be, with its parts; `tell` tells the use of a word."""
    found: dict[str, tuple[str, ...]] = {}
    for word in (*_classes(), *_UNLISTED):
        for form in (word, word[0].upper() + word[1:], word.upper(), word[0] + word[1:].upper()):
            for core in (form, "l’" + form, "L’" + form):
                found |= _traits(*_described(core, lower := core.lower(), _without_article(lower))).compounds
    for word in lexicon.stopwords():
        plain = describe(word, "", tell(word))
        for sign, seen in (("", plain.own), ("-", plain.behind), ("+", plain.ahead)):
            found[f"{sign}={word}"] = tuple([part for one in seen for part in found.get(one, (one,))])
    return found


_UNLISTED = ("ψ", "ψψ", "ψψψψψ", "mmm", *"ivxlcdm", "1984", *(digit * size for digit in "1²" for size in range(1, 6)))
"""What stands for all that the lexicon does not list: letters, initials, words, Roman numbers and numbers."""
