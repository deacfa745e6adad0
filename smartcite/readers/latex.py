"""LaTeX: notes, citations with their .bib file, files put in with \\input; accents decoded, macros taken off.

The text is read once from left to right with a stack of the groups that are open; nothing is executed. Notes are
numbered as LaTeX prints them: by chapter in books, from where `\\setcounter` says, in the form of `\\thefootnote`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from smartcite.bib_entries import BibEntry
from smartcite.model import Document, HintKind, Locator, Record, Span
from smartcite.readers.latex_arguments import (
    LONGEST,
    after_blanks,
    argument,
    citations,
    option,
    shown,
)
from smartcite.readers.latex_commands import (
    CITING,
    DROPPED,
    FOOT_CITING,
    HEADINGS,
    ITALIC,
    ITALIC_FROM_HERE,
    NOTES,
    QUOTING,
    RAISED,
    SMALL_CAPS,
    SMALL_CAPS_FROM_HERE,
    STYLE_CITING,
    VERBATIM,
)
from smartcite.readers.latex_preamble import read_preamble
from smartcite.readers.numerals import written
from smartcite.readers.passages import Footnote, Passage, assemble
from smartcite.readers.references import included, load
from smartcite.tex import DASHES, LETTER, PUNCTUATION, SIGNS, accented, decode_tex

_TOKEN = re.compile(
    rf"(?P<comment>%[^\n]*\n?[ \t]*)|\\(?P<accent>[`'^\"~=.]|[uvHcdbkrt](?![a-zA-Z])){LETTER}"
    r"|\\(?P<word>[a-zA-Z@]{1,60}\*?)|\\(?P<sign>.|\n)|(?P<open>\{)|(?P<close>\})"
    r"|(?P<math>\$\$?[^$]{0,2000}\$\$?)|(?P<paragraph>\n[ \t]*\n\s*)|(?P<line>\n[ \t]*)"
    r"|(?P<dash>---?|``|''|~|<<[ \t]?|[ \t]?>>)|(?P<quote>')|(?P<shorthand>\"[`'=~-])",
    re.DOTALL,
)
_MOST_FILES = 100
_PAGE = re.compile(r"^(?:pp?\.\s*|\\pno\s*)?([\divxlc]+(?:\s?[–-]{1,2}\s?[\divxlc]+)?(?:\s?(?:sq{1,2}|ff?|s)\.)?)$")


def read_latex(text: str, path: str) -> Document:
    """Return the document in a LaTeX text; files that it puts in are read when they are below its folder."""
    first = _Reading(text, path, {})
    reading = _Reading(text, path, first.numbers) if first.asked else first
    return assemble(path, "latex", reading.body, reading.footnotes(), source=text, has_lines=True)


@dataclass(slots=True)
class _Group:
    """An open brace: the typography inside it, and what happens when it closes."""

    kinds: frozenset[HintKind] = frozenset()
    close: list[Callable[[], None]] = field(default_factory=list)


@dataclass(slots=True)
class _Note:
    """A note being read; `series` is its numbering."""

    label: str
    passage: Passage
    restarts: bool = False


class _Reading:
    """One pass over a text; `numbers` are those of the notes that hold a `\\label`, from a pass before."""

    def __init__(self, text: str, path: str, numbers: Mapping[str, str]) -> None:
        self.body = Passage()
        self.numbers: dict[str, str] = {}
        self.asked = False
        self._path = path
        self._known = numbers
        self._notes: dict[str, list[_Note]] = {"footnote": [], "endnote": []}
        self._counts = {"footnote": 0, "endnote": 0}
        self._restarts = {"footnote": False, "endnote": False}
        self._passages = [self.body]
        self._open: list[_Note] = []
        self._groups = [_Group()]
        self._files: list[Path] = []
        self._place: int | None = None
        self._preamble = read_preamble(text)
        bibliographies = self._preamble.bibliographies
        self._entries: Mapping[str, BibEntry] = load(path, bibliographies).entries if "cite" in text else {}
        self._read(text, self._preamble.start)

    def footnotes(self) -> list[Footnote]:
        """Return the notes read, footnotes first."""
        found: list[Footnote] = []
        for kind in ("footnote", "endnote"):
            for place, note in enumerate(self._notes[kind]):
                follows = place == 0 and bool(found)
                found.append(Footnote(note.label, note.passage, note.restarts or follows))
        return found

    @property
    def _passage(self) -> Passage:
        return self._passages[-1]

    def _read(self, text: str, position: int) -> None:
        """Read a file from a place on."""
        while match := _TOKEN.search(text, position):
            self._plain(text, position, match.start())
            position = self._token(text, match)
            if position < 0:
                return
        self._plain(text, position, len(text))

    def _plain(self, text: str, start: int, end: int) -> None:
        if start < end:
            self._write(text[start:end], start)

    def _write(self, text: str, source: int) -> None:
        self._passage.write(text, self._groups[-1].kinds, source if self._place is None else self._place)

    def _token(self, text: str, match: re.Match[str]) -> int:
        """Read a token; return where to go on, or -1 at the end of the document."""
        start, end, kind = match.start(), match.end(), match.lastgroup
        if match["accent"] is not None:
            self._write(
                accented(match["accent"], match["braced"] if match["braced"] is not None else match["bare"]), start
            )
        elif match["word"] is not None:
            return self._command(text, match["word"], start, end)
        elif match["sign"] is not None:
            return self._control(text, match["sign"], start, end)
        elif kind == "open":
            self._groups.append(_Group(self._groups[-1].kinds))
        elif kind == "close":
            self._close_group()
        elif kind == "paragraph":
            self._write("\n\n" if self._passage.length else "", start)
        elif kind == "line":
            self._write("\n", start)
        elif kind == "dash":
            self._write(DASHES.get(match[0].strip(" \t"), match[0]), start)
        elif kind == "quote":
            self._write("’", start)
        elif kind == "shorthand":
            self._write({"`": "„", "'": "“", "=": "-", "~": "-"}.get(match[0][1], ""), start)
        return end

    def _control(self, text: str, sign: str, start: int, end: int) -> int:
        if sign == "\\":
            self._write("\n", start)
            return option(text, end)[1]
        if sign in "[(":
            stop = text.find("\\" + {"[": "]", "(": ")"}[sign], end, end + LONGEST)
            return stop + 2 if stop > 0 else end
        self._write(PUNCTUATION.get(sign, sign), start)
        return end

    def _close_group(self) -> None:
        if len(self._groups) > 1:
            for close in reversed(self._groups.pop().close):
                close()

    def _command(self, text: str, word: str, start: int, end: int) -> int:
        """Read a command and what belongs to it; what is unknown is dropped and its arguments are text."""
        name = word.rstrip("*")
        if name == "end" and text.startswith("{document}", end):
            return -1
        if name == "begin":
            return self._environment(text, end)
        if name in NOTES and NOTES[name] in self._notes:
            return self._note(text, name, start, end)
        if name in ("footnotemark", "endnotemark"):
            return self._mark(text, name.removesuffix("mark"), start, end)
        if word in CITING or name in CITING:
            return self._cite(text, name, start, end)
        if name in ("input", "include", "subfile"):
            return self._include(text, start, end)
        if name in ("url", "nolinkurl", "path"):
            return self._url(text, end)
        if name == "href":
            return self._href(text, end)
        if name in ("ref", "footref", "autoref", "cref", "Cref"):
            return self._reference(text, start, end)
        if name == "label":
            return self._label(text, end)
        if name == "setcounter":
            return self._counter(text, end)
        if name in ("newcommand", "renewcommand", "providecommand", "def", "newenvironment", "renewenvironment"):
            return self._definition(text, end)
        if name == "iffalse":
            stop = text.find("\\fi", end)
            return stop + 3 if stop > 0 else len(text)
        return self._styled(text, word, start, end)

    def _styled(self, text: str, word: str, start: int, end: int) -> int:
        """Read a command that changes how its argument looks, prints a sign, or does nothing to the text."""
        name = word.rstrip("*")
        if name in ITALIC or name in SMALL_CAPS:
            kind = HintKind.ITALIC if name in ITALIC else HintKind.SMALL_CAPS
            return self._begin(text, end, kinds=self._groups[-1].kinds ^ {kind})
        if name in ITALIC_FROM_HERE or name in SMALL_CAPS_FROM_HERE:
            kind = HintKind.ITALIC if name in ITALIC_FROM_HERE else HintKind.SMALL_CAPS
            self._groups[-1].kinds = self._groups[-1].kinds | {kind}
            return after_blanks(text, end)
        if word in QUOTING or name in QUOTING:
            before, behind = QUOTING.get(word) or QUOTING[name]
            after = self._begin(text, end, close=partial(self._write, behind, start))
            if after > end:
                self._write(before, start)
            return after
        if name in RAISED:
            return self._begin(text, end, close=partial(self._raise, self._passage, self._passage.length))
        if name in SIGNS or name in self._preamble.macros:
            self._write(SIGNS[name] if name in SIGNS else self._preamble.macros[name], start)
            return end + 2 if text.startswith("{}", end) else after_blanks(text, end)
        if name in HEADINGS or name == "par":
            self._passage.end_paragraph()
            if name == "chapter" and self._preamble.by_chapter and word == name:
                self._counts["footnote"], self._restarts["footnote"] = 0, True
        given = text[end : end + 1] == "["
        end = option(text, end)[1] if given else end
        for _ in range(DROPPED.get(name, 0)):
            end = argument(text, end)[1]
        if text[end : end + 1] in (" ", "\n") and not given and name not in DROPPED and name not in HEADINGS:
            return end if text.startswith("\n\n", end) else after_blanks(text, end)
        return end

    def _raise(self, passage: Passage, start: int) -> None:
        if passage.since(start).isdigit():
            passage.raise_from(start)

    def _begin(
        self, text: str, end: int, *, kinds: frozenset[HintKind] | None = None, close: Callable[[], None] | None = None
    ) -> int:
        """Open the group of an argument; return where it begins, or where the command ended when it has none."""
        at = after_blanks(text, end)
        if not text.startswith("{", at):
            return end
        self._groups.append(_Group(self._groups[-1].kinds if kinds is None else kinds, [close] if close else []))
        return at + 1

    def _environment(self, text: str, end: int) -> int:
        name, after = argument(text, end)
        if name in VERBATIM:
            stop = text.find(f"\\end{{{name}}}", after)
            return stop + len(name) + 6 if stop >= 0 else len(text)
        self._passage.end_paragraph()
        return option(text, after)[1] if text[after : after + 1] == "[" else after

    def _next(self, kind: str, given: str = "") -> tuple[str, bool]:
        """Return the label of the next note of a kind, and whether a numbering begins with it."""
        restarts, self._restarts[kind] = self._restarts[kind], False
        if given:
            return given, restarts
        self._counts[kind] += 1
        number = self._counts[kind]
        return written(number, self._preamble.number_format if kind == "footnote" else "decimal"), restarts and bool(
            self._notes[kind]
        )

    def _note(self, text: str, name: str, start: int, end: int) -> int:
        kind = NOTES[name]
        given, after = option(text, end)
        at = after_blanks(text, after)
        if not text.startswith("{", at):
            return after
        if name.endswith("text"):
            label = given or written(self._counts[kind], self._preamble.number_format)
            restarts = False
        else:
            label, restarts = self._next(kind, (given or "").strip())
            self._call(label, start)
        self._open_note(kind, label, restarts=restarts)
        self._groups.append(_Group(frozenset(), [self._close_note]))
        return at + 1

    def _call(self, label: str, start: int) -> None:
        self._passages[0 if self._open else -1].mark(label, start if self._place is None else self._place)

    def _open_note(self, kind: str, label: str, *, restarts: bool) -> None:
        note = _Note(label, Passage(), restarts)
        self._notes[kind].append(note)
        self._open.append(note)
        self._passages.append(note.passage)

    def _close_note(self) -> None:
        if self._open:
            self._open.pop()
            self._passages.pop()

    def _mark(self, text: str, kind: str, start: int, end: int) -> int:
        given, after = option(text, end)
        label, _ = self._next(kind, (given or "").strip())
        self._call(label, start)
        return after

    def _label(self, text: str, end: int) -> int:
        name, after = argument(text, end)
        if self._open:
            self.numbers[name] = self._open[-1].label
        return after

    def _reference(self, text: str, start: int, end: int) -> int:
        """Write the number of the note that holds a label; that of anything else is not known."""
        name, after = argument(text, end)
        self.asked = True
        self._write(self._known.get(name, ""), start)
        return after

    def _counter(self, text: str, end: int) -> int:
        name, after = argument(text, end)
        value, after = argument(text, after)
        if name in self._counts and re.fullmatch(r"\d{1,5}", value.strip()):
            self._counts[name], self._restarts[name] = int(value), bool(self._notes[name])
        return after

    def _definition(self, text: str, end: int) -> int:
        """Pass over a definition: its name, its options, its body."""
        position = after_blanks(text, end)
        if text.startswith("\\", position):
            named = re.compile(r"\\[a-zA-Z@]+[#\d\s]{0,20}").match(text, position)
            position = named.end() if named else position
        else:
            position = argument(text, position)[1]
        while text[position : position + 1] == "[" and (after := option(text, position)[1]) > position:
            position = after
        return argument(text, position)[1]

    def _url(self, text: str, end: int) -> int:
        address, after = argument(text, end)
        place = text.find(address, end, after) if address else end
        self._write(re.sub(r"\\([%#_&~])", r"\1", address), place)
        return after

    def _href(self, text: str, end: int) -> int:
        address, after = argument(text, option(text, end)[1])
        address = re.sub(r"\\([%#_&~])", r"\1", address)
        begins, passage = self._passage.length, self._passage
        return self._begin(text, after, close=partial(passage.link, begins, address))

    def _include(self, text: str, start: int, end: int) -> int:
        """Read a file that is put in, once, when it is below the main one's folder; its place is the command's."""
        name, after = argument(text, end)
        if self._path != "-" and name and len(self._files) < _MOST_FILES:
            file, inside = included(self._path, name)
            if file is not None and file not in self._files:
                self._files.append(file)
                place, self._place = self._place, start if self._place is None else self._place
                self._read(inside, 0)
                self._place = place
        return after

    def _cite(self, text: str, name: str, start: int, end: int) -> int:
        """Read a citation: a note of its own, or a record in the text of one."""
        noted = not self._open and (name in FOOT_CITING or (name in STYLE_CITING and self._preamble.cites_in_notes))
        parts, after = citations(text, end)
        if not parts:
            return end
        if noted:
            label, restarts = self._next("footnote")
            self._call(label, start)
            self._open_note("footnote", label, restarts=restarts)
        for place, (before, behind, keys) in enumerate(parts):
            if place:
                self._write("; ", start)
            if before:
                self._write(decode_tex(before) + " ", start)
            for number, key in enumerate(keys):
                if number:
                    self._write("; ", start)
                self._cited(key, behind if number == len(keys) - 1 else "", start)
        if noted:
            self._write(".", start)
            self._close_note()
        return after

    def _cited(self, key: str, behind: str, start: int) -> None:
        """Write who and what is cited, and where in it, with the record of the entry."""
        entry = self._entries.get(key)
        begins = self._passage.length
        located = " ".join(decode_tex(behind).split())
        page = _PAGE.match(located)
        printed = shown(entry) if entry else key
        self._write(f"{printed}, p. {page[1]}" if page else f"{printed}, {located}" if located else printed, start)
        if entry:
            value = re.sub(r"\s?[–-]{1,2}\s?", "-", page[1]) if page else located
            locator = Locator("page" if page else "passage", value) if located else None
            span = Span(begins, self._passage.length)
            self._passage.records.append(Record(span, entry.entry_type, entry.fields, "bib", locator))
