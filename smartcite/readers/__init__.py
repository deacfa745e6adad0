"""From a file to a `Document`: its text, its notes and the marks that call them. One module per format."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from smartcite.errors import ReadError
from smartcite.model import Document
from smartcite.readers.detection import FORMATS, format_of
from smartcite.readers.folders import find_documents
from smartcite.readers.text import decode, read_plain

_OF_BYTES = {"docx": ("docx", "read_docx"), "odt": ("odt", "read_odt")}
_OF_TEXT = {
    "bib": ("bib", "read_bib"),
    "html": ("html", "read_html"),
    "latex": ("latex", "read_latex"),
    "markdown": ("markdown", "read_markdown"),
    "pdf-text": ("pages", "read_pages"),
}
"""The module and function that read each format, those of packed files and those of text."""

LARGEST = 500_000_000
"""No file of more bytes is read: a thesis with all its pictures has fewer."""
_PIECE = 1 << 24

__all__ = ["decode", "find_documents", "read", "read_data", "read_stream", "read_text"]


def read(path: Path, *, format: str = "") -> Document:  # noqa: A002  the option's own name
    """Return the document in a file; ReadError when it cannot be opened or is in no format that is read."""
    try:
        with path.open("rb") as stream:
            return read_stream(stream, str(path), format)
    except OSError as failure:
        raise ReadError(path, failure.strerror or "cannot be read") from failure


def read_stream(stream: BinaryIO, path: str = "-", format: str = "") -> Document:  # noqa: A002  the option's own name
    """Return the document that a stream holds; ReadError as `read`, also when the stream does not end."""
    pieces: list[bytes] = []
    left = LARGEST
    while piece := stream.read(_PIECE):
        pieces.append(piece)
        left -= len(piece)
        if left < 0:
            raise ReadError(path, f"it is larger than {LARGEST // 1_000_000} MB; refused")
    return read_data(b"".join(pieces), path, format)


def read_data(data: bytes, path: str = "-", format: str = "") -> Document:  # noqa: A002  the option's own name
    """Return the document in the bytes of a file; the format is told from them unless it is given."""
    if format and format not in FORMATS:
        raise ReadError(path, f"{format} is no format; write {', '.join(FORMATS[:-1])} or {FORMATS[-1]}")
    format = format or format_of(data, path)  # noqa: A001
    if format in _OF_BYTES:
        return _reader(format)(data, path)
    return read_text(decode(data, path), path=path, format=format)


def read_text(text: str, path: str = "-", format: str = "") -> Document:  # noqa: A002  the option's own name
    """Return the document in a text."""
    return _reader(format)(text, path) if format in _OF_TEXT else read_plain(text, path, format or "text")


def _reader(format: str) -> Callable[[Any, str], Document]:  # noqa: A002  a noun of the model
    """Return the function that reads a format; its module is loaded when it is needed."""
    module, name = {**_OF_BYTES, **_OF_TEXT}[format]
    reader: Callable[[Any, str], Document] = getattr(import_module(f"{__name__}.{module}"), name)
    return reader
