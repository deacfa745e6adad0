"""The files that a Markdown or LaTeX text draws on, none of them outside its folder: .bib files, and what is put in."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from smartcite.bib_entries import BibEntry, read_entries
from smartcite.errors import ReadError
from smartcite.readers.text import decode

_LARGEST = 20_000_000
_MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class Library:
    """The entries that keys may name; `exists` is false when no .bib file was found."""

    entries: dict[str, BibEntry]
    exists: bool


def load(path: str, named: Sequence[str]) -> Library:
    """Return the entries of the .bib files that a text names, or of all beside it; only below its folder."""
    if path == "-":
        return Library({}, exists=False)
    folder = Path(path).resolve().parent
    files = [folder / (name if name.endswith(".bib") else f"{name}.bib") for name in named]
    if not files:
        files = sorted(folder.glob("*.bib"))
    entries: dict[str, BibEntry] = {}
    found = False
    for file in files[:_MOST_FILES]:
        try:
            inside = file.resolve().is_relative_to(folder) and file.is_file() and file.stat().st_size <= _LARGEST
            text = decode(file.read_bytes(), str(file)) if inside else None
        except (OSError, ReadError):
            continue
        if text is not None:
            found = True
            entries.update((entry.key, entry) for entry in reversed(read_entries(text)[0]))
    return Library(entries, found)


def included(path: str, name: str) -> tuple[Path | None, str]:
    """Return the file that a text puts in by name, and its text; None when it is the text itself or cannot be read."""
    main = Path(path).resolve()
    try:
        file = (main.parent / (name if Path(name).suffix else f"{name}.tex")).resolve()
        if file == main or not file.is_relative_to(main.parent) or file.stat().st_size > _LARGEST:
            return None, ""
        return file, decode(file.read_bytes(), str(file))
    except (OSError, ValueError, ReadError):
        return None, ""
