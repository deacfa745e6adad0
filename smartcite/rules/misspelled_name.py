"""An author is spelled otherwise in the text than in the note that the text calls, or in a later reference to it.

Each slip is reported once. The s of a genitive or plural (“Darntons Buch”) is none.

Why it matters
    One of the two is wrong, and the reader cannot know which.

Example
    Comme l’écrit Roger Chartrier[1], le livre est un ordre.

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.

Use instead
    Comme l’écrit Roger Chartier[1], le livre est un ordre.

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from smartcite import lexicon
from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.matching import alike_given, families, fold, folded_title, has_words, people, similar_name, title_words
from smartcite.model import Analysis, BackReference, Fields, FullCitation, Name, Note, Span

REACH = 250
"""How many characters before its mark a note is taken to speak of."""

_CAPITALISED = re.compile(r"(?:(?<=[^\W\d_][ .])|(?<=[^\W\d_]\. ))[^\W\d_a-z][^\W\d_]{3,30}")


_PARTY = re.compile(r"(?<!\w)[^\W\d_a-z][^\W\d_]{5,}")
"""A name in that of a case."""


@cache
def _given() -> re.Pattern[str]:
    """Return the pattern of a given name or an initial before a family name, perhaps with a particle.

    Without one, a capital may only begin a sentence.
    """
    particles = lexicon.either(word for word in lexicon.words("names", "particles") if word[-1].isalpha())
    return re.compile(rf"[^\W\d_a-zà-ÿ][\w’'-]*\.?\s(?P<particle>{particles}\s)?$")


def _is_of(given: re.Match[str], name: Name) -> bool:
    """Tell whether what stands before a word may be a name's given one.

    Before a particle it must be ("Traité de"), and where the family name has two words, which many people share.
    """
    own, first = next(iter(fold(name.given).split()), ""), fold(given[0]).split()[0]
    if " " in name.family and first in fold(name.family).split():
        return True  # the second of the two names
    near = bool(own) and own.startswith(first)
    if own and not near and not first.startswith(own):
        return False  # somebody else: "Jean Marin" beside Louis Martin
    return near or not (given["particle"] or " " in name.family)


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report names in the sentence that calls a note that resemble, and are not, the author's name in that note."""
    text = analysis.document.text
    known = {
        word
        for citation in analysis.citations
        if isinstance(citation, FullCitation)
        for name in families(citation.fields, "author", "editor", "translator")
        for word in name.split()
    }
    notes = {note.index: note for note in analysis.document.notes if note.mark is not None}
    told: set[tuple[str, str]] = set()
    for citation in analysis.citations:
        note = notes.get(citation.note)
        if note is not None and isinstance(citation, FullCitation):
            for name in people(citation.fields, "author"):
                printed = citation.spans.get("author", citation.span)
                found = [(alike, "in the text") for alike in _alike(text, note, name)]
                found += [(alike, "further on") for alike in _alike_within(text, note, name, printed)]
                for (span, family), where in found:
                    pair = fold(span.of(text)), fold(family)
                    if pair[0] not in known and pair[0] != f"{pair[1]}s" and pair not in told:
                        told.add(pair)
                        yield rule.finding(
                            f"“{span.of(text)}” {where} is “{family}” in note {note.label}",
                            (Label(span), Label(printed, "spelled so here")),
                            note=note.label,
                            help="spell the name the same way in both places",
                        )
    yield from _in_references(rule, analysis, known)


def _in_references(rule: Rule, analysis: Analysis, known: set[str]) -> Iterable[Finding]:
    """Report a name beside a device and a title that resembles, and is not, that of the source with this title."""
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
    if len(fold(name.family).split()) == _TWO:
        return name
    return replace(name, given="", family=f"{name.given} {name.family}".strip())


def _half_right(name: Name, makers: Iterable[Name]) -> bool:
    """Tell whether one of the two words of a double name is that of a maker, so that the other can only be a slip."""
    words = fold(name.family).split()
    others = [fold(other.family).split() for other in makers]
    return len(words) == _TWO and any(
        len(other) == _TWO and sum(map(str.__eq__, words, other)) == 1 for other in others
    )


_TWO = 2


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


def _alike_within(text: str, note: Note, name: Name, printed: Span) -> Iterable[tuple[Span, str]]:
    """Yield the words of a note behind its author's name that resemble a word of it, and that word.

    They stand after a given name of the same initial.
    """
    words = _words(name)
    if not name.given or not words:
        return
    for match in _CAPITALISED.finditer(text, printed.end, min(note.span.end, printed.end + REACH * 4)):
        given = _given().search(text, max(printed.end, match.start() - 25), match.start())
        if given and fold(given[0])[:1] == fold(name.given)[:1] and _is_of(given, name):
            yield from ((Span(*match.span()), family) for family in words if similar_name(match[0], family))


def _alike(text: str, note: Note, name: Name) -> Iterable[tuple[Span, str]]:
    """Yield the words before a note's mark, in its sentence, that resemble a word of a family name, and that word."""
    if note.mark is None:
        return
    end = note.mark.start
    start = max(text.rfind(stop, 0, end) for stop in ("\n", ". ", "] "))
    for match in _CAPITALISED.finditer(text, max(start, end - REACH, 0), end):
        given = _given().search(text, max(0, match.start() - 25), match.start())
        if given and _is_of(given, name):
            alike = (family for family in _words(name) if match[0][0].lower() == family[0].lower())
            yield from ((Span(*match.span()), family) for family in alike if similar_name(match[0], family))


def _words(name: Name) -> list[str]:
    """Return the words of a family name that are long enough to be told: both of "García Márquez"."""
    return [word for word in name.family.split() if len(word) > 3]


RULE = Rule("BIB104", "misspelled-name", Severity.WARNING, check, __doc__ or "")
