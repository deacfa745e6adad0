"""From a file to a `Document`: its text, its notes and the marks that call them. One module per format."""

from pathlib import Path

from smartcite.errors import ReadError
from smartcite.model import Document
from smartcite.readers.detection import FORMATS, SUFFIXES, format_of
from smartcite.readers.text import decode, read_plain

__all__ = ["decode", "find_documents", "read", "read_data", "read_text"]


def read(path: Path, *, format: str = "") -> Document:  # noqa: A002  the option's own name
    """Return the document in a file; ReadError when it cannot be opened or is in no format that is read."""
    try:
        data = path.read_bytes()
    except OSError as failure:
        raise ReadError(path, failure.strerror or "cannot be read") from failure
    return read_data(data, path=str(path), format=format)


def read_data(data: bytes, path: str = "-", format: str = "") -> Document:  # noqa: A002  the option's own name
    """Return the document in the bytes of a file; the format is told from them unless it is given."""
    if format and format not in FORMATS:
        raise ReadError(path, f"{format} is no format; write {', '.join(FORMATS[:-1])} or {FORMATS[-1]}")
    format = format or format_of(data, path)  # noqa: A001
    if format == "docx":
        from smartcite.readers.docx import read_docx

        return read_docx(data, path)
    if format == "odt":
        from smartcite.readers.odt import read_odt

        return read_odt(data, path)
    return read_text(decode(data, path), path=path, format=format)


def read_text(text: str, path: str = "-", format: str = "") -> Document:  # noqa: A002  the option's own name
    """Return the document in a text."""
    if format == "html":
        from smartcite.readers.html import read_html

        return read_html(text, path)
    if format == "markdown":
        from smartcite.readers.markdown import read_markdown

        return read_markdown(text, path)
    if format == "latex":
        from smartcite.readers.latex import read_latex

        return read_latex(text, path)
    if format == "pdf-text":
        from smartcite.readers.pages import read_pages

        return read_pages(text, path)
    return read_plain(text, path, format or "text")


def find_documents(paths: list[Path]) -> list[Path]:
    """Return the files named and those of the folders named that can be read, sorted; ReadError for an empty folder."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
        if not inside:
            raise ReadError(path, "a folder without a document that smartcite reads")
        found.extend(inside)
    return found
