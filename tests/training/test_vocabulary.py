"""The counts of what words mostly are."""

from pathlib import Path
from random import Random

from training.pieces import Note, Piece
from training.vocabulary import added, code, count, uses, write

from smartcite.parser.tokens import tokenize

NOTE: Note = [Piece("Bloch", "author", True), Piece(", "), Piece("Les rois de Bloch", "title"), Piece(".")]


def test_words_are_counted_by_the_field_they_stand_in() -> None:
    """A name in a title is counted as a word of a title, and "Les" is not "les"."""
    assert count([NOTE]) == {"Bloch": {"A": 1, "T": 1}, "Les": {"T": 1}, "rois": {"T": 1}, "de": {"T": 1}}


def test_a_use_tells_the_kinds_and_how_often() -> None:
    """The most frequent kind comes first, a rare one is not told, and a word seen once is unknown."""
    assert code({"T": 3, "A": 1}) == "TA2"
    assert code({"A": 1, "T": 30}) == "T5"
    assert code({"A": 1}) == "-"


def test_a_note_does_not_find_its_own_words() -> None:
    """What only the note itself has put into the counts is unknown to it, and known to others."""
    counts = added(count([NOTE]), count([NOTE, NOTE]))
    tokens = tokenize("Bloch, Rois 3")
    assert uses(tokens, counts) == ["AT5", "-", "."]
    assert uses(tokens, counts, count([NOTE, NOTE])) == ["AT2", "-", "."]
    assert uses(tokens, counts, count([NOTE, NOTE, NOTE])) == ["-", "-", "."]


def test_the_file_has_a_line_a_use(tmp_path: Path) -> None:
    """Words seen once are left out; what weighs something has a line of its own."""
    write(count([NOTE, NOTE]) | count([[Piece("once", "title")]]), {"rois", "de"}, tmp_path / "words.txt")
    assert (tmp_path / "words.txt").read_text(encoding="utf-8") == "= de rois\nAT2 Bloch\nT2 Les de rois\n"


def test_the_file_tells_what_training_is_told(tmp_path: Path) -> None:
    """The line that a word stands in is the use that training sees of it."""
    counts = count([NOTE, NOTE, [Piece("Les rois", "title")], [Piece("Plon", "publisher")]])
    write(counts, (), tmp_path / "words.txt")
    lines = (line.split() for line in (tmp_path / "words.txt").read_text(encoding="utf-8").splitlines())
    listed = {word: use for use, *words in lines for word in words}
    tokens = tokenize("Bloch, Les rois de Plon")
    assert uses(tokens, counts) == [listed.get(token.core, "-") for token in tokens]


def test_a_share_of_the_words_is_hidden() -> None:
    """A hidden word is unknown; numbers are no words however much is hidden."""
    counts = count([NOTE, NOTE])
    tokens = tokenize("Bloch, Les rois, 1924")
    assert uses(tokens, counts, hidden=1.0, dice=Random(1)) == ["-", "-", "-", "."]
    assert uses(tokens, counts, hidden=0.0, dice=Random(1)) == ["AT2", "T2", "T2", "."]
