"""A .bib file as a document: every entry is a note whose label is its key, and an exact record."""

from smartcite.bib_entries import read_entries
from smartcite.model import Document, Note, Record
from smartcite.readers.language import language_of


def read_bib(text: str, path: str) -> Document:
    """Return the document in a .bib file; what is no entry is a note without a record."""
    entries, failures = read_entries(text)
    blocks = sorted([*((one.span, one.key) for one in entries), *((one.span, "") for one in failures)])
    notes = tuple(Note(index, label, span) for index, (span, label) in enumerate(blocks))
    records = tuple(Record(one.span, one.entry_type, one.fields, "bib") for one in entries)
    titles = " ".join(str(one.fields.get("title", "")) for one in entries)
    return Document(path, "bib", text, notes, records=records, language=language_of(titles))
