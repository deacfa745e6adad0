"""REF110 and REF111: what they leave alone beyond their examples."""

import pytest

from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_text

ARTICLE = "Jean-Pierre Meunier, « Images et sens », Communications, n° 12, 1998, p. 29-94"


def codes(*notes: str) -> list[str]:
    """Return the codes of the REF rules raised on an essay with these notes."""
    marks = " ".join(f"Phrase[{number}]." for number in range(1, len(notes) + 1))
    listed = "\n".join(f"[{number}] {note}" for number, note in enumerate(notes, 1))
    found = findings_of(understand(read_text(f"{marks}\n\n{listed}\n")))[0]
    return [finding.code for finding in found if finding.code.startswith("REF")]


@pytest.mark.parametrize(
    ("end", "outside"),
    [(", p. 142.", True), (", 142.", True), (" (p. 42).", False), (", janvier, 10.1017/S12.", False)],
)
def test_pages_cited(end: str, outside: bool) -> None:
    """A number is a page only when it is called one, or stands right after the pages of the article."""
    assert codes(f"{ARTICLE}{end}") == ["REF110"] * outside


@pytest.mark.parametrize(
    "notes",
    [
        pytest.param((f"{ARTICLE}.", "Ibid., p. 289-320."), id="another article of that journal"),
        pytest.param((f"{ARTICLE}.", "Ibid., vol. 13, 1999, p. 191."), id="another volume of that journal"),
        pytest.param(
            ("Owen Bowcott, « Un arrêt », Le Monde, 12 mai 2019, p. 113-121.", "Ibid., p. 208."), id="a newspaper"
        ),
        pytest.param(
            ("Daniel Roche, Le peuple de Paris, Paris, Aubier, 1981.", f"{ARTICLE}; A. Farge, La vie fragile, p. 167."),
            id="the page of the next source",
        ),
        pytest.param(
            (
                "Jean-Pierre Meunier, Essais sur l’image, Paris, Seuil, 1981.",
                f"{ARTICLE}.",
                "Un autre livre de Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.",
                "Meunier, op. cit.",
                "Ibid., p. 198.",
            ),
            id="which of two works is not sure",
        ),
    ],
)
def test_pages_not_known(notes: tuple[str, ...]) -> None:
    """Nothing is said of a page where the pages of the source meant are not surely known."""
    assert "REF110" not in codes(*notes)


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


def test_the_year_of_the_source() -> None:
    """A reference that repeats the year cites a page of that source."""
    assert "REF110" in codes(f"{ARTICLE}.", "Meunier, « Images et sens », art. cit., 1998, p. 794.")


@pytest.mark.parametrize(("note", "code"), [("Photo Anderson (n. 4410).", []), ("Meunier (n. 44).", ["REF103"])])
def test_number_of_no_note(note: str, code: list[str]) -> None:
    """A number that no essay's notes reach is that of something else."""
    assert codes(f"{ARTICLE}.", "Un mot.", "Un autre.", note) == code
