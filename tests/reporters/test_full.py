import re

import pytest

from smartcite.findings import Finding, Label, Severity
from smartcite.model import Document, Span
from smartcite.reporters.full import full
from smartcite.reporters.style import Style


def finding(*spans: Span) -> Finding:
    labels = tuple(Label(span, f"label {number}") for number, span in enumerate(spans))
    return Finding("REF102", "wrong-note-number", Severity.ERROR, "it is wrong", labels)


def under(text: str, span: Span) -> str:
    """Return what stands above the carets."""
    lines = full(Document("a.txt", "text", text), finding(span)).splitlines()
    place = next(number for number, line in enumerate(lines) if "^" in line)
    start, end = re.search(r"\^+", lines[place]).span()  # type: ignore[union-attr]
    return lines[place - 1][start:end]


@pytest.mark.parametrize(
    "text",
    [
        "Chartier, supra note 2, p. 41.",
        "x " * 200 + "supra note 2" + " y" * 200,
        "\tsupra note 2",
        "x" * 200 + " supra note 2",
    ],
)
def test_carets(text: str) -> None:
    """The carets stand below the place, in a short line and in one that is cut."""
    start = text.index("supra")
    assert under(text, Span(start, start + 12)) == "supra note 2"


@pytest.mark.parametrize(("before", "width"), [("e\u0301te\u0301 ", 4), ("日本 ", 5), ("été ", 4)])
def test_wide_and_joined_characters(before: str, width: int) -> None:
    """A margin counts the cells of the terminal, not characters."""
    lines = full(Document("a.txt", "text", f"{before}supra"), finding(Span(len(before), len(before) + 5))).splitlines()
    assert next(line for line in lines if "^" in line).index("^") == len("1 | ") + width


def test_related_place() -> None:
    """Places stand in the order of the text, dots where lines are left out, and only the primary has carets."""
    text = "one\ntwo\nthree\nfour"
    shown = full(Document("a.txt", "text", text), finding(Span(14, 18), Span(0, 3)))
    assert shown.index("1 | one") < shown.index("...") < shown.index("4 | four")
    assert "--- label 1" in shown
    assert "^^^^ label 0" in shown


def test_colour_is_not_the_only_sign() -> None:
    """With colour the same text is printed, dressed."""
    document, one = Document("a.txt", "text", "one two"), finding(Span(0, 3), Span(4, 7))
    painted = full(document, one, Style(colour=True))
    assert "\x1b[" in painted
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == full(document, one)
