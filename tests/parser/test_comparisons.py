"""Sources that are compared."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcite.model import FullCitation
from smartcite.parser import parse_note
from smartcite.parser.comparisons import parted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Compare Ann Roe, Ports, 41, with Bob Doe, Seas, 12.", [("Compare", "Ports"), ("with", "Seas")]),
        (
            "Comparer Jean Dupont, Les ports, Paris, PUF, 1998, p. 12, avec Marie Roux, La mer, Lyon, PUL, 2001, p. 3.",
            [("Comparer", "Les ports"), ("avec", "La mer")],
        ),
        (
            "Compare Mo Dorf, Legal Port, 97 N.Y.U. L. Rev. 1, 5 (2003), and Ann Lee, The Law, 3 Yale L.J. 5 (2001).",
            [("Compare", "Legal Port"), ("and", "The Law")],
        ),
    ],
)
def test_each_is_a_source(text: str, found: list[tuple[str, str]]) -> None:
    """Each part is a citation, introduced by the word before it as it is printed."""
    citations = [one for one in parse_note(text) if isinstance(one, FullCitation)]
    assert [(one.signal, one.fields["title"]) for one in citations] == found


@given(st.text(alphabet="Compare with, and R12)\n;", max_size=200))
def test_offsets_stay(text: str) -> None:
    """The text that is labelled is as long as the note."""
    assert len(parted(f"Compare Roe {text}")) == len(f"Compare Roe {text}")


def test_no_comparison() -> None:
    """ "With" in any other note parts nothing."""
    text = "Ann Roe, Letters, with Bob Doe, London, Verso, 1999."
    assert parted(text) == text


def test_linear() -> None:
    """No text makes it slow."""
    start = time.process_time()
    parted("Compare Roe, with " * 6_000 + ", with" * 10_000)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Pierre Bour, avec Loïc Wac, Réponses, Paris, 1992, p. 12. Comparer Bruno Lat, Changer, Paris, 2006, p. 3.",
            ["Réponses", "Changer"],
        ),
        (
            "Compare Ann Jam, Visits with Tales (London: Hein, 1910), 3, with Jo Roe, Ports (London: Verso, 1999), 4.",
            ["Visits with Tales", "Ports"],
        ),
    ],
)
def test_with_within_a_source(text: str, titles: list[str]) -> None:
    """It parts only what stands behind a page, and after the signal."""
    assert [one.fields["title"] for one in parse_note(text) if isinstance(one, FullCitation)] == titles
