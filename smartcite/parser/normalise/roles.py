"""Roles: the words around names that say what somebody did: "(dir.)", "Hrsg. von", "a cura di", "préface de"."""

import re
from functools import cache

from smartcite import lexicon
from smartcite.parser.normalise.words import expression, first_words, listed, pattern, small, small_pattern

TRIM = ' \t\n\u00a0\u202f,;:–—-*/&|«»“”"„'
"""What may stand around a run of names."""

_TWO_POINTS = re.compile(r"(?<=\.)\s?\.")
_LEADING_WORDS = re.compile(r"[^\W\d_A-Z](?:[^\W\d_A-Z]|\s)*\s")
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]")
_WORD = re.compile(r"\w+")
_ROLES = ("translator", "editor")


@cache
def particles() -> frozenset[str]:
    """Return each word of the particles of family names, but "of", which is none by itself."""
    return frozenset(word for words in listed("names", "particles") for word in words.split() if word != "of")


@cache
def _role() -> re.Pattern[str]:
    """Return the pattern of the words of a role, which names its group, in a text in small letters."""
    return re.compile("|".join(f"(?P<{role}>{small_pattern('roles', role)})" for role in _ROLES))


@cache
def _role_words() -> frozenset[str]:
    """Return each word of the words of roles."""
    return frozenset(one for role in _ROLES for words in listed("roles", role) for one in _WORD.findall(words.lower()))


def _is_bracketed_role(inside: str) -> bool:
    """Tell whether brackets hold words of roles alone, no initials or particle: "Roe (R.)", "Medici (di)"."""
    words = _WORD.findall(inside.lower())
    long = any(len(word) > 1 for word in words)
    return long and _role_words().issuperset(words) and not particles().issuperset(words)


def _from_role(text: str) -> str:
    """Return a run of names without the small words before its role: "edizione critica a cura di P. Rossi"."""
    role = _role().search(small(text))
    if not role or not _LEADING_WORDS.fullmatch(text, 0, role.start()):
        return text
    if particles().issuperset(text[: role.start()].split()):
        return text
    return text[role.start() :] if any(map(str.isupper, text[role.end() :])) else text


def _behind_work(text: str) -> str:
    """Return a run of names behind what somebody did: "traduit du russe par Anne Roe", "publié par Anne Roe".

    That is in small letters, but for a language behind an article ("aus dem Russischen von"), a foreword ("mit einem
    Nachwort von") and what is in brackets; a comma may stand between two things done ("présenté, annoté par").
    """
    words = text.split(" ")
    first = words[0].lower().strip(TRIM + ".(")
    if first not in _done_by():
        return text
    depth = 0
    for index, (before, word, following) in enumerate(zip(words, words[1:], words[2:], strict=False)):
        particle = not index and word in particles() and first in _role_words()  # "hrsg. von Humboldt"
        if word in _done_by()[first] and following[:1].isupper() and not (depth or particle):
            return " ".join(words[index + 2 :])
        noun = before in listed("names", "before_language") or word.lower() in _foreword_words()
        if not depth and ((word[-1:] == "," and not _is_done(word)) or (word[:1].isupper() and not noun)):
            return text
        depth += word.count("(") - word.count(")")
    return text


def _is_done(word: str) -> bool:
    """Tell whether a word says what somebody did: "établi," of "texte établi, présenté et annoté par"."""
    return word.lower().strip(TRIM + ".") in _done_by()


@cache
def _foreword_words() -> frozenset[str]:
    """Return each word of the words for forewords."""
    return frozenset(one for words in listed("roles", "foreword") for one in words.lower().split())


@cache
def _done_by() -> dict[str, set[str]]:
    """Return what stands before names in the languages in which a word begins a role, but for "a" of "a cura di"."""
    found: dict[str, set[str]] = {}
    for language, roles in lexicon.tables("roles").items():
        names = lexicon.table(language, "names")
        for phrase in (*roles.get("translator", ()), *roles.get("editor", ()), *names.get("done", ())):
            if len(first := _WORD.findall(phrase.lower())[0]) > 1:
                found.setdefault(first, set()).update(names.get("done_by", ()))
    return found


def without_roles(text: str) -> str:
    """Return a run of names without the words of roles in it, and without what stands before the first of them."""
    words = _WORD.findall(text.lower())
    if _role_words().isdisjoint(words) and not (words and words[0] in _done_by()):
        return text
    people = _without_words(_from_role(_behind_work(text)))
    return text if people == text else _by().sub("", _TWO_POINTS.sub("", people).strip(TRIM))


def _without_words(text: str) -> str:
    """Return a run of names without the words of roles; what is in capitals may be a name."""
    text = _IN_BRACKETS.sub(lambda match: "" if _is_bracketed_role(match[1]) else match[0], text)
    kept: list[str] = []
    position = 0
    for match in _role().finditer(small(text)):
        word = text[match.start() : match.end()]
        kept += (text[position : match.start()], word if word.isupper() and word.isalpha() else "")
        position = match.end()
    return "".join(kept) + text[position:]


def after_foreword(text: str) -> str:
    """Return a run of names without "préface de", "with a foreword by" at its beginning."""
    first = _WORD.match(text)
    if not first or first[0].lower() not in first_words("roles", "foreword"):
        return text
    words = expression("roles", "foreword").match(small(text))
    return text[words.end() :] if words else text


@cache
def _by() -> re.Pattern[str]:
    """Return the pattern of what roles leave before a name: "par" of "éd. par Roe", "et" of "éd. et trad. A. Roe"."""
    return re.compile(rf"^(?:{pattern('roles', 'and')}\s+)?(?:{pattern('names', 'by')}\s+)?(?=[^\W\d_a-z])")


def is_role(text: str) -> bool:
    """Tell whether a text is only words of a role, like "(dir.)"."""
    words = _WORD.findall(text.lower())
    return _role_words().issuperset(words) and not _role().sub("", small(text)).strip(TRIM + "().[]")


def leading_role(text: str) -> str:
    """Return the role whose words a run of names begins with: "(trad. A. Roe)" is a "translator"; or nothing.

    A word with a capital and without a point may be a name: "Ed Roe".
    """
    words = _role().match(small(people := text.lstrip(" ([")))
    told = words and (text != people or "." in words[0] or people[0].islower())
    return words.lastgroup or "" if words and told else ""
