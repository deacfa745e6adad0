"""Files of any format, from the disk or from a stream."""

from io import BytesIO
from pathlib import Path

import pytest

import smartcite.readers
import smartcite.readers.text
from smartcite.errors import ReadError
from smartcite.readers import read, read_data, read_stream

NOTES = "Un livre[1].\n\n[1] Roger Chartier, L’ordre des livres, 1992.\n"


def test_read(tmp_path: Path) -> None:
    """A file and a stream of its bytes are one document."""
    (tmp_path / "essay.txt").write_text(NOTES, encoding="utf-8")
    document = read(tmp_path / "essay.txt")
    assert [note.label for note in document.notes] == ["1"]
    assert read_stream(BytesIO(NOTES.encode()), document.path) == document


@pytest.mark.parametrize("name", ["none.txt", ""], ids=["missing", "folder"])
def test_not_a_file(tmp_path: Path, name: str) -> None:
    """What cannot be opened is a sentence with its path."""
    with pytest.raises(ReadError, match=str(tmp_path)):
        read(tmp_path / name)


def test_unknown_format() -> None:
    """A format that is not read is refused with those that are."""
    with pytest.raises(ReadError, match=r"rtf is no format; write bib, .* or text"):
        read_data(b"", format="rtf")


class Endless(BytesIO):
    """A stream that never ends, such as /dev/zero."""

    def read(self, size: int | None = -1) -> bytes:
        """Return as many bytes as are wanted."""
        return b" " * (size or 0)


def test_endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream without end is refused before it fills the memory."""
    monkeypatch.setattr(smartcite.readers, "LARGEST", 40_000_000)
    with pytest.raises(ReadError, match="larger than 40 MB"):
        read_stream(Endless())


def test_huge_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that no one can have written is refused."""
    monkeypatch.setattr(smartcite.readers.text, "LARGEST", 1_000_000)
    with pytest.raises(ReadError, match="more than 1 MB"):
        read_data(b"a " * 500_001)
