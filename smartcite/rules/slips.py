"""Names in back references that differ by a slip from those of their sources; a part of BIB104."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from smartcite import lexicon
from smartcite.findings import Finding, Label, Rule
from smartcite.matching import alike_given, fold, folded_title, has_words, people, similar_name, title_words
from smartcite.model import Analysis, BackReference, Fields, FullCitation, Name

_PARTY = re.compile(r"(?<!\w)[^\W\d_a-z][^\W\d_]{5,}")
"""A name in that of a case."""


def slips(rule: Rule, analysis: Analysis, known: set[str]) -> Iterable[Finding]:
    """Report a name that resembles, and is not, that of the source surely meant by title, number or other people."""
    told: set[tuple[str, str]] = set()
    for match in analysis.matches:
        reference = analysis.citations[match.citation]
        full = analysis.citations[match.full] if match.full is not None and not match.reason else None
        if not isinstance(reference, BackReference) or not isinstance(full, FullCitation):
            continue
        if {"editor", "booktitle"} & reference.fields.keys():
            continue
        printed = _people(reference.fields, str(full.fields.get("title", "")))
        makers = _people(full.fields) + _people(full.fields, role="annotator")
        if not makers and full.entry_type == "jurisdiction" and reference.cited_note:
            makers = [Name(word) for word in _PARTY.findall(str(full.fields.get("title", "")))]
        doubles = [double for one in printed if _half_right(double := _double(one), makers)]
        sure = (
            bool(reference.cited_note)
            or full.entry_type == "jurisdiction"
            or _has_title(full, reference, printed)
            or _share_name(printed, makers)
        )
        for one in doubles or (printed if sure else ()):
            maker = next((other for other in makers if _is_slip(one, other)), None)
            pair = (fold(one.family), fold(maker.family)) if maker else ("", "")
            if maker is None or pair in told or known.issuperset(pair[0].split()) or _is_named(one, makers):
                continue
            told.add(pair)
            place, source = reference.spans.get("author", reference.span), full.spans.get("author", full.span)
            yield rule.finding(
                f"“{one.family}” is “{maker.family}” in note {analysis.label_of(full.note)}",
                (Label(place), Label(source, "spelled so here")),
                note=analysis.label_of(reference.note),
                help="spell the name the same way in both places",
            )


def _people(fields: Fields, title: str = "", role: str = "") -> list[Name]:
    """Return the people of a source; what seems a given name and is in a title is that: "Roe, Ports"."""
    words = title_words(title)
    printed = people(fields, *filter(None, [role]))
    plain = (replace(one, family=one.literal, literal="") if _is_word(one.literal) else one for one in printed)
    named = (name for name in plain if name.family)
    return [
        replace(name, given="") if name.given and set(fold(name.given).split()) <= set(words) else name
        for name in named
    ]


def _is_word(literal: str) -> bool:
    """Tell whether the name of a body is one word in capitals, which may be a family name: "ZOPPINI"."""
    return literal.isalpha() and literal.isupper() and len(literal) >= _LONG


_LONG = 5
"""A shorter word in capitals may be an acronym."""


def _double(name: Name) -> Name:
    """Return a name of which all is the family name: the parser of one note takes "Urquijo" for a given name."""
    if len(fold(name.family).split()) == _DOUBLE:
        return name
    return replace(name, given="", family=f"{name.given} {name.family}".strip())


def _half_right(name: Name, makers: Iterable[Name]) -> bool:
    """Tell whether one of the two words of a double name is that of a maker, so that the other can only be a slip."""
    words = fold(name.family).split()
    others = [fold(other.family).split() for other in makers]
    return len(words) == _DOUBLE and any(
        len(other) == _DOUBLE and sum(map(str.__eq__, words, other)) == 1 for other in others
    )


_DOUBLE = 2
"""A double name has so many words."""


def _share_name(printed: Iterable[Name], makers: Iterable[Name]) -> bool:
    """Tell whether one of several people is the same, so that the others are, too."""
    return not {fold(one.family) for one in printed}.isdisjoint(fold(one.family) for one in makers)


def _has_title(full: FullCitation, reference: BackReference, printed: Iterable[Name]) -> bool:
    """Tell whether a reference prints the title of its source, or words of it, perhaps taken for a given name."""
    own = folded_title(full.fields.get("title", ""))
    shorts = [folded_title(reference.fields.get("title", ""))]
    if not shorts[0]:
        told = zip(people(reference.fields), printed, strict=False)
        shorts = [fold(one.given) for one, name in told if one.given != name.given]
    return any(short and has_words(own, short) for short in shorts)


def _is_named(one: Name, makers: Iterable[Name]) -> bool:
    """Tell whether a name is that of a maker, or of several words of it some: "Urquijo" for "Urquijo Belaunde"."""
    words = set(fold(one.family).split())
    others = [set(fold(other.family).split()) for other in makers]
    return any(words <= other or other <= words for other in others)


def _is_slip(one: Name, other: Name) -> bool:
    """Tell whether a name is another with a slip, not in another spelling or declined ("Tolstoy", "St-Simon")."""
    first, second = _plain(one.family), _plain(other.family)
    shortened = second.startswith(first) and len(second) > len(first) + 1
    if first == second or shortened or first in {second + ending for ending in lexicon.words("names", "endings")}:
        return False
    shape = len(first.split()) == len(second.split())
    return shape and alike_given(one, other) and similar_name(one.family, other.family)


@cache
def _spellings() -> dict[str, str]:
    """Return in full what is often shortened in a family name."""
    return {
        short: full for table in lexicon.tables("names").values() for short, full in table.get("spellings", {}).items()
    }


def _plain(family: str) -> str:
    """Return a family name without what is spelled in two ways: umlauts, "St", "y"."""
    words = fold(family.replace("ø", "o").replace("Ø", "O")).split()
    words = [_spellings().get(word, word) for word in words]
    return re.sub(r"([aou])e", r"\1", " ".join(words)).replace("y", "i")
