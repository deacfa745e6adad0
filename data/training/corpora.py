"""Read the public corpora as training notes; every difference of label conventions is settled here.

Ours: "in" before the host work is `other`; volume and issue are apart; the name of a thesis or report is `note`;
universities are `publisher` unless the work is a thesis (`institution`).
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from smartcite.parser import labels
from training.pieces import Note, Piece

ANYSTYLE = {
    "author": labels.AUTHOR,
    "editor": labels.EDITOR,
    "director": labels.AUTHOR,
    "translator": labels.TRANSLATOR,
    "title": labels.TITLE,
    "journal": labels.JOURNAL,
    "container-title": labels.BOOKTITLE,
    "collection-title": labels.SERIES,
    "date": labels.DATE,
    "volume": labels.VOLUME,
    "pages": labels.PAGES,
    "publisher": labels.PUBLISHER,
    "producer": labels.PUBLISHER,
    "location": labels.LOCATION,
    "edition": labels.EDITION,
    "url": labels.URL,
    "doi": labels.DOI,
    "isbn": labels.ISBN,
    "note": labels.NOTE,
    "genre": labels.NOTE,
    "medium": labels.NOTE,
    "source": labels.NOTE,
}
GROBID_TITLES = {"a": labels.TITLE, "j": labels.JOURNAL, "m": labels.TITLE, "s": labels.SERIES}
GROBID = {
    "author": labels.AUTHOR,
    "editor": labels.EDITOR,
    "date": labels.DATE,
    "pubPlace": labels.LOCATION,
    "publisher": labels.PUBLISHER,
    "orgName": labels.INSTITUTION,
    "note": labels.NOTE,
    "ptr": labels.URL,
    "idno": labels.NOTE,
}
GROBID_SCOPES = {
    "vol": labels.VOLUME,
    "volume": labels.VOLUME,
    "issue": labels.NUMBER,
    "pp": labels.PAGES,
    "page": labels.PAGES,
    "chapter": labels.NOTE,
}

_IN = re.compile(r"^(\W*(?:in|dans|en|im|ds)\b\s*:?\s*)(?=\S)", re.IGNORECASE)
_ISSUE = re.compile(
    r"(?:\b(?:no|nr|num|heft|issue|fasc|n)\b\s*[.°º]?|n°|n\.|\()\s*\d[\w./–-]*\)?[,.:;\s]*$", re.IGNORECASE
)
_THESIS = re.compile(r"thes[ei]s|dissertation|thèse|mémoire", re.IGNORECASE)
_URLDATE = re.compile(r"access|retriev|consult|abgerufen|visit", re.IGNORECASE)


def read_anystyle(path: Path) -> Iterator[Note]:
    """Yield the notes of an AnyStyle file (one `<sequence>` of labelled strings each)."""
    for sequence in ET.parse(path).getroot():
        thesis = any(part.tag == "genre" and _THESIS.search(part.text or "") for part in sequence)
        note: Note = []
        begun = False
        for part in sequence:
            text = " ".join((part.text or "").split())
            if not text:
                continue
            if part.tag == "citation-number":
                note.append(Piece(text + " ", labels.COMMENTARY))
                continue
            label = ANYSTYLE.get(part.tag, labels.OTHER)
            if label == labels.PUBLISHER and thesis:
                label = labels.INSTITUTION
            if label == labels.DATE and _URLDATE.search(text):
                label = labels.URLDATE
            for piece in split(text, label):
                note.append(Piece(piece.text, piece.label, not begun))
                begun = True
            note.append(Piece(" "))
        if note:
            yield note


def split(text: str, label: str) -> list[Piece]:
    """Cut off what the corpora keep inside a field and we do not: a leading "in", an issue after a volume."""
    pieces: list[Piece] = []
    if label in (labels.EDITOR, labels.BOOKTITLE, labels.JOURNAL) and (match := _IN.match(text)):
        pieces.append(Piece(match[1], labels.OTHER))
        text = text[match.end() :]
    if label == labels.VOLUME and (match := _ISSUE.search(text)):
        if match.start():
            pieces.append(Piece(text[: match.start()], labels.VOLUME))
        pieces.append(Piece(text[match.start() :], labels.NUMBER))
        return pieces
    return [*pieces, Piece(text, label)]
