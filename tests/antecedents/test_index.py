"""By what a document's citations are found."""

import pytest

from smartcite.antecedents.index import Sources
from smartcite.model import FieldValue, FullCitation, Name, Span, Work
from smartcite.readers import read_text


@pytest.mark.parametrize(
    ("title", "confidence", "signed"),
    [("A Book", 0.95, ("roe",)), ("A Book", 0.7, ()), ("", 0.95, ())],
    ids=["a sure source", "a doubtful one", "one without a title"],
)
def test_signed(title: str, confidence: float, signed: tuple[str, ...]) -> None:
    """Nobody is surely the author of a source that was not surely read."""
    document = read_text("A word[1].\n\n[1] Jane Roe, A Book, 2001.")
    fields: dict[str, FieldValue] = {"author": (Name("Roe", "Jane"),), "date": "2001"}
    if title:
        fields["title"] = title
    source = FullCitation(Span(16, 38), 0, "book", fields, confidence=confidence)
    sources = Sources(document, [source], [Work("roe", "book", fields, (0,))])
    assert sources.signed(0) == signed
    assert not sources.family_names_only
