"""Plain text: decoding, the note list in any of its usual forms, and the marks in the running text.

A note list is a run of paragraphs that begin with a number in one style. Brackets ("[3]") and superscripts (³) say by
themselves that they number a note; "3.", "3)", "(3)" and a bare "3" do so only below a heading such as "Notes" or
when marks of the running text call them.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from smartcite import lexicon
from smartcite.errors import ReadError
from smartcite.model import Document, Note, NoteMark, Span
from smartcite.readers.language import language_of

_LABEL = r"\d{1,4}|[ivxlc]{1,7}|\*{1,3}|[†‡]"
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_STYLES = {
    "bracket": re.compile(rf"^[^\S\n]*\[\^?({_LABEL})\][:.]?[^\S\n]*(?=\S)", re.MULTILINE),
    "superscript": re.compile(r"^[^\S\n]*([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})[^\S\n]*(?=\S)", re.MULTILINE),
    "parenthesis": re.compile(r"^[^\S\n]*\((\d{1,4})\)[^\S\n]*(?=\S)", re.MULTILINE),
    "half": re.compile(r"^[^\S\n]*(\d{1,4})\)[^\S\n]*(?=\S)", re.MULTILINE),
    "point": re.compile(r"^[^\S\n]*(\d{1,4})\.[^\S\n]+(?=\S)", re.MULTILINE),
    "bare": re.compile(r"^[^\S\n]*(\d{1,4})[^\S\n]+(?=[^\W\d_]|[«“\"(])", re.MULTILINE),
}
_STRONG = ("bracket", "superscript")
_INLINE = re.compile(rf"\[({_LABEL})\s?:\s([^\[\]]{{1,3000}})\]")
_MARKS = (
    re.compile(rf"\[\^?({_LABEL})\]"),
    re.compile(r"(?<=\S)([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})"),
    re.compile(r"(?<=\S) ?\((\d{1,3})\)"),
)


def decode(data: bytes, path: str = "-") -> str:
    """Return the text of a file in UTF-8, UTF-16 or Windows-1252; ReadError for anything that is no text."""
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


def find_notes(text: str) -> tuple[tuple[Note, ...], tuple[NoteMark, ...]]:
    """Return the notes typed in a text with their labels as printed, and the marks that call them."""
    notes = _inline_notes(text) or _listed_notes(text)
    marks = _find_marks(text, notes)
    called = {mark.label: mark.span for mark in reversed(marks)}
    return tuple(replace(note, mark=called.get(note.label)) for note in notes), marks


def _inline_notes(text: str) -> tuple[Note, ...]:
    """Return the notes printed where they are called: "[3: Foucault, …]"."""
    found = list(_INLINE.finditer(text))
    return numbered([(match[1], Span(*match.span(2))) for match in found]) if len(found) > 1 else ()


def _listed_notes(text: str) -> tuple[Note, ...]:
    """Return the notes of the list at the end of a text, in the style that numbers most paragraphs in order."""
    heading = _heading(text)
    best: list[re.Match[str]] = []
    for style, pattern in _STYLES.items():
        heads = list(pattern.finditer(text, heading if heading is not None else 0))
        heads = _in_order(heads)
        if style not in _STRONG and heading is None and not _called(text, heads):
            continue
        if len(heads) > len(best):
            best = heads
    bounds = [match.start() for match in best] + [_end(text, best)]
    listed = []
    for index, match in enumerate(best):
        body = text[match.end() : bounds[index + 1]]
        listed.append((match[1].translate(_SUPERSCRIPT), Span(match.end(), match.end() + len(body.rstrip()))))
    return numbered(listed)


def _heading(text: str) -> int | None:
    """Return where the last heading of a note list ends, if there is one."""
    words = {word for table in lexicon.tables("headings").values() for word in table.get("notes", ())}
    words |= {"notes", "note", "endnotes", "footnotes", "anmerkungen", "fußnoten", "notas", "noten"}
    words |= {"notes de bas de page", "notes de fin", "note a piè di pagina", "notas al pie"}
    pattern = re.compile(
        rf"^[ \t#*]*(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})[ \t:*]*$",
        re.MULTILINE | re.IGNORECASE,
    )
    ends = [match.end() for match in pattern.finditer(text)]
    return ends[-1] if ends else None


def _in_order(heads: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the longest stretch of heads at the end of a text whose numbers mostly rise by small steps."""
    best: list[re.Match[str]] = []
    current: list[re.Match[str]] = []
    last = 0
    for match in heads:
        label = match[1].translate(_SUPERSCRIPT)
        number = int(label) if label.isdigit() else last + 1
        restarts = number == 1 and bool(current)
        if current and not restarts and not 0 <= number - last <= 20:
            current = []
        if current or number <= 20:
            current.append(match)
            last = number
        if len(current) >= len(best):
            best = list(current) if match is heads[-1] else current
    return best


def _called(text: str, heads: list[re.Match[str]]) -> bool:
    """Tell whether the running text before a list calls at least half of its numbers."""
    if len(heads) < 2:
        return False
    body = text[: heads[0].start()]
    labels = {match[1].translate(_SUPERSCRIPT) for match in heads}
    return any(
        2 * len(labels & {match[1].translate(_SUPERSCRIPT) for match in pattern.finditer(body)}) >= len(labels)
        for pattern in _MARKS
    )


def _end(text: str, heads: list[re.Match[str]]) -> int:
    """Return where the last note ends: at the first empty line after it, or at the end of the text."""
    if not heads:
        return len(text)
    match = re.compile(r"\r?\n[ \t]*\r?\n").search(text, heads[-1].end())
    return match.start() if match else len(text)


def numbered(listed: Sequence[tuple[str, Span]], restarts: Sequence[bool] = ()) -> tuple[Note, ...]:
    """Return notes in order; a series begins where the numbers begin again at 1, and where `restarts` says so."""
    notes, series, last = [], 0, 0
    for index, (label, span) in enumerate(listed):
        if index and index < len(restarts) and restarts[index]:
            series, last = series + 1, 0
        if label.isdigit():
            series += int(label) == 1 and last > 1
            last = int(label)
        notes.append(Note(index, label, span, series=series))
    return tuple(notes)


def _find_marks(text: str, notes: tuple[Note, ...]) -> tuple[NoteMark, ...]:
    """Return the marks of the running text in the style that calls most of the notes."""
    starts = [note.span.start for note in notes]
    labels = {note.label for note in notes}
    first = starts[0] if starts else len(text)
    best: list[NoteMark] = []
    calls = 0
    for pattern in _MARKS:
        marks = []
        for match in pattern.finditer(text):
            index = bisect_left(starts, match.end() + 1) - 1
            inside = index >= 0 and match.start() < notes[index].span.end
            at_head = bisect_left(starts, match.start()) < len(starts) and _is_head(text, match, starts)
            if not inside and not at_head and (match.start() < first or match[1].isdigit()):
                marks.append(NoteMark(match[1].translate(_SUPERSCRIPT), Span(*match.span())))
        found = len(labels & {mark.label for mark in marks})
        if found > calls or (not notes and pattern is _MARKS[0]):
            best, calls = marks, found
    return tuple(best)


def _is_head(text: str, match: re.Match[str], starts: list[int]) -> bool:
    """Tell whether a mark is the printed label of a note: only blanks stand between it and the note's text."""
    after = starts[bisect_left(starts, match.start())]
    return after - match.end() < 8 and not text[match.end() : after].strip(" \t:.")
