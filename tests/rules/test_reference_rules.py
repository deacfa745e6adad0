"""REF110 and REF111: what they leave alone beyond their examples."""

import pytest

from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_text
from smartcite.settings import Settings

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


def test_half_of_a_double_name() -> None:
    """ "Prieto Sanchís", whom the parser of one note takes for Prieto's Sanchís, is the author of the pages printed."""
    source = "Luis Prieto Sanchís, «La ponderación judicial», Anuario de la Facultad, núm. 5 (2001), pp. 201-227."
    assert codes(source, "Prieto Sanchís, «La ponderación judicial», cit. (nota 1), p. 327.") == ["REF110"]


def test_the_year_of_the_source() -> None:
    """A reference that repeats the year cites a page of that source."""
    assert "REF110" in codes(f"{ARTICLE}.", "Meunier, « Images et sens », art. cit., 1998, p. 794.")


@pytest.mark.parametrize(("note", "code"), [("Photo Anderson (n. 4410).", []), ("Meunier (n. 44).", ["REF103"])])
def test_number_of_no_note(note: str, code: list[str]) -> None:
    """A number that no essay's notes reach is that of something else."""
    assert codes(f"{ARTICLE}.", "Un mot.", "Un autre.", note) == code


def messages(*notes: str) -> list[tuple[str, str]]:
    """Return message and help of the REF findings on an essay with these notes."""
    marks = " ".join(f"Phrase[{number}]." for number in range(1, len(notes) + 1))
    listed = "\n".join(f"[{number}] {note}" for number, note in enumerate(notes, 1))
    found = findings_of(understand(read_text(f"{marks}\n\n{listed}\n")))[0]
    return [(finding.message, finding.help) for finding in found if finding.code.startswith("REF")]


ROE = "Anna Collingbourne, Les quais de Brest, Paris, Seuil, 1981."
DOE = "Jean Meunier, Le port, Paris, Seuil, 1990."


def test_a_name_that_differs_by_a_slip() -> None:
    """Who is meant is said, with the note."""
    ((_, advice),) = messages(ROE, DOE, "Collingborne, op. cit., p. 12.")
    assert advice.startswith("write Collingbourne (note 1) if that is who you mean; if not, give the full reference")


def test_what_a_note_does_not_cite_has_its_name() -> None:
    """The names or the title before a device are said, and no "it"."""
    two = "Simon Kettleby and Ruth Amory, Dishonest Assistance (Hart Publishing 2009)."
    ((message, advice),) = messages(two, DOE, "Kettleby and Amory (n 2) 120.")
    assert message == "“Kettleby and Amory (n 2)” points to note 2, which does not cite Kettleby"
    assert advice == "write note 1 if you mean Kettleby"


def test_a_title_that_nobody_has() -> None:
    """Where an author has several works, a title that is none of theirs is said to be none."""
    other = "Anna Collingbourne, Les ponts de Brest, Paris, Seuil, 1984."
    ((_, advice),) = messages(ROE, other, "Collingbourne, La maison perdue, op. cit., p. 12.")
    assert advice == "no earlier note has the title “La maison perdue”: check it, or give the full reference"


def test_both_sources_that_ibid_may_mean_are_shown() -> None:
    """Each has its label."""
    text = f"Un[1]. Deux[2].\n\n[1] {ROE[:-1]}; {DOE}\n[2] Ibid., p. 3.\n"
    (finding,) = [one for one in findings_of(understand(read_text(text)))[0] if one.code == "REF107"]
    assert [label.text for label in finding.labels[1:]] == ["one of the sources"] * 2


def test_a_namesake() -> None:
    """Who is meant is named in full where the note has another of that name."""
    notes = ("Marc Lemoine, La Scarpe, Lille, Giard, 2007.", "Jeanne Lemoine, Moulins, Arras, Presses, 2011.")
    again = "J. Lemoine, op. cit. (supra, note 1), p. 2."
    text = f"Un[1]. Deux[2]. Trois[3].\n\n[1] {notes[0]}\n[2] {notes[1]}\n[3] {again}\n"
    (finding,) = findings_of(understand(read_text(text)))[0]
    assert finding.message.endswith("points to note 1, which cites another Lemoine")
    assert finding.help == "write note 2 if you mean J. Lemoine"


@pytest.mark.parametrize(("again", "told"), [("ibid.", []), ("ibid 21.", ["REF107"])])
def test_ibid_of_all(again: str, told: list[str]) -> None:
    """In OSCOLA a bare "ibid" means all that the note before cites (1.2.3); a page is one source's."""
    sources = "Ann Lee, *Police Law* (OUP 2016) 41; Bob Ray, *The Warrant* (Hart Publishing 2018) 20."
    document = read_text(f"One[^1]. Two[^2].\n\n[^1]: {sources}\n[^2]: {again}\n", format="markdown")
    found = findings_of(understand(document, Settings(school="oscola")))[0]
    assert [one.code for one in found] == told


@pytest.mark.parametrize(
    ("source", "page", "told"),
    [
        ("Ann Lee, ‘The Deficit’ (2021) 84 MLR 655, 662.", 641, ["REF110"]),
        ("Ann Lee, ‘The Deficit’ (2021) 84 MLR 655, 662.", 660, []),
        ("Ann Lee, ‘The Deficit’ (2021) 84 MLR 655.", 641, []),
        ("Ann Lee, “The Deficit,” Modern Law Review 84 (2021): 655, 662.", 641, []),
    ],
)
def test_before_the_first_page(source: str, page: int, told: list[str]) -> None:
    """Where law prints the first page before the one cited, no page may come before it."""
    assert codes(source, f"Lee (n 1) {page}.") == told


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("Marges du livre, op. cit. (supra, note 1), p. 12.", []),
        ("P. Aubert et C. Mont (dir.), Les Marges du livre, op. cit. (supra, note 1), p. 7.", []),
        ("Kervel, « Lire sous le manteau », art. cit. (supra, note 1), p. 12.", ["REF110"]),
    ],
)
def test_the_volume_of_a_chapter(reference: str, told: list[str]) -> None:
    """A page of the volume need not be one of the chapter by which it was cited."""
    host = "dans Pierre Aubert et Claire Mont (dir.), Les Marges du livre, Lyon, PUL, 2004"
    assert codes(f"Anne Kervel, « Lire sous le manteau », {host}, p. 113-138.", reference) == told


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Jean Meunier, Images, Paris, Seuil, 1998, p. [à compléter].", True),
        ("Jean Meunier, Images, Paris, Seuil, 1998, p. ??", True),
        ("Meunier, Images [mot illisible], Paris, Seuil, 1998, p. XX.", False),
        ("Jean Meunier, Images, Paris, Seuil, 1998, p. 3 : «la obra [sobre todo] es» ; « Alice S?? ».", False),
        ("Jean Meunier, Images, Paris, Seuil, 1998, p. 3 : « ce [à préciser] point ».", False),
        ("Jean Meunier, Images, Paris, Seuil, 1998 [TODO].", True),
        ("Jean Meunier, Images, Paris, Seuil, 1998, [à compléter : la page].", True),
        ("Karl Roth, „Geschichte der Städte“, in: Der Staat, Bd. 3, 1990, S. 5 [noch zu prüfen].", True),
        ("Voir les conclusions de [NOM À COMPLÉTER] dans Meunier, Images, Paris, Seuil, 1998.", True),
    ],
)
def test_what_is_still_to_be_written(note: str, told: bool) -> None:
    """A page left open and a remark to oneself are told, a Roman number is not."""
    assert ("REF111" in codes(f"{ARTICLE}.", note)) is told


def test_pages_of_two_years() -> None:
    """An article may have appeared in two years, with pages of both."""
    note = "Karl Roth, Die Häfen der Stadt, in: Die Graphischen Künste 26 (1903), S. 29–41, und 27 (1904), S. 6–18."
    assert "REF110" not in codes(note)


def test_pages_of_a_reprint() -> None:
    """Pages may be those of a reprint that the note of the source names."""
    other = f"{ARTICLE} ; Paul Martin, « Autre », Genèses, vol. 4, 1990, p. 143-279."
    assert "REF110" in codes(other, "Meunier, « Images et sens », art. cit., p. 258.")
    reprint = f"{ARTICLE} ; repris dans Jean Meunier, Images, Paris, Seuil, 2005, p. 143-279."
    for printed in (reprint, reprint.replace("repris dans", "wieder abgedruckt in")):
        assert "REF110" not in codes(printed, "Meunier, « Images et sens », art. cit., p. 258.")
    assert "REF110" in codes(reprint, "Meunier, « Images et sens », art. cit., p. 298.")


@pytest.mark.parametrize(("page", "told"), [(203, False), (301, True)])
def test_pages_behind_the_source(page: int, told: bool) -> None:
    """A number alone may mean any page that the note prints, whose last figures may begin again: 196–08 is 196–208."""
    source = "Ann Lee, “The Deficit,” Past & Present, no. 155 (1997): 177–95. A reply follows at 196–08."
    assert ("REF110" in codes(source, f"See supra note 1, at {page}.")) is told


def test_pages_of_a_translation() -> None:
    """They are not told, so that no page is outside of them."""
    article = "Emmanuel Kant, « Was ist Aufklärung ? », Berlinische Monatsschrift, vol. 4, 1784, p. 481-494"
    assert codes(f"{article} ; trad. M. Foucault, Les Lumières, Paris, Vrin, 1964, p. 32.", "Ibid., p. 33.") == []


@pytest.mark.parametrize("page", [203, 301])
def test_pages_of_the_other_sources_of_a_note(page: int) -> None:
    """A reference that names none of the sources of a note, or one cited with "ibid.", means a page of that one."""
    debate = "Ann Lee, “The Deficit,” *Past & Present*, no. 155 (1997): 177–95; Ben Carr, “A Reply,” ibid., 196–08."
    assert codes(debate, f"Carr’s objections (n. 1 above, at {page}) go unanswered.") == []


def test_page_before_the_pages() -> None:
    """A page printed before the pages of a review read with its source is a page of that source."""
    source = "Cf. F. de Saussure, Écrits de linguistique générale, Paris, Gallimard, 2002, p. 277 (“Note”)."
    review = "Cf. le c. r. de C. Normand, dans Historiographia Linguistica, 30, 2003, p. 212-218."
    assert "REF110" not in codes(f"{source} {review}")


def test_pages_of_another_chapter() -> None:
    """What stands with pages of its own "in: ebd." is another chapter of that book."""
    book = "in: Kurt Ruh (Hrsg.): Prosaforschung. Beiträge zur Methode, Tübingen 1985, S. 5–36."
    chapter = "Kurt Ruh: Überlieferungsgeschichte als Ansatz, in: ebd., S. 262–272, hier S. 268."
    assert "REF110" not in codes(f"Georg Steer: Gebrauchsfunktionale Textanalyse, {book}", chapter)


def test_what_supra_is_told_by() -> None:
    """A shelf mark tells what "supra" means as well as a name does."""
    source = "Archives nationales (ci-après AN), F7 12910, rapport du préfet, 3 mai 1906."
    assert codes(source, f"{ARTICLE}.", "Pour la police, voir AN, F7 12910, cité supra.") == []
