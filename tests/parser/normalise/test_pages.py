import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcite.parser.normalise.pages import is_range, normalise_pages, page_total


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("pp. 1425-37.", "1425-1437"),
        ("p. 76 & 82", "76 & 82"),
        ("S. 5–9", "5-9"),
        ("p.253.", "253"),
        ("pp. xii-xv", "xii-xv"),
        ("101—109", "101-109"),
        ("págs. 12-14, 20", "12-14, 20"),
        ("p. 3 –", "3"),
    ],
)
def test_pages(text: str, pages: str) -> None:
    """Pages lose their word and gain a full range."""
    assert normalise_pages(text) == pages


@settings(max_examples=60, deadline=None)
@given(st.text("0123456789 p.S-–&,xi", max_size=20))
def test_pages_are_stable(text: str) -> None:
    """Normal pages are their own normal form."""
    assert normalise_pages(normalise_pages(text)) == normalise_pages(text)


def test_total() -> None:
    """A number before "p." counts the pages of a work."""
    assert page_total(", 404 p.") == "404"
    assert page_total("p. 404") == ""


def test_ranges() -> None:
    """Two numbers with a hyphen are a range."""
    assert is_range("12-14")
    assert not is_range("12")
