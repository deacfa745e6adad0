"""From labelled runs to fields; the labels are given, so that no model decides."""

import re

import pytest

from smartcite.model import Locator, Name
from smartcite.parser.fields import read_fields
from smartcite.parser.labeller import LabelledToken
from smartcite.parser.printed import Printed
from smartcite.parser.segments import Segment


def fields(marked: str) -> Printed:
    """Return the fields of a text whose runs are marked "[label words]"."""
    text = ""
    tokens: list[LabelledToken] = []
    for match in re.finditer(r"\[(\w+) ([^\]]+)\]", marked):
        for word in match[2].split(" "):
            tokens.append(LabelledToken(len(text), len(text) + len(word), word, match[1], not tokens, 0.9))
            text += word + " "
    return read_fields(text, Segment(tokens))


@pytest.mark.parametrize(
    ("marked", "pages", "number", "volume", "locator"),
    [
        (
            "[title Outil,] [journal Techniques,] [pages 54-55,] [date 2010,] [pages p. 291-311]",
            "291-311",
            "54-55",
            "",
            "",
        ),
        ("[title Outil,] [journal Techniques] [pages 229-294,] [locator pp. 235-36]", "229-294", "", "", "235-236"),
        (
            "[title Types] [date (1978)] [number 1] [journal Research] [volume 229-294,] [pages pp. 235-36]",
            "229-294",
            "",
            "1",
            "235-236",
        ),
        ("[title Types,] [journal Research] [volume 12-13,] [pages pp. 235-36]", "235-236", "", "12-13", ""),
    ],
)
def test_issues_extents_and_pages_cited(marked: str, pages: str, number: str, volume: str, locator: str) -> None:
    """Pages that follow tell whether bare numbers are an issue or the pages of the whole article."""
    printed = fields(marked)
    assert [printed.values.get(name, "") for name in ("pages", "number", "volume")] == [pages, number, volume]
    assert printed.locator == (Locator("page", locator) if locator else None)


def test_title_after_editors_is_the_book() -> None:
    """A second title, after editors, is that of the book they edited."""
    printed = fields("[author Roe, A.] [title Geoprivacy.] [other In] [editor B. Doe,] [title Spatial Media.]")
    assert printed.values["title"] == "Geoprivacy"
    assert printed.values["booktitle"] == "Spatial Media"


def test_words_in_small_letters_are_no_people() -> None:
    """A title of several words with commas is not a list of authors."""
    printed = fields("[author Gramophone, film, typewriter,] [location Dijon,] [date 2018]")
    assert printed.values["title"] == "Gramophone, film, typewriter"
    assert "author" not in printed.values


@pytest.mark.parametrize(
    ("marked", "subtitle"),
    [
        ("[title Outil] [other online] [title Une histoire,] [publisher Plon,] [date 2001]", "Une histoire"),
        ("[title Outil] [publisher (Plon] [date 2001).] [title On the deeper affinity of tools]", None),
    ],
)
def test_remark_behind_a_source_is_no_subtitle(marked: str, subtitle: str | None) -> None:
    """After a house, a year and a stop another sentence begins."""
    assert fields(marked).values.get("subtitle") == subtitle


@pytest.mark.parametrize(
    ("marked", "date", "first"),
    [
        ("[title Les arts] [date [1980],] [location Paris,] [publisher Seuil,] [date 1990]", "1990", "1980"),
        ("[title Les arts] [location Paris,] [publisher Seuil,] [date 1990] [date [1980]]", "1990", "1980"),
        ("[title Les arts] [location Paris,] [date 1902,] [publisher Laffitte,] [date 1979]", "1902", None),
        ("[title La guerre,] [date 2015,] [date 2020]", "2015", None),
        ("[author Roe,] [date 2012.] [title Les arts,] [date 1er] [date septembre] [date 2012]", "2012", None),
    ],
)
def test_year_of_the_first_edition(marked: str, date: str, first: str | None) -> None:
    """A year before the imprint is that, or an earlier one behind it; the year of a reprint is no field."""
    values = fields(marked.replace("[1980]", "(1980)")).values
    assert (values["date"], values.get("origdate")) == (date, first)


def test_chapter_is_nobody() -> None:
    """A unit and its number before a quotation are no author: "See Ch. 2, “The Sea”"."""
    assert "author" not in fields("[author Ch. 2,] [title “The Sea”]").values
    assert "author" in fields("[author P. Smith and 12 others,] [title The Sea]").values


@pytest.mark.parametrize(
    ("host", "booktitle"),
    [
        ("Proceedings of ACL 2019,", "Proceedings of ACL 2019"),
        ("Proceedings (ACL), 2016,", "Proceedings (ACL)"),
        ("La France de mai 1968,", "La France de mai 1968"),
    ],
)
def test_year_of_a_book_is_its_date(host: str, booktitle: str) -> None:
    """It stays in the name that it belongs to, and that of an event is none."""
    found = fields(f"[author Roe,] [title Tides,] [booktitle {host}] [pages pp. 1-9]").values
    assert (found["booktitle"], found.get("date")) == (booktitle, None if "mai" in host else host.strip(",")[-4:])


def test_people_behind_a_role_are_what_it_says() -> None:
    """After the author, whatever the labeller took the role for."""
    found = fields(
        "[author Han,] [title Psicopolítica,] [publisher Herder,] [date 2014] [note (trad.] [author Bergés).]"
    )
    assert [str(name) for name in found.values["author"]] == ["Han"]
    assert [str(name) for name in found.values["translator"]] == ["Bergés"]
    found = fields("[author Roe,] [title Tides,] [author ed. by Doe,] [date 2014]")
    assert [str(name) for name in found.values["editor"]] == ["Doe"]
    assert "editor" not in fields("[author Roe,] [title Tides,] [author Ed Ruscha,] [date 2014]").values


def test_subtitle_taken_for_a_journal() -> None:
    """Where an edition follows and no volume, it is the rest of the title."""
    found = fields(
        "[author Roe,] [title Ports.] [journal Dimensions,] [edition 4. Aufl.,] [location München] [date 2007]"
    )
    assert found.values["title"] == "Ports. Dimensions"
    assert "journaltitle" not in found.values
    assert "journaltitle" in fields("[author Roe,] [title Ports.] [journal Mers,] [volume 4,] [date 2007]").values
    assert "journaltitle" in fields("[author Roe,] [title Ports.] [journal Mers,] [publisher Dent,] [date 2007]").values


@pytest.mark.parametrize(
    ("marked", "number", "volume", "locator"),
    [
        (
            "[author Roe,] [title Obligations,] [publisher Dalloz,] [date 2005,] [number n° 185]",
            "",
            "",
            Locator("number", "185"),
        ),
        ("[author Roe,] [title Obligations,] [date 2005,] [series coll. « Tel »,] [number n° 95]", "95", "", None),
        ("[author Roe,] [title Obligations.] [note Rapport] [number n° 1/2017.]", "1/2017", "", None),
        ("[author Roe,] [title Bail,] [journal RTD civ.] [date 2004.] [volume 80,]", "", "", Locator("page", "80")),
        (
            "[author Roe,] [title Bail,] [journal RTD civ.] [date 2004.] [volume 1.] [locator 80]",
            "",
            "1",
            Locator("page", "80"),
        ),
        ("[author Roe,] [title Bail,] [journal Procédures,] [date 2004,] [locator n° 7]", "7", "", None),
    ],
)
def test_numbers(marked: str, number: str, volume: str, locator: Locator | None) -> None:
    """Behind the imprint of a book a number is cited; a lone one behind a journal and its year is the page."""
    printed = fields(marked)
    assert (printed.values.get("number", ""), printed.values.get("volume", "")) == (number, volume)
    assert printed.locator == locator


def test_who_wrote_a_foreword_is_no_editor() -> None:
    """Unless that is what they did, too."""
    assert "editor" not in fields("[author Roe,] [title Bail,] [editor préf. J. Doe,] [publisher LGDJ]").values
    assert "editor" in fields("[author Roe,] [title Bail,] [editor éd. J. Doe,] [publisher LGDJ]").values


@pytest.mark.parametrize(
    ("series", "name", "number"),
    [
        ("(Studien zur Schriftkultur 12),", "Studien zur Schriftkultur", "12"),
        ("(Sources chrétiennes, 182),", "Sources chrétiennes", "182"),
        ("(Abhandlungen N.R. 108),", "Abhandlungen N.R.", "108"),
        ("(Materialhefte, Reihe A, Bd. 62),", "Materialhefte, Reihe A", "62"),
        ("(Folio),", "Folio", ""),
        ("(Bibliothèque de l’an 2000),", "Bibliothèque de l’an 2000", ""),
    ],
)
def test_series_with_its_number(series: str, name: str, number: str) -> None:
    """The number of a book in its series is a field of its own."""
    printed = fields(f"[author Roe,] [title Bail,] [series {series}] [publisher LGDJ]")
    assert (printed.values["series"], printed.values.get("number", "")) == (name, number)


def test_what_a_journal_prints_before_a_title() -> None:
    """It is no author, and no part of the title."""
    printed = fields("[author Editorial,] [title Justice,] [journal Times]")
    assert printed.values["title"] == "Justice"
    assert "author" not in printed.values
    assert fields("[author Roe,] [title Note, Rule 16,] [journal Times]").values["title"] == "Rule 16"
    assert fields("[author Roe,] [title Note sur le port,] [journal Times]").values["title"] == "Note sur le port"


@pytest.mark.parametrize("behind", ["[other préf.] [author J. Ghest,]", "[author préf. J. Ghest,]"])
def test_who_wrote_a_foreword_is_no_author(behind: str) -> None:
    """The number behind still is one of the book."""
    printed = fields(f"[author J. Roch,] [title Contrat,] [publisher LGDJ,] [date 1999,] {behind} [number n° 12]")
    assert [name.family for name in printed.values["author"] if isinstance(name, Name)] == ["Roch"]
    assert printed.locator == Locator("number", "12")


def test_volume_and_page() -> None:
    """Chicago notes cite "1:12" of a book in several volumes; in a journal it is no volume of its own."""
    printed = fields("[author Nora,] [title Realms] [publisher Harbor,] [date 1996),] [locator 1:12.]")
    assert (printed.values["volume"], printed.locator) == ("1", Locator("page", "12"))
