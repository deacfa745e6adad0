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
from functools import cache

from smartcite import lexicon
from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.matching import families, fold, people, similar_name
from smartcite.model import Analysis, FullCitation, Name, Note, Span
from smartcite.rules.slips import slips

REACH = 250
"""How many characters before its mark a note is taken to speak of."""

_CAPITALISED = re.compile(r"(?:(?<=[^\W\d_][ .])|(?<=[^\W\d_]\. ))[^\W\d_a-z][^\W\d_]{3,30}")


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
    yield from slips(rule, analysis, known)


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
