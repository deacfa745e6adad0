"""Short forms that a note defines for its source: "[hereinafter Harbour Report]", "(ci-après « Rapport »)".

The short form becomes the `shorttitle` of the full citation before it, so that later notes are understood by it (The
Bluebook, rule 4.2(b); McGill Guide, 1.4). The words that define are the list `hereinafter` of each language's lexicon;
some of them are common adverbs, so that they count only in brackets, or with a colon or quotation marks after them;
several words count before initials, too ("nous abrégeons désormais EN").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from smartcite import lexicon
from smartcite.model import Citation, Document, FullCitation, Span

_MOST_WORDS = 8
_INITIALS = r"[A-Z]{2,6}(?![^\W_])"
_SIGLE = re.compile(rf"{_INITIALS}[*_]{{0,2}}(?:[,.;)]|$)")
_QUOTES = "«»“”„\"‘’'"


def define_short_forms(document: Document, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations with the short forms that their notes define; what was read inside a definition is none."""
    by_note: dict[int, list[int]] = {}
    for place, citation in enumerate(citations):
        by_note.setdefault(citation.note, []).append(place)
    changed: dict[int, FullCitation | None] = {}
    for note in document.notes:
        places = by_note.get(note.index, [])
        for whole, form in _definitions(document.text, note.span) if places else ():
            changed |= {place: None for place in places if whole.contains(citations[place].span)}
            before = [place for place in places if citations[place].span.start < whole.start]
            if before and isinstance(source := citations[before[-1]], FullCitation):
                changed[before[-1]] = _defined(source, form, form.of(document.text))
    kept = (changed.get(place, citation) for place, citation in enumerate(citations))
    return tuple(one for one in kept if one is not None)


def _defined(citation: FullCitation, span: Span, form: str) -> FullCitation:
    fields = {**citation.fields, "shorttitle": " ".join(form.split())}
    return replace(citation, fields=fields, spans={**citation.spans, "shorttitle": span})


def _definitions(text: str, note: Span) -> Iterator[tuple[Span, Span]]:
    """Yield (the definition with its brackets, the short form) for each definition in a note."""
    for match in _definition().finditer(text, note.start, note.end):
        opened, start = match["open"], match.end()
        quote = text[start : start + 1] in _QUOTES and text[start : start + 1] != ""
        sigle = " " in match["words"].strip() and _SIGLE.match(text, start)
        if not (opened or quote or ":" in match["words"] or sigle):
            continue
        ends = re.compile(f"[{_QUOTES}]" if quote else r"[)\]]" if opened else r"[,;.)\]]")
        start += quote
        while start < note.end and text[start].isspace():
            start += 1
        closing = ends.search(text, start, note.end)
        end = closing.start() if closing else note.end
        form = Span(start, start + len(text[start:end].rstrip(" ,.;:*_\t\r\n\u00a0\u202f")))
        words = form.of(text).split()
        told = any(word[0].isupper() or word[0].isdigit() for word in words)
        if 0 < len(words) <= _MOST_WORDS and told and not _note().match(form.of(text)):
            yield Span(match.start(), end + 1 if closing else end), form


@cache
def _note() -> re.Pattern[str]:
    """Return the pattern of the number of a note, which is no short form: "(ci-après, notes 10 à 13)"."""
    return re.compile(rf"{lexicon.either(lexicon.words('devices', 'note', 'notes'))}\s?\d", re.IGNORECASE)


@cache
def _definition() -> re.Pattern[str]:
    """Return the pattern of what stands before a short form: a bracket, the words that define, an article."""
    words = lexicon.either(lexicon.words("devices", "hereinafter"))
    more = lexicon.either(lexicon.words("devices", "hereinafter_as"))
    more = rf"(?!(?-i:{_INITIALS})){more}(?![^\W_])"  # the initials "EN" are no "en"
    return re.compile(
        rf"(?P<open>[(\[][\s*_]*)?(?<![^\W_])(?P<words>{words}(?![^\W_])(?:[\s,:]*{more})*[\s*_,:]*)",
        re.IGNORECASE,
    )
