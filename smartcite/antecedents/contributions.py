"""Contributions to a volume that was cited before: "A. Roe, « Port », in B. Doe (dir.), Quais, op. cit., p. 201-238".

Such a mention is two: the contribution, a source of its own, and the reference back to the volume. The parser of a
single note cannot know whether the contribution was cited before, too, nor whether the volume was.
"""

from collections.abc import Sequence
from dataclasses import replace

from smartcite.matching import families, same_title
from smartcite.model import BackReference, Citation, Fields, FieldValue, FullCitation, Span

_HOST = ("editor", "booktitle")
_OWN = frozenset({"author", "title", "subtitle", "translator"})
_SHARED = ("editor", "booktitle", "series", "location", "publisher", "date")
"""What a contribution has of its volume."""


def part_contributions(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations with each contribution that is new parted from the reference back to its volume."""
    parted: list[Citation] = []
    known: dict[str, list[FullCitation]] = {}
    for citation in citations:
        found = _parts(citation, known) if isinstance(citation, BackReference) else ()
        for one in found or (citation,):
            parted.append(one)
            if isinstance(one, FullCitation):
                for name in dict.fromkeys((*families(one.fields, "author", "editor"), "")):
                    known.setdefault(name, []).append(one)
    return tuple(parted)


def is_host(citation: Citation, before: Citation) -> bool:
    """Tell whether a reference back is to the volume of the contribution before it, and so no source beside that."""
    parted = isinstance(citation, BackReference) and isinstance(before, FullCitation)
    return parted and before.span.end == citation.span.start


def _parts(reference: BackReference, known: dict[str, list[FullCitation]]) -> tuple[Citation, ...]:
    """Return the contribution and the reference to its volume; nothing where the mention is only one of them."""
    fields, spans = reference.fields, reference.spans
    hosted = [spans[name].start for name in _HOST if name in spans]
    if not hosted or not {"author", "title"} <= spans.keys() or not isinstance(fields.get("author"), tuple):
        return ()
    host = min(hosted)
    if not max(spans["author"].start, spans["title"].start) < host < spans["device"].start:
        return ()
    title = str(fields["title"])
    writers = [one for name in families(fields)[:1] for one in known.get(name, ())]
    if any(same_title(title, str(one.fields.get("title", ""))) for one in writers):
        return ()
    volume = _volume(fields, known)
    if volume is None:
        return ()
    own: Fields = {name: value for name, value in fields.items() if name in _OWN or name == "pages"}
    shared = {name: fields.get(name) or _of_volume(volume, name) for name in _SHARED}
    contribution = FullCitation(
        Span(reference.span.start, host),
        reference.note,
        "incollection",
        {**own, **{name: value for name, value in shared.items() if value}},
        reference.signal,
        reference.locator,
        reference.confidence,
        {name: span for name, span in spans.items() if name in own or name == "locator"},
    )
    told = {name: value for name, value in fields.items() if name not in own and name != "booktitle"}
    places = {name: span for name, span in spans.items() if name in told or name in ("device", "cited_note")}
    if "booktitle" in fields:
        told["title"], places["title"] = fields["booktitle"], spans["booktitle"]
    return contribution, replace(
        reference, span=Span(host, reference.span.end), fields=told, spans=places, signal="", locator=None
    )


def _volume(fields: Fields, known: dict[str, list[FullCitation]]) -> FullCitation | None:
    """Return the volume cited before that the editor or the title of the host mean."""
    editors, title = families(fields, "editor"), str(fields.get("booktitle", ""))
    by_editor = [one for name in editors[:1] for one in known.get(name, ())]
    if not title:
        return by_editor[-1] if by_editor else None
    return next((one for one in reversed(by_editor or known.get("", [])) if _is_titled(one, title)), None)


def _is_titled(one: FullCitation, title: str) -> bool:
    return any(same_title(title, str(one.fields.get(name, ""))) for name in ("title", "booktitle"))


def _of_volume(volume: FullCitation, name: str) -> FieldValue:
    if name == "booktitle":
        return volume.fields.get("booktitle") or volume.fields.get("title", "")
    return volume.fields.get(name, "")
