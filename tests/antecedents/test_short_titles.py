"""Short titles: back references without a device."""

import pytest

from smartcite.model import BackReference, Form, FullCitation
from tests.antecedents.essays import CHARTIER, CULTURE, DUBY, ROIS, ends, essay


@pytest.mark.parametrize(
    ("notes", "end"),
    [
        pytest.param((CHARTIER, ROIS, "Chartier, L’ordre des livres, p. 12."), "1", id="a name and a title"),
        pytest.param((CHARTIER, ROIS, "Chartier, L’ordre, 12."), "1", id="the beginning of a title"),
        pytest.param((CHARTIER, ROIS, "L’ordre des livres, 12."), "1", id="a title alone"),
        pytest.param((CHARTIER, CULTURE, "Voir Chartier, L’ordre des livres, 12-13."), "1", id="behind a signal"),
        pytest.param(
            ("Bloch, Les rois thaumaturges, 3.", DUBY, "Les rois thaumaturges, 7."), "1", id="short from the start"
        ),
        pytest.param((ROIS, DUBY, "Bloch, Rois, p. 12."), "1", id="a word within the title"),
        pytest.param((CHARTIER, DUBY, "Ibid., p. 6. Voir aussi Chartier, L’ordre, 70-71."), "1", id="amid a note"),
        pytest.param((CHARTIER, DUBY, "Chartier, L’ordre, 29. Nous soulignons."), "1", id="with a remark"),
        pytest.param((CHARTIER, DUBY, "Chartier, L’ordre, 5, qui cite Certeau."), "1", id="with a clause"),
    ],
)
def test_recognised(notes: tuple[str, ...], end: str) -> None:
    """The last note points back to the note that cites the source."""
    analysis = essay(*notes)
    assert isinstance(last := analysis.citations[-1], BackReference)
    assert last.form is Form.SHORT_TITLE
    assert list(ends(analysis).values())[-1] == end


@pytest.mark.parametrize("note", [CHARTIER, "Jean Chartier, L’ordre public, Paris, Dalloz, 1990."])
def test_full(note: str) -> None:
    """A source in full is none, even when it was cited before."""
    assert isinstance(essay(CHARTIER, DUBY, note).citations[-1], FullCitation)


def test_page_of_the_next() -> None:
    """A page behind a semicolon belongs to the source before it, not to the short title at the beginning."""
    first, second = essay(CHARTIER, DUBY, "Chartier, L’ordre des livres; Duby, Guerriers et paysans, 369.").citations[
        2:
    ]
    assert isinstance(first, BackReference)
    assert isinstance(second, BackReference)
    assert first.locator is None
    assert second.locator is not None


def test_two_authors_with_a_semicolon() -> None:
    """In Brazil a semicolon parts the authors of one source."""
    both = "Georges Duby; Philippe Ariès, Histoire de la vie privée, Paris, Seuil, 1985."
    references = essay(both, CHARTIER, "Duby; Ariès, 1985, p. 10.").citations[2:]
    assert len(references) == 1


def test_signal_is_no_title() -> None:
    """ "véase p. 3" behind a title tells of a page."""
    first = "Roberto Schwarz. As ideias fora do lugar, véase p. 150."
    second = "Gonzalo Anes. El Antiguo Régimen, véase p. 246."
    assert essay(first, second).matches == ()


def test_remark() -> None:
    """A remark said twice is no source."""
    assert essay(CHARTIER, "Traduction personnelle.", DUBY, "Traduction personnelle.").matches == ()


def test_name_with_a_slip_beside_a_title() -> None:
    """Several words of a title tell the source, whatever slip its author's name has."""
    road = "Margaret Harrow, The Salt Road: Trade and Kinship (Cambridge: Cambridge University Press, 2003), 45."
    analysis = essay(road, DUBY, "Harow, Salt Road, 91.")
    assert ends(analysis) == {"3": "1"}


def test_a_given_name_is_no_slip_of_a_family_name() -> None:
    """Martine Segal is not Henri Martin, though their books have one title."""
    book = "Histoire de France populaire"
    one = f"Henri Martin, {book}, Paris, Furne, 1867, p. 3."
    analysis = essay(one, f"Martine Dupont, {book}, Paris, Seuil, 1990, p. 12.", f"Martine Segal, {book}, p. 14.")
    assert analysis.matches == ()


@pytest.mark.parametrize("name", ["Le Roy Ladur", "Domínguez Ortiz", "Urquijo Bel"])
def test_a_family_name_of_several_words(name: str) -> None:
    """The parser of one note takes a word of it for a given name; a source before tells better."""
    book = f"Emmanuel {name}, Montaillou, village occitan, Paris, Gallimard, 1975, p. 12."
    assert ends(essay(book, DUBY, f"{name}, Montaillou, village occitan, p. 45."))["3"] == "1"


@pytest.mark.parametrize("again", ["Bloch, p. 150. Voir Duby, Guerriers, p. 3.", "Bloch, Rois, 2e éd., p. 12."])
def test_a_name_or_an_edition(again: str) -> None:
    """A name alone with a page, before another source, and an edition behind a short title are no new sources."""
    assert ends(essay(ROIS, DUBY, again))["3"] in ("1", "2")
    assert len(essay(ROIS, DUBY, again).works) == 2


def test_a_thesis_by_its_kind() -> None:
    """A thesis may be called so."""
    thesis = "Karl Mold, Die Filtrieranlage, Diss. (masch.), Univ. Hamburg 1974, S. 34."
    assert ends(essay(thesis, DUBY, "Mold, Diss., S. 36."))["3"] == "1"
