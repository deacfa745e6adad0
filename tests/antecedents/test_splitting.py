"""What the parser took for one source is parted at a semicolon."""

from smartcite.antecedents.splitting import split_at
from smartcite.model import FullCitation, Locator, Name, Span

TEXT = "Waldron, 388; Jane Example, One More Book, London, 2019, p. 12."
FIRST = TEXT.index(";")


def place(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


BOTH = FullCitation(
    Span(0, len(TEXT)),
    note=0,
    signal="See",
    entry_type="book",
    fields={
        "author": (Name("Waldron"), Name("Example", "Jane")),
        "title": "One More Book",
        "location": "London",
        "date": "2019",
    },
    locator=Locator("page", "12"),
    confidence=0.9,
    spans={"author": Span(0, place("Example").end), "title": place("One More Book"), "locator": place("p. 12")},
)


def test_two_sources() -> None:
    """Fields and people go where they are printed."""
    first, (rest,) = split_at(TEXT, BOTH, FIRST)
    assert first is not None
    assert (first.fields, first.locator, first.signal) == ({"author": (Name("Waldron"),)}, None, "See")
    assert rest.span.of(TEXT) == TEXT[FIRST + 2 :]
    assert rest.fields["author"] == (Name("Example", "Jane"),)
    assert rest.fields["title"] == "One More Book"
    assert rest.locator == Locator("page", "12")


def test_one_source() -> None:
    """What ends before the semicolon stays whole; what does not name an author behind it is no source."""
    assert split_at(TEXT, BOTH, len(TEXT)) == (BOTH, ())
    assert split_at(TEXT, BOTH, place("London").start - 2)[1] == ()
    assert split_at(TEXT, None, 3) == (None, ())
