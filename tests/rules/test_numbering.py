"""The numbers of notes and of the marks that call them."""

import pytest

from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_text
from smartcite.settings import Settings

ONLY = Settings(select=("NOT",))
LINES = {number: f"Auteur {number}, Un livre, Paris, Alinea, {1900 + number}." for number in range(1, 30)}


def typed(notes: str, marks: str = "1 2 3 4 5 6 7 8", style: str = "[{}]") -> str:
    """Return an essay with marks of these numbers and notes of those; "3:" is a number without a note's text."""
    body = " ".join(f"mot{style.format(number)}" for number in marks.split())
    listed = [
        f"{style.format(one.rstrip(':'))} {'' if one.endswith(':') else LINES[int(one)]}".rstrip()
        for one in notes.split()
    ]
    return body + "\n\n" + "\n".join(listed) + "\n"


def found(text: str, format: str = "") -> list[tuple[str, str]]:  # noqa: A002  a noun of the model
    findings = findings_of(understand(read_text(text, format=format)), ONLY)[0]
    return [(one.code, "".join(one.data["affected_notes"])) for one in findings]  # type: ignore[arg-type]


ALL = "1 2 3 4 5 6 7 8"


@pytest.mark.parametrize(
    ("notes", "marks", "expected"),
    [
        (ALL, ALL, []),
        ("1 2 3 5 6 7 8", ALL, [("NOT101", "4")]),
        ("1 2 3 6 7 8", ALL, [("NOT101", "45")]),
        (ALL, "1 2 3 5 6 7 8", [("NOT102", "4")]),
        (ALL, "1 2 3 3 5 6 7 8", [("NOT102", "4")]),
        ("1 2 3 3 5 6 7 8", ALL, [("NOT103", "3")]),
        ("1 2 3 3 4 5 6 7", ALL, [("NOT103", "3")]),
        ("1 2 3 5 6 7 8", "1 2 3 5 6 7 8", [("NOT104", "5")]),
        ("1 2 3 4: 5 6 7 8", ALL, [("NOT105", "4")]),
    ],
)
def test_one_cause_one_finding(notes: str, marks: str, expected: list[tuple[str, str]]) -> None:
    """What is wrong with one number is said once."""
    assert found(typed(notes, marks)) == expected


@pytest.mark.parametrize(
    "text",
    [
        typed("1 3 4 7 9", "1 3 4 7 9"),
        typed("1 2 3 5 6 7 8", ""),
        typed(ALL, "1 2 3 4"),
        typed("1 2 3", ALL),
        typed("1 2 3 4 1 2 3 4", "1 2 3 4 1 2 3 4"),
        typed("1 1 2 3 4", "1 1 2 3 4"),
        typed(ALL, "1 2 3 4 5 6 1952 7 8"),
        typed("1 2 3 4 6 7 8 9 10", "", style="{}.").replace("\n\n", "\n\nNotes\n\n"),
        "mot1 mot2 mot3 mot5 mot6\n\nNotes\n\n" + "\n".join(f"{number}. {LINES[number]}" for number in range(1, 7)),
    ],
    ids=[
        "excerpt",
        "no text",
        "text cut",
        "notes cut",
        "chapters",
        "a chapter of one note",
        "a year",
        "a list",
        "lost typography",
    ],
)
def test_unknowable(text: str) -> None:
    """Nothing is said of what nobody can know."""
    assert found(text) == []


def test_keys() -> None:
    """Keys of Markdown go together wherever they stand; code calls nothing."""
    text = "Un[^a] deux[^b] trois[^c] `[^z]`.\n\n[^a]: Ibid.\n[^b]: Idem.\n[^d]: Rien.\n"
    assert found(text, "markdown") == [("NOT101", "c"), ("NOT102", "d")]


def test_where_the_mark_should_be() -> None:
    """The mark with another number is shown that stands where the note should be called."""
    text = typed(ALL, "1 2 3 3 5 6 7 8")
    (finding,) = findings_of(understand(read_text(text)), ONLY)[0]
    assert finding.help == "write 4 there"
    assert finding.labels[1].span.start == text.index("[3] mot[5]")


def test_alone_on_its_line() -> None:
    """A raised number that stands alone between two paragraphs calls its note."""
    text = "mot¹ mot²\n\n³\n\nmot⁴\n\n" + "\n".join(f"{'¹²³⁴'[number - 1]} {LINES[number]}" for number in range(1, 5))
    assert found(text) == []


def test_raised_key() -> None:
    """A label that is a figure and no number, such as the key [^²], is no number of a note."""
    text = (
        "Un[^1], deux[^2] et trois[^3].\n\n[^1]: Roger Chartier, L’ordre des livres, Paris, Alinea, 1992.\n"
        "[^2]: Chartier, supra note 99, p. 4.\n[^3]: Ibid.\n[^²]: Georges Duby, Guerriers et paysans, Paris, 1973.\n"
    )
    findings, crashed = findings_of(understand(read_text(text, "essay.md", "markdown")))
    assert crashed == ()
    assert {"REF103", "NOT102"} <= {finding.code for finding in findings}


@pytest.mark.parametrize(
    ("notes", "style", "advice"),
    [
        ("1 2 3 3 5 6 7 8", "[{}]", "make this one note 4"),
        ("1 2 3 3 5 6 7 8", "({})", "make this one note 4"),
        ("1 2 3 3 4 5 6 7", "[{}]", "number the notes anew"),
    ],
)
def test_the_number_it_should_have(notes: str, style: str, advice: str) -> None:
    """Where one number is left out, the second note of the one before should have it."""
    (finding,) = findings_of(understand(read_text(typed(notes, ALL, style))), ONLY)[0]
    assert (finding.code, finding.help) == ("NOT103", advice)
