"""Notes typed in a text: a list in any of its usual forms, notes below the paragraphs calling them, notes in brackets.

A note begins with a number in one style. Brackets ("[3]") and superscripts (³) say by themselves that they number a
note; "3.", "3)", "(3)" and a bare "3" do so only below a heading such as "Notes" or when marks of the running text call
them. Where the next note is called only after this one, as at the end of a chapter or below a paragraph, a note ends
with its paragraph; elsewhere it ends where the next begins.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from smartcite import lexicon
from smartcite.model import Note, NoteMark, Span

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
_BRACKETS = re.compile(r"[\[\]]")
_LONGEST_INLINE = 20_000
_LONGEST = 20_000
"""A longer note is one line: what follows it is no note."""
_PAGED = re.compile(r"(?:\t|\.\s?\.|\s{3})\s*\d{1,4}\s*$")
_LINE_END = 20
_MOST_DIGITS = 9
_MARKS = (
    re.compile(rf"\[\^?({_LABEL})\]"),
    re.compile(
        r"(?<![⁰¹²³⁴⁵⁶⁷⁸⁹])(?:(?<=\S)|(?<=\S[^\S\n])|(?<=\S[^\S\n]{2})|^(?=[⁰¹²³⁴⁵⁶⁷⁸⁹]+[^\S\n]*$))([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})",
        re.MULTILINE,
    ),
    re.compile(r"(?:(?<=\S)|(?<=\S\s)|(?<=\S\r\n))\((\d{1,3})\)"),
)
GLUED = re.compile(r"(?<=[^\W\d_]|[.,;:!?»”’\"')\]])(\d{1,3})(?![\w%])")
"""A number right after a word or its punctuation, as a superscript looks once its typography is lost."""

_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
_STEP = 20
"""A gap of more numbers is another list."""


@dataclass(frozen=True, slots=True)
class _Head:
    """A number at the head of a line: its label, where the line and where the text after the number begins."""

    label: str
    start: int
    end: int
    call: Span | None = None


def find_notes(text: str) -> tuple[tuple[Note, ...], tuple[NoteMark, ...]]:
    """Return the notes typed in a text with their labels as printed, and the marks that call them."""
    notes = _inline_notes(text) or _listed_notes(text)
    marks = _find_marks(text, notes)
    called = {mark.label: mark.span for mark in reversed(marks)}
    return tuple(note if note.mark else replace(note, mark=called.get(note.label)) for note in notes), marks


def numbered(listed: Sequence[tuple[str, Span]], restarts: Sequence[bool] = ()) -> tuple[Note, ...]:
    """Return notes in order; a series begins where the numbers begin again at 1, and where `restarts` says so."""
    notes, series, last = [], 0, 0
    for index, (label, span) in enumerate(listed):
        if index and index < len(restarts) and restarts[index]:
            series, last = series + 1, 0
        if label.isdecimal() and len(label) <= _MOST_DIGITS:
            series += int(label) == 1 and last > 1
            last = int(label)
        notes.append(Note(index, label, span, series=series))
    return tuple(notes)


def _inline_notes(text: str) -> tuple[Note, ...]:
    """Return the notes written in brackets: "[3: Foucault, …]", where they are called or in a list."""
    heads = list(_inline().finditer(text))
    if len(heads) < 2:
        return ()
    closings = _closings(text)
    found: list[tuple[str, Span]] = []
    for index, match in enumerate(heads):
        if found and match.start() < found[-1][1].end:
            continue
        following = heads[index + 1].start() if index + 1 < len(heads) else len(text)
        end = closings.get(match.start(), -1)
        if not match.end() <= end <= match.end() + _LONGEST_INLINE:
            end = text.rfind("]", match.end(), min(following, match.end() + _LONGEST_INLINE))
        if end > 0:
            found.append((match[1], Span(match.end(), end)))
    return numbered(found) if len(found) > 1 else ()


def _closings(text: str) -> dict[int, int]:
    """Return where each bracket closes, by where it opens."""
    opened: list[int] = []
    closings: dict[int, int] = {}
    for match in _BRACKETS.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            closings[opened.pop()] = match.start()
    return closings


def _listed_notes(text: str) -> tuple[Note, ...]:
    """Return the notes in the style that numbers most of them in order."""
    heading = _heading(text)
    headed = {
        style: [_Head(match[1].translate(_SUPERSCRIPT), match.start(), match.end()) for match in pattern.finditer(text)]
        for style, pattern in _STYLES.items()
    }
    if not any(headed.values()):
        return ()
    calls = [_calls(text, pattern) for pattern in (*_MARKS, GLUED)]
    best: list[_Head] = []
    for style, heads in headed.items():
        called = max(
            (_matched(heads, at) for at in calls), key=lambda matched: sum(one.call is not None for one in matched)
        )
        candidates = [_with_uncalled(text, called)]
        if style in _STRONG:
            candidates.append(_in_order(called))
        if heading is not None:
            candidates.append(_in_order([one for one in called if one.start >= heading]))
        longest = max(candidates, key=len)
        ends = (text.find("\n", head.end) for head in longest)
        if are_contents(
            [text[head.end : end if end >= 0 else len(text)] for head, end in zip(longest, ends, strict=True)]
        ):
            continue
        if len(longest) > len(best) and (len(longest) > 1 or style in _STRONG or heading is not None):
            best = longest
    return tuple(
        replace(note, mark=head.call)
        for note, head in zip(
            numbered([(head.label, _extent(text, best, at)) for at, head in enumerate(best)]), best, strict=True
        )
    )


def _calls(text: str, pattern: re.Pattern[str]) -> dict[str, list[Span]]:
    """Return the places of the marks of one style by label."""
    calls: dict[str, list[Span]] = {}
    for match in pattern.finditer(text):
        calls.setdefault(match[1].translate(_SUPERSCRIPT), []).append(Span(*match.span()))
    return calls


def _matched(heads: Sequence[_Head], calls: dict[str, list[Span]]) -> list[_Head]:
    """Return the heads, each with its call: the first mark of its label after the call before and before itself."""
    own = {head.start for head in heads} | {head.end for head in heads}
    matched: list[_Head] = []
    position, number = -1, 0
    for head in heads:
        places = calls.get(head.label, [])
        if head.label.isdecimal() and int(head.label) == 1 and matched and number > 1:
            position = max(position, next((one.start for one in reversed(matched) if one.call), 0))
        at = bisect_right(places, position, key=lambda span: span.start)
        while at < len(places) and (places[at].start in own or places[at].end in own):
            at += 1
        steps = not head.label.isdecimal() or 0 < int(head.label) - number <= _STEP or int(head.label) == 1
        if steps and at < len(places) and places[at].end <= head.start:
            matched.append(replace(head, call=places[at]))
            position, number = places[at].start, int(head.label) if head.label.isdecimal() else number
        else:
            matched.append(head)
    return matched


def _with_uncalled(text: str, heads: Sequence[_Head]) -> list[_Head]:
    """Return the heads that are called, in order, and those that nothing calls whose numbers go on from theirs.

    They are between two that are called, or in the lines right below the last. One more with the number of the head
    before is the next note, misnumbered, where the one after has the number behind that.
    """
    found: list[_Head] = []
    waiting: list[_Head] = []
    for head in heads:
        if head.call is None:
            waiting.append(head)
            continue
        if found and head.label.isdecimal() and found[-1].label.isdecimal():
            misnumbered = int(head.label) == int(found[-1].label) + 2
            for one in waiting:
                if one.label.isdecimal() and int(found[-1].label) + 1 - misnumbered <= int(one.label) < int(head.label):
                    found.append(one)
                    misnumbered = False
        found.append(head)
        waiting.clear()
    blank = _BLANK_LINE.search(text, found[-1].end) if found else None
    for head in waiting if found else ():
        last = found[-1].label
        if blank and blank.start() < head.start:
            break
        if last.isdecimal() and head.label.isdecimal() and int(head.label) == int(last) + 1:
            found.append(head)
    return found


def _heading(text: str) -> int | None:
    """Return where the last heading of a note list ends, if there is one."""
    ends = [match.end() for match in _above_list().finditer(text)]
    return ends[-1] if ends else None


@cache
def _above_list() -> re.Pattern[str]:
    headings = lexicon.either(lexicon.words("headings", "list"))
    return re.compile(rf"^[ \t#*]*{headings}[ \t:*]*$", re.MULTILINE | re.IGNORECASE)


@cache
def _inline() -> re.Pattern[str]:
    words = lexicon.either(lexicon.words("headings", "note"))
    return re.compile(rf"\[(?:{words}\s{{1,3}})?({_LABEL}|[A-Z])\s?:\s", re.IGNORECASE)


def _in_order(heads: Sequence[_Head]) -> list[_Head]:
    """Return the longest stretch of heads, the last of equals, whose numbers mostly rise by small steps."""
    best: list[_Head] = []
    current: list[_Head] = []
    last = 0
    for head in heads:
        number = int(head.label) if head.label.isdecimal() else last + 1
        restarts = number == 1 and bool(current)
        if current and not restarts and not 0 <= number - last <= _STEP:
            current = []
        if current or number <= _STEP:
            current.append(head)
            last = number
        if len(current) >= len(best):
            best = current
    return list(best)


def are_contents(lines: Sequence[str]) -> bool:
    """Tell whether most lines end as those of a table of contents do: "Introduction ..... 3"."""
    return sum(bool(_PAGED.search(line[-_LINE_END:])) for line in lines) * 2 > len(lines) > 1


def _extent(text: str, heads: Sequence[_Head], index: int) -> Span:
    """Return where the text of a note stands."""
    head = heads[index]
    following = heads[index + 1] if index + 1 < len(heads) else None
    end = following.start if following else len(text)
    listed = following is not None and (following.call is None or following.call.start < head.start)
    if not listed or (following and following.call is None and following.label == "1"):
        end = min(end, _paragraph_end(text, head))
    if end - head.end > _LONGEST and (line := text.find("\n", head.end, end)) > 0:
        end = line
    return Span(head.end, head.end + len(text[head.end : end].rstrip()))


def _paragraph_end(text: str, head: _Head) -> int:
    """Return where a note's paragraph ends; indented ones after it belong to a note that is itself indented."""
    line = text.rfind("\n", 0, head.start + 1) + 1
    indent = len(text[line : head.end]) - len(text[line : head.end].lstrip(" \t"))
    position = head.end
    while match := _BLANK_LINE.search(text, position):
        after = text[match.end() : match.end() + indent + 1]
        if not indent or after[:indent].strip(" \t") or not after[indent:].strip() or after[indent:] in "([":
            return match.start()
        position = match.end()
    return len(text)


def _find_marks(text: str, notes: tuple[Note, ...]) -> tuple[NoteMark, ...]:
    """Return the marks of the running text in the style that calls most of the notes."""
    starts = [note.span.start for note in notes]
    labels = {note.label for note in notes}
    first = starts[0] if starts else len(text)
    best: list[NoteMark] = []
    calls = 0
    for pattern in _MARKS if notes else _MARKS[:1]:
        marks = []
        for match in pattern.finditer(text):
            index = bisect_left(starts, match.end() + 1) - 1
            inside = index >= 0 and match.start() < notes[index].span.end
            at_head = bisect_left(starts, match.start()) < len(starts) and _is_head(text, match, starts)
            if not inside and not at_head and (match.start() < first or match[1].isdecimal()):
                marks.append(NoteMark(match[1].translate(_SUPERSCRIPT), Span(*match.span())))
        found = len(labels & {mark.label for mark in marks})
        if found > calls or (not notes and pattern is _MARKS[0]):
            best, calls = marks, found
    glued = [NoteMark(note.label, note.mark) for note in notes if note.mark]
    return (
        tuple(best) if calls >= len({mark.label for mark in glued}) else tuple(sorted(glued, key=lambda one: one.span))
    )


def _is_head(text: str, match: re.Match[str], starts: list[int]) -> bool:
    """Tell whether a mark is the printed label of a note: only blanks stand between it and the note's text."""
    after = starts[bisect_left(starts, match.start())]
    return after - match.end() < 8 and not text[match.end() : after].strip(" \t:.")
