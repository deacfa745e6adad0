"""Documents of folders."""

from pathlib import Path

import pytest

from smartcite.errors import ReadError
from smartcite.readers import find_documents


def made(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def names(root: Path) -> list[str]:
    return [file.relative_to(root).as_posix() for file in find_documents([root])]


def test_known_formats(tmp_path: Path) -> None:
    """Files in known formats are found, in order; hidden ones and locks of word processors are not."""
    folder = made(
        tmp_path, dict.fromkeys(("b.txt", "a/x.md", "a/y.docx", "z.png", ".git/h.txt", "~$y.docx", ".k.md"), "x")
    )
    assert names(folder) == ["a/x.md", "a/y.docx", "b.txt"]


def test_gitignore(tmp_path: Path) -> None:
    """.gitignore is heeded in every folder, the nearest first."""
    folder = made(
        tmp_path,
        {
            ".gitignore": "build/\n*.log.txt\n/only.md\n",
            "build/a.txt": "",
            "b.log.txt": "",
            "only.md": "",
            "sub/only.md": "",
            "sub/.gitignore": "!keep.log.txt\nnot.txt\n",
            "sub/keep.log.txt": "",
            "sub/not.txt": "",
        },
    )
    assert names(folder) == ["sub/keep.log.txt", "sub/only.md"]


def test_gitignore_above(tmp_path: Path) -> None:
    """The files of the repository that holds the folder count, too."""
    folder = made(tmp_path, {".git/HEAD": "", ".gitignore": "*.txt", "sub/a.txt": "", "sub/b.md": ""})
    assert names(folder / "sub") == ["b.md"]


def test_parts_of_latex(tmp_path: Path) -> None:
    """Chapters of a LaTeX document are read with it, not by themselves."""
    folder = made(tmp_path, {"main.tex": "\\documentclass{book}", "chap/one.tex": "x", "other/b.md": ""})
    assert names(folder) == ["main.tex", "other/b.md"]


def test_nothing(tmp_path: Path) -> None:
    """A folder without documents is a sentence."""
    with pytest.raises(ReadError, match="without a document"):
        find_documents([tmp_path])
