"""What the labeller is trained on."""

from training.pieces import Piece
from training.train import encode

from smartcite.parser.labels import read_tag


def test_attributes_and_tags_are_as_many() -> None:
    """Each token has one row of attributes and one tag; italics are seen when asked."""
    note = [Piece("Bloch", "author", True), Piece(", "), Piece("Les rois", "title", italic=True), Piece(".")]
    rows, tags = encode(note, hints=True)
    assert [read_tag(tag) for tag in tags] == [("author", True), ("title", False), ("title", False)]
    assert ["h=italic" in row for row in rows] == [False, True, True]
