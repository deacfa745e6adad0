"""Text of PDFs: notes at page bottoms, heads and numbers dropped, hyphens and pages joined."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcite.errors import ReadError
from smartcite.readers import read_data
from smartcite.readers.pages import read_pages

HEAD = "84                  Les phares de Bretagne\n\n"
PAGES = [
    HEAD + "La lumière est vive.1 Une biblio-\nthèque en garde la trace.2\n\n\n"
    "1\n  Anne Dupin, Les phares, Brest, Ancre, 1990, p. 3.\n2\n  Voir Mark Rose, « Feux et\nsignaux »,\n\n\n   12\n",
    HEAD.replace("84", "85") + "Plus loin, rien ne change. 3\n\n"
    "Mer, vol. 3, 2001, https://example.org/a-long-address/of-many\n"
    "/parts?x=1, p. 9.\n\n3 Ibid., p. 4.\n\n   13\n",
    HEAD.replace("84", "86") + "12 bateaux passent.4\nFin.5\n\n4 Dupin, op. cit.\n5 Rose, art. cit.\n\n   14\n",
]
ADDRESS = "https://example.org/a-long-address/of-many/parts?x=1"
TEXT = "\f".join(PAGES)


def test_pages() -> None:
    """Notes are whole over pages; their marks stand in the text; what the page adds is gone."""
    document = read_pages(TEXT, "essay.txt")
    assert [(note.label, note.span.of(document.text)) for note in document.notes] == [
        ("1", "Anne Dupin, Les phares, Brest, Ancre, 1990, p. 3."),
        (
            "2",
            f"Voir Mark Rose, « Feux et signaux », Mer, vol. 3, 2001, {ADDRESS}, p. 9.",
        ),
        ("3", "Ibid., p. 4."),
        ("4", "Dupin, op. cit."),
        ("5", "Rose, art. cit."),
    ]
    body = document.text[: document.notes[0].span.start]
    assert "Une bibliothèque en garde la trace.[2]" in body
    assert "Les phares de Bretagne" not in body
    assert "12 bateaux passent.[4]" in body
    assert [mark.label for mark in document.marks] == ["1", "2", "3", "4", "5"]


def test_positions() -> None:
    """Line and column are those of the file."""
    document = read_pages(TEXT, "essay.txt")
    lines = TEXT.split("\n")
    for word in ("Mark Rose", "Mer, vol", "Ibid", "op. cit", "garde la"):
        place = document.position(document.text.index(word))
        assert lines[place.line - 1][place.column - 1 :].startswith(word)


def test_detection() -> None:
    """Form feeds tell the format, one at the end of a text does not."""
    assert read_data(TEXT.encode(), "essay.txt").format == "pdf-text"
    assert read_data(b"a\n\f\n", "essay.txt").format == "text"


def test_restart() -> None:
    """Numbers that begin again at 1 make a new series."""
    pages = ["A.1\n\n1 Un.\n", "B.2\n\n2 Deux.\n", "C.1\n\n1 Trois.\n"]
    assert [(note.label, note.series) for note in read_pages("\f".join(pages), "-").notes] == [
        ("1", 0),
        ("2", 0),
        ("1", 1),
    ]


def test_endnotes() -> None:
    """Without notes at page bottoms those of a list are found."""
    document = read_pages("Un [1], deux [2].\n\fNotes\n\n[1] Dupin, 1990.\n[2] Ibid.\n", "-")
    assert [note.span.of(document.text) for note in document.notes] == ["Dupin, 1990.", "Ibid."]


def test_scattered() -> None:
    """Numbers below their notes are refused with what to do."""
    page = "Texte {0}{0}.\n\nDupin, Les {0}.\n{1}\n\nRose, Les {0}.\n{2}\n\n"
    with pytest.raises(ReadError, match="-layout"):
        read_pages("\f".join(page.format(letter * 3, 2 * n + 1, 2 * n + 2) for n, letter in enumerate("abcd")), "-")


def test_lost_numbers() -> None:
    """So are pages where the numbers of some notes stand below others: those would run on from the ones before."""
    body = "".join(f"Texte {{4}}{letter} du livre,\n" for letter in "abcdefg")
    notes = "{0}\n\n{4}, Feux.\n{4}, Mer.\n{2}\n{4}.\n{3}\n{4} !\n{1}\n"
    page = f"{body}Un{{0}}, b{{1}}, c{{2}}, d{{3}}.\n\n{notes}"
    pages = [
        page.format(*range(4 * at + 1, 4 * at + 5), name) for at, name in enumerate(("Ab", "Bc", "Cd", "De", "Ef"))
    ]
    with pytest.raises(ReadError, match="-layout"):
        read_pages("\f".join(pages), "-")
    assert read_pages("\f".join(pages).replace("Texte", "    Texte"), "-").notes


@pytest.mark.parametrize(
    ("note", "rest"),
    [
        ("Dupin dit que tout", "se tient, p. 4."),
        ("Dupin : « Ils sont là »", "(Les phares, p. 3)."),
        ("Voir Dupin,", "Feux."),
    ],
)
@pytest.mark.parametrize("following", ["", "\n\n2 Ibid.\n"])
def test_continued(note: str, rest: str, following: str) -> None:
    """A note that breaks off goes on at the next page's bottom, whether or not another begins there."""
    call = "2" if following else ""
    text = f"Un livre.1\n\n1 {note}\n\fLa page dit{call} que tout le\n\n{rest}{following}\n\fmonde lit.\n"
    document = read_pages(text, "-")
    assert document.notes[0].span.of(document.text) == f"{note} {rest}"
    assert "La page dit" in document.text[: document.notes[0].span.start]


def test_linear() -> None:
    """A line of a hundred thousand beginnings of addresses is read at once."""
    assert read_pages("www." * 25_000 + "\nwww.b/c\n\f", "-").format == "pdf-text"


@settings(max_examples=100, deadline=None)
@given(st.text("ab.12 \n\f-", max_size=150))
def test_any_text(text: str) -> None:
    """Whatever the text, spans lie in it."""
    try:
        document = read_pages(text, "-")
    except ReadError:
        return
    assert all(0 <= note.span.start <= note.span.end <= len(document.text) for note in document.notes)
