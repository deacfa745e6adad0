"""The format of a file is told from its content."""

import zipfile
from io import BytesIO

import pytest
from packed import docx, odt, paragraph, run, zipped

from smartcite.errors import ReadError
from smartcite.readers import read_data
from smartcite.readers.detection import format_of


@pytest.mark.parametrize(
    ("data", "path", "expected"),
    [
        (docx(paragraph(run("a"))), "essay.txt", "docx"),
        (odt("<text:p>a</text:p>"), "essay", "odt"),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><p>a", "essay.txt", "html"),
        (b'<?xml version="1.0"?>\n<!-- saved -->\n<HTML lang="fr">', "-", "html"),
        (b"<p>a</p>", "essay.html", "html"),
        (b"Un texte <html> dedans.", "essay.txt", "text"),
        (b"Un texte.", "-", "text"),
        (b"\\documentclass{book}\n", "essay", "latex"),
        (b"A manual.\n\f\\documentclass{book}\n\fThe end.", "manual.txt", "pdf-text"),
        (b"\\documentclass{book}\n\f% page\n\f", "essay.tex", "latex"),
    ],
)
def test_formats(data: bytes, path: str, expected: str) -> None:
    """Content comes first; a name only decides between formats that are plain text."""
    assert format_of(data, path) == expected


@pytest.mark.parametrize(
    ("data", "path", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "essay.docx", "old Word document"),
        (b"%PDF-1.7", "essay.pdf", "pdftotext"),
        (b"{\\rtf1", "essay.docx", "RTF"),
        (b"plain text", "essay.docx", "named .docx"),
        (zipped({"mimetype": "application/epub+zip"}), "book.epub", "neither"),
        (docx(paragraph(run("a")))[:-60], "essay.docx", "damaged"),
        (zipped({"word/document.xml": "<a>"}), "essay.docx", "damaged"),
        (zipped({"word/document.xml": "<a/>"}), "essay.docx", "without the text"),
        (zipped({"content.xml": "<a/>"}), "essay.odt", "no text"),
        (
            zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "essay.docx",
            "document type",
        ),
    ],
)
def test_refused(data: bytes, path: str, reason: str) -> None:
    """What cannot be read is a sentence that says what to do or what is wrong."""
    with pytest.raises(ReadError, match=reason):
        read_data(data, path)


def test_entity_bomb() -> None:
    """Entities that multiply are refused before they do."""
    levels = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 20}">' for n in range(8))
    bomb = f'<!DOCTYPE a [<!ENTITY a0 "lol">{levels}]><a b="&a8;">&a8;</a>'
    with pytest.raises(ReadError, match="document type"):
        read_data(zipped({"word/document.xml": bomb}), "bomb.docx")


def test_zip_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive that unpacks beyond the limit is refused, whatever size its directory claims."""
    monkeypatch.setattr("smartcite.readers.archives.LARGEST", 100_000)
    bomb = zipped({"word/document.xml": b" " * 1_000_000})
    with pytest.raises(ReadError, match="unpacks to more"):
        read_data(bomb, "bomb.docx")
    with pytest.raises(ReadError, match="damaged"):
        read_data(bomb.replace((1_000_000).to_bytes(4, "little"), (9).to_bytes(4, "little")), "bomb.docx")


def test_many_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is one whose tree would be too large."""
    monkeypatch.setattr("smartcite.readers.archives.MOST_TAGS", 1000)
    with pytest.raises(ReadError, match="unpacks to more"):
        read_data(zipped({"word/document.xml": f"<a>{'<b/>' * 1000}</a>"}), "bomb.docx")


def test_names_that_climb() -> None:
    """Members with "../" in their names are never looked at, and nothing is unpacked to disk."""
    file = BytesIO(docx(paragraph(run("a"))))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("../../word/document.xml", "<x/>")
    assert read_data(file.getvalue(), "essay.docx").text == "a\n"


def test_from() -> None:
    """A format that is given wins over the content; an unknown one is named."""
    assert read_data(b"<!doctype html><p>a", format="text").format == "text"
    with pytest.raises(ReadError, match="docx"):
        read_data(b"a", format="word")
