"""The documents of a folder: files in a known format that git would not ignore."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from smartcite.errors import ReadError
from smartcite.readers.detection import SUFFIXES

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_SIGNS_OF_MAIN = (b"\\documentclass", b"\\begin{document}")
_PREAMBLE = 1_000_000
"""In so many bytes at its beginning a main document says that it is one."""


def find_documents(paths: list[Path]) -> list[Path]:
    """Return the files named and those of the folders named that can be read, sorted; ReadError for an empty folder."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = _without_parts(_walk(path))
        if not inside:
            raise ReadError(path, "a folder without a document that smartcite reads")
        found.extend(inside)
    return found


def _walk(root: Path) -> list[Path]:
    """Return the files below a folder, sorted; hidden ones, those that .gitignore names and lock files are left out."""
    ignored = _Ignored(root)
    found: list[Path] = []
    for name, folders, files in os.walk(root):
        folder = Path(name)
        ignored.enter(folder)
        folders[:] = sorted(one for one in folders if one[0] != "." and not ignored.holds(folder / one, is_folder=True))
        found.extend(
            folder / one
            for one in files
            if one[0] not in ".~" and Path(one).suffix.lower() in SUFFIXES and not ignored.holds(folder / one)
        )
    return sorted(file for file in found if file.is_file())


class _Ignored:
    """What the .gitignore files say, from the repository's root down to the folder walked in."""

    def __init__(self, root: Path) -> None:
        self._specs: list[tuple[Path, GitIgnoreSpec]] = []
        above = root.resolve()
        chain = [above, *above.parents]
        repository = next((folder for folder in chain if (folder / ".git").exists()), above)
        for folder in reversed(chain[1 : chain.index(repository) + 1]):
            self._load(folder)

    def enter(self, folder: Path) -> None:
        """Add what a folder's own file says, and forget the files of folders that do not hold it."""
        own = folder.resolve()
        self._specs = [(base, spec) for base, spec in self._specs if own.is_relative_to(base)]
        self._load(own)

    def _load(self, folder: Path) -> None:
        try:
            lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return
        from pathspec import GitIgnoreSpec

        self._specs.append((folder, GitIgnoreSpec.from_lines(lines)))

    def holds(self, path: Path, *, is_folder: bool = False) -> bool:
        """Tell whether the nearest file that speaks of a path ignores it."""
        own = path.parent.resolve() / path.name
        for base, spec in reversed(self._specs):
            result = spec.check_file(f"{own.relative_to(base).as_posix()}{'/' if is_folder else ''}")
            if result.include is not None:
                return bool(result.include)
        return False


def _without_parts(files: list[Path]) -> list[Path]:
    """Return the files without the LaTeX texts that a main document beside or above them puts in."""
    mains = {file.parent for file in files if _is_main(file)}
    if not mains:
        return files
    return [file for file in files if not _is_latex(file) or _is_main(file) or not mains & {*file.parents}]


def _is_latex(file: Path) -> bool:
    return SUFFIXES[file.suffix.lower()] == "latex"


def _is_main(file: Path) -> bool:
    if not _is_latex(file):
        return False
    try:
        with file.open("rb") as stream:
            beginning = stream.read(_PREAMBLE)
    except OSError:
        return False
    return any(sign in beginning for sign in _SIGNS_OF_MAIN)
