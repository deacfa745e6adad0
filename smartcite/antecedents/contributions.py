"""Contributions to a volume that was cited before: "A. Roe, « Port », in B. Doe (dir.), Quais, op. cit., p. 201-238".

Such a mention is two: the contribution, a source of its own, and the reference back to the volume. The parser of a
single note cannot know whether the contribution was cited before, too, nor whether the volume was.
"""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from smartcite import lexicon
from smartcite.matching import families, fold, folded_title, has_words, same_title, stopwords, title_words
from smartcite.model import BackReference, Citation, Document, Fields, FieldValue, Form, FullCitation, Span

_HOST = ("editor", "booktitle")
_OWN = frozenset({"author", "title", "subtitle", "translator", "pages", "volume"})
_SHARED = ("series", "location", "publisher", "date")
"""What a contribution has of its volume, beside the title and the people."""
_TITLES = ("title", "booktitle")
_FIRST, _NEAR = 2, 50
"""Sources are found by so many words of their titles; the volume is among so many of the last ones."""


def part_contributions(document: Document, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations with each contribution that is new parted from the reference back to its volume."""
    parted: list[Citation] = []
    known = _Known(document)
    for citation in citations:
        found = _parts(document.text, citation, known) if isinstance(citation, BackReference) else ()
        if not (found or (isinstance(citation, BackReference) and citation.form is Form.IBID)):
            known.at_hand = citation if isinstance(citation, FullCitation) else None
        for one in found or (citation,):
            parted.append(one)
            if isinstance(one, FullCitation):
                known.add(one, parted=bool(found))
    return tuple(parted)


def is_host(citation: Citation, before: Citation) -> bool:
    """Tell whether a reference back is to the volume of the contribution before it, and so no source beside that."""
    parted = isinstance(citation, BackReference) and isinstance(before, FullCitation)
    return parted and before.span.end == citation.span.start


class _Known:
    """The sources so far, by a person (or nobody) and the first words of a title (or none).

    `at_hand` is the one that "ibid." means, of a contribution the volume.
    """

    def __init__(self, document: Document) -> None:
        self._labels = {note.index: note.label for note in document.notes}
        self._works: dict[str, list[FullCitation]] = {}
        self._volumes: dict[tuple[str, str], list[FullCitation]] = {}
        self._in_note: dict[str, list[FullCitation]] = {}
        self.at_hand: FullCitation | None = None

    def add(self, source: FullCitation, *, parted: bool = False) -> None:
        """Take note of a source; one that was parted from its volume is no volume."""
        people = families(source.fields, "author", "editor")
        for name in people:
            self._works.setdefault(name, []).append(source)
        if parted or "journaltitle" in source.fields:
            return
        self._in_note.setdefault(self._labels.get(source.note, ""), []).append(source)
        titles = {_words(source.fields.get(field, "")) for field in _TITLES} - {""}
        for handle in ((name, words) for name in ("", *people) for words in ("", *sorted(titles))):
            self._volumes.setdefault(handle, []).append(source)

    def has(self, name: str, printed: Fields) -> bool:
        """Tell whether a person's work with the title printed, or with these words in it, was cited in full."""
        return any(is_contribution(one.fields, printed) for one in self._works.get(name, ())[-_NEAR:])

    def volume(self, name: str, title: FieldValue, label: str) -> FullCitation | None:
        """Return the volume last cited by a person, with a title, in the note of a label, as far as they are told.

        A title of some words is enough: a family name is not always told from a given one. In the note of the label
        one telling word is ("FS Mentzel" for "Festschrift für Gerhard Mentzel").
        """
        words = _words(title)
        for handle in ((name, words), ("", words) if " " in words else ("", "")):
            near = reversed(self._volumes.get(handle, ())) if any(handle) else ()
            for one in itertools.islice(near, _NEAR):
                if (not title or _is_titled(one, title, *_TITLES)) and label in ("", self._labels.get(one.note)):
                    return one
        noted = self._in_note.get(label, [])[-_NEAR:] if label else []
        shared = [_shared_words(title, one) for one in noted]
        most = max(shared, default=0)
        best = [one for one, count in zip(noted, shared, strict=True) if most and count == most]
        volumes = {_words(one.fields.get("booktitle") or one.fields.get("title", "")) for one in best}
        return best[-1] if len(volumes) == 1 else None


def is_contribution(fields: Fields, printed: Fields) -> bool:
    """Tell whether a source is the contribution that a reference prints: by a word of its title, in the same volume."""
    if not has_words(folded_title(fields.get("title", "")), folded_title(printed.get("title", ""))):
        return False
    own, host = folded_title(fields.get("booktitle", "")), folded_title(printed.get("booktitle", ""))
    if own and host:
        return has_words(own, host) or has_words(host, own)
    editors = set(families(printed, "editor"))
    return not (own and editors) or bool(editors & set(families(fields, "editor", "bookauthor")))


def _words(title: FieldValue) -> str:
    return " ".join(title_words(str(title))[:_FIRST])


def _shared_words(title: FieldValue, one: FullCitation) -> int:
    """Return how many words of a title, long enough to tell it, are in that of a volume."""
    words = {word for word in title_words(str(title)) if len(word) >= _TELLING and word not in stopwords()}
    return max(len(words.intersection(folded_title(one.fields.get(name, "")).split())) for name in _TITLES)


_TELLING = 5


def _is_titled(one: FullCitation, title: FieldValue, *names: str) -> bool:
    return any(same_title(folded_title(title), folded_title(one.fields.get(name, ""))) for name in names)


def _parts(text: str, reference: BackReference, known: _Known) -> tuple[Citation, ...]:
    """Return the contribution and the reference to its volume; nothing where the mention is only one of them."""
    fields, spans = reference.fields, reference.spans
    again = reference.form is Form.IBID and not fields.keys() & set(_HOST)
    hosted = [spans["device"].start] if again else [spans[name].start for name in _HOST if name in spans]
    writers = families(fields)
    if not hosted or not writers or not {"author", "title"} <= spans.keys():
        return ()
    host = min(hosted)
    told = max(spans["author"], spans["title"])
    joint = fold(text[told.end : host]).split()[:1]
    if not told.start < host < spans["device"].start + again or not _inside().issuperset(joint or [""]):
        return ()  # "cité dans" tells of no contribution
    people = families(fields, "editor")
    volume = known.at_hand
    if not again:
        volume = known.volume(people[0] if people else "", fields.get("booktitle", ""), reference.cited_note)
    if volume is None or known.has(writers[0], fields) or families(volume.fields) == writers:
        return ()
    known.at_hand = volume
    own = {name: value for name, value in fields.items() if name in _OWN}
    contribution = FullCitation(
        Span(reference.span.start, host),
        reference.note,
        "incollection" if "editor" in volume.fields else "inbook",
        {**own, **_of_volume(fields, volume.fields)},
        reference.signal,
        reference.locator,
        reference.confidence,
        {name: span for name, span in spans.items() if name in own or name == "locator"},
    )
    rest: Fields = {name: value for name, value in fields.items() if name not in own and name != "booktitle"}
    places = {name: span for name, span in spans.items() if name in rest or name in ("device", "cited_note")}
    if "booktitle" in fields:
        rest, places["title"] = {**rest, "title": fields["booktitle"]}, spans["booktitle"]
    back = replace(reference, span=Span(host, reference.span.end), fields=rest, spans=places, signal="", locator=None)
    return contribution, back


def _of_volume(printed: Fields, volume: Fields) -> Fields:
    """Return what a contribution has of its volume: its title and people as they are fuller there, year and place."""
    title = volume.get("booktitle") or volume.get("title", "")
    shared = {name: printed.get(name) or volume.get(name, "") for name in _SHARED}
    people = {"bookauthor": volume["author"]} if "author" in volume and "editor" not in volume else {}
    editors = {} if people else {"editor": volume.get("editor") or printed.get("editor", "")}
    found = {**people, **editors, "booktitle": printed.get("booktitle") or title, **shared}
    return {name: value for name, value in found.items() if value}


@cache
def _inside() -> frozenset[str]:
    """Return the folded words that stand between a contribution and its volume."""
    return frozenset(fold(word) for word in lexicon.words("devices", "inside"))
