"""Contributions to a volume that was cited before."""

import pytest

from smartcite.model import Analysis, BackReference, FullCitation, Locator, Name
from smartcite.pipeline import findings_of
from tests.antecedents.essays import DUBY, ends, essay

VOLUME = "Étienne Courtaud et Mireille Ladous (dir.), Peste, port et pouvoir, Paris, Fayard, 1998."
HOST = "in É. Courtaud et M. Ladous (dir.), Peste, port et pouvoir"
CHAPTER = f"Bernard Tillac, « Les patentes de santé », {HOST}, op. cit., p. 201-238."


def codes(analysis: Analysis) -> list[str]:
    """Return the codes of the REF rules raised on an essay."""
    return [finding.code for finding in findings_of(analysis)[0] if finding.code.startswith("REF")]


@pytest.mark.parametrize(
    ("volume", "chapter"),
    [
        (VOLUME, CHAPTER),
        (
            "Hans Dohm (Hrsg.), Städte am Meer, Köln: Böhlau 1994.",
            "Anna Rose, Die Häfen, in: Hans Dohm (Hrsg.), Städte am Meer (wie Anm. 1), S. 201–238.",
        ),
        (
            "Ana Palomeque (coord.), Mercados y mercaderes, Valladolid, Universidad, 1999.",
            "J. L. Barrientos, «Ferias», en A. Palomeque (coord.), Mercados y mercaderes, op. cit., pp. 201-238.",
        ),
    ],
)
def test_parted(volume: str, chapter: str) -> None:
    """It is a source with the year and the place of its volume, which is referred to."""
    analysis = essay(volume, chapter)
    _, found, back = analysis.citations
    assert isinstance(found, FullCitation)
    assert isinstance(back, BackReference)
    assert found.entry_type == "incollection"
    assert {"author", "title", "booktitle", "editor", "date", "pages", "location"} <= found.fields.keys()
    assert found.fields["pages"] == "201-238"
    assert ends(analysis) == {"2": "1"}
    assert codes(analysis) == []


def test_cited_again() -> None:
    """What follows means the contribution: "ibid.", its author and the number of its note."""
    analysis = essay(
        VOLUME,
        CHAPTER,
        "Ibid., p. 215.",
        DUBY,
        "B. Tillac, art. cit., p. 210.",
        "Supra, note 2.",
        "Tillac (n. 2).",
        "Courtaud et Ladous, op. cit., p. 9.",
    )
    assert ends(analysis) == {"2": "1", "3": "2", "5": "2", "6": "2", "7": "2", "8": "1"}
    assert codes(analysis) == []


def test_page_outside() -> None:
    """The pages of the contribution are known."""
    assert codes(essay(VOLUME, CHAPTER, "Ibid., p. 415.")) == ["REF110"]


def test_known_contribution() -> None:
    """One that was cited before in full is only referred to."""
    whole = f"Bernard Tillac, « Les patentes de santé », {HOST}, Paris, Fayard, 1998, p. 201-238."
    analysis = essay(whole, DUBY, f"Bernard Tillac, « Les patentes de santé », {HOST}, op. cit., p. 210.")
    assert [type(one).__name__ for one in analysis.citations] == ["FullCitation", "FullCitation", "BackReference"]
    assert ends(analysis) == {"3": "1"}


def test_unknown_volume() -> None:
    """Nothing is parted from a volume that was never cited."""
    assert [type(one).__name__ for one in essay(DUBY, CHAPTER).citations] == ["FullCitation", "BackReference"]


def test_page_cited() -> None:
    """The page cited is one of the contribution."""
    found = essay(VOLUME, f"Bernard Tillac, « Les patentes de santé », {HOST}, op. cit., p. 210.").citations[1]
    assert isinstance(found, FullCitation)
    assert found.locator == Locator("page", "210")
    assert found.fields["author"] == (Name("Tillac", "Bernard"),)


def test_in_the_volume_of_a_contribution() -> None:
    """ "In ibid." is in the volume, not in the contribution."""
    analysis = essay(VOLUME, CHAPTER, "Jean Vidal, « La quarantaine », in ibid., p. 340.")
    assert ends(analysis)["3"] == "1"
    assert codes(analysis) == []


def test_title_like_that_of_its_volume() -> None:
    """The volume is meant by its title, though the contribution has words of it."""
    chapter = f"Bernard Tillac, « Peste, port et Marseille », {HOST}, op. cit., p. 201-238."
    analysis = essay(
        VOLUME, chapter, DUBY, "E. Courtaud et M. Ladous (dir.), Peste, port et pouvoir, op. cit., p. 300."
    )
    assert ends(analysis) == {"2": "1", "4": "1"}
    assert codes(analysis) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Jean Roe, Quais et ports, Paris, 1990.", "J. Roe, « La peste », in J. Roe, Quais et ports, op. cit., p. 8."),
        (VOLUME, "V. Hugo, « Discours », cité dans É. Courtaud (dir.), Peste, port et pouvoir, op. cit., p. 200."),
        ("Pierre Morel, « Les quais », Annales, n° 12, 1999.", "A. Sorel, « Le bail », in P. Morel, op. cit., p. 5."),
    ],
)
def test_no_contribution(first: str, second: str) -> None:
    """A chapter of one's own book, a quotation and what is in an article are only referred to."""
    assert [type(one).__name__ for one in essay(first, second).citations] == ["FullCitation", "BackReference"]


def test_piece_in_the_book_of_another() -> None:
    """Its book has an author, who made no piece."""
    book = "Jacques Bertin, Sémiologie graphique, Paris, Mouton, 1967."
    analysis = essay(
        book, "Anne Sorel, « Préface », in J. Bertin, Sémiologie graphique, op. cit., p. 5-8.", "Bertin, op. cit."
    )
    found = analysis.citations[1]
    assert isinstance(found, FullCitation)
    assert (found.entry_type, found.fields["bookauthor"]) == ("inbook", (Name("Bertin", "Jacques"),))
    assert ends(analysis) == {"2": "1", "3": "1"}
    assert codes(analysis) == []


def test_volume_of_the_number() -> None:
    """Of two volumes by one editor the number of the note tells which."""
    ports, ships = "Jane Doe (ed.), Ports (Oxford: OUP, 1998).", "Jane Doe (ed.), Ships (Oxford: OUP, 2003)."
    analysis = essay(ports, ships, "Anne Roe, “Law”, in Jane Doe (ed.), supra note 1, at 20.")
    found = [one for one in analysis.citations if one.note == analysis.document.notes[2].index]
    assert isinstance(found[0], FullCitation)
    assert (found[0].fields["booktitle"], found[0].fields["date"]) == ("Ports", "1998")


def test_piece_in_a_volume_that_nobody_cites() -> None:
    """Its writer is known further on; what is missing is told once."""
    piece = "Anne Sorel, « Le lazaret », in P. Morel (dir.), Les ports, op. cit., p. 105."
    analysis = essay(DUBY, piece, "Sorel, op. cit., p. 106.")
    assert codes(analysis) == ["REF101"]


def test_second_contribution_by_one_author() -> None:
    """It is one of its own, in the same volume or in one with a title that begins alike."""
    first, second = (
        "Pierre Dupont (dir.), La ville médiévale, Paris, Seuil, 1990.",
        "Pierre Dupont (dir.), La ville antique, Lyon, PUL, 1995.",
    )
    wine = "Anne Court, « Le marché du vin », in P. Dupont (dir.), La ville médiévale, op. cit., p. 12-40."
    salt = "Anne Court, « Le marché du sel », in P. Dupont (dir.), La ville antique, op. cit., p. 120-140."
    gate = "Anne Court, « La porte », in P. Dupont (dir.), La ville médiévale, op. cit., p. 220-240."
    analysis = essay(first, second, wine, salt, gate, "Court, « La porte », art. cit., p. 225.")
    dates = {
        str(one.fields.get("title")): one.fields.get("date")
        for one in analysis.citations
        if isinstance(one, FullCitation)
    }
    assert dates["Le marché du vin"] == dates["La porte"] == "1990"
    assert dates["Le marché du sel"] == "1995"
    assert ends(analysis) == {"3": "1", "4": "2", "5": "1", "6": "5"}
    assert codes(analysis) == []


def test_in_a_volume_by_the_same() -> None:
    """ "in id. (dir.)" is the volume that its writer edited."""
    volume = "Jean Dupont (dir.), La ville médiévale, Paris, Seuil, 1990."
    piece = "Jean Dupont, « L’église », dans id. (dir.), La ville médiévale, op. cit., p. 80-99."
    assert ends(essay(volume, piece, "Dupont, « L’église », art. cit., p. 81."))["3"] == "2"


QUAYS = "Bernard Doe (dir.), Les quais de Bretagne, Paris, Gallimard, 1990."
BREST = "Anne Roe, « Le port de Brest », in Bernard Doe (dir.), Les quais de Bretagne, op. cit., p. 201-238."


@pytest.mark.parametrize("title", ["Le port de Brest", "Port de Brest", "Brest"])
def test_a_contribution_again(title: str) -> None:
    """A shorter title means the same contribution, whose pages are known."""
    again = f"Roe, « {title} », in Bernard Doe (dir.), Les quais de Bretagne, op. cit., p. 310."
    analysis = essay(QUAYS, BREST, DUBY, again)
    assert ends(analysis)["4"] == "2"
    assert [one.code for one in findings_of(analysis)[0]] == ["REF110"]


def test_in_the_volume_before() -> None:
    """What stands "in ibid." is a source of its own, in the volume of the contribution before."""
    analysis = essay(
        QUAYS, BREST, "Paul Mora, « Les phares », in ibid., p. 12-45.", "Mora, « Les phares », in ibid., p. 14."
    )
    (lights,) = [one for one in analysis.citations if isinstance(one, FullCitation) and one.note == 2]
    assert (lights.fields["booktitle"], lights.fields["date"]) == ("Les quais de Bretagne", "1990")
    assert ends(analysis) == {"2": "1", "3": "1", "4": "3"}


def test_pieces_of_one_name_in_two_volumes() -> None:
    """An introduction to another volume is another one."""
    volumes = (QUAYS, "Paul Mora (dir.), Les phares de Bretagne, Paris, Gallimard, 1995.")
    first = "Anne Roe, « Introduction », in Bernard Doe (dir.), Les quais de Bretagne, op. cit., p. 7-15."
    second = "Anne Roe, « Introduction », in Paul Mora (dir.), Les phares de Bretagne, op. cit., p. 105-112."
    analysis = essay(*volumes, first, second, "Ibid., p. 106.")
    assert findings_of(analysis)[0] == ()
    assert len(analysis.works) == 4


def test_a_volume_named_short() -> None:
    """In the note that is named, the volume that shares the most words is meant."""
    volumes = (
        "Karl Roth (Hg.), Handbuch der Geschichte, Berlin 1990; Hans Mann (Hg.), Geschichte der Städte, München 1991."
    )
    analysis = essay(volumes, "Anna Klein, Wege, in: Handbuch Geschichte (Anm. 1), S. 30.")
    chapter = next(one for one in analysis.citations if isinstance(one, FullCitation) and "booktitle" in one.fields)
    editor = chapter.fields["editor"][0]
    assert isinstance(editor, Name)
    assert editor.family == "Roth"
