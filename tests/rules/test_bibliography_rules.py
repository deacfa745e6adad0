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


def test_two_editions_are_no_conflict() -> None:
    """A book of two years has two editions."""
    assert messages("BIB103", BOOK.format(1), BOOK.format(2).replace("1992", "1996")) == []


def test_repeated_only_where_others_refer_back() -> None:
    """Full references are repeated on purpose where nothing refers back."""
    assert messages("BIB105", BOOK.format(1), BOOK.format(2)) == []
    assert messages("BIB105", BOOK.format(1), "Ibid., p. 2.", "Voir plus bas.", BOOK.format(3), BOOK.format(4)) == [
        "cited in full again; note 1 has the full reference (so does note 5)"
    ]
