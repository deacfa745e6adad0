"""What the labeller is trained on."""

from training.pieces import Piece
from training.train import encode, is_listed
from training.written import read_line

from smartcite.parser.labels import read_tag


def test_attributes_and_tags_are_as_many() -> None:
    """Each token has one row of attributes and one tag; italics are seen when asked."""
    note = [Piece("Bloch", "author", True), Piece(", "), Piece("Les rois", "title", italic=True), Piece(".")]
    rows, tags = encode(note, hints=True)
    assert [read_tag(tag) for tag in tags] == [("author", True), ("title", False), ("title", False)]
    assert ["h=italic" in row for row in rows] == [False, True, True]


def test_references_as_lists_have_them_are_told() -> None:
    """The date stands behind the author, and there is a title."""
    listed = "[[{A:Roe, A.} ({Y:2018}). {T:A Title}. {PB:Seuil}.]]"
    assert is_listed(read_line(listed))
    assert not is_listed(read_line("[[{A:A. Roe}, {T:A Title}, {Y:2018}]]"))
    assert not is_listed(read_line("[[{A:Roe} ({Y:2018}, {P:p. 3})]]"))
