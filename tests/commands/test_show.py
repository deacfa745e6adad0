"""`smartcite show`."""

import json
from pathlib import Path

import pytest

from smartcite.commands.show import show_documents
from smartcite.configuration import Configuration


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two essays."""
    for name in ("a", "b"):
        text = f"Un livre[1].\n\n[1] Roger Chartier, L’ordre des livres {name}, Alinea, 1992.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_folder(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """All documents of a folder are one object, or one text after another."""
    assert show_documents([folder], Configuration(isolated=True), as_json=True) == 0
    shown = json.loads(capfd.readouterr().out)
    assert [Path(one["path"]).name for one in shown["documents"]] == ["a.txt", "b.txt"]
    assert show_documents([folder], Configuration(isolated=True), as_json=False) == 0
    assert capfd.readouterr().out.count("[1] Roger Chartier") == 2


@pytest.mark.parametrize(
    ("options", "name", "told"),
    [({}, "none.txt", "No such file"), ({"school": "none"}, "a.txt", "school: write")],
    ids=["file", "school"],
)
def test_wrong(folder: Path, options: dict[str, str], name: str, told: str, capfd: pytest.CaptureFixture[str]) -> None:
    """What cannot be read or set is a sentence and exit code 2."""
    assert show_documents([folder / name], Configuration(options, isolated=True), as_json=True) == 2
    assert told in capfd.readouterr().err
