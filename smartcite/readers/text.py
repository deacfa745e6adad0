"""Plain text: its decoding, and the notes typed in it."""

from smartcite.errors import ReadError
from smartcite.model import Document
from smartcite.readers.language import language_of
from smartcite.readers.note_lists import find_notes

LARGEST = 100_000_000
"""No text of more bytes is read; that of a thousand pages has three million."""


def decode(data: bytes, path: str = "-") -> str:
    """Return the text of a file in UTF-8, UTF-16 or Windows-1252; ReadError for anything that is no text.

    A text of hundreds of megabytes, which would fill the memory, is refused, too.
    """
    if len(data) > LARGEST:
        raise ReadError(path, f"a text of more than {LARGEST // 1_000_000} MB; refused")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as failure:
            raise ReadError(path, "begins like UTF-16 and is not") from failure
    if b"\0" in data:
        raise ReadError(path, "not a text file: it holds NUL bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        controls = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in data[:4096])
        if controls > 2:
            raise ReadError(path, "not a text file") from None
        return data.decode("cp1252", errors="replace")


def read_plain(text: str, path: str = "-", format: str = "text") -> Document:  # noqa: A002  a noun of the model
    """Return the document in a plain text."""
    notes, marks = find_notes(text)
    return Document(path, format, text, notes, marks, language=language_of(text))
