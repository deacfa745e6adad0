"""BIB102, BIB103 and BIB105: what they report beyond their examples, and what they leave alone."""

import pytest

from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_text


def messages(code: str, *notes: str) -> list[str]:
    """Return the messages of a rule on an essay with these notes."""
    marks = " ".join(f"Phrase[{number}]." for number in range(1, len(notes) + 1))
    listed = "\n".join(f"[{number}] {note}" for number, note in enumerate(notes, 1))
    found = findings_of(understand(read_text(f"{marks}\n\n{listed}\n")))[0]
    return [finding.message for finding in found if finding.code == code]


BOOK = "Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992, p. {}."


@pytest.mark.parametrize(
    "note",
    [
        "Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, s. d.",
        "Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, à paraître.",
        "https://gallica.bnf.fr",
        "Arch. nat., F/7/4218.",
        "Polybe, Histoires, I, 64, 1.",
    ],
)
def test_no_year_is_missing(note: str) -> None:
    """What has no year, or says so, misses none."""
    assert messages("BIB102", note) == []


def test_one_author_under_two_spellings() -> None:
    """The same title, year and host under names that differ by a letter are one work."""
    notes = [
        f"Robert {name}, « What is the history of books? », Daedalus, vol. 111, n° 3, 1982, p. 65-83."
        for name in ("Darnton", "Darntom")
    ]
    assert messages("BIB103", *notes) == [
        "“What is the history of books?” has the author “Darntom” here, and the author “Darnton” in note 1"
    ]


@pytest.mark.parametrize(
    "change",
    [
        ("1992", "2e éd., 1996"),
        ("1992", "1996 [1992]"),
        ("1992", "coll. « Poche », 1996"),
        ("Alinea, 1992", "Seuil, 1996"),
        ("1992, p. 2", "1996, t. II, p. 2"),
    ],
)
def test_two_editions_are_no_conflict(change: tuple[str, str]) -> None:
    """A book of two years has two editions where one is told, or another house or series, or has several volumes."""
    assert messages("BIB103", BOOK.format(1), BOOK.format(2).replace(*change)) == []


def test_two_years_of_one_book() -> None:
    """Where all else is the same, two years may be a slip."""
    assert messages("BIB103", BOOK.format(1), BOOK.format(2).replace("1992", "1996")) == [
        "“L’ordre des livres” has the year 1996 here, and the year 1992 in note 1"
    ]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("Utopia e riforma nell’Illuminismo", "Utopia e rivoluzione nell’Illuminismo", True),
        ("Histoire des ports. L’usage du quai", "Histoire des ports. Le souci du fret", False),
        ("Histoire de la vie privée", "Histoire de la vie publique", False),
        ("Histoire des ports, livre 1", "Histoire des ports, livre 2", False),
        ("Les ports du Nord", "Les phares de la Manche", False),
        ("Correspondance. Lettres à Marie", "Correspondance. Lettres à Jeanne d’Arc", False),
    ],
)
def test_two_titles_of_one_book(first: str, second: str, told: bool) -> None:
    """Two books of one author, house and year whose titles differ in one word that begins alike may be one."""
    notes = [f"Anne Dupin, {title}, Paris, Seuil, 1990, p. 3." for title in (first, second)]
    assert bool(messages("BIB103", *notes)) is told


def test_repeated_only_where_others_refer_back() -> None:
    """Full references are repeated on purpose where nothing refers back."""
    assert messages("BIB105", BOOK.format(1), BOOK.format(2)) == []
    assert messages("BIB105", BOOK.format(1), "Ibid., p. 2.", "Voir plus bas.", BOOK.format(3), BOOK.format(4)) == [
        "cited in full again; note 1 has the full reference (so does note 5)"
    ]


@pytest.mark.parametrize("volumes", [(12, 13), (2, 3)])
def test_two_volumes_of_one_article(volumes: tuple[int, int]) -> None:
    """An article is in one volume of its journal, whatever numbers its pages have."""
    notes = [f"Anne Dupin, « Les phares du Nord », Annales, vol. {volume}, 1990, p. 3-20." for volume in volumes]
    first, second = volumes
    told = f"“Les phares du Nord” is in volume {second} here, and in volume {first} in note 1"
    assert messages("BIB103", *notes) == [told]


@pytest.mark.parametrize(
    "others",
    [
        ("t. 12, 1834, p. 3-20", "t. 13, 1834, p. 30-50"),
        ("45e année, n° 2, 1990, p. 3-20", "2, 1990, p. 3-20"),
    ],
)
def test_instalments_and_numbers(others: tuple[str, str]) -> None:
    """Other pages are another instalment, and a number that the other mention prints is no other volume."""
    assert messages("BIB103", *(f"Anne Dupin, « Les phares du Nord », Annales, {other}." for other in others)) == []
