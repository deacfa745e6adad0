"""What back references mean, in small essays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcite.findings import Severity
from smartcite.model import MatchStatus, Reason
from smartcite.pipeline import findings_of
from tests.antecedents.essays import BRAUDEL, CHARTIER, CULTURE, DUBY, REMARK, ROIS, ends, essay


@pytest.mark.parametrize(
    ("notes", "status", "reason", "target"),
    [
        ((CHARTIER, "Ibid., p. 3."), MatchStatus.FOUND, Reason.NONE, "1"),
        ((CHARTIER, "Ibid.", "Ibid., p. 5."), MatchStatus.FOUND, Reason.NONE, "1"),
        ((CHARTIER, "Supra, p. 419."), MatchStatus.FOUND, Reason.NONE, "1"),
        ((CHARTIER, DUBY, "Chartier, op. cit., p. 12."), MatchStatus.FOUND, Reason.NONE, "1"),
        ((CHARTIER, DUBY, "Supra note 1, p. 12."), MatchStatus.FOUND, Reason.NONE, "1"),
        ((CHARTIER, DUBY, "Chartier, supra note 2, p. 12."), MatchStatus.MISSING, Reason.NAME_ELSEWHERE, None),
        ((CHARTIER, "Ibid.", DUBY, "L’ordre des livres, supra note 2, p. 12."), MatchStatus.FOUND, Reason.NONE, "1"),
        ((CHARTIER, "Supra note 9."), MatchStatus.MISSING, Reason.NO_SUCH_NOTE, None),
        ((CHARTIER, DUBY, "Roger Chartier (citant Borwell), op. cit., p. 7."), MatchStatus.FOUND, Reason.NONE, "1"),
        ((CHARTIER, "Supra note 2."), MatchStatus.MISSING, Reason.SELF, None),
        ((CHARTIER, "Duby, supra note 3.", DUBY), MatchStatus.MISSING, Reason.FORWARD, None),
        ((CHARTIER, "Braudel, op. cit., p. 12."), MatchStatus.MISSING, Reason.NAME_UNKNOWN, None),
        (("Ibid., p. 3.", CHARTIER), MatchStatus.MISSING, Reason.FIRST_NOTE, None),
        ((f"{CHARTIER[:-1]} ; {DUBY}", "Ibid., p. 3."), MatchStatus.AMBIGUOUS, Reason.SEVERAL_SOURCES, "1"),
        (("Il pleuvait.", "Ibid., p. 3."), MatchStatus.MISSING, Reason.NO_SOURCE, None),
        (("Le mot « solitude » désigne un lieu.", "Ibid., p. 3."), MatchStatus.MISSING, Reason.NO_SOURCE, None),
        (("By “sea time” I mean a practice.", "Ibid., 3."), MatchStatus.MISSING, Reason.NO_SOURCE, None),
        (("Article « Philosophe » de l’Encyclopédie.", "Ibid."), MatchStatus.FOUND, Reason.NONE, None),
        (
            ("Lettre du 3 mai, in: Duby, Écrits, Paris, 1973.", "Lettre du 4 mai, in: ibid., p. 3."),
            MatchStatus.FOUND,
            Reason.NONE,
            "1",
        ),
        (
            (CHARTIER, DUBY, "L’ordre des livres, voir supra, note 2."),
            MatchStatus.MISSING,
            Reason.NAME_ELSEWHERE,
            None,
        ),
        ((CHARTIER, DUBY, "Guerriers et paysans, voir supra, note 2."), MatchStatus.FOUND, Reason.NONE, "2"),
        ((CHARTIER, DUBY, "Les livres avant l’ordre, voir supra, note 2."), MatchStatus.FOUND, Reason.NONE, "2"),
        (("Donoghue v Stevenson.", "ibid 562."), MatchStatus.FOUND, Reason.NONE, None),
    ],
)
def test_steps(notes: tuple[str, ...], status: MatchStatus, reason: Reason, target: str | None) -> None:
    """The last back reference is found, ambiguous or missing, for one reason."""
    analysis = essay(*notes)
    match = analysis.matches[-1]
    assert (match.status, match.reason) == (status, reason)
    if target is not None:
        assert match.full is not None
        assert analysis.document.notes[analysis.citations[match.full].note].label == target


def test_upstream() -> None:
    """What depends on a broken reference says which one."""
    analysis = essay(CHARTIER, "Supra note 9.", "Ibid.")
    broken, after = analysis.matches
    assert after.reason is Reason.UPSTREAM
    assert after.broken_at == broken.citation


@pytest.mark.parametrize(
    ("notes", "end"),
    [
        pytest.param((CHARTIER, "Ibid.", "Supra note 2, p. 4."), "1", id="a chain of numbers and places"),
        pytest.param((CHARTIER, DUBY, "CHARTIER (R.), op. cit., p. 3."), "1", id="capitals and initials"),
        pytest.param((CHARTIER, DUBY, "Chartier (Fn. 1), S. 3."), "1", id="a German number in brackets"),
        pytest.param((CHARTIER, DUBY, "Chartier (n 1) 45."), "1", id="OSCOLA"),
        pytest.param((CHARTIER, DUBY, "R. Chartier, op. cit. à la note 1, p. 3."), "1", id="op. cit. with a number"),
        pytest.param((f"{CHARTIER[:-1]} ; {DUBY}", "Georges Duby, Guerriers..., cit., p. 3."), "1", id="a title cut"),
        pytest.param((CHARTIER, CULTURE, "Chartier, L’ordre des livres, op. cit., p. 3."), "1", id="the title decides"),
        pytest.param((CHARTIER, CULTURE, "L’ordre des livres, cit., p. 3."), "1", id="a title alone"),
        pytest.param((CHARTIER, CULTURE, DUBY, "Chartier, op. cit., p. 3."), "2", id="the last work by the author"),
        pytest.param(
            (CHARTIER, CULTURE, "Chartier, L’ordre des livres, op. cit.", "Chartier, op. cit., p. 3."),
            "1",
            id="the work last meant",
        ),
        pytest.param((f"{CHARTIER} ; {DUBY}", "Duby, supra note 1, p. 3."), "1", id="the second source of a note"),
        pytest.param((CHARTIER, f"{DUBY} ; Ibid., p. 4."), "2", id="ibid. in one note means the source before it"),
        pytest.param((CHARTIER, DUBY, "Voir infra note 4.", BRAUDEL), "4", id="infra"),
    ],
)
def test_ends(notes: tuple[str, ...], end: str) -> None:
    """The chain of the last back reference ends at the note that is meant."""
    assert list(ends(essay(*notes)).values())[-1] == end


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Grammaire des civilisations", "Grammaire des Civilisations"),
        ("Grammaire des Civilisations", "Grammaire des civilisations"),
    ],
)
def test_letter_case(first: str, second: str) -> None:
    """Capitals tell two works apart when nothing else does."""
    notes = (f"Fernand Braudel, {first}, Paris, Flammarion, 1993.", f"Fernand Braudel, {second}, Paris, Arthaud, 1987.")
    found = ends(essay(*notes, f"Braudel, {first}, op. cit., p. 3.", f"Braudel, {second}, op. cit., p. 3."))
    assert found == {"3": "1", "4": "2"}


def test_author_in_the_sentence() -> None:
    """A bare op. cit. means the author whom the sentence that carries its mark names."""
    body = "Un livre[1] et un autre[2]. Chartier y revient plus loin[3]."
    assert ends(essay(CHARTIER, DUBY, "Op. cit., p. 238.", body=body)) == {"3": "1"}


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("Voir supra, chap. II.", id="a chapter of the essay"),
        pytest.param("V. supra, n° 12.", id="a numbered paragraph of the essay"),
        pytest.param("Voir supra, p. 12.", id="a page of the essay"),
        pytest.param("Voir note 2.", id="a note for what it says"),
        pytest.param("Voir supra note 2.", id="a remark"),
        pytest.param("Sa grammaire, supra note 1, est connue.", id="a word that is no name"),
    ],
)
def test_silent(note: str) -> None:
    """What can be read in a way that is right is not complained of."""
    reasons = {match.reason for match in essay(CHARTIER, REMARK, note).matches}
    assert reasons <= {Reason.NONE, Reason.PASSAGE}


def test_short_form_of_a_listed_work() -> None:
    """Ibid. after a name and a title means them, though only a bibliography has the source in full."""
    (match,) = essay("Aristotle, Rhetoric.", "Ibid., p. 55.").matches
    assert (match.status, match.end_note) == (MatchStatus.FOUND, 0)


def test_title_in_a_note_of_several_works() -> None:
    """A title that the numbered note has, but no source read there, is not taken for another work of the author."""
    both = f"{CHARTIER[:-1]} ; Chartier, op. cit., p. 3 (et son Kinderschuh)."
    matches = essay(CHARTIER, both, "Chartier, Kinderschuh, supra note 2, p. 68.").matches
    assert matches[-1].full is None
    assert matches[-1].end_note == 1


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        ("Chartier, supra notes 2, 1, p. 3.", 0),
        ("Duby, supra notes 1-2.", 1),
        ("Duby, supra note 1 et 2, p. 4.", 1),
        ("See Duby, supra notes 1–2 and accompanying text.", 1),
        ("Braudel, supra notes 1 et 2.", 0),
        ("Voir Duby (Fußnoten 1 und 2).", 1),
        ("Chartier, supra note 1, 2.", 0),
    ],
)
def test_several_notes(reference: str, target: int) -> None:
    """Of several notes one holds the source; only after the plural do commas part notes."""
    match = essay(CHARTIER, DUBY, reference).matches[-1]
    assert (match.status, match.target_note) == (MatchStatus.FOUND, target)


@pytest.mark.parametrize(("printed", "title"), [("ELY", "DEMOCRACY"), ("Ely", "Process")])
def test_capitals_tell_a_book_from_an_article(printed: str, title: str) -> None:
    """In a note with a book and an article by one name, the capitals of the name tell which is meant."""
    both = (
        "JOHN HART ELY, DEMOCRACY AND DISTRUST: A THEORY OF JUDICIAL REVIEW (1980); Anne Ely, Process and Rights, "
        "108 Harv. L. Rev. 733 (1995)."
    )
    analysis = essay(both, DUBY, f"{printed}, supra note 1, at 12.")
    match = analysis.matches[-1]
    assert match.full is not None
    assert title in str(analysis.citations[match.full].fields["title"])  # type: ignore[union-attr]


def test_body_introduces() -> None:
    """A source that the running text gives with its year is no missing antecedent."""
    body = "Legoyt (Le suicide, Paris, 1881) compte[1] et recompte[2]."
    assert essay(CHARTIER, "Legoyt, op. cit., p. 3.", body=body).matches[-1].reason is Reason.NAME_IN_BODY


@pytest.mark.parametrize("words", ["cité par", "repris dans"])
def test_secondary_source(words: str) -> None:
    """Ibid. after a source quoted or printed again in another may mean either, and is not complained of."""
    match = essay(f"{CHARTIER[:-1]}, {words} {DUBY}", "Ibid., p. 4.").matches[-1]
    assert match.reason is Reason.NONE


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from([CHARTIER, DUBY, REMARK, "Ibid.", "Supra note 2.", "Infra note 3.", "Duby, op. cit."]),
        max_size=7,
    )
)
def test_total(notes: list[str]) -> None:
    """Whatever the notes, every back reference gets one match, and no chain runs for ever."""
    analysis = essay(*notes)
    for match in analysis.matches:
        assert match.status is not MatchStatus.MISSING or match.full is None


JEAN = "Jean Mercier, Les bibliothèques rouges, Paris, Seuil, 1995, p. 71."
ANNE = "Anne Mercier, Couvertures pour tous, Paris, Colin, 2009, p. 150."
WEHLER = "Hans-Ulrich Wehler, Deutsche Gesellschaftsgeschichte, Bd. 1, München, Beck, 1987, S. 12–15."


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        (
            (
                WEHLER,
                "Ders., Das Deutsche Kaiserreich, Göttingen 1973, S. 5.",
                "Wehler, Kaiserreich (wie Anm. 1), S. 7.",
            ),
            [("REF102", "3")],
        ),
        ((CHARTIER, DUBY, "Bloch, supra note 2, p. 4.", ROIS), [("REF101", "3")]),
        ((CHARTIER, DUBY, "Nora, Les lieux, supra note 2, p. 4."), [("REF101", "3")]),
        ((CHARTIER, DUBY, "Chartier, op. cit., n. 412.", "Duby, op. cit., n. 1."), []),
        ((CHARTIER, DUBY, "Chartier, op. cit. supra n. 2."), [("REF102", "3")]),
        ((CHARTIER, f"Zie ook {DUBY}", "Zie Chartier (n. 2), p. 3."), [("REF102", "3")]),
        ((CHARTIER, DUBY, "Voir la note 412 de l’édition de 1990."), []),
        ((CHARTIER, DUBY, "Duby, a. a. O., N 16."), []),
        (
            (CHARTIER, "M. Cappelletti, Il controllo, Milano, Giuffrè, 1968, cit. da G. Levi, L’eredità, 1985, p. 2."),
            [],
        ),
        ((WEHLER, "Ebd., S. 16.", "Wehler, Gesellschaftsgeschichte (wie Anm. 1), S. 20."), []),
        ((JEAN, ANNE, "A. Mercier, op. cit. (supra note 1), p. 9."), [("REF102", "3")]),
        ((JEAN, ANNE, "J. Mercier, op. cit. (supra note 1), p. 9."), []),
        (
            (CHARTIER, "Loi n° 2002-303 du 4 mars 2002.", "R. Chartier, op. cit. (supra note 2), p. 9."),
            [("REF102", "3")],
        ),
        (("Roger Chartier, FS, 1992, p. 41.", DUBY, "Chartier, Mélanges Roux, supra note 2, p. 9."), [("REF102", "3")]),
        ((f"{CHARTIER[:-1]} ; sur Duby, voir infra note 3.", "Ibid., p. 42.", DUBY), []),
        ((DUBY, f"{CHARTIER[:-1]} ; v. aussi supra, note 1.", "Ibid., p. 42."), []),
        ((DUBY, f"{CHARTIER[:-1]} ; supra note 1, p. 14.", "Ibid., p. 42."), [("REF107", "3")]),
    ],
    ids=[
        "other work",
        "cited later",
        "stranger",
        "number",
        "number above",
        "signal",
        "another book",
        "margin number",
        "in full",
        "pages cited",
        "namesake",
        "the right one of two",
        "a statute",
        "a title that nobody has",
        "behind a pointer on",
        "behind a pointer back",
        "behind a source by its number",
    ],
)
def test_contradictions(notes: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    """Only what is wrong under every reading is an error."""
    found = (one for one in findings_of(essay(*notes))[0] if one.severity is not Severity.INFO)
    assert [(one.code, one.note) for one in found] == expected


@pytest.mark.parametrize(
    ("book", "status"),
    [
        ("Les mots de la ville, édité par Marie Roux, Paris, Gallimard, 2018.", MatchStatus.FOUND),
        ("Marie Roux (dir.), Les mots de la ville, Paris, Gallimard, 2018.", MatchStatus.MISSING),
    ],
)
def test_editors_after_a_title_do_not_say_that_nobody_wrote_it(book: str, status: MatchStatus) -> None:
    """A number that leads to a book with no author printed may be right; one that leads to other people is not."""
    assert essay(book, CHARTIER, "Chartier, supra note 1, p. 3.").matches[-1].status is status


def test_capitals_tell_two_of_one_name() -> None:
    """Capitals are the author of a book in American law reviews; the other Malloy wrote an article."""
    two = (
        "MICHAEL MALLOY, ANATOMY OF A MELTDOWN (2010); Robin Malloy, Mortgage Market Reform, 30 PACE L. REV. 79 (2009)."
    )
    found = [one.code for one in findings_of(essay(two, DUBY, "Malloy, supra note 1, at 80."))[0]]
    assert "REF109" not in found


def test_a_title_that_ends_with_a_name() -> None:
    """A name inside a title is not whom the reference names."""
    notes = ("Oulipo (dir.), Atlas de littérature potentielle, Paris, Gallimard, 2003, p. 47.", CHARTIER, DUBY)
    later = "Hervé Le Tellier, Esthétique de l’Oulipo, Bordeaux, Le Castor Astral, 2006, p. 12."
    assert ends(essay(*notes, later, ROIS, "H. Le Tellier, Esthétique de l’Oulipo, op. cit."))["6"] == "4"


def test_what_is_quoted_in_brackets_is_no_source_beside_another() -> None:
    """The Bluebook (rule 4.1) leaves explanatory parentheticals out of what "id." means."""
    quoting = "Id. at 334 (quoting Alder Point v. Tidewater Wharf Co., 171 N.E. 418, 421 (Ill. 1930))."
    assert (
        ends(essay("Carla Winthrop, Streets in Trust, 94 N.Y.U. L. Rev. 310 (2019).", quoting, "Id. at 340."))["3"]
        == "1"
    )


@pytest.mark.parametrize(
    "aside", ["(contra, Duby, op. cit., p. 113)", "(rejecting Duby, supra note 2, at 113)", "[a. A. Duby (wie Anm. 2)]"]
)
def test_what_stands_in_brackets_is_no_source_beside_another(aside: str) -> None:
    """ "Ibid." behind a source with another one in brackets means the first."""
    assert ends(essay(CHARTIER, DUBY, ROIS, f"Ibid., p. 9 {aside}.", "Ibid., p. 7."))["5"] == "3"


def test_a_name_before_a_number_in_brackets_stands_in_none() -> None:
    """ "Duby (note 2)" is a source like any other, which "ibid." means right behind it."""
    assert ends(essay(CHARTIER, DUBY, ROIS, "Duby (note 2) 5, et Chartier (note 1).", "Ibid., p. 7."))["5"] != "2"


@pytest.mark.parametrize("words", ["citée par", "cité dans", "rapporté par"])
@pytest.mark.parametrize("title", ["", "L’ordre des livres, "])
@pytest.mark.parametrize("letter", ["Lettre de Duby à son éditeur, 2 décembre 1950", "Duby"])
def test_read_elsewhere(letter: str, words: str, title: str) -> None:
    """Where something was read is the source, not who wrote it."""
    letter += f", {words} R. Chartier, {title}op. cit., p. 18."
    assert ends(essay(CHARTIER, DUBY, ROIS, letter))["4"] == "1"


def test_the_end_of_the_chain_contradicts() -> None:
    """An "Ibid." is by whoever wrote what it means."""
    found = findings_of(essay(CHARTIER, "Ibid., p. 3.", DUBY, "Duby, op. cit. (note 2), p. 9."))[0]
    assert [(one.code, one.note) for one in found] == [("REF102", "4")]


def test_ibid_behind_a_comparison() -> None:
    """Two sources that are compared are two."""
    compared = f"Comparer {CHARTIER[:-1]}, avec {DUBY}"
    assert [one.code for one in findings_of(essay(compared, "Ibid., p. 4."))[0]] == ["REF107"]


@pytest.mark.parametrize("address", ["M.", "M. Jean", "Mme", "Prof.", "Général", "Me Jean"])
def test_a_form_of_address_tells_no_namesake(address: str) -> None:
    """ "M. Mercier" may be anybody."""
    marc = "Marc Mercier, Moulins, Arras, Presses, 2011, p. 3."
    assert findings_of(essay(JEAN, marc, f"{address} Mercier, supra note 1, p. 9."))[0] == ()


def test_cited_by_in_brackets() -> None:
    """Ibid. may mean where something was read, and nothing is said of its page."""
    port = "Jean Dupont, « Les ports », Annales, vol. 12, n° 3, 1999, p. 112-134"
    analysis = essay(f"{port} (cité par Anne Roux, Les lettres, Paris, Seuil, 2001, p. 33).", "Ibid., p. 35.")
    assert findings_of(analysis)[0] == ()


@pytest.mark.parametrize("pointer", ["(véase supra, nota 2)", "(voir supra, note 2)", "(siehe oben, Anm. 2)"])
def test_a_signal_is_no_title(pointer: str) -> None:
    """Nothing contradicts a number beside which only a signal stands, though other notes have that word."""
    notes = (CHARTIER, DUBY, f"Cervantes, Quijote, II, 3 {pointer}.", f"STC 12/1998, de 12 de mayo {pointer}.")
    assert [one for one in findings_of(essay(*notes))[0] if one.code == "REF102"] == []


@pytest.mark.parametrize(("body", "end"), [("Sénèque le dit[2].", ""), ("On le dit[2].", "2")])
def test_an_author_without_a_given_name_contradicts_another(body: str, end: str) -> None:
    """Where the essay itself speaks of Seneca, a note that cites him does not cite Chartier."""
    seneca = "Sénèque, Lettres à Lucilius, trad. Henri Noblot, t. I, Paris, Les Belles Lettres, 1945, p. 21."
    notes = (CHARTIER, seneca, DUBY, "Chartier, op. cit. (supra, note 2), p. 44.")
    assert ends(essay(*notes, body=f"mot[1] {body} mot[3] mot[4]"))["4"] == end


@pytest.mark.parametrize(
    ("second", "end"),
    [
        ("« La grève des quais », Presse-Océan, 12 juin 2021, p. 4.", ""),
        ("« Un rapport attendu », Presse-Océan, 12 juin 2021, p. 4.", "2"),
        ("Loi n° 92-3 du 3 janvier 1992.", "2"),
    ],
)
def test_a_source_told_by_what_it_is(second: str, end: str) -> None:
    """A number contradicts a title without names where another note alone has its words, and that note has none."""
    report = (
        "F. Montjoie, Travail et ports, rapport d’information fait au nom de la mission, Sénat, n° 867, 2021, p. 1."
    )
    notes = (report, second, DUBY, "Rapport d’information du Sénat, cité supra note 2, p. 140.")
    assert ends(essay(*notes))["4"] == end


@pytest.mark.parametrize(
    ("reference", "end"),
    [
        ("Cass. com., 3 mai 2016, préc. note 1.", ""),
        ("Cass. com., 3 mai 2016, préc. note 2.", "2"),
        ("Cass. com., 3 mai 2016, préc. note 4.", "2"),
        ("CE, ass., 9 avril 1993, n° 138653, préc. note 2.", ""),
        ("CE, ass., 9 avril 1993, n° 138653, préc. note 5.", ""),
        ("CE, ass., 9 avril 1993, n° 138653, préc. note 3.", "3"),
    ],
)
def test_a_decision_of_another_year(reference: str, end: str) -> None:
    """A number contradicts a decision where the note has none of its year, but another note has it."""
    notes = (
        "Cass. civ. 1re, 12 juill. 2019, n° 17-18.194, Bull. civ. I, n° 12.",
        "Cass. com., 3 mai 2016, n° 14-23.950, D. 2016, p. 1000, note J. Rochfeld.",
        "CE, ass., 9 avr. 1993, M. G., n° 138653, Lebon 110.",
        "Com., 3 mai 2016, préc.",
        CHARTIER,
    )
    assert ends(essay(*notes, reference))["6"] == end


@pytest.mark.parametrize(
    "sentence",
    [
        "Ce débat, ouvert en 1881 et clos en 1884, est exposé supra, note 1.",
        "Court records of 1881 and 1884 are printed in the work cited above, n. 1.",
        "Ca. 1881–1884 (see above, n. 1).",
        "Hof und Adel 1881 und 1884, siehe oben Anm. 1.",
    ],
)
def test_a_sentence_is_no_decision(sentence: str) -> None:
    """Two years behind a word that is a court's elsewhere contradict no number."""
    law = "Jean Meunier, La loi sur la presse, 1881-1884, Paris, Seuil, 1998."
    assert not [one for one in findings_of(essay(CHARTIER, law, DUBY, sentence))[0] if one.code == "REF102"]


@pytest.mark.parametrize(
    ("reference", "end"),
    [
        ("Arrêt Boot shop, préc. note 3.", "1"),
        ("Cass. ass. plén., 6 oct. 2006, préc. note 3.", "1"),
        ("D. Mazeaud, note sous l’arrêt Soffimat, préc. note 2.", "2"),
    ],
)
def test_a_decision_through_a_chain(reference: str, end: str) -> None:
    """A note that refers back to a decision holds all of its names."""
    faurecia = "Cass. com., 29 juin 2010, n° 09-11.841, Faurecia c/ Oracle"
    soffimat = "Cass. com., 29 juin 2010, n° 09-67.369, Soffimat c/ SEC"
    notes = (
        "Cass. ass. plén., 6 oct. 2006, n° 05-13.255, Bull. ass. plén., n° 9 ; D. 2006, p. 2825 (Boot shop).",
        f"{faurecia}, D. 2010, p. 1832, note D. Mazeaud ; {soffimat}, D. 2010, p. 2481, note D. Mazeaud.",
        "Ass. plén., 6 oct. 2006, préc. note 1.",
    )
    assert ends(essay(*notes, reference))["4"] == end


def test_a_chain_to_one_source_of_a_note_leads_to_no_other() -> None:
    """But for a decision, whose names its note has."""
    notes = (f"{ROIS[:-1]} ; {DUBY}", CHARTIER, "Bloch, Les rois thaumaturges, op. cit. note 1, p. 50.")
    assert essay(*notes, "Guerriers et paysans, op. cit. note 3, p. 60.").matches[-1].reason is Reason.NAME_ELSEWHERE


@pytest.mark.parametrize("number", ["Corte di cassazione, n. 14188/2016", "Cass., 14188/2016", "Cass., n. 14188/2016"])
def test_the_number_of_a_decision(number: str) -> None:
    """It tells which note is meant, however its court is printed."""
    notes = ("Corte di cassazione, Cass., sez. un., n. 14188/2016.", CHARTIER, f"{number}, cit., nota 2.")
    assert essay(*notes).matches[-1].reason is Reason.NAME_ELSEWHERE


def test_an_ibid_behind_a_decision_and_its_reports() -> None:
    """It means the decision, unless somebody's article stands beside it."""
    decision = "Cass. com., 3 mai 2016, n° 14-23.950, Bull. civ. IV, n° 9 ; D. 2016, p. 1000, note J. Rochfeld"
    (match,) = essay(f"{decision} ; JCP G 2016, p. 673, note G. Loiseau.", "Ibid.").matches
    assert match.status is MatchStatus.FOUND
    (match,) = essay("Cass. com., 3 mai 2016, n° 14-23.950 ; Jean Rochfeld, RTD civ. 2016, p. 100.", "Ibid.").matches
    assert match.status is MatchStatus.AMBIGUOUS


def test_a_translation_is_no_source_beside_the_original() -> None:
    """An "Ibid." behind a work and its translation means the work."""
    work = "Kant, Anthropologie in pragmatischer Hinsicht, § 12, Ak. VII, 149"
    translation = "M. Foucault, Anthropologie du point de vue pragmatique, Paris, Vrin, 1964, p. 32."
    (match,) = essay(f"{work} ; trad. {translation}", "Ibid., p. 33.").matches
    assert match.status is MatchStatus.FOUND
    (match,) = essay(f"{work} ; {translation}", "Ibid., p. 33.").matches
    assert match.status is MatchStatus.AMBIGUOUS


@pytest.mark.parametrize(
    "pointer",
    [
        "Sur la notion de Duby, voir supra, note 1.",
        "Ibid., p. 5 ; sur la prudence de Duby voir plutôt ci-dessus, note 1.",
        "Ivi, p. 5; sulla prudenza di Duby si veda invece sopra, nota 1.",
        "Ebd., S. 3; zu Duby siehe oben, Anm. 1.",
        "Ibid 3; on Duby see also above, n 1.",
        "Pour les guerriers et les paysans, supra note 1.",
    ],
)
def test_what_a_pointer_is_about_contradicts_no_number(pointer: str) -> None:
    """A sentence about somebody that points to a note does not say that it cites him; nor does "ibid." mean it."""
    analysis = essay(CHARTIER, DUBY, ROIS, pointer, "Ibid., p. 9.")
    assert not [
        match for match in analysis.matches if match.status is MatchStatus.MISSING and match.reason.value != "upstream"
    ]
    if len(analysis.matches) > 2:
        assert ends(analysis)["5"] == "3"


def test_two_brackets_are_two_sources() -> None:
    """The titles of two sources may stand in brackets behind their authors."""
    both = (
        "Voir Duby (Guerriers et paysans, Paris, Gallimard, 1973) et Bloch (Les rois thaumaturges, Paris, Colin, 1961)."
    )
    match = essay(CHARTIER, both, "Ibid., p. 9.").matches[-1]
    assert match.status is MatchStatus.AMBIGUOUS or match.full == 2


def test_two_sources_in_one_bracket() -> None:
    """Neither of them is what "ibid." means."""
    notes = (
        CHARTIER,
        DUBY,
        ROIS,
        "Bloch (note 3) 33 (voir aussi Duby (note 2) 44 ; Chartier (note 1) 12).",
        "Ibid., p. 35.",
    )
    assert ends(essay(*notes))["5"] == "3"


def test_a_decision_told_behind_the_device() -> None:
    """ "note préc. sous Faurecia" means the note on that decision, whatever else its author commented."""
    notes = (
        "Com. 30 mai 2006, n° 04-14.974, Bull. civ. IV, n° 132 ; D. 2006. 2288, note D. Mazeaud.",
        "Com. 29 juin 2010, n° 09-11.841, Bull. civ. IV, n° 115 (Faurecia) ; D. 2010. 1832, note D. Mazeaud.",
        "Com. 3 mai 2012, n° 11-10.762, Bull. civ. IV, n° 9 ; D. 2012. 1719, note D. Mazeaud.",
        "D. Mazeaud, note préc. sous Faurecia, p. 1835.",
    )
    assert ends(essay(*notes))["4"] == "2"


THESIS = "Joël Michel, « Le mouvement ouvrier des mineurs », thèse d’État, université Lyon II, 1987, p. 512."
ARTICLE = "Joël Michel, « Syndicalisme minier et politique », Le Mouvement social, n° 87, 1974, p. 9-33."


@pytest.mark.parametrize(
    ("notes", "end"),
    [
        pytest.param((ARTICLE, THESIS, "Michel, thèse citée, p. 520."), "2", id="a thesis"),
        pytest.param(
            (
                "Com. 30 mai 2006, n° 04-14.974, Bull. civ. IV, n° 132 ; D. 2006, p. 1577, note P. Jourdain.",
                "Com. 13 févr. 2007, n° 05-17.407, Bull. civ. IV, n° 43 ; RTD civ. 2007, p. 775, obs. P. Jourdain.",
                "P. Jourdain, note préc., p. 1578.",
            ),
            "1",
            id="a note, no remarks",
        ),
        pytest.param(
            ("L. Roe, Quais, Paris, 1970, p. 3.", "L. Roe, Ports, Paris, 1971, p. 7.", DUBY, "Roe, loc. cit."),
            "2",
            id="the place just cited",
        ),
        pytest.param(
            (
                "Marc Roux, Quais, Paris, 1970, p. 3.",
                "Marc Roux et Luc Vial, Ports, 1971.",
                "Roux et Vial, op. cit., p. 9.",
            ),
            "2",
            id="both authors",
        ),
        pytest.param(
            (
                "PP Craig, ‘Expectations’ (1996) 55 CLJ 289. He had written ‘A Conceptual Analysis’ (1992) 108 LQR 79.",
                DUBY,
                "Craig, ‘Conceptual Analysis’ (n 1) 82.",
            ),
            "1",
            id="a title without its author",
        ),
        pytest.param(
            (ARTICLE, THESIS, "Michel, art. cité, p. 27 ; id., thèse citée, p. 520."), "2", id="the same, a thesis"
        ),
        pytest.param(
            (
                "M. Mauss, « Essai sur le don. Forme de l’échange », L’Année sociologique, t. I, 1923, p. 30-186.",
                "M. Sahlins, « Philosophie politique de l’Essai sur le don », L’Homme, vol. 8, n° 4, 1968, p. 5-17.",
                "« Essai sur le don », art. cité, p. 158.",
            ),
            "1",
            id="the beginning of a title rather than its end",
        ),
        pytest.param(
            (
                "Remedios Sánchez Barroso, «Pan y política», Revista de Historia, 14, 1987, pp. 55-90.",
                "Sánchez Barroso, art. cit., p. 73; la misma, Hambre y protesta, Mérida, ERE, 1995, pp. 120-128.",
                "Sánchez Barroso, Hambre…, op. cit., p. 127.",
            ),
            "2",
            id="the same woman in Spanish",
        ),
        pytest.param(
            (
                "A. Thibaudet, « Une querelle », NRF, 1919, p. 942. Voir, du même, Gustave Flaubert, Seuil, 1935.",
                DUBY,
                "Ne pas confondre avec le Gustave Flaubert de Thibaudet, cité ci-dessus, note 1.",
            ),
            "1",
            id="a title before its author",
        ),
        pytest.param(
            (
                "Guido Longari, Note in margine a un nome, in «Il Conoscitore», III, 1967, pp. 30-41.",
                "Giulio Longari, La pittura a Bergamo, Bergamo 1983, p. 119.",
                "G. Longari, Note cit., p. 40.",
            ),
            "1",
            id="a short word that begins a title",
        ),
        pytest.param(
            (
                "Aristote, Éthique à Nicomaque, trad. J. Tricot, Paris, Vrin, 1959. Nous abrégeons désormais EN.",
                DUBY,
                "EN, VII, 11, 1152 a 31-33, trad. cit., p. 361.",
            ),
            "1",
            id="initials before the places of a classical work",
        ),
    ],
)
def test_which_work_is_meant(notes: tuple[str, ...], end: str) -> None:
    """The kind of a work, the beginning of its title and its author tell which one it is."""
    assert ends(essay(*notes))[str(len(notes))] == end


def test_the_number_of_notes_is_no_short_form() -> None:
    """ "(ci-après, notes 10 à 13)" defines nothing."""
    analysis = essay(
        "Jean Maitron, Dictionnaire, Paris, 1971, p. 7. On y reviendra (ci-après, notes 2 à 3).", DUBY, ROIS
    )
    assert not any("shorttitle" in one.fields for one in analysis.works)


@pytest.mark.parametrize(
    ("source", "reference"),
    [
        (
            "Jean-Paul Sartre, Plaidoyer pour les intellectuels, Paris, 1972, p. 9.",
            "Sartre, Plaidoyer pour les intellectuels, op. cit.",
        ),
        ("Valérie Dupont, Les ports, Paris, Seuil, 1990, p. 3.", "Dupont V., op. cit., p. 12."),
        ("Valérie Dupont, Les ports, Paris, Seuil, 1990, p. 3.", "Voir Dupont notamment, op. cit., p. 3."),
        ("Günther Anders, Die Antiquiertheit, München 1956, S. 3.", "Günther Anders, a. a. O., S. 12."),
        ("Jean-Jacques Rousseau, Émile, Paris, Garnier, 1964, p. 9.", "Rousseau, op. cit., Livre IV, p. 300."),
    ],
)
def test_a_name_or_title_with_the_word_of_a_signal(source: str, reference: str) -> None:
    """What signals are made of may be in names, titles and behind a device, too."""
    other = "Robert Derathé, « Le Livre IV de Rousseau », Annales, vol. 12, 1950, p. 3-20."
    assert ends(essay(source, other, reference))["3"] == "1"


def test_works_named_in_an_aside() -> None:
    """What others say, "and the works cited there", is in brackets all the same."""
    both = (
        "John Roe, Ports (London: Dent, 1990) and the works cited there (e.g. Jane Doe, Ships (London: Faber, 1980))."
    )
    assert essay(both, "Ibid., 14.").matches[-1].status is MatchStatus.FOUND


@pytest.mark.parametrize(
    ("again", "end"), [("Anns (n 2) 752.", ""), ("Anns (n 1) 752.", "1"), ("Lord Bridge (n 2) 752.", "2")]
)
def test_the_party_of_another_case(again: str, end: str) -> None:
    """A case is meant by its first party, and so not where another one stands; a judge may have spoken in any."""
    anns = "Anns v Merton London Borough Council [1978] AC 728 (HL) 751."
    murphy = "Murphy v Brentwood District Council [1991] 1 AC 398 (HL)."
    assert ends(essay(anns, murphy, again))["3"] == end


@pytest.mark.parametrize(
    ("place", "end"), [("(cf. supra, note 1)", "1"), ("(vgl. oben Anm. 1)", "1"), ("(cf. supra, note 3)", "3")]
)
def test_where_a_source_is_to_be_compared(place: str, end: str) -> None:
    """ "cf." tells where a source was cited; but it may compare, and so contradicts nothing."""
    analysis = essay(CHARTIER, CULTURE, DUBY, f"Chartier, op. cit. {place}, p. 3.")
    assert ends(analysis)["4"] == end
    assert analysis.matches[-1].status is not MatchStatus.MISSING


def test_a_note_beside_a_page_is_no_pointer() -> None:
    """ "note 4, above all" is a note of the book and a remark."""
    analysis = essay(
        "Ronald Syme, The Roman Revolution, Oxford, Clarendon, 1939, p. 12, note 4, above all.", "Ibid., p. 3."
    )
    assert ends(analysis)["2"] == "1"
