"""What a segment is taken for; works are real, sentences invented."""

import pytest

from smartcite.model import BackReference, Form, FullCitation, Locator, UnparsedCitation
from smartcite.parser import parse_note
from smartcite.parser.cite import cite
from smartcite.parser.labeller import LabelledToken
from smartcite.parser.segments import Segment


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Thucydide, II, 41, 1.", "II, 41, 1"),
        ("Tite-Live, XXI, 4.", "XXI, 4"),
        ("Jos., Ant., XVIII, II, 3 ; IV, 5.", "XVIII, II, 3 ; IV, 5"),
    ],
)
def test_ancient_author(text: str, passage: str) -> None:
    """An ancient author with book, chapter and line is a kind of its own."""
    (citation,) = parse_note(text)
    assert isinstance(citation, FullCitation)
    assert citation.entry_type == "classic"
    assert citation.locator == Locator("passage", passage)


@pytest.mark.parametrize("text", ["Arch. nat., F/7/3029.", "AD Gironde, 4 M 116."])
def test_archive(text: str) -> None:
    """An archival reference is kept whole."""
    (citation,) = parse_note(text)
    assert isinstance(citation, FullCitation)
    assert citation.entry_type == "archive"
    assert citation.fields == {"howpublished": text.rstrip(".")}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Giulia Sandrin, interview by the author, Muggia, June 14, 2016.",
            "Giulia Sandrin, interview by the author, Muggia",
        ),
        (
            "Jean Dupont, entretien avec l’auteur, Lyon, 3 mai 2012.",
            "Jean Dupont, entretien avec l’auteur, Lyon, 3 mai",
        ),
        ("Gespräch mit Frau K., Berlin, 4.5.2011.", "Gespräch mit Frau K., Berlin, 4.5.2011"),
    ],
)
def test_talk(text: str, kept: str) -> None:
    """An interview that nobody printed is kept whole."""
    (citation,) = parse_note(text)
    assert isinstance(citation, FullCitation)
    assert (citation.entry_type, "location" in citation.fields) == ("archive", False)
    assert str(citation.fields["howpublished"]).startswith(kept)


def test_a_printed_interview() -> None:
    """One in a journal is an article."""
    (citation,) = parse_note("Jean Dupont, « Entretien avec Marie Roux », Le Débat, n° 12, 1998, p. 3-12.")
    assert isinstance(citation, FullCitation)
    assert citation.entry_type == "article"


def test_shelf_mark_is_no_year() -> None:
    """What a shelf mark looks like is no field of its own; a day is."""
    (citation,) = parse_note("Arch. dép. Aube, M 1470, lettre au préfet, 21 juillet 1845.")
    assert isinstance(citation, FullCitation)
    assert citation.fields.keys() <= {"howpublished", "date"}
    assert citation.fields.get("date", "1845-07-21") == "1845-07-21"


@pytest.mark.parametrize("text", ["I, 64, 1.", "IX, 17, 1-9 ; 18, 1-4."])
def test_a_passage_alone_cites_nothing(text: str) -> None:
    """Book and chapter do not say of which work."""
    assert parse_note(text) == ()


def test_idem_with_another_title() -> None:
    """ "Id." before another work with its year is a full citation of the author before."""
    text = (
        "G. Duby, Guerriers et paysans, Paris, Gallimard, 1973 ; Id., Le temps des cathédrales, Paris, Gallimard, 1976."
    )
    first, second = parse_note(text)
    assert isinstance(second, FullCitation)
    assert isinstance(first, FullCitation)
    assert second.fields["author"] == first.fields["author"]
    third = parse_note("O. Dann (Hrsg.), Vereine, München 1981; ders., Leser, in: H. Roe (Hg.), Buch, Hamburg 1977.")[
        -1
    ]
    assert isinstance(third, FullCitation)
    assert "Dann" in str(third.fields["author"])


def test_ibid_for_a_journal() -> None:
    """ "ibid." behind a title, with a year, is the journal of the article before."""
    text = (
        "A. Selbst, « Un droit », Revue de droit, vol. 7, n° 2, 2017, p. 76 ; "
        "C. Powles, « Un autre », ibid., vol. 7, n° 4, 2017, p. 233-242."
    )
    second = parse_note(text)[1]
    assert isinstance(second, FullCitation)
    assert second.fields["journaltitle"] == "Revue de droit"
    assert (second.fields["title"], second.fields["pages"], second.locator) == ("Un autre", "233-242", None)
    assert isinstance(parse_note("C. Powles, « Un autre », ibid., p. 3.")[0], BackReference)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("X. Bertrand, op. cit., n° 344. V. déjà supra, note 2.", ["", "2"]),
        ("X. Bertrand, op. cit., p. 3. Cf. infra, note 9.", ["", "9"]),
        ("X. Bertrand, op. cit. supra note 2, p. 3.", ["2"]),
    ],
)
def test_supra_in_a_sentence_of_its_own(text: str, cited: list[str]) -> None:
    """Behind a signal that begins a sentence, supra is no part of the reference before."""
    found = [one for one in parse_note(text) if isinstance(one, BackReference)]
    assert [one.cited_note for one in found] == cited
    assert "Bertrand" in str(found[0].fields)


def test_idem_alone() -> None:
    """ "Idem" with a page is a back reference."""
    (citation,) = parse_note("Idem, p. 12.")
    assert isinstance(citation, BackReference)
    assert citation.form is Form.IDEM


def test_people_and_places_alone_cite_nothing() -> None:
    """Names, a place and a house without title, year or page are a sentence that names them."""
    text = "Luc Belot, Rapporteure : Mathilde"
    spans = ((0, 10, "author"), (11, 24, "location"), (25, 33, "publisher"))
    tokens = [LabelledToken(start, end, text[start:end], name, not start, 0.9) for start, end, name in spans]
    assert cite(text, Segment(tokens), offset=0, note=0) is None


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Saint-Hil, op. cit., p. 403 (supra, note 18).", "18"),
        ("Kervel, « Lire », art. cité (voir supra, note 8), p. 131.", "8"),
        ("Smit, n. 12 above, p. 34.", "12"),
        ("Duby, op. cit. (voir note 2 supra), p. 3.", "2"),
        ("Duby, op. cit. (déjà cité supra, note 1), p. 14.", "1"),
    ],
)
def test_where_it_was_cited(text: str, note: str) -> None:
    """The brackets say in which note the source stands."""
    (citation,) = parse_note(text)
    assert isinstance(citation, BackReference)
    assert citation.cited_note == note


@pytest.mark.parametrize(
    "text",
    [
        "Roe, op. cit., p. 240 (voir aussi supra, note 4).",
        "Roe, op. cit., p. 34 (contra, supra, note 1).",
        "Roe, op. cit., p. 18 (et supra, note 2).",
        "Jane Poe, Ships (London: Verso, 1999), p. 3 (and see n. 2 above).",
        "Ibid., p. 46 (voir supra, note 2, pour une opinion contraire).",
        "CEDH, 13 juin 1979, Marckx c. Belgique, n° 6833/74 (voir supra, note 2).",
        "Archives nationales, F7 1234 (voir supra, note 2).",
        "18 U.S.C. § 1983 (see n. 2 above).",
        "Duby, op. cit., p. 3 et Bloch (note 3).",
        "Duby, op. cit., p. 3 (contra Bloch [note 3]).",
        "Duby, op. cit., p. 3, sur la féodalité (voir supra, note 3).",
        "Duby, op. cit., p. 3. C’est moi qui souligne (voir supra, note 3).",
        "Duby, op. cit., p. 3 (voir infra, note 9).",
        "Duby, op. cit., p. 3 (v. note 4).",
        "Duby, op. cit. (et supra, note 4), p. 3.",
        "Duby, op. cit. (dans le même sens, supra, note 4), p. 3.",
        "Weber, a. a. O. (kritisch dazu oben Anm. 4), S. 3.",
        "Luhmann, a. a. O., S. 3 (mit Verweis auf Koselleck (Fn. 3), S. 5).",
        "Ibid 9 (rejecting Smith, supra note 3, at 113).",
        "Ebd. [a. A. Koselleck (wie Anm. 3)].",
        "Jean Dupont, Les ports, Paris, Seuil, 1990, p. 3 (discuté supra, note 3).",
        "Roe v. Doe, 171 N.E. 418, 421 (Ill. 1930) (discussed supra note 3).",
    ],
)
def test_another_source_in_brackets(text: str) -> None:
    """What brackets point to is another source where their words say more, or a source in full stands before."""
    first, second = parse_note(text)
    assert isinstance(second, BackReference)
    assert second.cited_note
    assert not isinstance(first, BackReference) or not first.cited_note


def test_the_same_who_edited_the_book_around() -> None:
    """ "In: dies. u. Doe (Hgg.)" is no back reference."""
    (citation,) = parse_note("Grete Ivers, »Wer zahlt?«, in: dies. u. Rehb (Hgg.), Seuche und Stadt, S. 101-128.")
    assert isinstance(citation, FullCitation)
    people = citation.fields["editor"]
    assert isinstance(people, tuple)
    assert [name.family for name in people] == ["Ivers", "Rehb"]


def test_the_title_of_a_translation() -> None:
    """It is no subtitle."""
    text = "H. Stoll, Theater und Polizei, Wien, Böhlau, 1971; trad. it. di F. Medol, Teatro e polizia, Torino, 1976."
    (citation,) = parse_note(text)
    assert isinstance(citation, FullCitation)
    assert (citation.fields["title"], citation.fields["titleaddon"]) == ("Theater und Polizei", "Teatro e polizia")


def test_a_title_in_brackets_behind_a_page() -> None:
    """A second author in brackets begins another source."""
    first, second = parse_note("Urrutia, op. cit., p. 335 [frente a Lanz, «La visita de 1784», p. 318 (nota 6)].")
    assert not isinstance(first, UnparsedCitation)
    assert not isinstance(second, UnparsedCitation)
    assert ("title" in first.fields, second.fields["title"]) == (False, "La visita de 1784")


def test_a_letter_in_the_works_of_the_same() -> None:
    """What stands before "in id." is the title of a part of the book that follows."""
    text = "Jovellanos a Holland, Sevilla, 22 de mayo de 1809, en ídem, Obras completas, t. V, Oviedo, KRK, 1990, p. 3."
    (citation,) = parse_note(text)
    assert isinstance(citation, FullCitation)
    assert citation.fields["title"] == "Jovellanos a Holland, Sevilla, 22 de mayo de 1809"
