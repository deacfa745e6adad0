"""Documents: where something stands in the text, in the file, and in which note."""

import pytest

from smartcite.model import Document, Note, Position, Span

TEXT = "Un mot[1].\n\n[1] Ibid.\n[2] Là."
DOCUMENT = Document("essay.txt", "text", TEXT, (Note(0, "1", Span(16, 21)), Note(1, "2", Span(26, 29))))


@pytest.mark.parametrize(
    ("offset", "line", "column"), [(0, 1, 1), (10, 1, 11), (11, 2, 1), (12, 3, 1), (16, 3, 5), (len(TEXT), 4, 8)]
)
def test_position(offset: int, line: int, column: int) -> None:
    """Lines and columns count from 1; a line end belongs to the line that it ends."""
    assert DOCUMENT.position(offset) == Position(line, column)
    assert DOCUMENT.paragraph(offset) == line
    assert DOCUMENT.line_start(offset) == offset - column + 1


@pytest.mark.parametrize(("offset", "label"), [(3, ""), (16, "1"), (21, "1"), (22, ""), (27, "2")])
def test_label_at(offset: int, label: str) -> None:
    """The end of a note belongs to it, and what stands before its text does not."""
    assert DOCUMENT.label_at(offset) == label
    note = DOCUMENT.note_at(offset)
    assert (note.label if note else "") == label


def test_anchors() -> None:
    """Each stretch of a text that was markup leads to its place in the file, and back."""
    source = "Un *mot*^[Ibid.].\n"
    text = "Un mot[1].\n[1] Ibid."
    document = Document("a.md", "markdown", text, source=source, anchors=((0, 0), (3, 4), (6, 8), (9, 16), (15, 10)))
    for words in ("Un ", "mot", ".\n", "Ibid."):
        assert source.startswith(words, document.in_source(text.rindex(words)))
        assert text.startswith(words, document.in_text(source.rindex(words)))
    assert document.position(text.index("Ibid.")) == Position(1, 11)


def test_without_anchors() -> None:
    """A file that is its own text has one place for both."""
    assert DOCUMENT.in_source(7) == DOCUMENT.in_text(7) == 7
