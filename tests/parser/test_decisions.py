"""Decisions, the sections of statutes, and comments on decisions."""

import time

import pytest

from smartcite.model import FullCitation, Locator, Name
from smartcite.parser import parse_note
from smartcite.parser.labeller import LabelledToken
from smartcite.parser.repairs import repair


def one(text: str) -> FullCitation:
    """Return the only citation of a note."""
    (citation,) = parse_note(text)
    assert isinstance(citation, FullCitation)
    return citation


@pytest.mark.parametrize(
    ("text", "title", "page"),
    [
        ("BVerwGE 26, 161 (168).", "BVerwGE 26, 161", "168"),
        ("Grundlegend BVerfGE 7, 198 [204 f.].", "BVerfGE 7, 198", "204 f."),
        ("BGHZ 114, 284, 290.", "BGHZ 114, 284", "290"),
        ("BAGE 43, 54 <60>.", "BAGE 43, 54", "60"),
        ("BGHSt 32, 345.", "BGHSt 32, 345", ""),
        ("BVerfGE 57, 295 (3. Rundfunkurteil).", "BVerfGE 57, 295 (3. Rundfunkurteil)", ""),
    ],
)
def test_collections(text: str, title: str, page: str) -> None:
    """Volume and first page name a decision, the page behind them is cited."""
    citation = one(text)
    assert (citation.entry_type, citation.fields["title"]) == ("jurisdiction", title)
    assert citation.locator == (Locator("page", page) if page else None)


def test_several_collections() -> None:
    """Each is a decision, but the one behind a decision is where that is printed."""
    found = parse_note("Vgl. BVerwGE 26, 161 (168); BGHZ 114, 284; BVerfG, Urt. v. 15.12.1983, BVerfGE 65, 1 (43).")
    titles = [one.fields["title"] for one in found if isinstance(one, FullCitation)]
    assert titles == ["BVerwGE 26, 161", "BGHZ 114, 284", "BVerfG, Urt. v. 15.12.1983, BVerfGE 65, 1"]


@pytest.mark.parametrize(
    ("text", "title", "unit", "value"),
    [
        ("Loi n° 60-808 du 5 août 1960, art. 7.", "Loi n° 60-808 du 5 août 1960", "article", "7"),
        ("Loi du 3 mars 1822 sur la peste, art. 1er et 2.", "Loi du 3 mars 1822 sur la peste", "article", "1er et 2"),
        ("Traité sur les ports, art. 123, § 1.", "Traité sur les ports", "article", "123, § 1"),
        ("C. civ., art. 1134, al. 3.", "C. civ.", "article", "1134, al. 3"),
        ("Loi du 6 janvier 1978, art. 2, al. 1er.", "Loi du 6 janvier 1978", "article", "2, al. 1er"),
        ("C. civ., art. 1382 anc.", "C. civ.", "article", "1382 anc"),
        ("Companies Act 2006, ss. 172 and 173.", "Companies Act 2006", "section", "172 and 173"),
        ("Insolvency Act 1986, ss 213, 214.", "Insolvency Act 1986", "section", "213, 214"),
        ("Equality Act 2010, s. 6 and Schedule 1.", "Equality Act 2010", "section", "6 and Schedule 1"),
        ("Legge 9 febbraio 1948, n. 1, art. 1.", "Legge 9 febbraio 1948, n. 1", "article", "1"),
    ],
)
def test_sections(text: str, title: str, unit: str, value: str) -> None:
    """The statute is one source, whatever of it is cited."""
    citation = one(text)
    assert (citation.fields["title"], citation.locator) == (title, Locator(unit, value))


@pytest.mark.parametrize(
    "text",
    [
        "Cass. civ. 3e, 21 mai 1997, n° 95-16.372, Bull. civ. III, n° 113.",
        "TA Poitiers, 27 mai 2021, n° 1800400.",
        "Art. 9, § 2, CVIM.",
    ],
)
def test_no_section(text: str) -> None:
    """Numbers of decisions are no sections, and a name that begins with a section is no statute."""
    assert (one(text).fields["title"], one(text).locator) == (text.rstrip("."), None)


@pytest.mark.parametrize(
    ("text", "title", "journal", "year", "page"),
    [
        (
            "D. Roe, note sous Cass. com., 22 oct. 1996, D. 1997, p. 121.",
            "note sous Cass. com., 22 oct. 1996",
            "D.",
            "1997",
            "121",
        ),
        (
            "L. Roe, obs. sous Civ. 1re, 16 juill. 1998, D. 1999, somm. p. 112.",
            "obs. sous Civ. 1re, 16 juill. 1998",
            "D.",
            "1999",
            "112",
        ),
        (
            "R. Roe, concl. sur CE, sect., 3 févr. 1989, Cie Delta, RFDA 1989, p. 391.",
            "concl. sur CE, sect., 3 févr. 1989, Cie Delta",
            "RFDA",
            "1989",
            "391",
        ),
        ("Roe, Anm. zu BGH, Urt. v. 4.3.1980, JZ 1980, 500.", "Anm. zu BGH, Urt. v. 4.3.1980", "JZ", "1980", "500"),
        ("Canaris, Anmerkung zu BGHZ 100, 157, NJW 1987, 1600.", "Anmerkung zu BGHZ 100, 157", "NJW", "1987", "1600"),
    ],
)
def test_comments(text: str, title: str, journal: str, year: str, page: str) -> None:
    """A comment on a decision is an article, by who wrote it, in the journal of its year."""
    citation = one(text)
    assert citation.entry_type == "article"
    fields = citation.fields
    assert (fields["title"], fields["journaltitle"], fields["date"]) == (title, journal, year)
    assert citation.locator == Locator("page", page)
    assert "author" in fields


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Cass. ass. plén., 17 nov. 2006, n° 05-19.876, D. 2007, p. 2825.", "2006-11-17"),
        ("Loi n° 78-17 du 6 janvier 1978, art. 3.", "1978-01-06"),
        ("CE, ass., 9 juill. 1997, Société des ports, n° 145678.", "1997-07-09"),
        ("BGH, Urt. v. 14.3.1991 – IX ZR 118/90, NJW 1991, 1884.", "1991-03-14"),
        ("STC 48/2005, de 3 de marzo, FJ 4.", "2005-03-03"),
        ("C. civ., art. 1240.", ""),
    ],
)
def test_days(text: str, day: str) -> None:
    """Law is of the day in its name, not of the year of the journal that prints it."""
    assert one(text).fields.get("date", "") == day


def test_who_comments_where_a_decision_is_printed() -> None:
    """That is an annotator, not its author."""
    fields = one("Cass. com., 22 oct. 1996, n° 93-18.632, D. 1997, p. 121, note A. Sériaux.").fields
    assert fields["annotator"] == (Name("Sériaux", "A."),)
    assert "author" not in fields


def test_they_are_linear() -> None:
    """Many words of law cost no more than many words."""

    def tokens(*texts: str) -> list[LabelledToken]:
        made, start = [LabelledToken(0, 4, "Roe,", "author", True, 0.9)], 5
        for text in texts:
            made.append(LabelledToken(start, start + len(text), text, "legal", False, 0.9))
            start += len(text)
        return made

    begun = time.process_time()
    for words in (
        ("s,", "s", "3"),
        ("BGHZ", "7,", "3"),
        ("note", "sous"),
        ("Roe,", "art.", "3"),
        ("BGHZ", "7,", "3 ("),
    ):
        repair(tokens(*words * 8_000))
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("AJDA 2012, p. 2231, chron. X. Domont et A. Bretonnel.", ["Domont", "Bretonnel"]),
        ("D. 2010, p. 1801, note É. Barthès-Coulon.", ["Barthès-Coulon"]),
        ("RFDA 2013, p. 12, concl. M. Roe, note B. Doe.", ["Roe", "Doe"]),
        ("J. Roe, « Un port », RTD civ. 2004, p. 12, note 5.", ["Roe"]),
    ],
)
def test_chronicles(text: str, names: list[str]) -> None:
    """Who comments on a decision in a journal is named, however many they are; a note cited is nobody."""
    citation = one(text)
    people = citation.fields["author"]
    assert citation.entry_type == "article"
    assert [name.family for name in people if isinstance(name, Name)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("BGH NJW 2000, 1234 mit Anm. von K. Roth und P. Dohm.", ["Roth", "Dohm"]),
        ("Trib. Milano, 3 maggio 2010, in Giur. it., 2011, p. 345, con nota di M. De Rossi.", ["De Rossi"]),
        ("Cass. com., 3 mai 2012, n° 11-12.345, D. 2012, p. 1234, obs. A. Roe.", ["Roe"]),
    ],
)
def test_annotators(text: str, names: list[str]) -> None:
    """Who comments on a decision where it is printed is no author of it."""
    citation = one(text)
    people = citation.fields["annotator"]
    assert (citation.entry_type, "author" in citation.fields) == ("jurisdiction", False)
    assert [name.family for name in people if isinstance(name, Name)] == names


def test_litigants() -> None:
    """Names behind the number of a decision are those of its parties."""
    first, second = parse_note(
        "CE, 10 oct. 2012, n° 350426, Beaupré et Lemestre, Rec. CE, p. 357 ; AJDA 2012, p. 2231, chron. X. Domont."
    )
    assert isinstance(first, FullCitation)
    assert isinstance(second, FullCitation)
    assert first.fields["title"] == "CE, 10 oct. 2012, n° 350426, Beaupré et Lemestre"
    assert (first.fields["journaltitle"], second.fields["journaltitle"]) == ("Rec. CE", "AJDA")


def test_the_year_of_the_report() -> None:
    """The decision has its own day; the year of the journal that counts by years is its volume there."""
    citation = one("Cass. civ. 1re, 29 octobre 2014, n° 13-19729, D. 2015, p. 242, note D. Roe.")
    assert (citation.fields["date"], citation.fields["volume"]) == ("2014-10-29", "2015")


def test_a_page_behind_a_year() -> None:
    """A number behind the year and its point is a page."""
    citation = one("P. Roe, RTD civ. 2004. 80, obs. sous Civ. 1re, 3 mars 2003.")
    assert citation.locator == Locator("page", "80")


@pytest.mark.parametrize(
    "text",
    [
        "CE, 3 mai 2012, AJDA 2012, p. 12, note J. Dupont, « Le service public ».",
        "BGH, Urt. v. 12.3.2008, NJW 2008, 1517 m. Anm. H. Roth, Die Gewährleistung.",
        "CE, 3 mai 2012, AJDA 2012, p. 12, obs. Centre de recherches administratives.",
    ],
)
def test_a_decision_stays_one(text: str) -> None:
    """Neither a comment with a title nor a body makes it somebody's."""
    first = parse_note(text)[0]
    assert isinstance(first, FullCitation)
    assert (first.entry_type, "author" in first.fields, "annotator" in first.fields) == ("jurisdiction", False, False)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "CE, 10 mai 1974, Deno, Rec. CE, p. 274, AJDA 1974, p. 298, chron. Franc et Boy, D. 1975, p. 393.",
            [("Franc", ""), ("Boy", "")],
        ),
        ("OLG München, Urt. v. 3.4.2012, GRUR 2012, 300 m. Anm. Schmid, S. 305.", [("Schmid", "")]),
    ],
)
def test_what_stands_behind_an_annotator(text: str, names: list[tuple[str, str]]) -> None:
    """A journal or a page is no initial."""
    first = parse_note(text)[0]
    assert isinstance(first, FullCitation)
    assert [(one.family, one.given) for one in first.fields["annotator"] if isinstance(one, Name)] == names
