import pytest

from smartcite.bibliography import build_bibliography
from smartcite.model import FieldValue, FullCitation, Name, Span


def cited(**fields: FieldValue) -> FullCitation:
    return FullCitation(Span(0, 1), 0, "book", fields)


CHARTIER = (Name("Chartier", "Roger"),)


def test_one_work() -> None:
    """The same work cited twice, once with a slip and less, is one entry with all its fields."""
    (work,) = build_bibliography(
        [
            cited(author=CHARTIER, title="L’ordre des livres", date="1992"),
            cited(author=(Name("Chartier", "R."),), title="L’ordre des livre", date="1992", publisher="Alinea"),
        ]
    )
    assert work.key == "chartier1992ordre"
    assert work.fields["publisher"] == "Alinea"
    assert work.citations == (0, 1)


def test_two_works() -> None:
    """Another year, another title or another author is another work."""
    works = build_bibliography(
        [
            cited(author=CHARTIER, title="L’ordre des livres", date="1992"),
            cited(author=CHARTIER, title="Au bord de la falaise", date="1998"),
            cited(author=(Name("Duby", "Georges"),), title="L’ordre des livres", date="1992"),
        ]
    )
    assert len({work.key for work in works}) == 3


def test_chapters_of_one_book() -> None:
    """Two chapters share the ISBN of their book and stay two works; one cited twice is one."""
    first = cited(author=CHARTIER, title="Du livre au lire", booktitle="Pratiques", isbn="9782869300149")
    second = cited(author=CHARTIER, title="Lectures et lecteurs", booktitle="Pratiques", isbn="9782869300149")
    assert len(build_bibliography([first, second, first])) == 2


def test_statutes() -> None:
    """The year in a statute's name tells it from others, and who writes about a statute is not its source."""
    statutes = [
        FullCitation(Span(0, 1), 0, "legislation", {"title": f"Finance Act {year}"}) for year in (1998, 1999, 1998)
    ]
    guide = cited(author=CHARTIER, title="Finance Act 1999: A Guide", date="2001")
    assert [work.citations for work in build_bibliography([*statutes, guide])] == [(0, 2), (1,), (3,)]


@pytest.mark.parametrize(
    ("title", "day", "key"),
    [
        ("C. civ.", "", "cciv"),
        ("Cass. civ. 1re, 12 mars 2002, n° 00-12345", "2002-03-12", "2002cass"),
        ("CE, ass., 9 juill. 1997, Société des ports", "1997-07-09", "1997societe"),
        ("1984", "1949", "19491984"),
    ],
)
def test_keys(title: str, day: str, key: str) -> None:
    """A key has a telling word of the title, no month or number; where there is none, its first words."""
    (work,) = build_bibliography([cited(title=title, date=day)])
    assert work.key == key
