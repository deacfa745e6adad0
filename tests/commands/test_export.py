"""`smartcite export`."""

import os
from pathlib import Path

import pytest

from smartcite.commands.export import export_bibliography

ESSAY = "Un livre[1].\n\n[1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.\n"


@pytest.fixture
def essay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An essay with one work, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "essay.txt"
    path.write_text(ESSAY, encoding="utf-8")
    return path


def test_merged(essay: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What is there stays, what is new is added, and a second run finds nothing to do."""
    output = essay.with_name("refs.bib")
    output.write_text("@book{mine, title = {Mine}}\n", encoding="utf-8")
    assert export_bibliography(essay, output, verify=True) == 1
    assert "refs.bib: out of date" in capfd.readouterr().err
    assert export_bibliography(essay, output) == 0
    assert "1 added, 0 completed, 1 kept" in capfd.readouterr().err
    assert "@book{mine," in output.read_text(encoding="utf-8")
    assert export_bibliography(essay, output, verify=True) == 0


def test_nothing_to_compare_with(essay: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A check without a file to hold against is refused, and nothing is printed."""
    assert export_bibliography(essay, verify=True) == 2
    told = capfd.readouterr()
    assert "name it with -o" in told.err
    assert not told.out


def test_printed(essay: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Without a file the entries go to standard output."""
    assert export_bibliography(essay) == 0
    assert "@book{chartier1992ordre," in capfd.readouterr().out


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"@book{a, title = {\xe9}}", "not UTF-8"), (b"@book{a, title = {b\n@book{c, title = {d}}", "line 1")],
    ids=["latin-1", "broken"],
)
def test_illegible(essay: Path, content: bytes, told: str, capfd: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be read is a sentence, and stays as it is."""
    output = essay.with_name("refs.bib")
    output.write_bytes(content)
    assert export_bibliography(essay, output) == 2
    assert told in capfd.readouterr().err
    assert output.read_bytes() == content


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_written_whole_or_not(essay: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file keeps its mode; one in a folder that is not there is a sentence."""
    output = essay.with_name("refs.bib")
    output.write_text("", encoding="utf-8")
    output.chmod(0o640)
    assert export_bibliography(essay, output) == 0
    assert output.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in essay.parent.iterdir() if one.name.startswith(".refs")] == []
    assert export_bibliography(essay, essay.parent / "none" / "refs.bib") == 2
    assert f"{essay.parent / 'none' / 'refs.bib'}: No such file" in capfd.readouterr().err


def test_missing_document(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A document that is not there is a sentence."""
    assert export_bibliography(tmp_path / "none.txt") == 2
    assert "none.txt: No such file" in capfd.readouterr().err
