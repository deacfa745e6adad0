from smartcite.findings import Edit, Fix, Safety
from smartcite.fixes import apply, difference, encoded_like
from smartcite.model import Span


def fix(start: int, end: int, replacement: str, safety: Safety = Safety.SAFE) -> Fix:
    return Fix("", safety, (Edit(Span(start, end), replacement),))


def test_apply() -> None:
    """Edits are applied at their places; one that overlaps another is left."""
    assert apply("note 2, note 3", [fix(5, 6, "12"), fix(13, 14, "4")]) == ("note 12, note 4", 2)
    assert apply("note 23", [fix(5, 7, "24"), fix(5, 6, "9")]) == ("note 24", 1)


def test_encodings() -> None:
    """A file keeps its encoding and its mark; bytes that hold another text are not touched."""
    old, new = "é note 2\r\n", "é note 3\r\n"
    for data in (old.encode(), b"\xef\xbb\xbf" + old.encode(), old.encode("cp1252"), old.encode("utf-16")):
        written = encoded_like(data, old, new)
        assert written is not None
        assert len(written) == len(data)
        assert written != data
    assert encoded_like(b"PK\x03\x04", old, new) is None


def test_difference() -> None:
    """The diff shows each changed line, and says when the last has no end."""
    shown = difference("essay.txt", "a\nnote 2", "a\nnote 3")
    assert "-note 2\n\\ No newline" in shown
    assert "+note 3\n\\ No newline" in shown
