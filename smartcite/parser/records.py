"""Exact records in the place of what the parser read there."""

from collections.abc import Sequence

from smartcite.model import BackReference, Citation, FullCitation, Name, Note, Record, Span

_PLACED = ("title", "publisher", "location", "journaltitle", "booktitle", "institution")


def with_records(found: Sequence[Citation], exact: Sequence[Record], note: Note, text: str) -> list[Citation]:
    """Return a note's citations with its exact records in the place of what the parser read there.

    A back reference stays: it is what is printed, and its antecedent can be compared with the record. `text` is the
    document's.
    """
    kept = [one for one in found if isinstance(one, BackReference) or not any(_overlap(one, at) for at in exact)]
    kept.extend(
        _citation(record, note, text)
        for record in exact
        if not any(isinstance(one, BackReference) and _overlap(one, record) for one in found)
    )
    return sorted(kept, key=lambda citation: citation.span)


def _overlap(citation: Citation, record: Record) -> bool:
    return citation.span.start < record.span.end and record.span.start < citation.span.end


def _citation(record: Record, note: Note, text: str) -> FullCitation:
    """Return a record as a citation; `spans` says which of its fields are printed, and where."""
    printed = record.span.of(text)
    values = {name: record.fields[name] for name in _PLACED if name in record.fields}
    values["date"] = str(record.fields.get("date", ""))[:4]
    for name in ("author", "editor"):
        people = record.fields.get(name, ())
        first = people[0] if people and not isinstance(people, str) else Name()
        values[name] = first.family or first.literal
    spans: dict[str, Span] = {}
    for name, value in values.items():
        start = printed.find(str(value)) if value else -1
        if start >= 0:
            spans[name] = Span(start, start + len(str(value))).shifted(record.span.start)
    return FullCitation(record.span, note.index, record.entry_type, record.fields, locator=record.locator, spans=spans)
