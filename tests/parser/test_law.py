"""The exact forms of law: reports, reviews and books of American and Commonwealth law."""

import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcite.model import FullCitation, Locator, Name
from smartcite.parser import labels, parse_note
from smartcite.parser.labeller import LabelledToken, label
from smartcite.parser.law import with_law


def one(text: str) -> FullCitation:
    """Return the only citation of a note."""
    (citation,) = parse_note(text)
    assert isinstance(citation, FullCitation)
    return citation


def fields(citation: FullCitation) -> dict[str, str]:
    """Return the fields that are text."""
    return {name: value for name, value in citation.fields.items() if isinstance(value, str)}


def _words(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"\S+", text)


@pytest.mark.parametrize(
    ("text", "volume", "journal", "pages", "year", "pinpoint"),
    [
        ("Ada Byron, On Engines, 108 HARV. L. REV. 1733, 1735 (1995).", "108", "HARV. L. REV.", "1733", "1995", "1735"),
        ("Ada Byron, On Engines, 73 Yale L.J. 733, 737-38 (1964).", "73", "Yale L.J.", "733", "1964", "737-738"),
        ("Ada Byron, On Engines, 75 S. Cal. L. Rev. 83, 87 (2002).", "75", "S. Cal. L. Rev.", "83", "2002", "87"),
        ("Ada Byron, ‘On Engines’ (1956) 29 Harbour Law 468, 472.", "29", "Harbour Law", "468", "1956", "472"),
    ],
)  # fmt: skip
def test_reviews(text: str, volume: str, journal: str, pages: str, year: str, pinpoint: str) -> None:
    """An article is cited by volume, review, first page, page cited and year."""
    citation = one(text)
    found = fields(citation)
    assert (found["volume"], found["journaltitle"], found["pages"], found["date"]) == (volume, journal, pages, year)
    assert citation.locator
    assert citation.locator.value == pinpoint
    assert [name.family for name in citation.fields["author"] if not isinstance(name, str)] == ["Byron"]


@pytest.mark.parametrize(
    ("text", "title", "journal", "pages"),
    [
        ("Roe v. Harbour Board, 410 U.S. 113, 116 (1973).", "Roe v. Harbour Board", "U.S.", "113"),
        ("Roe v. Harbour, 347 U.S. 483, 74 S. Ct. 686 (1954).", "Roe v. Harbour", "U.S.", "483"),
        ("Roe v Harbour Board [1932] AC 562 (HL) 580.", "Roe v Harbour Board", "AC", "562"),
        ("R (Roe) v Harbour Board [2017] UKSC 5, [2018] AC 61.", "R (Roe) v Harbour Board", "UKSC", "5"),
        ("Roe v Harbour Board [2008] UKHL 13, [2008] 1 AC 884.", "Roe v Harbour Board", "UKHL", "13"),
        ("Roe v. Harbour, 12 F. Supp. 2d 345, 350 n.3 (S.D.N.Y. 1998).", "Roe v. Harbour", "F. Supp. 2d", "345"),
        ("Roe v Harbour (City of), 2013 SCC 72, [2013] 3 SCR 1101.", "Roe v Harbour (City of)", "SCC", "72"),
        ("Roe v Harbour, 2015 ONCA 15.", "Roe v Harbour", "ONCA", "15"),
        ("Port (PG) c Roe, 2016 CSC 27, [2016] 1 RCS 631.", "Port (PG) c Roe", "CSC", "27"),
    ],
)  # fmt: skip
def test_cases(text: str, title: str, journal: str, pages: str) -> None:
    """A case has the parties for its title, and a parallel report of it is no source of its own."""
    citation = one(text)
    assert citation.entry_type == "jurisdiction"
    found = fields(citation)
    assert (found["title"], found["journaltitle"], found["pages"]) == (title, journal, pages)


def test_page_cited_of_a_parallel_report() -> None:
    """It is the page cited of the case."""
    locator = one("Roe v Harbour, 2007 SCC 9, [2007] 1 SCR 350, at para 53.").locator
    assert locator
    assert (locator.unit, locator.value) == ("paragraph", "53")


@pytest.mark.parametrize(
    ("text", "title", "unit", "value"),
    [
        ("Harbour Act, RSC 1985, c H-6, s. 13(1)(b).", "Harbour Act, RSC 1985, c H-6", "section", "13(1)(b)"),
        ("Loi sur les ports, RLRQ c P-12, art 5.", "Loi sur les ports, RLRQ c P-12", "article", "5"),
        ("Human Rights Act 1998, s 3(1).", "Human Rights Act 1998", "section", "3(1)"),
        ("Tribunals, Courts and Ports Act 2007, s 11A.", "Tribunals, Courts and Ports Act 2007", "section", "11A"),
        ("Trade Practices Act 1974 (Cth) s 52.", "Trade Practices Act 1974 (Cth)", "section", "52"),
        ("Designs (Fees and Forms) Act 1951, s 4.", "Designs (Fees and Forms) Act 1951", "section", "4"),
    ],
)  # fmt: skip
def test_statutes(text: str, title: str, unit: str, value: str) -> None:
    """A statute is cited by its year, in Canada by volume and chapter (OSCOLA 2.4, McGill 2.1); "s." is a section."""
    citation = one(text)
    assert (citation.entry_type, fields(citation)["title"]) == ("legislation", title)
    assert citation.locator
    assert (citation.locator.unit, citation.locator.value) == (unit, value)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Harbour Act, RSC 1985, c H-6, s 3 and Employment Equity Act, SC 1995, c 44, s 5.",
            ["Harbour Act, RSC 1985, c H-6", "Employment Equity Act, SC 1995, c 44"],
        ),
        (
            "See Roe v Doe, 2009 ONCA 12 and the Harbour Act, RSC 1985, c. H-6, s 3.",
            ["Roe v Doe", "Harbour Act, RSC 1985, c. H-6"],
        ),
        ("In Roe the Court relied on the Harbour Act, RSC 1985, c H-6, s 3.", ["Harbour Act, RSC 1985, c H-6"]),
        ('Jane Roe, "On Marx v. Hegel in Paris, 2015 MLA 12", PMLA 130 (2015): 12-30.', None),
        ("J. Roe, A Title, vol. v Paris, 2015 BNF 12.", None),
        ("J. Roe, 'The Bribery Act 2010 and its Critics' (2011) 60 CLJ 12.", None),
        ("J. Roe, The Bribery Act 2010: A Guide (OUP 2011) 45.", None),
        ("Jane Roe. The Great Harbour Act 1832. London: Dent, 1973.", None),
        ("Roe, J. (2001). The Harbour Information Act 2000. London: Dent.", None),
        ("Roe, J. (2012). Judging the Harbour Act 1998, 3rd ed. Oxford: Hart.", None),
        ("Ministry of Ports. Guide to the Harbour Act 1961. London: HMSO, 1962.", None),
        ("Harbour Act 1998. Ports Act 2010, s 4.", ["Harbour Act 1998", "Ports Act 2010"]),
        ("« Paris c. Lyon », Revue historique, vol. 12, n° 3, 1990, p. 12-34.", None),
        ("P. Roe, La ville c. Paris, 2004 HAL 123, p. 5.", None),
        ("L’affaire Roe c. Société du port, Le Monde, 12 mars 2010.", None),
        ("See the Finance Act 1999, s 3.", ["Finance Act 1999"]),
        ("Harbour Act 2006, s 172, as amended by the Ports Act 2015, s 3.", ["Harbour Act 2006"]),
        ("The Harbour Act 2006 (as amended by the Ports Act 2015) says little.", ["The Harbour Act 2006"]),
        ("Criminal Code RSC 1985 c C-46, s 3.", ["Criminal Code RSC 1985 c C-46"]),
        ("As the Court said of the Bribery Act 2010, s 6, judges must act.", ["Bribery Act 2010"]),
    ],
)
def test_law_in_a_sentence(text: str, titles: list[str] | None) -> None:
    """Statutes and cases side by side are each a source; a case within a quotation, or a volume, is none."""
    found = [one for one in parse_note(text) if isinstance(one, FullCitation)]
    legal = [one.fields["title"] for one in found if one.entry_type in ("legislation", "jurisdiction")]
    assert legal == (titles or [])


@pytest.mark.parametrize("text", ["Criminal Code RSC 1985 c C-46, s 3(1).", "The Bribery Act 2010, ss 3(1)."])
def test_the_section_of_a_statute_is_cited(text: str) -> None:
    """It is no part of its name, whatever the labeller took it for."""
    (found,) = [one for one in parse_note(text) if isinstance(one, FullCitation)]
    assert found.locator is not None
    assert (found.locator.unit, found.locator.value) == ("section", "3(1)")
    assert not str(found.fields["title"]).endswith(")")


def test_statute_and_case_in_one_note() -> None:
    """A semicolon parts them."""
    found = parse_note("Harbour Safety Act, SO 1999, c 8; Roe Clinic v Harbour (Attorney General), 2024 ONSC 1895.")
    assert [one.entry_type for one in found if isinstance(one, FullCitation)] == ["legislation", "jurisdiction"]


@pytest.mark.parametrize(
    ("text", "families", "title"),
    [
        ("ADA BYRON, THE ECONOMICS OF ENGINES 45 (1981).", ["Byron"], "THE ECONOMICS OF ENGINES"),
        ("ADA BYRON, ANATOMY OF AN ENGINE (2d ed. 2010).", ["Byron"], "ANATOMY OF AN ENGINE"),
        ("KARL N. ROE, JR. & JOHN DOE, A REPUBLIC OF ENGINES 45 (2010).", ["Roe", "Doe"], "A REPUBLIC OF ENGINES"),
    ],
)
def test_books_in_capitals(text: str, families: list[str], title: str) -> None:
    """The author and the title of a book in capitals part at the comma."""
    citation = one(text)
    assert [name.family for name in citation.fields["author"] if not isinstance(name, str)] == families
    assert fields(citation)["title"] == title


def test_notes_with_a_number_of_a_note_are_no_reviews() -> None:
    """ "12 Anm. 3 (1990)" is a page and a note, "5, No. 3 (1999)" a volume and an issue."""
    text = "Doe, „Titel“, Annalen 5, No. 3 (1999), S. 12 Anm. 3 (1990)."
    tokens = [LabelledToken(one.start(), one.end(), one[0], labels.TITLE, False, 0.9) for one in _words(text)]
    assert with_law(text, tokens) == tokens


def test_prose_stays_prose() -> None:
    """What the labeller takes for commentary alone stays so."""
    text = "In 410 U.S. 113 (1973) it was said."
    tokens = [LabelledToken(one.start(), one.end(), one[0], labels.COMMENTARY, False, 0.9) for one in _words(text)]
    assert with_law(text, tokens) == tokens


@given(st.text(alphabet="ABab 12.,;()[]&§v’-é19", max_size=80))
def test_tokens_stay(text: str) -> None:
    """Only labels change, whatever the text."""
    tokens = label(text)
    assert [(token.start, token.end) for token in with_law(text, tokens)] == [(one.start, one.end) for one in tokens]


@pytest.mark.parametrize(
    "text",
    [
        "ABC DEF, GHI " * 8_000,
        "12 A.B. " * 12_500,
        "12 A.B. 3" + ", 45" * 25_000,
        "[1999] AC 1 (" * 8_000,
        "1 A.B. 3 (1990); " * 6_000,
        "Case C-1/12 EU:C:2014:1 " * 4_000,
        "Case C-1/12 " * 8_000 + "EU:C:2014:1",
    ],
)
def test_linear(text: str) -> None:
    """No text makes the forms slow."""
    tokens = [LabelledToken(one.start(), one.end(), one[0], labels.TITLE, False, 0.9) for one in _words(text)]
    start = time.process_time()
    with_law(text, tokens)
    assert time.process_time() - start < 5


def test_chapter_in_a_collection() -> None:
    """The host stands behind "in", its first page behind its title, its editors before the year (Bluebook 15.5)."""
    citation = one("Ada Byron, The Trap, in Procedure and Its Discontents 77, 81 (Amos Feld & Ruth Roe eds., 2006).")
    found = fields(citation)
    assert citation.entry_type == "incollection"
    assert (found["title"], found["booktitle"]) == ("The Trap", "Procedure and Its Discontents")
    assert (found["pages"], found["date"]) == ("77", "2006")
    assert citation.fields["editor"] == (Name("Feld", "Amos"), Name("Roe", "Ruth"))
    assert citation.locator == Locator("page", "81")


@pytest.mark.parametrize(
    ("text", "title", "locator"),
    [
        (
            "Case C–817/19 *Ligue des droits v Conseil des ministres* EU:C:2022:491, para 117.",
            "Case C–817/19 Ligue des droits v Conseil des ministres EU:C:2022:491",
            Locator("paragraph", "117"),
        ),
        ("Case T-1/89 Roe v Commission EU:T:1991:56.", "Case T-1/89 Roe v Commission EU:T:1991:56", None),
        (
            "CJUE, 13 mai 2014, Marché bleu, aff. C-131/12, ECLI:EU:C:2014:317, pt 99.",
            "CJUE, 13 mai 2014, Marché bleu, aff. C-131/12, ECLI:EU:C:2014:317",
            Locator("paragraph", "99"),
        ),
    ],
)
def test_european_identifiers(text: str, title: str, locator: Locator | None) -> None:
    """The identifier ends the name of a decision, and no part of it is a number of something."""
    citation = one(text)
    assert (citation.entry_type, citation.fields["title"], citation.locator) == ("jurisdiction", title, locator)
    assert not {"number", "volume"} & citation.fields.keys()


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        (
            "In re Aerial Photos, No. 12-cv-00411, 2013 WL 554310, at *4 (D. Mont. Feb. 12, 2013).",
            "jurisdiction",
            "In re Aerial Photos, No. 12-cv-00411",
        ),
        ("Or. Rev. Stat. § 837.310 (2017).", "legislation", "Or. Rev. Stat."),
        ("U.S. Const. amend. IV.", "legislation", "U.S. Const. amend. IV"),
        ("See Killig, 318 P.3d at 1030.", "article", "Killig"),
        (
            "Dwight Fall, Comment, Curtilage at 400 Feet, 88 N.Y.U. L. Rev. 1502, 1510 (2013).",
            "article",
            "Curtilage at 400 Feet",
        ),
        ("David Roe, Recent Case, A Title of It, 67 Harv. L. Rev. 411 (2015).", "article", "A Title of It"),
    ],
)
def test_american_forms(text: str, kind: str, title: str) -> None:
    """Databases, codes, short forms and the kinds of pieces of reviews."""
    citation = one(text)
    assert (citation.entry_type, citation.fields["title"]) == (kind, title)


def test_a_decision_without_its_identifier() -> None:
    """The identifier of another decision ends no name, and swallows no book."""
    text = (
        "See Case C-6/90 Franc v Italy [1991] ECR I-5357, para 33, and Paul Craig, EU Law (OUP 2018) 41, and "
        "Case C-46/93 Brasserie v Germany EU:C:1996:79, para 51."
    )
    assert len(parse_note(text)) == 3
