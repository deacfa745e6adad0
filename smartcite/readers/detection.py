"""Which format a file is in: told from its content, from its name only between formats that are plain text."""

import re
from pathlib import PurePath

from smartcite.errors import ReadError

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".tex": "latex",
    ".ltx": "latex",
    ".bib": "bib",
    ".md": "markdown",
    ".markdown": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
}
"""The formats of names; also what is taken from a folder."""

FORMATS = tuple(sorted({*SUFFIXES.values(), "pdf-text"}))

_PACKED = frozenset({"docx", "odt"})
_HTML = re.compile(rb"\s{0,200}(?:<(?:\?|!--)[^<]{0,2000}>\s{0,200}){0,5}<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_LATEX = re.compile(rb"^[ \t]*\\(?:documentclass|begin\s*\{document\})", re.MULTILINE)
_BIB = re.compile(rb"(?:\s|%[^\n]{0,500}\n){0,200}@[a-zA-Z]{2,30}\s{0,3}\{\s{0,3}[^\s{},=]{1,200}\s{0,3}[,=]")
_MARKDOWN = re.compile(rb"^ {0,3}\[\^[^\]\s]{1,200}\]:[ \t]*\S", re.MULTILINE)
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc) or one with a password; save it as .docx without a password"),
    (b"%PDF", "a PDF; extract its text with “pdftotext -layout” and check that"),
    (b"{\\rtf", "a document in RTF; save it as .docx or .odt"),
)


def format_of(data: bytes, path: str) -> str:
    """Return the format of a file's bytes; ReadError when it is one that no reader reads."""
    for sign, reason in _REFUSED:
        if data.startswith(sign):
            raise ReadError(path, reason)
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, path)
    if _HTML.match(data[:4000].removeprefix(b"\xef\xbb\xbf")):
        return "html"
    named = SUFFIXES.get(PurePath(path).suffix.lower(), "")
    paged = named in ("", "text") and b"\f" in data.rstrip(b"\f\r\n ")  # a manual in PDF may speak of LaTeX
    if _LATEX.search(data) and not paged:
        return "latex"
    if named in _PACKED:
        raise ReadError(path, f"named {PurePath(path).suffix} but no such document: it is not an archive")
    if named in ("", "text") and _BIB.match(data[:20_000]):
        return "bib"
    if named in ("", "text") and _MARKDOWN.search(data):
        return "markdown"
    if paged:
        return "pdf-text"
    return named or "text"


def _packed(data: bytes, path: str) -> str:
    """Return the format of a zip archive."""
    from smartcite.readers.archives import Archive

    with Archive(data, path) as archive:
        names = set(archive.names())
    if "word/document.xml" in names or any(name.startswith("word/document") for name in names):
        return "docx"
    if "content.xml" in names:
        return "odt"
    raise ReadError(path, "an archive that holds neither a Word nor an OpenDocument text")
