import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcite.parser.normalise.dates import find_urldate, is_forthcoming, normalise_date, original_date, told_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("28 mars 1973,", "1973-03-28"),
        ("1er décembre 2016", "2016-12-01"),
        ("3. März 1999", "1999-03-03"),
        ("15 October 2016", "2016-10-15"),
        ("October 15, 2016", "2016-10-15"),
        ("3 de marzo de 2004", "2004-03-03"),
        ("12 ott. 1987", "1987-10-12"),
        ("14/10/2006", "2006-10-14"),
        ("2 fev. 2011", "2011-02-02"),
        ("1er semestre 2016", "2016"),
        ("Février 2003", "2003"),
        ("(1971)", "1971"),
        ("[1966]", "1966"),
        ("2018b", "2018"),
        ("1939-40", "1939/1940"),
        ("1990–1995", "1990/1995"),
        ("s. d.", ""),
        ("31/13/2000", "2000"),
    ],
)
def test_dates(text: str, date: str) -> None:
    """A printed date is a day, a year, or two years."""
    assert normalise_date(text) == date


@settings(max_examples=60, deadline=None)
@given(st.text("0123456789 /-.maijé[]", max_size=20))
def test_dates_are_stable(text: str) -> None:
    """A normal date is its own normal form."""
    assert normalise_date(normalise_date(text)) == normalise_date(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Paris, consulté le 3 mars 2021.", "2021-03-03"),
        ("[Accessed 3 April 2020]", "2020-04-03"),
        ("Online since 15 October 2016, connection on 19 April 2019", "2019-04-19"),
        ("abgerufen am 1. Mai 2018", "2018-05-01"),
        ("consultato il 2 giugno 2015", "2015-06-02"),
        ("consulté en avril 2019", "2019-04"),
        ("[Accessed April 2020]", "2020-04"),
        ("[cit. 2023-03-14]", "2023-03-14"),
        ("https://example.org/a, consulté en 2020", "2020"),
    ],
)
def test_access(text: str, day: str) -> None:
    """The day of access is found by the word before it, and its place is that of the words."""
    found = find_urldate(text)
    assert found is not None
    start, end, value = found
    assert value == day
    assert value[:4] in text[start:end]


def test_no_access() -> None:
    """A date of publication is no day of access, nor is one in a title."""
    assert find_urldate("Le Monde, 3 mars 2021") is None
    assert find_urldate("La consultazione elettorale del 2 giugno 1946") is None
    assert find_urldate("Grundgesetz, Loseblatt, Stand 2010") is None


@pytest.mark.parametrize(
    ("text", "linked", "date"),
    [
        ("thèse soutenue le 3 mars 2012", False, "2012-03-03"),
        ("lettre du 3 mars 2012, consulté 2020", False, "2012-03-03"),
        ("abgerufen 2020", False, ""),
        ("mis en ligne le 3 mars 2012", True, "2012-03-03"),
        ("3 mars 2012, 18h40", True, "2012-03-03"),
        ("October 6, 2015", True, "2015-10-06"),
        ("vu le 3 mars 2012", True, ""),
    ],
)
def test_dates_in_descriptions(text: str, linked: bool, date: str) -> None:
    """What says when somebody looked is no date of the work; behind an address nothing is that does not say so."""
    assert told_date(text, linked=linked) == date


def test_original_year() -> None:
    """The year in brackets beside another is that of the first edition."""
    assert original_date("1997 [1966]") == "1966"
    assert original_date("1997") == ""


def test_forthcoming() -> None:
    """An announced work is forthcoming."""
    assert is_forthcoming("(à paraître)")
