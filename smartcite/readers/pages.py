"""Text extracted from a PDF: pages divided by form feeds, notes at their bottoms (as `pdftotext` writes it).

Running heads and page numbers are dropped, words hyphenated at a line's end are joined, and a note that goes on at the
next bottom goes on. The bottom of a page begins at the number after the last note's, which the page above it calls.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from smartcite.errors import ReadError
from smartcite.model import Document
from smartcite.readers.note_lists import are_contents
from smartcite.readers.passages import Footnote, Passage, assemble

_HEAD = re.compile(r"[^\S\n]{0,12}(\d{1,4})(?:[.)]?[^\S\n]{1,8}(?=\S)|[.)]?[^\S\n]*$)")
_CALL = re.compile(r"(?:(?<=[^\W\d_])|(?<=[.,;:!?»”’\"')\]]))[ ]?(\d{1,4})(?![\w%]|[.,]\d)")
_PAGE_NUMBER = re.compile(r"[\s\-–—|•\[\]]*(?:p(?:age)?\.?\s{0,2})?(\d{1,4}|[ivxlc]{1,7})[\s\-–—|•\[\]]*")
_ENDED = re.compile(r"[.!?»”“\"’)\]…]\s*$")
_STOPPED = re.compile(r"[.!?…][»”“\"’)\]\s]*$")
_HYPHEN = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S")
_ADDRESS_GOES_ON = re.compile(r"\S*[/_%=&?#\d.-]\S*")
_ALONE = re.compile(r"\s{0,9}\d{1,4}\s{0,9}")
_WIDE = "   "
"""`pdftotext -layout` alone writes so many blanks."""

_EXTRACT = "the numbers of its notes do not stand before them; extract the PDF with “pdftotext -layout”"
_EDGE = 6
"""So many lines at each end of a page may be running heads."""

_REPEATED = 3
_MOST_NOTES = 60
_FURTHEST = 20
"""A number so far beyond the last note's is another list's."""

_FAR = 40
"""A line further to the right below a blank line is no part of a note."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file without its end, and where it begins."""

    start: int
    text: str

    @property
    def bare(self) -> str:
        """The line without digits and blanks around, by which running heads are recognised."""
        return re.sub(r"[\d\s]+", " ", self.text).strip()


@dataclass(frozen=True, slots=True)
class _Head:
    """Where a note begins on a page: its first line, and the line with its number, after which its text goes on.

    `pdftotext -layout` writes a raised number before the text or after its first line.
    """

    label: str
    start: int
    line: int
    after: int

    def text(self, lines: Sequence[_Line], end: int) -> list[_Line]:
        """Return the lines of the note up to a line, without its number."""
        own = lines[self.line]
        rest = _Line(own.start + self.after, own.text[self.after :])
        return [*lines[self.start : self.line], *([rest] if rest.text.strip() else []), *lines[self.line + 1 : end]]


@dataclass(slots=True)
class _Note:
    """A note being gathered from one or more pages."""

    label: str
    lines: list[_Line] = field(default_factory=list)

    @property
    def unfinished(self) -> bool:
        """Whether the note breaks off; a quotation at its end may be followed by its source."""
        return not _STOPPED.search(self.last)

    @property
    def last(self) -> str:
        """The last line gathered."""
        return next((line.text.rstrip() for line in reversed(self.lines) if line.text.strip()), "")

    def goes_on(self, following: str) -> bool:
        """Tell whether a line may follow in the middle of the sentence that breaks off."""
        return following[:1].islower() or following[:1] == "(" or self.last[-1:] in ",;:(-–—"


def read_pages(text: str, path: str) -> Document:
    """Return the document in a text extracted from a PDF; without notes at page bottoms, those of a list are found."""
    pages = _without_heads(_pages(text))
    body = Passage()
    notes: list[_Note] = []
    if _is_scattered(pages):
        raise ReadError(path, _EXTRACT)
    for lines in pages:
        heads = _bottom(lines, int(notes[-1].label) if notes else 0)
        cut = heads[0].start if heads else len(lines)
        start = _continuation(lines, cut, alone=not heads) if notes and notes[-1].unfinished else None
        if start is not None and notes[-1].goes_on(lines[start].text.strip()):
            notes[-1].lines.extend(lines[start:cut])
            cut = start
        above = lines[:cut]
        _write_body(body, above, [head.label for head in heads])
        for index, head in enumerate(heads):
            end = heads[index + 1].start if index + 1 < len(heads) else len(lines)
            notes.append(_Note(head.label, head.text(lines, end)))
    if _WIDE not in text and _has_lost(pages, {int(note.label) for note in notes}):
        raise ReadError(path, _EXTRACT)
    footnotes = []
    for note in notes:
        passage = Passage()
        _write(passage, note.lines, " ")
        footnotes.append(Footnote(note.label, passage))
    return assemble(path, "pdf-text", body, footnotes, source=text, has_lines=True)


def _has_lost(pages: Sequence[list[_Line]], found: set[int]) -> bool:
    """Tell whether numbers of notes stand by themselves out of order, so that their notes run on from others."""
    alone = {int(line.text) for lines in pages for line in lines if _ALONE.fullmatch(line.text)}
    lost = (alone - found).intersection(range(1, max(found, default=0) + 1))
    return len(lost) > max(_REPEATED, len(found) // 20)


def _pages(text: str) -> list[list[_Line]]:
    pages, position = [], 0
    for page in text.split("\f"):
        lines, at = [], position
        for line in page.splitlines(keepends=True):
            lines.append(_Line(at, line.rstrip("\r\n")))
            at += len(line)
        pages.append(lines)
        position += len(page) + 1
    return pages


def _without_heads(pages: Sequence[list[_Line]]) -> list[list[_Line]]:
    """Return the pages without running heads, feet and page numbers."""
    tops = Counter(bare for lines in pages for bare in {line.bare for line in _edge(lines)})
    feet = Counter(bare for lines in pages for bare in {line.bare for line in _edge(lines[::-1])})
    first = _first_number(pages)
    kept = []
    for index, lines in enumerate(pages):
        printed = None if first is None else first + index
        start, end = 0, len(lines)
        for place, line in enumerate(lines):
            repeated = tops[line.bare] >= _REPEATED and sum(map(str.isalpha, line.bare)) > 2
            if repeated or _is_page_number(line, printed):
                start = place + 1
            elif line.text.strip():
                break
        while end > start:
            block = end
            while block > start and lines[block - 1].text.strip():
                block -= 1
            if block == start or not all(_is_foot(line, feet, printed) for line in lines[block:end]):
                break
            end = block
            while end > start and not lines[end - 1].text.strip():
                end -= 1
        kept.append(lines[start:end])
    return kept


def _first_number(pages: Sequence[list[_Line]]) -> int | None:
    """Return the number printed on the first page, reckoned from those that count on from page to page."""
    firsts: Counter[int] = Counter()
    for index, lines in enumerate(pages):
        edges = [*_edge(lines)[:2], *_edge(lines[::-1])[:2]]
        numbers = {match[1] for line in edges if (match := _PAGE_NUMBER.fullmatch(line.text))}
        firsts.update({int(number) - index for number in numbers if number.isdecimal()})
    common = firsts.most_common(1)
    return common[0][0] if common and (common[0][1] >= _REPEATED or len(pages) < 2 * _REPEATED) else None


def _is_page_number(line: _Line, printed: int | None) -> bool:
    match = _PAGE_NUMBER.fullmatch(line.text)
    return match is not None and (not match[1].isdecimal() or int(match[1]) == printed)


def _is_foot(line: _Line, feet: Counter[str], printed: int | None) -> bool:
    repeated = feet[line.bare] >= _REPEATED and sum(map(str.isalpha, line.bare)) > 8
    return repeated or _is_page_number(line, printed)


def _edge(lines: Iterable[_Line]) -> list[_Line]:
    found = []
    for line in lines:
        if line.text.strip():
            found.append(line)
        if len(found) == _EDGE:
            break
    return found


def _bottom(lines: Sequence[_Line], last: int) -> list[_Head]:
    """Return the notes that begin on a page.

    They are numbered on from the last note, or from 1; each number stands as low on the page as the next allows, and
    the page above the first calls at least half of them.
    """
    heads: dict[int, list[tuple[int, int]]] = {}
    for place, line in enumerate(lines):
        if match := _HEAD.match(line.text):
            heads.setdefault(int(match[1]), []).append((place, match.end()))
    if are_contents([lines[place].text for places in heads.values() for place, _ in places]):
        return []
    nearest = [number for number in sorted(heads) if last < number <= last + _FURTHEST]
    for first in [*nearest, 1]:
        final = first
        while {final + 1, final + 2} & heads.keys() and final - first < _MOST_NOTES:
            final += 1
        chains = [_chain(heads, first, end) for end in range(final, first - 1, -1)] if first in heads else []
        for chain in sorted(chains, key=len, reverse=True)[:3]:
            found = _begun(lines, chain)
            if not found:
                continue
            numbers = {int(head.label) for head in found}
            called = len(_called(lines[: found[0].start], numbers))
            certain = first == last + 1 and len(numbers) > 2 and max(numbers) - first < len(numbers)
            if 2 * called >= len(numbers) or (certain and called):
                return found
    return []


def _chain(heads: dict[int, list[tuple[int, int]]], first: int, final: int) -> list[tuple[int, int, int]]:
    """Return number, lowest line and end of each number of a range, in order; one that stands out of order is left."""
    found: list[tuple[int, int, int]] = []
    limit = 1 << 30
    for number in range(final, first - 1, -1):
        places = [(place, after) for place, after in heads.get(number, ()) if place < limit]
        if places:
            limit, after = places[-1]
            found.append((number, limit, after))
    return found[::-1] if found and found[-1][0] == first else []


def _begun(lines: Sequence[_Line], chain: Sequence[tuple[int, int, int]]) -> list[_Head]:
    """Return where the text of each number begins: with it, or at an indented line above when a blank line follows."""
    found: list[_Head] = []
    for number, place, after in chain:
        above = found[-1].line + 1 if found else 0
        start = place
        if _is_low(lines, place, after):
            while start > above and lines[start - 1].text.strip() and not _indented(lines, start):
                start -= 1
            start = start if _indented(lines, start) or start == above else place
        found.append(_Head(str(number), start, place, after))
    return found


def _is_scattered(pages: Sequence[list[_Line]]) -> bool:
    """Tell whether numbers that stand by themselves mostly come after their notes.

    `pdftotext` without `-layout` may write each below its note; no one can then tell where the first on a page begins.
    """
    low = high = 0
    for lines in pages:
        for place, line in enumerate(lines):
            if (match := _HEAD.match(line.text)) and not line.text[match.end() :].strip():
                is_low = _is_low(lines, place, match.end())
                low += is_low and not _indented(lines, place - 1)
                high += not is_low
    return low > max(high, _REPEATED)


def _is_low(lines: Sequence[_Line], place: int, after: int) -> bool:
    """Tell whether a number stands by itself right below a line and above none."""
    below = place + 1 < len(lines) and lines[place + 1].text.strip()
    return bool(not lines[place].text[after:].strip() and not below and place and lines[place - 1].text.strip())


def _indented(lines: Sequence[_Line], place: int) -> bool:
    """Tell whether a line is indented by a little against the line above, as the first of a note is."""
    indents = [len(line.text) - len(line.text.lstrip()) for line in lines[max(0, place - 1) : place + 1]]
    return len(indents) == 2 and 0 < indents[1] - indents[0] < 6


def _called(lines: Sequence[_Line], numbers: set[int]) -> set[int]:
    return {number for line in lines for match in _CALL.finditer(line.text) if (number := int(match[1])) in numbers}


def _continuation(lines: Sequence[_Line], cut: int, *, alone: bool) -> int | None:
    """Return where the rest of a note begins above the first note of a page: below a blank line, if at all.

    On a page where no note begins (`alone`), only below a wider gap, or below text that breaks off as a paragraph never
    does. The rest begins in the middle of a sentence.
    """
    end = cut
    while end and not lines[end - 1].text.strip():
        end -= 1
    start = end
    while start and lines[start - 1].text.strip():
        start -= 1
    gap = 0
    while gap < start and not lines[start - 1 - gap].text.strip():
        gap += 1
    if start == end or not gap or start - gap == 0:
        return None
    parted = gap > 1 or not _ENDED.search(lines[start - gap - 1].text)
    return start if parted or not alone else None


def _write_body(body: Passage, lines: Sequence[_Line], labels: Sequence[str]) -> None:
    """Write a page's text with the marks of its notes, each the first of its number after the one before."""
    waiting = list(labels)
    marks: dict[int, dict[int, tuple[int, str]]] = {}
    for place, line in enumerate(lines):
        for match in _CALL.finditer(line.text):
            if waiting and match[1] in waiting[:3]:
                del waiting[: waiting.index(match[1]) + 1]
                marks.setdefault(place, {})[match.start()] = (match.end(), match[1])
    _write(body, lines, "\n", marks)
    if lines:
        body.write(" " if body.last and not _ENDED.search(body.last) else "\n")


def _write(
    passage: Passage,
    lines: Sequence[_Line],
    end: str,
    marks: dict[int, dict[int, tuple[int, str]]] | None = None,
) -> None:
    """Write lines, those of one paragraph joined; a hyphen or a broken address at a line's end is closed up."""
    written = ""
    blank = False
    for place, line in enumerate(lines):
        text = line.text.rstrip()
        start = len(text) - len(text.lstrip())
        if not text:
            blank = True
            continue
        if blank and end == " " and start > _FAR:
            break
        if written:
            if blank:
                passage.write("\n\n" if end == "\n" else end)
            elif not (_HYPHEN.search(written) and text[start].islower()) and not _is_broken(written, text[start:]):
                passage.write(end)
        following = next((one.text.strip() for one in lines[place + 1 : place + 2]), "")
        stop = len(text)
        if _HYPHEN.search(text) and following[:1].islower():
            stop -= 1
        position = start
        for at, (after, label) in sorted((marks or {}).get(place, {}).items()):
            passage.write(text[position:at], source=line.start + position)
            passage.mark(label, line.start + at)
            position = after
        passage.write(text[position:stop].replace("\u00ad", ""), source=line.start + position)
        written, blank = text, False


def _is_broken(line: str, following: str) -> bool:
    """Tell whether an address goes on in the next line."""
    last, first = line.rsplit(maxsplit=1)[-1], following.split(maxsplit=1)[0]
    is_open = last[-1] not in ".,;:)]" and _ADDRESS.search(last)
    return bool(is_open and _ADDRESS_GOES_ON.fullmatch(first) and len(line.strip()) > _FAR)
