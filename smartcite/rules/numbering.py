"""What the NOT rules share: how the numbers of notes and of the marks that call them go together, decided once.

A number is missing or out of order only where its neighbours are in order on both sides, in the text and among the
notes. Nothing is said of what a reader cannot know: notes pasted without their text, numbers that lost their
typography ("mot2"), text of a PDF, several chapters in one file, labels that are no numbers.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from smartcite.model import Document, Note, NoteMark, Span

_LEAST = 3
_MISSED = 0.2
"""Marks are known where at least three notes are called, and at most so many of all are not."""

_AUTOMATIC = frozenset({"bib", "latex", "pdf-text"})
"""Formats that number their notes by themselves, or whose numbers cannot be relied on."""

_MOST_GAPS = 2
"""A text with more gaps or repeated numbers is an excerpt or a collection, and so is one with a wider gap."""


_SHOWN = 60
"""So many characters of a note are enough to show it."""


def beginning(note: Note) -> Span:
    """Return the place of the first words of a note."""
    return Span(note.span.start, min(note.span.end, note.span.start + _SHOWN))


class Numbering:
    """The notes and marks of a document by their numbers."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._notes = [note for note in sorted(document.notes, key=lambda note: note.span) if note.label.isdecimal()]
        self._marks = [mark for mark in sorted(document.marks, key=lambda mark: mark.span) if mark.label.isdecimal()]
        self._numbers = [int(note.label) for note in self._notes]
        self._labels = set(self._numbers)

    @property
    def keyed(self) -> bool:
        """Whether marks are keys (`[^key]` of Markdown), so that a key without a note is one wherever it stands."""
        document, marks = self._document, self._document.marks
        source = document.source
        return bool(marks) and all(
            source.startswith(("[^", "^["), document.in_source(mark.span.start)) for mark in marks
        )

    @cached_property
    def known(self) -> bool:
        """Whether the marks of the text are known well enough to miss one."""
        called = [note.mark for note in self._notes if note.mark is not None]
        series = {note.series for note in self._document.notes}
        return (
            self._document.format not in _AUTOMATIC
            and len(series) == 1
            and len(called) >= _LEAST
            and len(self._notes) - len(called) <= max(_MOST_GAPS, _MISSED * len(self._notes))
            and not any(self._document.text[mark.start].isdecimal() for mark in called)
        )

    def uncalled_marks(self) -> Iterator[NoteMark]:
        """Yield the marks whose note is missing, each number once; where many are, the notes stand elsewhere."""
        if self.keyed and self._document.notes:
            labels = {note.label for note in self._document.notes}
            first = {mark.label: mark for mark in reversed(self._document.marks) if mark.label not in labels}
            yield from (mark for mark in reversed(first.values()) if mark.label not in self._meant)
        elif self.known:
            numbers = [int(mark.label) for mark in self._marks]
            found = []
            for index, mark in enumerate(self._marks):
                number = numbers[index]
                before = numbers[index - 1] if index else 0
                after = numbers[index + 1] if index + 1 < len(numbers) else number + 1
                in_order = before == number - 1 and after == number + 1
                if in_order and number not in self._labels:
                    found.append(mark)
            if len(found) <= max(_LEAST, _MISSED * len(self._marks)):
                found = [mark for mark in found if mark.label not in self._meant]
                yield from (mark for mark in found if self._listed(int(mark.label)) is None)

    @cached_property
    def _meant(self) -> set[str]:
        """The labels that notes would have if those whose number is that of an earlier one were numbered anew."""
        last = max(self._numbers, default=0)
        after = range(last + 1, last + 1 + len(self._renumbered))
        return set(map(str, (*self._renumbered.values(), *after)))

    def unmarked_notes(self) -> Iterator[Note]:
        """Yield the notes that no mark calls."""
        if self.keyed:
            yield from (note for note in self._document.notes if note.mark is None)
        elif self.known:
            marked = {int(mark.label) for mark in self._marks}
            for before, note, after in zip(self._notes, self._notes[1:], self._notes[2:], strict=False):
                lone = int(before.label) + 1 == int(note.label) == int(after.label) - 1
                if lone and note.mark is None and before.mark and after.mark and int(note.label) not in marked:
                    yield note

    def mark_instead(self, note: Note) -> NoteMark | None:
        """Return the mark with another number that stands where the mark of a note should."""
        number = int(note.label) if note.label.isdecimal() else 0
        for before, mark, after in zip(self._marks, self._marks[1:], self._marks[2:], strict=False):
            if (int(before.label), int(after.label)) == (number - 1, number + 1):
                return mark
        return None

    def repeated_notes(self) -> Iterator[tuple[Note, Note, int | None]]:
        """Yield (note, the earlier one of its number, the one it should have) where the numbers go on around it.

        It should have the one that is left out; none is known where all after it are to be raised.
        """
        first = {(note.series, note.label): note for note in reversed(self._notes)}
        for note in self._notes:
            if meant := self._renumbered.get(note.index):
                yield note, first[note.series, note.label], meant if meant not in self._labels else None

    @cached_property
    def _renumbered(self) -> dict[int, int]:
        """The number that each note should have whose number is that of an earlier one, by the index of the note."""
        found: dict[int, int] = {}
        if self._document.format in _AUTOMATIC:
            return found
        first: dict[tuple[int, str], Note] = {}
        for index, note in enumerate(self._notes if self._document.format != "pdf-text" else []):
            earlier = first.setdefault((note.series, note.label), note)
            before = int(self._notes[index - 1].label) if index else 0
            after = int(self._notes[index + 1].label) if index + 1 < len(self._notes) else before + 1
            if earlier is not note and before >= int(note.label) > 1 and after - before in (1, 2):  # 1 begins a chapter
                found[note.index] = before + 1
        return found if len(found) <= _MOST_GAPS else {}

    def gaps(self) -> Iterator[tuple[Note, Note]]:
        """Yield (note, the next) where the numbers of the notes and of the marks leave some out alike."""
        if self.keyed or not self.known:
            return
        marked = {int(mark.label) for mark in self._marks}
        found = []
        for before, after in pairwise(self._notes):
            left_out = range(int(before.label) + 1, int(after.label))
            called = before.mark and after.mark and before.index not in self._renumbered
            if left_out and called and not marked & set(left_out):
                found.append((before, after, len(left_out)))
        if len(found) <= _MOST_GAPS and all(width <= _MOST_GAPS for *_, width in found):
            for before, after, _ in found:
                if not any(self._listed(number) for number in range(int(before.label) + 1, int(after.label))):
                    yield before, after

    def empty_notes(self) -> Iterator[tuple[str, Span]]:
        """Yield (label, where it or its mark stands) of notes without a word."""
        document = self._document
        for note in document.notes:
            if document.format not in _AUTOMATIC and not any(map(str.isalnum, note.span.of(document.text))):
                yield note.label, note.mark or note.span
        if self.known and not self.keyed:
            for mark in self._marks:
                number = int(mark.label)
                if number not in self._labels and (line := self._listed(number)) is not None and not line["rest"]:
                    yield mark.label, Span(*line.span("label"))

    def _listed(self, number: int) -> re.Match[str] | None:
        """Return the line that begins with a number among the notes, though no note was read there."""
        notes = self._notes
        index = bisect_right(self._numbers, number) - 1
        start = notes[index].span.start if index >= 0 else 0
        end = notes[index + 1].span.start if index + 1 < len(notes) else len(self._document.text)
        pattern = rf"^[^\S\n]*[\[(]?\^?(?P<label>{number})(?!\d)[\]).:]{{0,3}}[^\S\n]*(?P<rest>[^\s][^\n]*)?$"
        return re.compile(pattern, re.MULTILINE).search(self._document.text, start, end)
