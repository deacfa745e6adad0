"""Names: "N. AUBERT et C. HAROCHE", "VANDAL (A.)", "Meijer, A. and Bolívar, M." become people.

A run of names is cut at the words and marks between people; commas separate people or family from given name, which
is decided by the initials beside them. Corporate bodies are literal names. "et al." is the literal "others", as in
BibTeX. Capitals set for the eye ("HAROCHE") are lowered, acronyms kept.
"""

import re
from functools import cache, lru_cache

from smartcite import lexicon
from smartcite.matching import fold
from smartcite.model import Name
from smartcite.parser.normalise.double_names import ends_in_two, family_start, given_end, is_inverted
from smartcite.parser.normalise.roles import TRIM, after_foreword, particles, without_roles
from smartcite.parser.normalise.words import listed, pattern

OTHERS = Name(literal="others")

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĘĚĞİŁŃŇŐŒŘŚŞŠŢŤŮŰŹŻŽ"
_INITIAL = rf"(?:[{_UPPER}][a-z]?h?\.|[{_UPPER}](?![\w’']))"
_INITIALS = re.compile(rf"{_INITIAL}(?:[\s-]?{_INITIAL})*$|[{_UPPER}]{{2,3}}$")
_DOTTED = re.compile(rf"{_INITIAL}(?:[\s-]?{_INITIAL})*$")
_LEAD = re.compile(
    rf"^{lexicon.either(lexicon.words('names', 'leading'))}\s+(?=[^\W\d_a-z])|^[^:,.]{{0,60}}\s?:\s+(?=[^\W\d_a-z])"
)
_SUFFIX = re.compile(rf",?\s+(III?|IV|{lexicon.either(lexicon.words('names', 'suffixes'))}\.?)$")
_SUFFIX_APART = re.compile(r",\s+(?=[JS]r\b)", re.IGNORECASE)
_BRACKETED = re.compile(r"^(.{2,60}?)\s*[(\[]\s*([^()\[\]]{1,40}?)\s*[)\]]$")


@cache
def _joining() -> frozenset[str]:
    """Return the words that belong to the family name they begin, like "Le" in "Le Goff"."""
    return frozenset({*listed("names", "prefixes"), *listed("names", "joined")})


@cache
def _particle() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in listed("names", "particles") if word[-1].isalpha())
    return re.compile(rf"(?:(?:{words})\s+|d[’'])+(?=[^\W\d_])")


@cache
def _others() -> re.Pattern[str]:
    return re.compile(rf"[,;&]?\s*(?:\b(?:et|and)\s)?(?:{pattern('roles', 'others')}|(?<=&\s)al\b\.?)", re.IGNORECASE)


@cache
def _between() -> re.Pattern[str]:
    word = pattern("roles", "and")
    return re.compile(rf"\s*[,;]?\s+(?:{word}|&)\s+|\s*[;&•]\s*|\s+[/–—]\s+|(?<=[\w.])/(?=\w)", re.IGNORECASE)


_NAME = "[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+"
_PLAIN = re.compile(rf"({_NAME}|[A-ZÀ-ÖØ-Þ]\.(?:\s?[A-ZÀ-ÖØ-Þ]\.){{0,2}}) ({_NAME})")
"""One person with a given name or initials and a family name, as most are."""


@cache
def _telling() -> frozenset[str]:
    """Return the words that say that a name is no plain one: of bodies, roles and forewords, "others", "Jr"."""
    listings = [("corporate", "words"), ("corporate", "last"), ("roles", "others"), ("names", "first")]
    listings += [("names", "suffixes")]
    listings += [("roles", role) for role in ("editor", "translator", "foreword")]
    words = (word for table, key in listings for phrase in listed(table, key) for word in phrase.lower().split())
    return frozenset(word.rstrip(".") for word in words)


@lru_cache(maxsize=1 << 10)  # an essay names the same people again and again
def normalise_names(text: str) -> tuple[Name, ...]:
    """Return the people and bodies of a run of names, in order, without their role words."""
    text = " ".join(text.replace("\u00ad", "").split()).strip(TRIM)
    if (plain := _PLAIN.fullmatch(text)) and _telling().isdisjoint(text.lower().split()):
        return (Name(plain[2], plain[1]),)  # what the rest comes to, too, only later
    text = _LEAD.sub("", text)
    text = after_foreword(without_roles(text)).strip(TRIM)
    others = False
    if match := _others().search(text):
        others = True
        text = text[: match.start()] + " ; " + text[match.end() :]
    if text.count("(") > text.count(")") and not text.startswith("("):
        text = text[: text.rindex("(")]
    text = text.strip(TRIM).strip("()[]") if text.count("(") != text.count(")") else text.strip(TRIM)
    names = _bodies(text) if _is_body(text) else _people(text)
    return (*names, OTHERS) if others and names else tuple(names)


_INVERTED = re.compile(r"[^\W\d_]+,\s[^\W\d_]+\.?")
"""A person whose family is called like a body: "Service, Robert"."""


def _is_body(text: str) -> bool:
    """Tell whether a text is the name of a corporate body."""
    words = re.findall(r"[^\W\d_]+", text)
    if not words:
        return False
    lowered = {word.lower() for word in words}
    if words[0].lower() in _bodies_words() and not _INVERTED.fullmatch(text) and not re.search(r"(?<!\w)[A-Z]\.", text):
        return True
    if len(words) > 2 and lowered & _bodies_words() and not re.search(r"(?<!\w)[A-Z]\.", text):
        return True
    if _ends_like_body(text):
        return True
    joined = not lowered.isdisjoint(listed("corporate", "joining"))
    return len(words) > 3 and joined and "." not in text.rstrip(" .")


def _ends_like_body(text: str) -> bool:
    """Tell whether a name ends in a word that no family is called by: "Law Commission", but "Robert Service"."""
    words = text.rstrip(TRIM + ".").split(" ")
    if len(words) < 2 or words[-1].lower() not in listed("corporate", "last"):
        return False
    return "." not in words[0] and len(words[0]) > 1 and not _between().search(text) and "," not in text


@cache
def _bodies_words() -> frozenset[str]:
    return frozenset(listed("corporate", "words"))


def _bodies(text: str) -> list[Name]:
    """Return the corporate bodies of a text; "X et Y" are two when Y is an acronym or begins like a body.

    So they are when both end like one: "Law Commission and Scottish Law Commission".
    """
    parts: list[str] = []
    rest = text
    for match in reversed(
        list(re.finditer(rf"\s+(?:{pattern('roles', 'and')}|&)\s+|\s*;\s*|\s+/\s+", text, re.IGNORECASE))
    ):
        after = rest[match.end() :]
        first = re.match(r"[^\W\d_]+", after)
        strong = ";" in match[0] or "/" in match[0]
        if strong or (
            first
            and (
                re.fullmatch(rf"[{_UPPER}]{{3,}}", first[0])
                or (first[0].lower() in _bodies_words() and first[0][0].isupper())
                or (_ends_like_body(rest[: match.start()]) and _ends_like_body(after))
            )
        ):
            parts.insert(0, after)
            rest = rest[: match.start()]
    return [Name(literal=part.strip(TRIM + ".")) for part in (rest, *parts) if part.strip(TRIM + ".")]


def _people(text: str) -> list[Name]:
    """Return the persons of a text."""
    names: list[Name] = []
    chunks = [chunk for chunk in (piece.strip(TRIM) for piece in _parted(text)) if chunk]
    alone = sum(" " not in chunk and "," not in chunk for chunk in chunks) > 0 and len(chunks) > 1
    for chunk in chunks:
        names.extend(
            [Name(literal=chunk.rstrip("."))] if _ends_like_body(chunk) else _persons(chunk, families_only=alone)
        )
    return [name for name in names if any(map(str.isalpha, str(name)))]


def _parted(text: str) -> list[str]:
    """Return the pieces of a text between the words and marks that part people."""
    pieces: list[str] = []
    start = 0
    for match in _between().finditer(text):
        if not (_is_joint(match[0].strip()) and _joins(text, start, match)):
            pieces.append(text[start : match.start()])
            start = match.end()
    return [*pieces, text[start:]]


_NEAR = 80
"""A person's names are no longer."""


def _is_joint(word: str) -> bool:
    """Tell whether a word may stand in the middle of a family name."""
    return word.lower() in listed("names", "joints")


def _joins(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether a word joins two family names of one person, who is named after a place of the text.

    "José Ortega y Gasset", "Ortega y Gasset, José", but "J. Roe y A. Doe", "Roe, J. y Doe, A.".
    """
    before = text[max(start, match.start() - _NEAR) : match.start()].split(",")
    after = _between().split(text[match.end() : match.end() + _NEAR], maxsplit=1)[0].split(",")
    first, second = before[-1].split(), after[0].split()
    if len(second) != 1 or not second[0][0].isupper() or not first or _DOTTED.match(first[-1]):
        return False
    given = after[1].strip() if len(after) == 2 else ""
    return len(first) > 1 or (len(before) == 1 and bool(given) and _like_given(given))


_STOPPED_FAMILY = re.compile(rf"(?<=[a-zß-öø-ÿ])\.\s+(?={_INITIAL}(?:$|,))")
"""The stop of "Marciniak. K.", for "Marciniak, K."."""


def _persons(chunk: str, *, families_only: bool) -> list[Name]:
    """Return the persons of a text in which only commas stand between people, or between family and given name."""
    chunk = _STOPPED_FAMILY.sub(", ", chunk)
    chunk = _SUFFIX_APART.sub(" ", chunk)
    if suffix := _SUFFIX.search(chunk):
        persons = _persons(chunk[: suffix.start()], families_only=families_only)
        return [*persons[:-1], _with_suffix(persons[-1], suffix[1])] if persons else []
    parts = [part.strip() for part in chunk.split(",") if part.strip(TRIM + ".")]
    parts = [part for part in parts if after_foreword(part) == part]
    if len(parts) < 2:
        return [_person(part) for part in parts]
    if any(_is_initials(part) for part in parts[1:]) and not _is_initials(parts[0]):
        return _with_initials(parts)
    if len(parts) == 2 and not families_only and _like_family(parts[0], parts[1]) and _like_given(parts[1]):
        return [_inverted(*parts)]
    if (
        len(parts) % 2 == 0
        and not families_only
        and all(" " not in part for part in parts[::2])
        and any(" " in part or "." in part for part in parts[1::2])
    ):
        return [_inverted(parts[at], parts[at + 1]) for at in range(0, len(parts), 2)]
    return [_person(part) for part in parts]


def _with_initials(parts: list[str]) -> list[Name]:
    """Return the persons of "Kitchin, R., Cardullo, P." and of lists that mix that order with the natural one."""
    names: list[Name] = []
    index = 0
    while index < len(parts):
        following = parts[index + 1] if index + 1 < len(parts) else ""
        if following and _is_initials(following) and not any(_DOTTED.match(word) for word in parts[index].split()):
            names.append(_inverted(parts[index], following))
            index += 1
        else:
            names.append(_person(parts[index]))
        index += 1
    return names


def _is_initials(part: str) -> bool:
    return bool(_INITIALS.match(part)) and (len(part) < 3 or "." in part or not part.isupper() or len(part) < 4)


def _like_family(part: str, given: str) -> bool:
    words = part.split()
    if any(_DOTTED.match(word) and not _is_joint(word) for word in words) or "(" in part:
        return False
    return (
        len(words) == 1
        or _is_joint(words[1])
        or part.isupper()
        or words[0].lower() in _joining()
        or words[0] in particles()
        or (len(words) == 2 and " " not in given)
        or is_inverted(words, given)
    )


def _like_given(part: str) -> bool:
    words = part.split()
    return len(words) <= 3 and (part[0].isupper() or "-" in part) and (not part.isupper() or len(part) < 4)


def _inverted(family: str, given: str) -> Name:
    """Return the name of "Family, Given" with its particle, wherever that stands."""
    words = given.split()
    trailing: list[str] = []
    while words and words[-1] in particles() and len(words) > 1:
        trailing.insert(0, words.pop())
    particle = " ".join(trailing)
    if match := _particle().match(family):
        particle, family = family[: match.end()].strip(), family[match.end() :]
    return Name(_cased(family), _given(_CLOSED.sub(_closed, " ".join(words))), particle)


def _with_suffix(name: Name, suffix: str) -> Name:
    suffix = suffix.capitalize() if suffix[0] in "JS" else suffix
    return Name(name.family, name.given, name.particle, suffix, name.literal)


_ELIDED = re.compile(r"d[’'][^\W\d_]")


def _person(text: str) -> Name:
    """Return one name without commas."""
    text = text.strip(TRIM)
    if suffix := _SUFFIX.search(text):
        return _with_suffix(_person(text[: suffix.start()]), suffix[1])
    if match := _BRACKETED.match(text):
        inside = match[2]
        if _is_initials(inside) or (inside[0].isupper() and " " not in match[1]):
            return _inverted(match[1], inside)
        text = match[1]
    text = " ".join(text.strip(TRIM).split())  # a role in its middle left a gap
    words = text.split(" ")
    known = words[0].lower() in listed("names", "first") or text.replace("'", "’").endswith(listed("names", "epithets"))
    if len(words) > 1 and known:
        return Name(_cased(text))  # "Ibn Khaldun", "Pline l’Ancien"
    if len(words) == 1:
        word = text if text.endswith(".") and len(text) < 4 else text.rstrip(".")
        acronym = word.isupper() and 2 <= len(word) <= 6 and "-" not in word
        return Name(literal=word) if acronym else Name(_cased(word))
    if _DOTTED.match(words[-1]) or (words[-1].isupper() and len(words[-1]) <= 2):  # "Boulot S.", "Agamben G"
        start = len(words) - 1
        while start > 1 and _DOTTED.match(words[start - 1]):
            start -= 1
        if not _DOTTED.match(words[0]):
            return _inverted(" ".join(words[:start]), " ".join(words[start:]))
    words[-1] = words[-1].rstrip(".") if len(words[-1]) > 3 else words[-1]
    capitals = [index for index, word in enumerate(words) if _is_capitals(word)]
    middle = [word for word in words[1:-1] if _DOTTED.match(word)]  # "KARL N. ROE" is all in capitals
    if capitals and len(capitals) + len(middle) < len(words):
        first, last = capitals[0], capitals[-1]
        if first == 0 and not any(_is_capitals(word) for word in words[last + 1 :]):  # "BACHELET Prisca"
            return _inverted(" ".join(words[: last + 1]), " ".join(words[last + 1 :]))
        return _split(words, first)
    last = len(words) - 1
    start = next((at for at in range(given_end(words), last) if _begins_family(words[at], words[at + 1])), last)
    if start == last:
        return _split(words, last - 1 if ends_in_two(words) else last)
    return _split(words, family_start(words, start) if words[start] in particles() else start)


def _begins_family(word: str, following: str) -> bool:
    """Tell whether a word before the last one begins the family name.

    So do "de", "d’Alembert", the "Le" of "Le Goff", "Ortega" of "Ortega y Gasset" and "García" of "García Márquez".
    """
    if following[:1].isupper() and not _DOTTED.match(following) and fold(word) in _families():
        return True
    if word in particles() or _ELIDED.match(word):
        return True
    if _is_joint(following) and (following.islower() or word.isupper()):  # "Ann I Smith" has an initial
        return True
    return word[:1].isupper() and word.lower() in _joining()


@cache
def _families() -> frozenset[str]:
    """Return the names that begin a family name of two when another one follows."""
    return frozenset(listed("names", "families"))


def _split(words: list[str], start: int) -> Name:
    """Return the name whose family begins at a word, particles before it included."""
    while start > 1 and words[start - 1] in particles():
        start -= 1
    family, particle = " ".join(words[start:]), ""
    if match := _particle().match(family):
        particle, family = family[: match.end()].strip(), family[match.end() :]
    return Name(_cased(family), _given(" ".join(words[:start])), particle)


def _is_capitals(word: str) -> bool:
    return word.isupper() and "." not in word and sum(map(str.isalpha, word)) > 2


_CLOSED = re.compile(r"(?<![^\W\d_])[^\W\d_]{4,}\.$")


def _closed(match: re.Match[str]) -> str:
    """Return a given name without the point that ends a list: "Claire." is not shortened, "Friedr." is."""
    return match[0] if match[0].lower() in listed("names", "shortened") else match[0][:-1]


def _given(text: str) -> str:
    words = text.strip(TRIM + "()[]").split(" ")
    return " ".join(_cased(word) if _is_capitals(word) and len(word) > 3 else word for word in words)


def _cased(family: str) -> str:
    """Return a family name with capitals only where a name begins."""
    family = family.strip(TRIM + "()[]")
    if not family.isupper() or sum(map(str.isalpha, family)) < 3:
        return family
    lowered = re.sub(r"[^\W\d_]+", lambda match: match[0][0] + match[0][1:].lower(), family)
    if " " in family:
        lowered = " ".join(word.lower() if _is_joint(word) else word for word in lowered.split())
    return re.sub(r"^Mc([a-z])", lambda match: "Mc" + match[1].upper(), lowered)
