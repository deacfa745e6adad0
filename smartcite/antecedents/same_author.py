"""Sources by the author of the one before: "ID., L’età dei diritti, Torino, 1990" (also "Ders.", "Ead.", "del mismo").

The parser of a single note does not know who that is, and takes what it cannot complete for a back reference.
"""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from smartcite import lexicon
from smartcite.antecedents.pointers import is_pointer
from smartcite.matching import families
from smartcite.model import BackReference, Citation, Document, FieldValue, Form, FullCitation, UnparsedCitation

_MADE = frozenset({"publisher", "location", "journaltitle", "institution"})
_BEFORE = 12


def name_same_authors(document: Document, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations with those that say "the same" and a source of its own made full, with its author."""
    order = [note.index for note in sorted(document.notes, key=lambda note: note.span)]
    previous = dict(itertools.pairwise(reversed(order)))
    authors: dict[int, list[FieldValue]] = {}
    fuller: dict[tuple[str, ...], set[FieldValue]] = {}  # by family names, with the given ones that sources print
    named: list[Citation] = []
    for citation in citations:
        near = authors.get(citation.note) or authors.get(previous.get(citation.note, -1), [])
        inherited = near[-1] if near and (citation.note in authors or all(one == near[0] for one in near)) else ()
        citation = _named(document.text, citation, inherited)
        if isinstance(citation, FullCitation) and "author" not in citation.spans:  # it is that of the one before
            known = _filled(citation.fields.get("author", ()), fuller)
            citation = replace(citation, fields={**citation.fields, "author": known}) if known else citation
        named.append(citation)
        author = _author(citation, inherited)
        if isinstance(citation, FullCitation) and author:
            fuller.setdefault(families(citation.fields), set()).add(author)
        if not is_pointer(citation, document.text):
            authors.setdefault(citation.note, []).append(author)
    return tuple(named)


def _filled(author: FieldValue, fuller: Mapping[tuple[str, ...], set[FieldValue]]) -> FieldValue:
    """Return people of whom a short reference printed no given names with those that the only source by them prints.

    What it takes for a given name may be the first half of a double name: "Sánchez Barroso".
    """
    if isinstance(author, str):
        return author
    given = any(name.given for name in author)
    whole = tuple(replace(name, given="", family=f"{name.given} {name.family}".strip()) for name in author)
    known = fuller.get(families({"author": whole if given else author}), set())
    return next(iter(known)) if len(known) == 1 else author


def _named(text: str, citation: Citation, author: FieldValue) -> Citation:
    """Return a citation that begins with "the same" as a full one by an author; any other as it is."""
    if isinstance(citation, UnparsedCitation) or "author" in citation.fields:
        return citation
    if not _same().match(text, citation.span.start, citation.span.end):
        return citation
    inside = _inside().search(text, max(0, citation.span.start - _BEFORE), citation.span.start)
    fields = dict(citation.fields)
    if isinstance(citation, BackReference):
        if citation.form is not Form.IDEM and author and not inside:
            return replace(citation, fields={**fields, "author": author})  # "Id., A Title, op. cit."
        if citation.form is not Form.IDEM or "date" not in fields or not _MADE & fields.keys():
            return citation
        if "title" not in fields and "booktitle" in fields:
            fields["title"] = fields.pop("booktitle")
        if "title" not in fields:
            return citation
    if author and not inside:
        fields["author"] = author
    if isinstance(citation, FullCitation):
        return replace(citation, fields=fields)
    kind = "article" if "journaltitle" in fields else "book"
    spans = {name: span for name, span in citation.spans.items() if name != "device"}
    return FullCitation(
        citation.span, citation.note, kind, fields, citation.signal, citation.locator, citation.confidence, spans
    )


def _author(citation: Citation, inherited: FieldValue) -> FieldValue:
    """Return who a citation names; who was named before when it says "the same"; nobody else."""
    if isinstance(citation, UnparsedCitation):
        return ()
    if author := citation.fields.get("author", ()):
        return author
    again = isinstance(citation, BackReference) and citation.form in (Form.IBID, Form.IDEM) and not citation.cited_note
    return inherited if again else ()


@cache
def _same() -> re.Pattern[str]:
    words = lexicon.either(word.rstrip(".") for word in lexicon.words("devices", "idem"))
    return re.compile(rf"[\s(]*{words}(?![^\W_])", re.IGNORECASE)


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){lexicon.either(lexicon.words('devices', 'inside'))}:?\s$", re.IGNORECASE)
