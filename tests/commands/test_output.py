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


def test_old_terminal() -> None:
    """A terminal that knows no curly quotes or accents gets straight and plain ones, a question mark for the rest."""
    assert Screen(encoding="ascii").encoded("“l’été” … — 日") == b'"l\'ete" ... - ?'
    assert Screen(encoding="cp1252").encoded("“l’été”") == "“l’été”".encode("cp1252")
    assert Screen(encoding="latin-1").encoded("“l’été”") == b'"l\'\xe9t\xe9"'
    assert Screen().encoded("“été” \ud800") == "“été” ?".encode()
