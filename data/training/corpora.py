"""Read the public corpora as training notes; every difference of label conventions is settled here.

Ours: "in" before the host work is `other`; volume and issue are apart; the name of a thesis or report is `note`;
universities are `publisher` unless the work is a thesis (`institution`).
"""

import lzma
import re
import tarfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
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
LINKEDBOOKS = {
    "author": labels.AUTHOR,
    "title": labels.TITLE,
    "year": labels.DATE,
    "publicationplace": labels.LOCATION,
    "publisher": labels.PUBLISHER,
    "publicationnumber-year": labels.VOLUME,
    "volume": labels.VOLUME,
    "tomo": labels.VOLUME,
    "pagination": labels.PAGES,
    "series": labels.SERIES,
    "publicationspecifications": labels.NOTE,
    "date": labels.DATE,
    "abbreviation": labels.DEVICE,
}

_IN = re.compile(r"^(\W*(?:in|dans|en|im|ds)\b\s*:?\s*)(?=\S)", re.IGNORECASE)
_ISSUE = re.compile(
    r"(?:\b(?:no|nr|num|heft|issue|fasc|n)\b\s*[.°º]?|n°|n\.|\()\s*\d[\w./–-]*\)?[,.:;\s]*$", re.IGNORECASE
)
_SCOPE_SIGN = re.compile(r"\W*(?:pp?|vol|no|nr|issue|s|pages?|bd|t|n)\W*", re.IGNORECASE)
_THESIS = re.compile(r"thes[ei]s|dissertation|thèse|mémoire", re.IGNORECASE)
_URLDATE = re.compile(r"access|retriev|consult|abgerufen|visit", re.IGNORECASE)


def read_anystyle(path: Path, *, theirs: bool = False) -> Iterator[Note]:
    """Yield the notes of an AnyStyle file (one `<sequence>` of labelled strings each), with `theirs` in its labels."""
    for sequence in ET.parse(path).getroot():
        thesis = any(part.tag == "genre" and _THESIS.search(part.text or "") for part in sequence)
        note: Note = []
        begun = False
        for part in sequence:
            text = " ".join((part.text or "").split())
            if not text:
                continue
            if theirs:
                note += [Piece(text, part.tag), Piece(" ")]
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


def read_grobid(path: Path) -> Iterator[Note]:
    """Yield the notes of the GROBID citation corpus, an archive of TEI files with `<bibl>` elements."""
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda one: one.name):
            stream = archive.extractfile(member) if member.isfile() else None
            if stream is None:
                continue
            text = re.sub(r'\sxmlns(:\w+)?="[^"]*"', "", stream.read().decode("utf-8", "replace"))
            for found in re.finditer(r"<bibl\b[^>]*>.*?</bibl>", text, re.DOTALL):
                note = _bibl(re.sub(r"<(/?)\w+:", r"<\1", found[0]))
                if note:
                    yield note


def _bibl(source: str) -> Note:
    """Return the note of one `<bibl>`; empty when it is not sound XML."""
    try:
        root = ET.fromstring(source)
    except ET.ParseError:
        return []
    analytic = root.find("title[@level='a']") is not None
    note: Note = []
    begun = False

    def add(text: str | None, label: str) -> None:
        nonlocal begun
        clean = re.sub(r"\s+", " ", text or "")
        if not clean.strip():
            if clean:
                note.append(Piece(clean))
            return
        if not label:
            label = labels.OTHER if any(character.isalnum() for character in clean) else ""
        for piece in split(clean, label):
            begins = not begun and piece.label not in ("", labels.OTHER)
            begun = begun or begins
            note.append(piece._replace(begins=begins))

    add(root.text, "")
    for part in root:
        if part.tag == "title":
            label = GROBID_TITLES.get(part.get("level", "m"), labels.TITLE)
            if part.get("level") == "m" and analytic:
                label = labels.BOOKTITLE
        elif part.tag == "biblScope":
            label = GROBID_SCOPES.get(part.get("type") or part.get("unit") or "", labels.OTHER)
        elif part.tag == "idno":
            label = {"doi": labels.DOI, "isbn": labels.ISBN}.get((part.get("type") or "").lower(), labels.NOTE)
        elif part.tag == "orgName" and part.get("type") == "collaboration":
            label = labels.AUTHOR
        else:
            label = GROBID.get(part.tag, labels.OTHER)
        add("".join(part.itertext()), "" if part.tag == "lb" else label)
        add(part.tail, "")
    for index, piece in enumerate(note[:-1]):
        if piece.label == labels.OTHER and _SCOPE_SIGN.fullmatch(piece.text):
            note[index] = piece._replace(label=note[index + 1].label)
    return note


def read_linkedbooks(path: Path) -> Iterator[Note]:
    """Yield the notes of a LinkedBooks file (CoNLL with four columns): its full references, archives and running text.

    The corpus gives the title and what holds it one label: inside a secondary source of type meta-annotation, what
    follows "in" or a closed quotation is a journal when a volume or issue comes next, else a book title. References
    with fewer than three kinds of components, and text of fewer than ten words, are left out: they are too noisy.
    """
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        rows = [tuple(line.split()) if line.strip() else () for line in stream]
    for start, stop in _spans(rows):
        part = [row for row in rows[start:stop] if len(row) == 4]
        if not part:
            continue
        if part[0][3] == "o":
            if len(part) >= 10:
                yield [Piece(_join(row[0] for row in part), labels.COMMENTARY)]
        elif part[0][2].endswith("primary"):
            yield [Piece(_join(row[0] for row in part), labels.ARCHIVE, begins=True)]
        elif len({row[1] for row in part} & {"author", "title", "year", "publicationplace", "pagination"}) >= 3:
            yield _linked(part)


def _spans(rows: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of rows that are one reference, or outside any."""
    start = 0
    for index, row in enumerate(rows):
        if len(row) == 4 and (row[3] == "b-r" or (row[3] == "o") != _outside(rows, index)) and index > start:
            yield start, index
            start = index
    yield start, len(rows)


def _outside(rows: Sequence[tuple[str, ...]], index: int) -> bool:
    """Tell whether the last row with columns before this one was outside any reference."""
    for row in rows[max(0, index - 2) : index][::-1]:
        if len(row) == 4:
            return row[3] == "o"
    return len(rows[index]) == 4 and rows[index][3] == "o"


def _linked(rows: Sequence[tuple[str, ...]]) -> Note:
    """Return the pieces of one LinkedBooks reference."""
    note: Note = []
    held = closed = False
    nested = rows[0][2].endswith("meta-annotation")
    runs = [(key, list(group)) for key, group in groupby(rows, key=lambda row: row[1])]
    for number, (component, group) in enumerate(runs):
        words = [row[0] for row in group]
        label = LINKEDBOOKS.get(component, labels.OTHER)
        if component == "o" and words[0].lower() in ("in", "en", "dans"):
            held = True
        if label == labels.TITLE and nested and (held or closed):
            after = {one for one, _ in runs[number + 1 : number + 3]}
            label = labels.JOURNAL if "publicationnumber-year" in after or "volume" in after else labels.BOOKTITLE
        if label == labels.TITLE and nested:
            cut = next((i for i, word in enumerate(words[:-1]) if set(word) & set("»”")), None)
            if cut is not None:
                note.append(Piece(_join(words[: cut + 1]) + " ", label, begins=not note))
                words = words[cut + 1 :]
                after = {one for one, _ in runs[number + 1 : number + 3]}
                label = labels.JOURNAL if "publicationnumber-year" in after or "volume" in after else labels.BOOKTITLE
            closed = True
        if label == labels.AUTHOR and any(word == "cura" for word in words):
            label = labels.EDITOR
        for piece in split(_join(words) + " ", label):
            note.append(piece._replace(begins=not note))
    return note


def _join(words: Iterable[str]) -> str:
    """Return words as running text: no space before closing or after opening punctuation."""
    text = ""
    for word in words:
        glued = not text or text[-1] in "([«“‘’'-/" or word[0] in ".,;:)]»”’'-/?!"
        text += word if glued else " " + word
    return text
