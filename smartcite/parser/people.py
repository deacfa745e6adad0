"""Repairs of the people of a source: authors by their form, translators by their role, parties of a case, bodies.

Each takes labelled tokens and gives labelled tokens; `repairs` says in which order.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from smartcite import lexicon
from smartcite.parser import labels
from smartcite.parser.labeller import EDGES, LabelledToken, bare_phrases, run_end
from smartcite.parser.normalise.words import first_words, listed
from smartcite.parser.quotations import PAIRS
from smartcite.parser.vocabulary import NO_WORD, UNKNOWN, use


def headwords(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Give the title its first sentence of one word, which is no given name: "Jeanne Roe, Kritik. Eine Geschichte"."""
    for index in range(2, len(tokens) - 1):
        if tokens[index].label != labels.AUTHOR or tokens[index + 1].label != labels.TITLE:
            continue
        family, token, following = tokens[index - 1 : index + 2]
        if family.label != labels.AUTHOR or family.begins or following.begins:
            continue
        if family.text[-1] != "," or token.text[-1] != "." or following.text[0] in PAIRS or "-" in token.text:
            continue
        if not _is_given(tokens[index - 2]):
            continue
        word = token.text.strip(EDGES)
        kinds = use(word)
        if "A" not in kinds and (kinds not in (UNKNOWN, NO_WORD) or len(word) >= _LONG):
            tokens[index] = replace(token, label=labels.TITLE)
    return tokens


def _is_given(token: LabelledToken) -> bool:
    """Tell whether a word before a family name is a given one: "Jeanne", "J.", but "Le" and "and" are none."""
    small = token.word in {*listed("roles", "and"), *listed("names", "particles"), *listed("names", "prefixes")}
    if token.label != labels.AUTHOR or small:
        return False
    return bool(INITIAL.fullmatch(token.text)) or "A" in use(token.text.strip(EDGES))


_LONG = 10
"""A longer word that the vocabulary does not know is hardly a given name."""


def authors(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Begin a citation with an initial and a name in capitals, after a page or where one begins: "p. 29. J. ROE, …".

    Two words may stand between: "p. 29. et 20 J. ROE, …".
    """
    for index, initial in enumerate(tokens[1:-1], 1):
        if initial.text[1:2] != "." or initial.label in _PEOPLE:
            continue
        name = tokens[index + 1]
        if not INITIAL.fullmatch(initial.text) or not _CAPITALS.fullmatch(name.text):
            continue
        near = reversed(tokens[max(0, index - _NEAR_PAGE) : index])
        before = next((one for one in near if not _counts_on(one)), None)
        if initial.begins or (before and before.label in labels.PAGED):
            tokens[index] = replace(initial, label=labels.AUTHOR, begins=True)
            tokens[index + 1] = replace(name, label=labels.AUTHOR, begins=False)
    return tokens


def _counts_on(token: LabelledToken) -> bool:
    """Tell whether a word behind a page is "et" or a number, not "trad." or "in", which take a name."""
    counts = any(map(str.isdigit, token.text)) or token.word in listed("roles", "and")
    return counts and token.label in _REMARKS


def parties(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make the parties of a case its title, not people: "N.N. Roe v. Turkish Government", but "Wilhelm v. Humboldt"."""
    start = 0
    for index, token in enumerate(tokens):
        if token.begins:
            start = index
        if (
            token.text.removesuffix(".") not in listed("legal", "versus")
            or not start < index <= start + _LONGEST_PARTIES
        ):
            continue
        if any(_ends_name(*pair) for pair in itertools.pairwise(tokens[start : index + 1])):
            continue  # "Humboldt, Wilhelm v., Gesammelte Schriften"
        end = index + 1
        while end < len(tokens) and tokens[end].text[0].isupper() and not _ends_party(tokens[end - 1].text):
            end += 1
        if end - index < _LEAST_PARTY or end - start > _LONGEST_PARTIES:
            continue
        if labels.AUTHOR in {one.label for one in tokens[start:end]} <= {labels.AUTHOR, labels.TITLE}:
            tokens[start:end] = [replace(one, label=labels.TITLE) for one in tokens[start:end]]
    return tokens


def _ends_name(token: LabelledToken, following: LabelledToken) -> bool:
    """Tell whether a name ends with a word, as people's do: not before the form of a company, "Roe, Inc."."""
    return token.text[-1] in ",:;" and following.word not in listed("corporate", "forms")


def _ends_party(text: str) -> bool:
    """Tell whether the name of a party ends with a word: "Savigny:", "Faust.", but "Corp." and "U.S."."""
    return text[-1] in ",;:–—" or (text[-1] == "." and len(text) > _SHORT and text.count(".") == 1)


_SHORT = 5
_LEAST_PARTY, _LONGEST_PARTIES = 3, 16
"""So many words has a party that is no family, with the "v." before it; so many have both parties at most."""


def translators(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Tell translators from editors by the words of their role: "trad. de l’anglais par Anne Roe", "Anne Roe (trad.)".

    Who did both is an editor: "éd. et trad. par Anne Roe".
    """
    start = 0
    while start < len(tokens):
        end = _people_end(tokens, start)
        if any(one.word in first_words("roles", "translator") for one in tokens[start:end]):
            _part_roles(tokens, start, end)
        start = max(end, start + 1)
    return tokens


def _people_end(tokens: Sequence[LabelledToken], start: int) -> int:
    """Return where the editors from a token on end; a word that joins two of them does not part them."""
    end = run_end(tokens, start, {labels.EDITOR}) if not tokens[start].begins else start + 1
    while start < end < len(tokens) - 1 and tokens[end].word in listed("roles", "and"):
        further = run_end(tokens, end + 1, {labels.EDITOR})
        if tokens[end].begins or further == end + 1:
            break
        end = further
    return end


def _part_roles(tokens: list[LabelledToken], start: int, end: int) -> None:
    """Make those people from `start` to `end` translators whose only role it is.

    A role leads its people ("trad. A. Roe"), or it closes them, in brackets or at the end ("A. Roe (trad.)").
    """
    roles = _roles(tokens, start, end)
    position = start
    for index, (first, last, only) in enumerate(roles):
        following = roles[index + 1][0] if index + 1 < len(roles) else end
        followed = any(map(_is_name, tokens[last:following]))
        leads = followed and not _is_closed(tokens[last - 1])
        if not leads and index and position == first:  # "éd. A. Roe, B. Doe (trad.)"
            position = _last_person(tokens, roles[index - 1][1], first)
        if leads and any(map(_is_name, tokens[position:first])):
            position = first
        end_of_role = following if leads or not followed else last
        for at in range(position, end_of_role):
            tokens[at] = replace(tokens[at], label=labels.TRANSLATOR if only else labels.EDITOR)
        position = end_of_role
        for at in (position - 1, position):
            if index + 1 < len(roles) and tokens[at].word in listed("roles", "and") and tokens[at].text[-1] != ".":
                tokens[at] = replace(tokens[at], label=labels.OTHER)  # what joins two roles is no name
                position = at + 1


def _roles(tokens: Sequence[LabelledToken], start: int, end: int) -> list[tuple[int, int, bool]]:
    """Return where the words of roles stand, those without a name between them as one, and if only translators have it.

    So "éd. et trad. par" is one role, of editors.
    """
    roles: list[tuple[int, int, bool]] = []
    for at in range(start, end):
        told = _begins_role(tokens, at, "translator")
        if INITIAL.match(tokens[at].text) or not (told or _begins_role(tokens, at, "editor")):
            continue  # "A. Roe" is no "a cura di"
        before = roles[-1] if roles else None
        if before and not any(map(_is_name, tokens[before[1] : at])) and not _is_closed(tokens[before[1] - 1]):
            roles[-1] = (before[0], at + 1, before[2] and told)
        else:
            roles.append((at, at + 1, told))
    return roles


def _begins_role(tokens: Sequence[LabelledToken], index: int, role: str) -> bool:
    """Tell whether the words of a role begin at a token: "al cuidado de", but not the "al." of "et al."."""
    words = tuple(token.word for token in tokens[index : index + 2])
    return any(words[: len(phrase)] == phrase for phrase in _beginnings(role) if phrase[0] == words[0])


@cache
def _beginnings(role: str) -> frozenset[tuple[str, ...]]:
    """Return the first two words of each phrase of a role, or the only one."""
    return frozenset(phrase[:2] for phrase in bare_phrases(listed("roles", role)))


def _is_closed(token: LabelledToken) -> bool:
    return token.text.rstrip(",.;:")[-1:] in (")", "]")


def _last_person(tokens: Sequence[LabelledToken], start: int, end: int) -> int:
    """Return where the last of some people begins, behind a comma or a word that joins them."""
    for at in range(end - 1, start, -1):
        if tokens[at - 1].text[-1] == "," or tokens[at - 1].word in listed("roles", "and"):
            return at
    return end


def _is_name(token: LabelledToken) -> bool:
    return token.text.lstrip(EDGES)[:1].isupper() and token.word not in first_words("roles", "editor", "translator")


_NEAR_PAGE = 3
_PEOPLE = frozenset({labels.AUTHOR, labels.EDITOR, labels.TRANSLATOR})
_REMARKS = labels.REST | {labels.NOTE}
INITIAL = re.compile(r"[^\W\d_a-z]\.(?:-?[^\W\d_a-z]\.)?")
"""An initial, or two: "J.", "J.-P."."""

_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ-]{3,},")


def bodies(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make a corporate body before the year an author: "Conseil économique et social, 2019, Title"."""
    for index, token in enumerate(tokens):
        if not token.begins or token.label != labels.TITLE or token.text[0] in PAIRS or not _is_body(token.text):
            continue
        end = index + 1
        while end < len(tokens) and tokens[end].label == labels.TITLE and not tokens[end].begins:
            end += 1
        year = end + 1 < len(tokens) and tokens[end].label == labels.DATE and _YEAR.search(tokens[end].text)
        if year and tokens[end + 1].label in (labels.TITLE, labels.NOTE):
            tokens[index:end] = [replace(token, label=labels.AUTHOR) for token in tokens[index:end]]
    return tokens


def _is_body(text: str) -> bool:
    return text.lower().strip(" ,.") in listed("corporate", "words")


_YEAR = re.compile(rf"^\(?{lexicon.YEAR}[a-z]?\)?[,.:]?$")
