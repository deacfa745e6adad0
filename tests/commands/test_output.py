import os
import stat
from pathlib import Path

import pytest

from smartcite.commands.output import Screen, Target, targets, write_atomically
from smartcite.errors import ConfigError


def test_targets(tmp_path: Path) -> None:
    """Each format goes to its file; what has none goes to the output file or the screen."""
    file = tmp_path / "report.json"
    assert targets(["full", f"json={file}"]) == (Target("full"), Target("json", file))
    assert targets([f"json={file}"]) == (Target("json", file), Target("full"))
    assert targets(["json"], file) == (Target("json", file),)
    assert targets(["json=-"]) == (Target("json"),)


@pytest.mark.parametrize("formats", [["fulll"], ["json", "full"], [""]])
def test_mistakes(formats: list[str]) -> None:
    """An unknown format, and two formats in one place, are errors."""
    with pytest.raises(ConfigError, match="--output-format"):
        targets(formats)


def test_write_atomically(tmp_path: Path) -> None:
    """A file is replaced whole and keeps its mode; a failure leaves the old one and nothing beside it."""
    file = tmp_path / "report.json"
    file.write_text("old")
    file.chmod(0o640)
    write_atomically(file, "new é".encode())
    assert file.read_text("utf-8") == "new é"
    assert file.stat().st_mode & 0o777 == 0o640
    with pytest.raises(TypeError):
        write_atomically(file, None)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == [file]


def test_link(tmp_path: Path) -> None:
    """A link stays one; the file that it leads to is written."""
    (tmp_path / "kept").mkdir()
    link = tmp_path / "refs.bib"
    link.symlink_to(tmp_path / "kept" / "refs.bib")
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "kept" / "refs.bib").read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_no_file(tmp_path: Path) -> None:
    """A pipe, or a device such as /dev/null, is written to and stays what it is."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_atomically(pipe, b"new")
    assert os.read(reader, 10) == b"new"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    os.close(reader)


@pytest.mark.parametrize("name", ["none/refs.bib", ""], ids=["no folder", "folder"])
def test_failure_names_the_file(tmp_path: Path, name: str) -> None:
    """What cannot be written is called by the name that was asked for."""
    with pytest.raises(OSError, match=f"{tmp_path / name}'"):
        write_atomically(tmp_path / name, b"new")


def test_old_terminal() -> None:
    """A terminal that knows no curly quotes or accents gets straight and plain ones, a question mark for the rest."""
    assert Screen(encoding="ascii").encoded("“l’été” … — 日") == b'"l\'ete" ... - ?'
    assert Screen(encoding="cp1252").encoded("“l’été”") == "“l’été”".encode("cp1252")
    assert Screen(encoding="latin-1").encoded("“l’été”") == b'"l\'\xe9t\xe9"'
    assert Screen().encoded("“été” \ud800") == "“été” ?".encode()
