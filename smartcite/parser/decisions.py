"""Repairs around statutes and decisions: a court's own reports, the section cited, the comment on a decision.

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
from smartcite.parser.normalise.locators import unit_of
from smartcite.parser.normalise.words import listed
from smartcite.parser.people import INITIAL
from smartcite.parser.quotations import PAIRS


def collected(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make volume and page of a court's own reports a decision, whose page is cited: "BVerwGE 26, 161 (168)"."""
    for index in range(len(tokens) - 2):
        series, volume, page = tokens[index : index + 3]
        if series.text.lstrip("(") not in listed("legal", "collections"):
            continue
        if not _VOLUME.fullmatch(volume.text) or not _PAGE.fullmatch(page.text):
            continue
        before = tokens[index - 1] if index else None
        begins = series.begins or before is None or before.label in labels.OUTSIDE or before.text[-1] in ";("
        if not begins and before and before.label != labels.LEGAL:
            continue  # "Roe, Anm. zu BGHZ 100, 157"
        tokens[index : index + 3] = [replace(one, label=labels.LEGAL, begins=False) for one in (series, volume, page)]
        tokens[index] = replace(tokens[index], begins=begins)
        end = _cited_end(tokens, index + 3)
        tokens[index + 3 : end] = [replace(one, label=labels.LOCATOR, begins=False) for one in tokens[index + 3 : end]]
    return tokens


def _cited_end(tokens: Sequence[LabelledToken], start: int) -> int:
    """Return the end of the page cited behind the first page of a decision: "(204 ff.)", "<60>", ", 290"."""
    if start == len(tokens):
        return start
    if tokens[start].text[0] in "(<[":
        near = range(start + 1, min(len(tokens), start + _LONGEST_NAME) + 1)
        end = next((at for at in near if tokens[at - 1].text.rstrip(",;.")[-1:] in tuple(")>]")), start)
        return end if _PAGES.fullmatch("".join([one.text for one in tokens[start:end]])) else start
    alone = start + 1 == len(tokens) or tokens[start].text[-1] in ",;.)"
    return start + (tokens[start - 1].text[-1] == "," and alone and tokens[start].text.rstrip(",;.)").isdigit())


_VOLUME, _PAGE = re.compile(r"\d{1,3},"), re.compile(r"\d{1,4}[,;.)]{0,2}")
_PAGES = re.compile(r"[(<\[]\d[\d–,-]*(?:ff?\.?)?[)>\]]\W*")


def sections(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Part the section cited from the name of its statute: "Criminal Code RSC 1985 c C-46, s 3(1)", "…, art. 2"."""
    start = 0
    while start < len(tokens):
        end = run_end(tokens, start + 1, {labels.LEGAL})
        if tokens[start].label == labels.LEGAL:
            found = next((at for at in range(start + 1, end - 1) if _is_section(tokens, start, at, end)), end)
            tokens[found:end] = [replace(one, label=labels.LOCATOR) for one in tokens[found:end]]
            start = end
        else:
            start += 1
    return tokens


def _is_section(tokens: Sequence[LabelledToken], start: int, index: int, end: int) -> bool:
    """Tell whether what is cited of a statute begins behind its name, and is all that follows: ", art. 123, § 1"."""
    if tokens[index - 1].text[-1] != "," or not _is_sign(tokens[index]) or end - index > _LONGEST_SECTION:
        return False
    if not _NUMBER.match(tokens[index + 1].text) or not all(map(_counts_on, tokens[index + 1 : end])):
        return False
    name = "".join([one.text for one in tokens[start:index][-_LONGEST:]]).lstrip("(")
    return name.count("(") <= name.count(")") and not _is_sign(tokens[start])


def _is_sign(token: LabelledToken) -> bool:
    """Tell whether a word is the sign of a section; the "s" of a statute is none of pages."""
    shortened = token.text.rstrip(".") in listed("legal", "sections") or token.word in listed("legal", "points")
    return shortened or unit_of(f"{token.text} 1") in _SECTIONS


def _counts_on(token: LabelledToken) -> bool:
    """Tell whether a word may stand in the number of a section: "L. 1142-1", "2 et 3", "1382 anc.", "10, co. 3"."""
    word = token.text.strip(EDGES)
    if not word[:1].isalpha() or len(word) == 1 or _ROMAN.fullmatch(word):
        return True
    if word in listed("roles", "and") or word in listed("editions", "endings"):
        return True  # "1er et 2"
    shortened = token.text.rstrip(",;")[-1] == "."  # "al. 3" is no "al"
    return word.islower() and len(word) < _LONG and (shortened or word not in lexicon.stopwords())


_ROMAN = re.compile(r"[IVXLC]+")
_SECTIONS = frozenset({"section", "article", "paragraph"})
_NUMBER = re.compile(r"\d|[A-Z]\.?(?:\s?\d|$)")
_LONGEST_SECTION, _LONG = 12, 5


def comments(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make the comment on a decision a title: "A. Roe, note sous Cass. com., 22 oct. 1996, D. 1997, p. 121"."""
    for index in range(1, len(tokens) - 1):
        if tokens[index].begins or tokens[index - 1].label != labels.AUTHOR:
            continue
        behind = index + next((size for size in (3, 2) if _is_comment(tokens[index : index + size], size)), 0)
        end, journal = _decided(tokens, behind) if behind > index else (0, 0)
        if not end:
            continue
        tokens[index:end] = [replace(one, label=labels.TITLE, begins=False) for one in tokens[index:end]]
        if journal:
            tokens[end:journal] = [replace(one, label=labels.JOURNAL) for one in tokens[end:journal]]
            rest = run_end(tokens, journal, {labels.LEGAL})
            tokens[journal:rest] = [replace(one, label=labels.LOCATOR) for one in tokens[journal:rest]]
            tokens[journal] = replace(tokens[journal], label=labels.DATE)
    return tokens


@cache
def _comment_words() -> frozenset[tuple[str, ...]]:
    return bare_phrases(listed("legal", "comments"))


def _is_comment(tokens: Sequence[LabelledToken], size: int) -> bool:
    return len(tokens) == size and tuple(token.word for token in tokens) in _comment_words()


def _decided(tokens: Sequence[LabelledToken], start: int) -> tuple[int, int]:
    """Return where the name of a decision from a token on ends, and where the year is of a journal that follows, or 0.

    It has figures, and ends before a label that no decision has or before what ends with another year: ", D. 1997".
    """
    counted = named = False
    for index in range(start, min(len(tokens), start + _LONGEST)):
        token, before = tokens[index], tokens[index - 1].text
        named = token.label == labels.AUTHOR and (named or (token.begins and before[-1] == ","))  # a party
        if before[-1] == ";" or (token.label not in _OF_DECISIONS and not named):
            return (index if counted else 0), 0
        if counted and before[-1] == "," and (year := _year_behind(tokens, index)):
            return index, year
        if counted and token.word in listed("devices", "inside"):
            return index, 0  # "comment on Article 5, in B. Jones (ed.), Commentary"
        counted = counted or token.text[0].isdigit()
    return 0, 0


def _year_behind(tokens: Sequence[LabelledToken], index: int) -> int:
    """Return where the year is behind the name of a journal, or 0: "D. 1997", "in Foro it., 1991"."""
    if tokens[index].text[0].isdigit():
        return 0
    for at in range(index + 1, min(len(tokens), index + _LONGEST_NAME)):
        if _YEAR.fullmatch(tokens[at].word):
            return at
        if tokens[at - 1].text[-1] == "," or tokens[at].text[0].isdigit():
            return 0
    return 0


def litigants(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Leave names without given ones behind a decision and before its report with it: "CE, 3 mai 2012, Roe, Lebon"."""
    for index in range(1, len(tokens)):
        before, token = tokens[index - 1 : index + 1]
        if not token.begins or token.label != labels.AUTHOR or before.label != labels.LEGAL or before.text[-1] != ",":
            continue
        end = run_end(tokens, index + 1, {labels.AUTHOR})
        reported = end < len(tokens) and tokens[end].label == labels.JOURNAL and not tokens[end].begins
        if reported and not any(INITIAL.fullmatch(one.text) for one in tokens[index:end]):
            tokens[index:end] = [replace(one, label=labels.LEGAL, begins=False) for one in tokens[index:end]]
    return tokens


def identified(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Leave the European identifier of a decision with its name: "Cass., 3 mai 2012, ECLI:FR:CCASS:2012:C100512"."""
    for index in range(1, len(tokens)):
        if tokens[index].text[-1] != ":" or tokens[index - 1].label != labels.LEGAL:
            continue
        end = index + 1
        while end < min(len(tokens), index + _LONGEST_ECLI) and tokens[end].start == tokens[end - 1].end:
            end += 1
        if _ECLI.match("".join([token.text for token in tokens[index:end]])):
            tokens[index:end] = [replace(one, label=labels.LEGAL, begins=False) for one in tokens[index:end]]
            cited = run_end(tokens, end, {labels.NOTE}) if end < len(tokens) and _is_sign(tokens[end]) else end
            tokens[end:cited] = [replace(one, label=labels.LOCATOR) for one in tokens[end:cited]]
    return tokens


_ECLI = re.compile(r"(?:ECLI:)?[A-Z]{2}:[A-Z]{1,7}:\d{4}:")
_LONGEST_ECLI = 8


def digests(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Make a letter before a year, at the head of a citation, the journal: "D. 2010, p. 1801".

    A number behind the year of a journal and its point is the page: "RTD civ. 2004. 80, obs. sous …".
    """
    for index, (letter, year) in enumerate(itertools.pairwise(tokens)):
        if letter.label == labels.DATE and year.label == labels.NOTE and index and _YEAR.fullmatch(letter.word):
            if tokens[index - 1].label == labels.JOURNAL and letter.text[-1] == "." and year.word.isdigit():
                tokens[index + 1] = replace(year, label=labels.LOCATOR)
            continue
        alone = letter.begins and letter.label == labels.AUTHOR and INITIAL.fullmatch(letter.text)
        if alone and _YEAR.fullmatch(year.word) and year.text[-1] == ",":
            tokens[index] = replace(letter, label=labels.JOURNAL)
    return tokens


def annotators(tokens: list[LabelledToken]) -> list[LabelledToken]:
    """Name who comments on a decision where it is printed: "AJDA 2012, p. 2231, chron. X. Roe et A. Doe"."""
    seen: set[str] = set()
    for index, token in enumerate(tokens):
        seen = {token.label} if token.begins else seen | {token.label}
        if labels.TITLE in seen or seen.isdisjoint(_PRINTED) or not index:
            continue
        names = index + next((size for size in (3, 2, 1) if _is_annotation(tokens, index, size)), 0)
        end = _names_end(tokens, names) if names > index else names
        if end > names and _ends_annotation(tokens, end):
            tokens[index:names] = [replace(one, label=labels.OTHER, begins=False) for one in tokens[index:names]]
            tokens[names:end] = [replace(one, label=labels.AUTHOR, begins=False) for one in tokens[names:end]]
            if end < len(tokens) and INITIAL.fullmatch(tokens[end].text):  # "note Roe, D. 1975"
                tokens[end] = replace(tokens[end], label=labels.JOURNAL)
    return tokens


def _ends_annotation(tokens: Sequence[LabelledToken], end: int) -> bool:
    """Tell whether names end what is said of an annotator: no body goes on ("obs. Centre de recherches"), no title."""
    if end == len(tokens):
        return True
    titled = tokens[end].label in labels.TITLES or tokens[end].text[0] in PAIRS
    return tokens[end - 1].text[-1] in ",;.)" and not titled


def _is_annotation(tokens: Sequence[LabelledToken], index: int, size: int) -> bool:
    """Tell whether so many words lead to an annotator: one behind a comma, or several ("mit Anm.", "con nota di")."""
    words = tuple(token.word for token in tokens[index : index + size])
    return words in _annotation_words() and (size > 1 or tokens[index - 1].text[-1] == ",")


def _names_end(tokens: Sequence[LabelledToken], start: int) -> int:
    """Return where the names from a token on end; the first has an initial or a capital, those behind a comma, too."""
    end = start
    while end < len(tokens) and end - start < _LONGEST_NAMES:
        token, first = tokens[end], end == start
        joins = token.word in listed("roles", "and") or token.word in listed("names", "particles")
        if not (token.text[0].isupper() or (joins and not first)) or any(map(str.isdigit, token.text)):
            break
        end += 1
        if INITIAL.fullmatch(token.text) or token.text[-1].isalpha():
            continue
        near = [one.text for one in tokens[end : end + 2]]  # "note Roe, D. 1975": the next journal
        further = len(near) > 1 and INITIAL.fullmatch(near[0]) and not near[1][0].isdigit()
        if token.text[-1] != "," or not further:
            break
    return end


@cache
def _annotation_words() -> frozenset[tuple[str, ...]]:
    return bare_phrases(listed("legal", "annotations"))


_PRINTED = frozenset({labels.LEGAL, labels.JOURNAL})
_LONGEST_NAMES = 12
_OF_DECISIONS = frozenset({labels.LEGAL, labels.TITLE, labels.DATE, labels.NOTE, *labels.REST})
_YEAR = re.compile(lexicon.YEAR)
_LONGEST, _LONGEST_NAME = 40, 6
"""A decision is named in no more words, and a journal behind it in no more than the last but one."""
