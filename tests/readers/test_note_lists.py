"""Notes typed in a text, in lists or below the paragraphs that call them."""

import pytest

from smartcite.readers.note_lists import find_notes

CHAPTERS = """I

Un phare[1]. Deux phares[2].

[1] Dupin, Les phares.

Second paragraphe de la note.

[2] Ibid.

II

Trois phares[1].

[1] Rose, Feux.

Fin du livre.
"""

BELOW = """Ein Turm(1). Zwei Türme(2) und
weiter.

  (1) Dupin, Türme.

  Zweiter Absatz der Note.

  (2) Ebd.

Dann ein Absatz, (3) Dinge zählend.

Drei Türme(3).

  (3) Rose, a. a. O.

Schluß.
"""

BRACKETS = """Un[1], deux[2].

[1: Dupin, Les phares [sic], 1990.]

[2: Rose [et
al.], Feux.

Second paragraphe.]
"""

GUTENBERG = "One[1], two[A].\n\n[Footnote 1: Dupin, Lights.]\n\n[Footnote A: Ibid.]\n"

GLUED = "La lumière1 est vive2.\n\n1 Dupin, Les phares.\n2 Ibid., p. 3.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            CHAPTERS,
            [
                ("1", "Dupin, Les phares.\n\nSecond paragraphe de la note.", 0),
                ("2", "Ibid.", 0),
                ("1", "Rose, Feux.", 1),
            ],
        ),
        (
            BELOW,
            [("1", "Dupin, Türme.\n\n  Zweiter Absatz der Note.", 0), ("2", "Ebd.", 0), ("3", "Rose, a. a. O.", 0)],
        ),
        (
            BRACKETS,
            [("1", "Dupin, Les phares [sic], 1990.", 0), ("2", "Rose [et\nal.], Feux.\n\nSecond paragraphe.", 0)],
        ),
        (GUTENBERG, [("1", "Dupin, Lights.", 0), ("A", "Ibid.", 0)]),
        (GLUED, [("1", "Dupin, Les phares.", 0), ("2", "Ibid., p. 3.", 0)]),
    ],
    ids=["chapters", "below", "brackets", "gutenberg", "glued"],
)
def test_notes(text: str, expected: list[tuple[str, str, int]]) -> None:
    """Each note is whole, and nothing else is in it."""
    notes, _ = find_notes(text)
    assert [(note.label, note.span.of(text), note.series) for note in notes] == expected


def test_marks() -> None:
    """A note knows the mark that calls it, in its own chapter."""
    notes, marks = find_notes(CHAPTERS)
    assert [mark.label for mark in marks] == ["1", "2", "1"]
    assert [note.mark for note in notes] == [mark.span for mark in marks]


@pytest.mark.parametrize(
    "text", ["[1: " * 20_000, "(1) a\n" * 20_000, "1 a\n\n" * 20_000, "a1\n1 a\n" + "5 b\n" * 20_000, "[" * 50_000]
)
def test_linear(text: str) -> None:
    """Long texts are read at once."""
    find_notes(text)


def test_a_note_that_nothing_calls_stands_between_those_called() -> None:
    """A list whose numbers need calls keeps a note that is not called, when its number lies between its neighbours'."""
    text = "Un livre¹, un autre  ³.\n\n1. Dupin, 1990.\n2. Rose, 1991.\n3. Ibid., p. 4.\n"
    notes, marks = find_notes(text)
    assert [(note.label, note.span.of(text), note.mark is not None) for note in notes] == [
        ("1", "Dupin, 1990.", True),
        ("2", "Rose, 1991.", False),
        ("3", "Ibid., p. 4.", True),
    ]
    assert [mark.label for mark in marks] == ["1", "3"]


def test_notes_that_nothing_calls_go_on_below_those_called() -> None:
    """They go on in the next lines with the next numbers; behind a blank line or another number is no note."""
    text = (
        "Un livre¹, un autre².\n\n1. Dupin, 1990.\n2. Rose, 1991, paru le\n12. mai.\n3. Ibid., p. 4.\n"
        "4. Dupin, p. 9.\n\n5. Conclusion\n\nTout est dit.\n"
    )
    notes, _ = find_notes(text)
    assert [(note.label, note.span.of(text), note.mark is not None) for note in notes] == [
        ("1", "Dupin, 1990.", True),
        ("2", "Rose, 1991, paru le\n12. mai.", True),
        ("3", "Ibid., p. 4.", False),
        ("4", "Dupin, p. 9.", False),
    ]


def test_contents() -> None:
    """A table of contents is no list of notes, and what follows the last note for pages is no part of it."""
    assert find_notes("Un1 deux2 trois3\n\n1 Introduction\t3\n2 Cadre .... 5\n3 Conclusion   12\n")[0] == ()
    text = "mot[1] mot[2]\n[1] Un livre.\n[2] Un autre.\n" + "Le texte reprend et dure.\n" * 1000
    assert [note.span.of(text) for note in find_notes(text)[0]] == ["Un livre.", "Un autre."]


def test_a_mark_at_the_head_of_a_line() -> None:
    """A mark in brackets calls its note where the line was broken before it, too."""
    text = "One thing (1), another\n(2), and a third (3).\n\nNOTES\n\n1. Ann Roe, Ports.\n2. Ibid.\n3. Ibid.\n"
    notes, marks = find_notes(text)
    assert [note.mark is not None for note in notes] == [True, True, True]
    assert [mark.label for mark in marks] == ["1", "2", "3"]
