"""REF110 and REF111: what they leave alone beyond their examples."""

import pytest

from smartcite.pipeline import analyse, findings_of
from smartcite.readers import read_text
from smartcite.settings import OFFLINE

ARTICLE = "Jean-Pierre Meunier, « Images et sens », Communications, n° 12, 1998, p. 29-94"


def codes(*notes: str) -> list[str]:
    """Return the codes of the REF rules raised on an essay with these notes."""
    marks = " ".join(f"Phrase[{number}]." for number in range(1, len(notes) + 1))
    listed = "\n".join(f"[{number}] {note}" for number, note in enumerate(notes, 1))
    found = findings_of(analyse(read_text(f"{marks}\n\n{listed}\n"), OFFLINE))[0]
    return [finding.code for finding in found if finding.code.startswith("REF")]


@pytest.mark.parametrize(
    ("end", "outside"),
    [(", p. 142.", True), (", 142.", True), (" (p. 42).", False), (", janvier, 10.1017/S12.", False)],
)
def test_pages_cited(end: str, outside: bool) -> None:
    """A number is a page only when it is called one, or stands right after the pages of the article."""
    assert codes(f"{ARTICLE}{end}") == ["REF110"] * outside


@pytest.mark.parametrize(
    ("note", "left_out"),
    [
        ("Smith (n ) 12.", True),
        ("Smith (note 0) 12.", True),
        ("Jacob Rowbottom [2007] CLJ 8 (note).", False),
        ("Wie Filme Geschichte(n) erzählen, Berlin, 2004.", False),
    ],
)
def test_number_left_out(note: str, left_out: bool) -> None:
    """Brackets hold a number left out only when they have room for it."""
    assert ("REF111" in codes(f"{ARTICLE}.", note)) is left_out
