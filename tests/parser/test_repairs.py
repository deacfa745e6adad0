import time

import pytest

from smartcite.parser import labels
from smartcite.parser.labeller import LabelledToken
from smartcite.parser.repairs import repair


def tokens(*pairs: tuple[str, str]) -> list[LabelledToken]:
    """Return tokens with one space between; a label that ends in + begins a citation."""
    made, start = [], 0
    for text, label in pairs:
        made.append(LabelledToken(start, start + len(text), text, label.rstrip("+"), label.endswith("+"), 0.9))
        start += len(text) + 1
    return made


def test_quotation_is_a_title() -> None:
    """What stands between quotation marks is one title when most of it is."""
    mended = repair(tokens(("« Les", "title+"), ("trois", "title"), ("ordres », ", "journal"), ("Annales", "journal")))
    assert [token.label for token in mended] == ["title", "title", "title", "journal"]


def test_signal_is_no_author() -> None:
    """A signal at the head of a citation introduces it."""
    first, second = repair(tokens(("Vgl.", "author+"), ("Weber", "author")))
    assert first.label == labels.SIGNAL
    assert second.begins


def test_initial_is_no_signal() -> None:
    """A capital letter with a full stop is an initial, not the German "s."."""
    first, _ = repair(tokens(("S.", "author+"), ("Weber", "author")))
    assert first.label == labels.AUTHOR


def test_corporate_author_before_the_year() -> None:
    """A corporate body with the year after it is the author."""
    mended = repair(
        tokens(("Ministère", "title+"), ("du", "title"), ("Travail,", "title"), ("2019,", "date"), ("Bilan", "title"))
    )
    assert [token.label for token in mended] == ["author", "author", "author", "date", "title"]


def test_host_after_a_quoted_title() -> None:
    """What follows a quoted title, before a number, is its journal."""
    mended = repair(tokens(("«", "title+"), ("Titre »,", "title"), ("Annales,", "title"), ("n° 3", "number")))
    assert [token.label for token in mended] == ["title", "title", "journal", "number"]


def test_subtitle_after_a_quoted_title() -> None:
    """Behind a quotation and a stop a title goes on."""
    mended = repair(tokens(("« Argent ».", "title+"), ("Vivre,", "title"), ("Plon,", "publisher")))
    assert [token.label for token in mended] == ["title", "title", "publisher"]


def test_part_is_a_locator() -> None:
    """A chapter after the year is what is cited."""
    mended = repair(tokens(("Titre,", "title+"), ("1975,", "date"), ("chapitre", "title"), ("3", "title")))
    assert [token.label for token in mended] == ["title", "date", "locator", "locator"]


def test_series_after_the_publisher() -> None:
    """The last words after a publisher and a dash are the series, whatever the dash was taken for."""
    for house in ((("Seuil –", "publisher"),), (("Seuil", "publisher"), ("–", "location"))):
        mended = repair(tokens(("Titre.", "title+"), *house, ("Points", "commentary")))
        assert mended[-1].label == labels.SERIES
    signal = repair(tokens(("Titre.", "title+"), ("Crítica –", "publisher"), ("Véase", "commentary")))
    assert signal[-1].label == labels.COMMENTARY


def test_publisher_goes_on() -> None:
    """A publisher's name goes on to the next comma."""
    mended = repair(
        tokens(("Titre.", "title+"), ("Presses", "publisher"), ("Universitaires,", "location"), ("2001", "date"))
    )
    assert [token.label for token in mended] == ["title", "publisher", "publisher", "date"]


def test_author_after_a_page() -> None:
    """An initial and a name in capitals after a page begin another citation."""
    mended = repair(tokens(("p. 3", "locator"), ("J.", "journal"), ("CRARY,", "journal")))
    assert mended[1].begins
    assert mended[2].label == labels.AUTHOR
    begun = repair(tokens(("20", "commentary"), ("J.", "journal+"), ("CRARY,", "journal"), ("Titre", "title")))
    assert [token.label for token in begun][1:] == [labels.AUTHOR, labels.AUTHOR, labels.TITLE]
    behind = repair(
        tokens(("29.", "locator"), ("et", "note"), ("20", "note"), ("J.", "note"), ("ROE,", "note"), ("A", "title"))
    )
    assert [token.label for token in behind[-3:]] == ["author", "author", "title"]
    for role in ("trad.", "ill.", "in"):
        for label in ("translator", "note"):
            edited = tokens(("29,", "locator"), (role, "note"), ("J.", label), ("ROE,", label), ("1990", "date"))
            assert repair(edited) == edited


@pytest.mark.parametrize(("month", "label"), [("dicembre", "date"), ("automne", "date"), ("société", "journal")])
def test_a_word_that_tells_no_time_is_of_the_journal(month: str, label: str) -> None:
    """Months and seasons of all languages tell one."""
    mended = repair(tokens(("« Titre »,", "title+"), ("Annales,", "journal"), (month, "date"), ("2016", "date")))
    assert mended[2].label == label


def test_a_remark_is_no_publisher() -> None:
    """Behind an edition stands a name, not a sentence."""
    remark = tokens(
        ("Titre,", "title+"), ("3e", "edition"), ("éd.", "edition"), ("Ouvrage", "other"), ("épuisé.", "other")
    )
    assert repair(remark) == remark


def test_a_sentence_between_author_with_year_and_journal_is_the_title() -> None:
    """A title that reads like a sentence is a title when the reference has no other."""
    mended = repair(
        tokens(
            ("Roe,", "author+"), ("2018.", "date"), ("Why", "commentary"), ("go?", "commentary"), ("City,", "journal+")
        )
    )
    assert [token.label for token in mended] == ["author", "date", "title", "title", "journal"]
    assert [token.begins for token in mended] == [True, False, False, False, False]


def test_a_sentence_behind_initials_and_a_year_is_the_title() -> None:
    """So it is where lists of references have it, up to its stop, and what a volume follows is the journal."""
    head = (("Roe,", "author+"), ("J.,", "author"), ("2018.", "date"), ("Why", "commentary"), ("go?", "commentary"))
    book = repair(tokens(*head[:3], ("Why", "commentary"), ("goes?", "commentary"), ("Paris:", "location")))
    assert [token.label for token in book] == ["author", "author", "date", "title", "title", "location"]
    remark = tokens(*head[:3], ("Emphasis", "commentary"), ("added.", "commentary"))
    assert repair(remark) == remark
    hosted = repair(tokens(*head, ("City", "title+"), ("life,", "title"), ("7", "volume")))
    assert [token.label for token in hosted[3:]] == ["title", "title", "journal", "journal", "volume"]
    assert [token.begins for token in hosted] == [True, *[False] * 7]
    signal = tokens(*head[:3], ("Voir", "commentary"), ("Doe", "commentary"))
    assert repair(signal) == signal


@pytest.mark.parametrize(
    "words",
    [
        ("Roe,", "Wilhelm", "v.", "Gesammelte", "Schriften"),
        ("F.", "v.", "Roe:", "System", "Heute"),
        ("F.", "v.", "Faust.", "System", "Heute"),
    ],
)
def test_a_particle_is_no_party(words: tuple[str, ...]) -> None:
    """What follows a name with a comma, or a family name with its mark, is another field."""
    found = tokens(*zip(words, ("author+", *["author"] * 4), strict=True), ("1990", "date"))
    assert repair(found) == found


def test_parties_are_a_title() -> None:
    """Several words behind "v." are a party, one alone is a family with a particle."""
    words = (("Roe", "author+"), ("v.", "author"), ("Turkish", "author"), ("Government –", "author"), ("Doe", "author"))
    assert [one.label for one in repair(tokens(*words))] == [*["title"] * 4, "author"]
    particle = tokens(("Wilhelm", "author+"), ("v.", "author"), ("Humboldt,", "author"), ("Title", "title"))
    assert repair(particle) == particle


def test_what_is_not_a_journals_and_what_is() -> None:
    """A body that goes on without a mark is an author; a word that tells no time belongs to the journal before."""
    body = repair(tokens(("Nations", "author+"), ("Unies,", "journal"), ("2019,", "date"), ("Villes", "title")))
    assert [token.label for token in body] == ["author", "author", "date", "title"]
    name = repair(tokens(("« A »,", "title+"), ("Espace,", "journal"), ("société", "date"), ("2016,", "date")))
    assert [token.label for token in name] == ["title", "journal", "journal", "date"]
    autumn = tokens(("« A »,", "title+"), ("Espace,", "journal"), ("automne", "date"), ("2016,", "date"))
    assert repair(autumn) == autumn


def test_numbers_around_a_journal() -> None:
    """A double issue before a journal is its volume, a wide range or a page with a page cited after it its pages."""
    issue = repair(tokens(("(2010)", "date+"), ("54-55", "pages"), ("Quais", "journal"), ("291-311,", "volume")))
    assert [token.label for token in issue] == ["date", "volume", "journal", "pages"]
    law = (("55:", "volume+"), ("2", "journal"), ("RD", "journal"), ("229", "journal"), ("à", "journal"))
    mended = repair(tokens(*law, ("la", "journal"), ("p", "journal"), ("231.", "locator")))
    assert [token.label for token in mended[1:]] == ["number", "journal", "pages", *["locator"] * 4]


def test_numbers_of_a_journal() -> None:
    """A narrow range after a journal is a double issue, and a number in its name stays there."""
    mended = repair(tokens(("Quais", "journal+"), ("54-55,", "number"), ("p.", "pages"), ("3.", "pages")))
    assert mended[1].label == "number"
    named = repair(tokens(("Seuil", "journal+"), ("21", "journal"), ("3,", "number"), ("p.", "pages"), ("3.", "pages")))
    assert named[1].label == "journal"


def test_glued_number_stays_with_its_volume() -> None:
    """A number in brackets with no space before it is no field of its own."""
    made = [
        LabelledToken(0, 3, "n°2", labels.VOLUME, False, 0.9),
        LabelledToken(3, 7, "(4),", labels.NUMBER, False, 0.9),
        LabelledToken(8, 11, "(5)", labels.NUMBER, False, 0.9),
    ]
    assert [token.label for token in repair(made)] == ["volume", "volume", "number"]


def test_publisher_after_an_edition() -> None:
    """A name after the edition is the publisher where none is known; running text is not."""
    head = (("Titre.", "title+"), ("1st ed.", "edition"))
    named = repair(tokens(*head, ("Premier", "commentary"), ("Parallèle,", "commentary"), ("2019", "date")))
    assert [token.label for token in named[2:]] == ["publisher", "publisher", "date"]
    prose = repair(tokens(*head, ("elle", "commentary"), ("dit", "commentary")))
    assert [token.label for token in prose[2:]] == ["commentary", "commentary"]
    taken = tokens(("Titre,", "title+"), ("3e", "edition"), ("éd.", "edition"), ("Cap", "edition"), ("Nord,", "pages"))
    assert [token.label for token in repair(taken)[3:]] == ["publisher", "publisher"]
    housed = tokens(
        ("Titre,", "title+"), ("2nd ed.", "edition"), ("Updated,", "edition"), ("Sage,", "publisher"), ("1990", "date")
    )
    assert repair(housed) == housed
    revised = tokens(("Titre,", "title+"), ("éd.", "edition"), ("Revue", "edition"), ("et", "edition"))
    assert repair(revised) == revised


def test_host_after_a_quoted_title_and_in() -> None:
    """ "dans" after a quoted title leads to the book."""
    mended = repair(tokens(("« Titre »", "title+"), ("dans", "title"), ("Mélanges,", "title"), ("Plon,", "publisher")))
    assert [token.label for token in mended] == ["title", "other", "booktitle", "publisher"]


def test_what_coll_announces_is_a_series() -> None:
    """After a publisher "coll." announces a series, up to the next mark."""
    found = tokens(
        ("Titre,", "title+"), ("Seuil,", "publisher"), ("coll.", "other"), ("« Points »,", "title"), ("1978", "date")
    )
    assert [token.label for token in repair(found)] == ["title", "publisher", "series", "series", "date"]
    within = tokens(("La", "title+"), ("série", "title"), ("Noire,", "title"), ("1978", "date"))
    assert repair(within) == within


def test_house_at_the_end_of_a_title() -> None:
    """A publishing house after a comma is no part of the title, unless a publisher is named beside it."""
    found = tokens(
        ("Un", "title+"), ("titre,", "title"), ("Harbour", "title"), ("Press,", "title"), ("p. 17", "locator")
    )
    assert [token.label for token in repair(found)] == ["title", "title", "publisher", "publisher", "locator"]
    named = tokens(("La ville,", "title+"), ("Presses", "title"), ("libres,", "title"), ("Seuil,", "publisher"))
    assert repair(named) == named


def test_a_name_behind_a_stop_and_a_dash_begins_a_citation() -> None:
    """Old bibliographies part sources by a stop and a dash; ISBD parts the areas of one source so."""
    found = tokens(("Titre,", "title+"), ("1822.", "date"), ("—", "date"), ("Roe,", "date"), ("Essai", "title"))
    assert [token.label for token in repair(found)] == ["title", "date", "separator", "author", "title"]
    assert [token.begins for token in repair(found)] == [True, False, False, True, False]
    areas = tokens(("Titre.", "title+"), ("—", "title"), ("Paris :", "location"), ("Seuil,", "publisher"))
    assert repair(areas) == areas
    initials = tokens(("Ch.", "author+"), ("-", "author"), ("R.", "author"), ("Roe,", "author"))
    assert repair(initials) == initials


def test_people_after_in_are_editors() -> None:
    """They edit the book that follows, unless they wrote the chapter."""
    chapter = (("Roy,", "author+"), ("Titre.", "title"), ("In", "other"))
    mended = repair(tokens(*chapter, ("A.", "author"), ("Roe,", "author"), ("Villes.", "title"), ("Sage", "publisher")))
    assert [token.label for token in mended][3:] == ["editor", "editor", "booktitle", "publisher"]
    edited = (("A.", "author"), ("Roe", "author"), ("(dir.),", "editor"), ("Villes.", "title"))
    assert [token.label for token in repair(tokens(*chapter, *edited))][3:] == [
        "editor",
        "editor",
        "editor",
        "booktitle",
    ]
    mended = repair(tokens(*chapter, ("Roy,", "author"), ("Villes.", "title"), ("Sage", "publisher")))
    assert [token.label for token in mended][3:] == ["author", "title", "publisher"]
    mixed = (("Roe", "editor"), ("&", "editor"), ("Doe,", "author"), ("Villes.", "title"))
    assert [token.label for token in repair(tokens(*chapter, *mixed))][3:] == ["editor"] * 3 + ["booktitle"]


def test_sentence_before_a_volume_is_a_journal() -> None:
    """A title has no volume of its own where no house is named; the volumes of a book have a word before them."""
    title = (("Roy,", "author+"), ("Titre", "title"), ("entier.", "title"), ("Villes,", "title"))
    mended = repair(tokens(*title, ("7", "volume"), ("(2),", "number"), ("p. 9", "pages")))
    assert [token.label for token in mended][1:4] == ["title", "title", "journal"]
    for book in (("t. 7,", "volume"), ("Plon", "publisher")), (("2", "volume"), ("vol.,", "volume"), ("1850", "date")):
        mended = repair(tokens(*title, *book))
        assert [token.label for token in mended][1:4] == ["title", "title", "title"]
    prof = (("Roy,", "author+"), ("Lettres", "title"), ("au", "title"), ("Prof.", "title"), ("Martin,", "title"))
    mended = repair(tokens(*prof, ("7", "volume"), ("p. 9", "pages")))
    assert [token.label for token in mended][1:4] == ["title", "title", "title"]


@pytest.mark.parametrize(("word", "label"), [("Inquisición.", "title"), ("Gabriel.", "author"), ("Thuy.", "author")])
def test_a_sentence_of_one_word_belongs_to_the_title(word: str, label: str) -> None:
    """So it is between a name and the rest of the title, when it is no given name."""
    mended = repair(tokens(("Jeanne", "author+"), ("Roe,", "author"), (word, "author"), ("Historia", "title")))
    assert mended[2].label == label


def test_a_given_name_behind_a_comma_is_no_title() -> None:
    """In inverted order, behind a particle or a joining word, or where a quotation follows, it stays what it is."""
    for before in ("Le", "and", "Van"):
        people = tokens((before, "author+"), ("Goff,", "author"), ("Emmanuelle.", "author"), ("Histoire", "title"))
        assert repair(people) == people
    quoted = tokens(("Jane", "author+"), ("Roe,", "author"), ("Inquisición.", "author"), ("“Histoire”", "title"))
    assert repair(quoted) == quoted


def test_series_in_brackets() -> None:
    """What a bracket behind a title holds before a volume is the series, and the volume its number there."""
    marked = [("Geschichte", "title+"), ("(=", "title"), ("Studien,", "title"), ("Bd.", "volume"), ("7),", "volume")]
    mended = repair(tokens(*marked, ("Marbach", "location")))
    assert [one.label for one in mended] == ["title", "series", "series", "number", "number", "location"]
    for inside in ("(1870-1914,", "(des", "(Haydn,"):
        other = tokens(("Histoire", "title+"), (inside, "title"), ("t.", "volume"), ("2),", "volume"))
        assert repair(other) == other


def test_figures_behind_the_sign_of_a_number_are_no_year() -> None:
    """ "n° 1780, octobre 2019" is of 2019."""
    mended = repair(tokens(("Revue,", "journal+"), ("n°", "number"), ("1780,", "date"), ("2019", "date")))
    assert [one.label for one in mended] == ["journal", "number", "number", "date"]
    alone = tokens(("Revue,", "journal+"), ("n°", "number"), ("2019,", "date"), ("p. 3", "pages"))
    assert repair(alone) == alone


def test_all_people_before_a_role_in_brackets_are_editors() -> None:
    """The labeller often takes the last one alone for it."""
    people = [("A.", "author+"), ("Roe,", "author"), ("B.", "author"), ("Doe", "author"), ("et", "other")]
    mended = repair(tokens(*people, ("C.", "editor"), ("Poe", "editor"), ("(dir.),", "editor"), ("Livre", "title")))
    assert [one.label for one in mended] == ["editor"] * 8 + ["title"]
    apart = tokens(("A.", "author+"), ("Roe.", "author"), ("C.", "editor"), ("Poe", "editor"), ("(dir.)", "editor"))
    assert repair(apart) == apart
    edition = tokens(("G.", "author+"), ("Hegel,", "author"), ("E.", "editor"), ("Roe", "editor"), ("(Hg.),", "editor"))
    assert repair(edition) == edition


def test_repairs_are_linear() -> None:
    """Many dashes, signs of series and ends of titles cost no more than many words."""
    dashes = tokens(("Titre.", "title+"), *[("—", "title")] * 20_000)
    series = tokens(("Titre,", "title+"), *[("coll.", "other")] * 20_000)
    ends = tokens(("Titre,", "title+"), *[("mot,", "title"), ("1999", "date")] * 10_000)
    numbers = tokens(("Roe,", "author+"), *[("Titre.", "title"), ("7", "volume")] * 10_000)
    brackets = tokens(("Titre,", "title+"), *[("(mot", "title"), ("7", "volume")] * 10_000)
    chapters = tokens(("Titre,", "title+"), *[("1990,", "date"), ("ch.", "title"), ("3,", "title")] * 10_000)
    links = tokens(("Titre.", "title+"), *[("in", "other"), ("Roe", "author")] * 10_000)
    quotations = tokens(*[("«a»,", "title"), ("in", "title"), ("b", "title")] * 10_000)
    editions = tokens(("Titre,", "title+"), *[("2nd", "edition"), ("ed.", "edition"), ("Cap", "title")] * 10_000)
    parties = tokens(("Roe", "author+"), *[("v.", "author"), ("Doe", "author")] * 10_000)
    roles = tokens(("Titre,", "title+"), *[("éd.", "editor"), ("Doe,", "editor"), ("trad.", "editor")] * 10_000)
    years = tokens(*[("Roe,", "author+"), ("2018.", "date"), ("Why", "commentary")] * 10_000)
    start = time.process_time()
    for found in (
        dashes,
        series,
        ends,
        numbers,
        brackets,
        chapters,
        links,
        quotations,
        editions,
        parties,
        roles,
        years,
    ):
        repair(found)
    assert time.process_time() - start < 5


def test_people_behind_a_role_are_editors() -> None:
    """Right behind the title of a book, whatever the labeller took the role and the people for; not of a thesis."""
    begun = (("Roe,", "author+"), ("« Port »,", "title"), ("in", "other"), ("Mers,", "booktitle"))
    for role in ("signal", "booktitle"):
        people = "author+" if role == "signal" else role
        rest = (("dirigé", role), ("par", role), ("Jeanne", people), ("Doe,", people.rstrip("+")), ("2001", "date"))
        mended = repair(tokens(*begun, *rest))
        assert [token.label for token in mended][3:] == ["booktitle", *["editor"] * 4, "date"]
        assert [token.begins for token in mended] == [True, *[False] * 8]
    whole = (("Les", "title+"), ("ballets", "title"), ("dirigés", "title"), ("par", "title"), ("Roe,", "title"))
    assert {token.label for token in repair(tokens(*whole, ("2001", "date")))} == {"title", "date"}
    thesis = (("Roe,", "author+"), ("Port,", "title"), ("thèse", "note"), ("dirigée", "note"), ("par", "note"))
    assert "editor" not in {token.label for token in repair(tokens(*thesis, ("Doe,", "note"), ("2001", "date")))}


def test_range_among_people_is_pages() -> None:
    """ "edited by Roe and Doe, 335-57" ends with the pages of the chapter."""
    chapter = (("Roe,", "author+"), ("« Port »,", "title"), ("Mers,", "booktitle"), ("edited", "editor"))
    mended = repair(
        tokens(*chapter, ("by", "editor"), ("Doe,", "editor"), ("335–57.", "editor"), ("Paris", "location"))
    )
    assert mended[-2].label == "pages"


def test_translators_are_told_from_editors_by_the_words_of_their_role() -> None:
    """The words of the role stand before a name or behind it; who edited, too, stays an editor."""

    def roles(*texts: str) -> list[str]:
        made = tokens(("Titre,", "title+"), *((text, "editor") for text in texts), ("1990", "date"))
        return [token.label for token in repair(made)][1:-1]

    assert roles("trad.", "de", "l’anglais", "par", "Anne", "Roe,") == ["translator"] * 6
    assert roles("Anne", "Roe", "(trad.),") == ["translator"] * 3
    assert roles("éd.", "Jean", "Doe,", "trad.", "Anne", "Roe,") == ["editor"] * 3 + ["translator"] * 3
    assert roles("éd.", "et", "trad.", "par", "Anne", "Roe,") == ["editor"] * 6
    assert roles("Anne", "Roe", "(éd.", "et", "trad.),") == ["editor"] * 5
    assert roles("Hrsg.", "von", "Anne", "Roe,") == ["editor"] * 4
    assert roles("übers.", "und", "hrsg.", "von", "Anne", "Roe,") == ["editor"] * 6
    assert roles("trad.", "A.", "Roe,", "éd.", "B.", "Doe,") == ["translator"] * 3 + ["editor"] * 3
    assert roles("éd.", "Doe", "et", "trad.", "Roe,") == ["editor"] * 2 + ["other"] + ["translator"] * 2
    assert roles("Roe", "(trad.)", "et", "Doe", "(éd.),") == ["translator"] * 2 + ["other"] + ["editor"] * 2
    assert roles("éd.", "Doe,", "Roe", "(trad.),") == ["editor"] * 2 + ["translator"] * 2
    assert roles("trad.", "Doe,", "Poe", "et", "Roe,") == ["translator"] * 5
    assert roles("tr.", "fr.,") == ["translator"] * 2


@pytest.mark.parametrize(
    "bracket",
    [
        (
            ("(ed.", "title"),
            ("original:", "title"),
            ("Merchants,", "title"),
            ("Cambridge,", "location"),
            ("1996),", "date"),
        ),
        (("(frz.", "note"), ("Erstausgabe:", "title"), ("Lire,", "title"), ("Paris", "location"), ("1996),", "date")),
        (("[éd.", "edition"), ("originale", "edition"), (":", "edition"), ("1996],", "edition")),
    ],
)
def test_original_editions(bracket: tuple[tuple[str, str], ...]) -> None:
    """Only the year of the original edition is told of the source."""
    first = (("Roe,", "author+"), ("Ports,", "title"), ("Paris,", "location"), ("2001", "date"))
    mended = repair(tokens(*first, *bracket, ("p.", "locator"), ("4.", "locator")))
    told = [token.label for token in mended[4:-2]]
    assert told == [labels.OTHER] * (len(bracket) - 1) + [labels.DATE]


def test_first_published_within_an_imprint() -> None:
    """An original edition behind a semicolon in the brackets of an imprint is no source of its own."""
    mended = repair(
        tokens(
            *(("Worms", "title+"), ("(Baltimore:", "location"), ("Hopkins,", "publisher"), ("1980;", "date")),
            *(("first", "signal"), ("published", "signal"), ("as", "signal"), ("Vermi,", "title+"), ("1976),", "date")),
        )
    )
    assert [token.label for token in mended[4:]] == [labels.OTHER] * 4 + [labels.DATE]
    assert not any(token.begins for token in mended[1:])


@pytest.mark.parametrize("dated", [True, False])
def test_a_period_belongs_to_the_title(dated: bool) -> None:
    """A range of years in brackets is part of the title where the source has another date."""
    title = (("Guardas", "title+"), ("(Sevilla,", "location"), ("1730-1780),", "date"), ("Akal,", "publisher"))
    mended = repair(tokens(*title, *((("2011,", "date"),) if dated else ()), ("p.", "locator"), ("4.", "locator")))
    assert [token.label for token in mended[1:3]] == (["title", "title"] if dated else ["location", "date"])
