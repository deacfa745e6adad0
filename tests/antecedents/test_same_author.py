""" "The same" author as before, with a source of its own."""

import pytest

from smartcite.model import BackReference, FullCitation, Name
from tests.antecedents.essays import CHARTIER, DUBY, REMARK, ends, essay

LUHMANN = "Niklas Luhmann: Die Gesellschaft der Gesellschaft. Frankfurt a. M. 1997, S. 45."
SYSTEME = "Ders.: Soziale Systeme. Grundriß einer Theorie. Frankfurt a. M. 1984, S. 12."


@pytest.mark.parametrize(
    "notes",
    [
        pytest.param((LUHMANN, SYSTEME), id="the note before"),
        pytest.param((LUHMANN, "Ebd.", SYSTEME), id="behind an ibid."),
        pytest.param((f"{LUHMANN[:-1]}; {SYSTEME}",), id="in the same note"),
        pytest.param((f"{LUHMANN[:-1]}; zur Forschung siehe unten, Anm. 3.", "Ebd.", SYSTEME), id="behind a pointer"),
    ],
)
def test_named(notes: tuple[str, ...]) -> None:
    """The author is that of the source before, whatever stands in between for it."""
    last = essay(*notes).citations[-1]
    assert isinstance(last, FullCitation)
    assert last.fields["author"] == (Name("Luhmann", "Niklas"),)


def test_followed() -> None:
    """The work is found under its author's name."""
    analysis = essay(LUHMANN, "Ebd.", SYSTEME, DUBY, "Luhmann, Soziale Systeme, a. a. O., S. 3.")
    assert list(ends(analysis).values())[-1] == "3"


def test_not_known() -> None:
    """Nobody is named where the note before cites nothing."""
    last = essay(CHARTIER, REMARK, "Id., Les héritiers, Paris, Minuit, 1964, p. 3.").citations[-1]
    assert isinstance(last, FullCitation | BackReference)
    assert "author" not in last.fields


def test_in_a_book_by_the_same() -> None:
    """ "In: Ders.: a book" is where that text stands, no back reference to the note before."""
    host = "Walter Benjamin: Das Passagen-Werk. In: Ders.: Gesammelte Schriften. Bd. V. Frankfurt a. M. 1982, S. 574."
    analysis = essay(LUHMANN, host, "Ebd., S. 576.")
    assert ends(analysis)["3"] == "2"


def test_another_title_by_the_same() -> None:
    """ "Id., A Title, op. cit." means that title, not the one before."""
    first, second = (
        "Ana Roe, La bottega dello scriba, Bologna, il Mulino, 1994.",
        "Ana Roe, Il notaio, Roma, Carocci, 2001.",
    )
    analysis = essay(first, second, "Id., La bottega dello scriba, cit., p. 70.")
    assert ends(analysis) == {"3": "1"}


def test_a_thesis_by_the_same() -> None:
    """What an institution made is a source of its own."""
    last = essay(LUHMANN, "Ders., Ratsherren und Reliquien, Habil.-Schr., Univ. Marburg 1999, S. 12.").citations[-1]
    assert isinstance(last, FullCitation)
    assert (last.entry_type, last.fields["author"]) == ("thesis", (Name("Luhmann", "Niklas"),))


def test_full_source_by_the_same() -> None:
    """What has a year is a source of its own, whatever stands behind it."""
    book = "Michel Foucault, Les mots et les choses, Paris, Gallimard, 1966."
    last = essay(book, "Id., Surveiller et punir, Paris, Gallimard, 1975, op. cit., p. 12.").citations[-1]
    assert isinstance(last, FullCitation)


def test_given_name_of_the_same() -> None:
    """A short reference leaves it out, and the source in full has it."""
    last = essay(LUHMANN, DUBY, "Luhmann (Anm. 1), S. 3.", SYSTEME).citations[-1]
    assert isinstance(last, FullCitation)
    assert last.fields["author"] == (Name("Luhmann", "Niklas"),)


def test_namesakes_keep_their_given_names() -> None:
    """Of two people of one family name "id." is the one before."""
    jean, pierre = "Jean Martin, La ville, Paris, Seuil, 1990.", "Pierre Martin, La mer, Paris, Plon, 2001"
    last = essay(jean, f"{pierre} ; Id., Le vent, Paris, Plon, 2003, p. 9.").citations[-1]
    assert isinstance(last, FullCitation)
    assert last.fields["author"] == (Name("Martin", "Pierre"),)
