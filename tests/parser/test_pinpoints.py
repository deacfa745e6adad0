"""The page cited right after a device."""

import pytest

from smartcite.model import BackReference, Locator
from smartcite.parser import parse_note


@pytest.mark.parametrize(
    ("note", "page"),
    [
        ("Ivi, p. 271.", "271"),
        ("ibid 61.", "61"),
        ("Ibid à la p 94.", "94"),
        ("Mitcham, supra note 25 aux pp 235-236.", "235-236"),
        ("Frazer, l.\u00a0c., p.\u00a0237.", "237"),
        ("Müller (Fn. 12), S. 9.", "9"),
    ],
)
def test_pages(note: str, page: str) -> None:
    """In any language, with or without a word for it."""
    (reference,) = parse_note(note)
    assert isinstance(reference, BackReference)
    assert reference.locator == Locator("page", page)


@pytest.mark.parametrize("note", ["Ibid. 12 auteurs disent le contraire.", "Ibid. Il y en a 12."])
def test_no_page(note: str) -> None:
    """A number that goes on as a sentence is no page."""
    (reference,) = (one for one in parse_note(note) if isinstance(one, BackReference))
    assert reference.locator is None
