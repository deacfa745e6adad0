"""The .bib files that a Markdown or LaTeX text cites from: those it names, or those beside it."""

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
