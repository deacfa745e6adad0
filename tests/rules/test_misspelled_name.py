"""BIB104: what is a slip, and how often it is told."""

import pytest

from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_text

NOTE = "Robert Darnton, The Business of Enlightenment, Cambridge, Harvard University Press, 1979."


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Wie Robert Darnton zeigt[1].", 0),
        ("Das ist Robert Darntons These[1].", 0),
        ("Wie Robert Darntton zeigt[1].", 1),
        ("Wie Robert Darntton zeigt[1]. Auch Robert Darntton sagt es[2].", 1),
    ],
)
def test_slips(sentence: str, told: int) -> None:
    """A slip is told once; the s of a genitive is none."""
    notes = "\n".join(f"[{number}] {NOTE}" for number in range(1, sentence.count("[") + 1))
    found = findings_of(understand(read_text(f"{sentence}\n\n{notes}\n")))[0]
    assert [one.code for one in found if one.code == "BIB104"] == ["BIB104"] * told


@pytest.mark.parametrize(
    ("named", "told"), [("Michel de Certau", 1), ("Michel de Certeau", 0), ("à la ville de Certau", 0)]
)
def test_behind_a_particle(named: str, told: int) -> None:
    """A particle may stand between the given name and the family name."""
    note = "Michel de Certeau, L’invention du quotidien, Paris, Gallimard, 1990."
    found = findings_of(understand(read_text(f"On doit à {named} un livre[1].\n\n[1] {note}\n")))[0]
    assert [one.code for one in found] == ["BIB104"] * told


@pytest.mark.parametrize(
    ("named", "told"), [("Gabriel García Márques", 1), ("Gabriel García Márquez", 0), ("Gabriel Márques", 1)]
)
def test_each_word_of_a_double_name(named: str, told: int) -> None:
    """A slip may be in either of two family names."""
    note = "Gabriel García Márquez, La hojarasca, Madrid, Alianza, 1990."
    found = findings_of(understand(read_text(f"On doit à {named} un livre[1].\n\n[1] {note}\n")))[0]
    assert [(one.code, "“Márquez”" in one.message) for one in found] == [("BIB104", True)] * told


def test_a_word_of_a_double_name_is_of_many_people() -> None:
    """Beside another given name it is another family's."""
    note = "Ana Gómez Torre, La casa, Madrid, Alianza, 1990."
    found = findings_of(understand(read_text(f"El poeta João Gomes citó a Ana Gómez Torre[1].\n\n[1] {note}\n")))[0]
    assert [one.code for one in found] == []


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("Die Befreiung der Bauern begann[1].", "Fritz Bauer, Das Verbrechen, München, Reinhardt, 1957, S. 12."),
        (
            "Il parla au Concile de Constance[1].",
            "Benjamin Constant, Principes de politique, Paris, Seuil, 1999, p. 12.",
        ),
        ("Le Traité de Lisbonne suivit[1].", "Jean Lisbonne-Roe, Le traité, Paris, Seuil, 1999, p. 12."),
    ],
)
def test_nouns_before_a_particle(sentence: str, note: str) -> None:
    """Before a particle only the author's own given name tells of a person."""
    found = findings_of(understand(read_text(f"{sentence}\n\n[1] {note}\n")))[0]
    assert [one for one in found if one.code == "BIB104"] == []


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("Osterkampf, Urteil und Spiel, a. a. O., S. 141.", 1),
        ("Osterkamp, Urteil und Spiel, a. a. O., S. 141.", 0),
        ("Ost., Urteil und Spiel, a. a. O., S. 141.", 0),
    ],
)
def test_in_a_reference_back(reference: str, told: int) -> None:
    """A name beside a title that tells the source is compared with that of the source, unless it is shortened."""
    book = "Friedhelm Osterkamp, Urteil und Spiel, Berlin: Akademie 1994."
    other = "Hans Dohm, Städte am Meer, Köln: Böhlau 1994."
    text = f"Eins[1]. Zwei[2]. Drei[3].\n\n[1] {book}\n[2] {other}\n[3] {reference}\n"
    found = findings_of(understand(read_text(text)))[0]
    assert [one.code for one in found] == ["BIB104"] * told


@pytest.mark.parametrize(
    ("source", "reference"),
    [
        ("Heinz Müller, Die Stadt am Meer, Köln: Böhlau 1994.", "Mueller, Die Stadt am Meer, a. a. O., S. 3."),
        ("Leo Tolstoï, La guerre et la paix, Paris, Seuil, 1994.", "Tolstoy, La guerre et la paix, op. cit., p. 3."),
        ("Pierre Martin, La ville rouge, Paris, Seuil, 1994.", "Louis Martine, La ville rouge, op. cit., p. 3."),
    ],
)
def test_no_slip_in_a_reference_back(source: str, reference: str) -> None:
    """Another spelling is none, nor is another person."""
    text = f"Eins[1]. Zwei[2].\n\n[1] {source}\n[2] {reference}\n"
    found = findings_of(understand(read_text(text)))[0]
    assert "BIB104" not in [one.code for one in found]


def test_a_slip_in_one_word_of_a_name() -> None:
    """The other word does not make it right."""
    book = "Hélène Marchetti-Roux, Compagnies et lazarets, Paris, Albin Michel, 2003."
    text = f"Un[1]. Deux[2].\n\n[1] {book}\n[2] Marcheti-Roux, Compagnies et lazarets, op. cit., p. 15.\n"
    assert [one.code for one in findings_of(understand(read_text(text)))[0]] == ["BIB104"]


@pytest.mark.parametrize(
    ("printed", "told"),
    [("Urquiza Belaunde", 1), ("Urquijo Belaunde", 0), ("Belaunde", 0), ("Urquijo", 0), ("Ana Belaunde", 0)],
)
def test_a_slip_in_one_of_two_family_names(printed: str, told: int) -> None:
    """The right one tells who is meant, without a title."""
    book = "José Luis Urquijo Belaunde, Historia de los puertos, Madrid, Alianza, 1998, p. 12."
    text = f"Uno[1]. Dos[2].\n\n[1] {book}\n[2] {printed}, op. cit., p. 15.\n"
    assert [one.code for one in findings_of(understand(read_text(text)))[0]] == ["BIB104"] * told


@pytest.mark.parametrize(
    ("source", "reference", "told"),
    [
        ("Jonah Feld & Priya Raman, Auctioning the Curb (2022).", "Feld & Rahman, supra note 1, at 27.", 1),
        ("Jonah Feld & Priya Raman, Auctioning the Curb (2022).", "Feld & Raman, supra note 1, at 27.", 0),
        (
            "Wachsmuth, Der objektive Empfängerhorizont, 2007, S. 112.",
            "Wachsmut, Empfängerhorizont (Fn. 1), S. 120.",
            1,
        ),
        ("Wachsmuth, Der objektive Empfängerhorizont, 2007, S. 112.", "Wachsmuth, Empfängerhorizont (Fn. 1), S. 2.", 0),
        ("A. ZOPPINI, La pena contrattuale, Milano, 1991, p. 34.", "ZOPINI, La pena contrattuale, cit., p. 140.", 1),
        ("OCDE, Perspectives de l’emploi, Paris, OCDE, 1994.", "OCED, Perspectives de l’emploi, op. cit., p. 3.", 0),
    ],
)
def test_what_stands_beside_the_slip(source: str, reference: str, told: int) -> None:
    """The name of a fellow author tells the source, too, and so does a title that was taken for a given name."""
    text = f"Eins[1]. Zwei[2].\n\n[1] {source}\n[2] {reference}\n"
    assert [one.code for one in findings_of(understand(read_text(text)))[0]] == ["BIB104"] * told


@pytest.mark.parametrize(("named", "told"), [("Jean Marin", 0), ("Louis Marin", 1), ("L. Marin", 1), ("Lou Marin", 1)])
def test_another_given_name(named: str, told: int) -> None:
    """A name like the author's beside another given name is somebody else's."""
    note = "Louis Martin, Histoire des quais, Paris, Seuil, 1990."
    found = findings_of(understand(read_text(f"Comme le dit {named}, tout change[1].\n\n[1] {note}\n")))[0]
    assert [one.code for one in found] == ["BIB104"] * told


@pytest.mark.parametrize(
    ("source", "reference"),
    [
        ("Ursula Kästner-Röhl, Boten und Wirte, Köln: Böhlau 1994.", "Kestner-Röhl, a. a. O. (wie Anm. 1), S. 3."),
        (
            "CA Limoges, 14 mars 1996, JCP G 1997, II, 22803, note D. Ambert-Delas.",
            "D. Ambert-Dalas, note préc., n° 4.",
        ),
        ("United States v. Dunmorrow, 741 F.3d 339, 344 (9th Cir. 2013).", "Dunmarrow, supra note 1, at 349."),
        ("Siobhan Garvey, Partial Ouster (Hart Publishing 2021) 95.", "Garvy (n 1) 97."),
    ],
)
def test_annotators_and_parties(source: str, reference: str) -> None:
    """Half of a double name, who comments on a decision, and a party are compared, too."""
    text = f"Eins[1]. Zwei[2].\n\n[1] {source}\n[2] {reference}\n"
    assert [one.code for one in findings_of(understand(read_text(text)))[0]] == ["BIB104"]
