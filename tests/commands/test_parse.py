"""`smartcite parse`."""

import json
from pathlib import Path

import pytest

from smartcite.commands.parse import parse_notes


def test_lines(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Every line has its answer: empty ones, and those with bytes that are no UTF-8."""
    file = tmp_path / "notes.txt"
    file.write_bytes(b"\xef\xbb\xbfIbid., p. 3.\r\n\r\nSee http://a.example/\xff\n")
    assert parse_notes(str(file), lines=True, as_json=True) == 0
    first, second, third = map(json.loads, capfdbinary.readouterr().out.splitlines())
    assert (first["text"], first["citations"][0]["form"]) == ("Ibid., p. 3.", "ibid")
    assert second == {"text": "", "citations": [], "identifiers": []}
    assert third["text"] == "See http://a.example/\ufffd"


def test_one_note(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Without --lines a file is one note, for the eye."""
    file = tmp_path / "note.txt"
    file.write_text("Ibid.,\np. 3.\n", encoding="utf-8")
    assert parse_notes(str(file), lines=False, as_json=False) == 0
    assert "  ibid" in capfd.readouterr().out.splitlines()


def test_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """An empty file has no note; one that is not there is a sentence."""
    (tmp_path / "none.txt").write_text("")
    assert parse_notes(str(tmp_path / "none.txt"), lines=True, as_json=True) == 0
    assert parse_notes(str(tmp_path), lines=True, as_json=True) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "Is a directory" in err
