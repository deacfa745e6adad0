import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from smartcite.cli import app


def test_parse_lines() -> None:
    """`parse --lines` prints one JSON object per line read, empty lines included."""
    result = CliRunner().invoke(
        app, ["parse", "--lines", "--output-format", "jsonl"], input="Ibid., p. 3.\n\nhttps://example.org\n"
    )
    assert result.exit_code == 0
    first, second, third = map(json.loads, result.stdout.splitlines())
    assert first["citations"][0]["form"] == "ibid"
    assert second["citations"] == []
    assert third["identifiers"][0]["value"] == "https://example.org"


def test_parse_missing_file() -> None:
    """A missing file is one sentence and exit code 2."""
    result = CliRunner().invoke(app, ["parse", "no-such-file.txt"])
    assert result.exit_code == 2
    assert "no-such-file.txt" in result.output


@pytest.mark.parametrize(
    "words",
    [["rule", "X\x1b[31m"], ["config", "--config", "X\x1b[31m"], ["cache", "--config", "X\x1b[31m"]],
    ids=" ".join,
)
def test_failures_are_harmless(words: list[str]) -> None:
    """What a failure quotes moves no cursor and paints nothing."""
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 2
    assert "X [31m" in result.stderr
    assert "\x1b" not in result.stderr


def test_diff_writes_nothing() -> None:
    """What would be written is refused beside --diff, not forgotten."""
    result = CliRunner().invoke(app, ["check", "--diff", "--annotate", "copy.docx", "essay.docx"])
    assert result.exit_code == 2
    assert "leave --annotate" in result.output


def test_dash_is_standard_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-o -` prints, and leaves no file of that name behind."""
    monkeypatch.chdir(tmp_path)
    Path("essay.txt").write_text("Un livre[1].\n\n[1] R. Chartier, L’ordre des livres, Aix, Alinea, 1992.\n", "utf-8")
    assert "@book{chartier1992" in CliRunner().invoke(app, ["export", "essay.txt", "-o", "-"]).stdout
    checked = CliRunner().invoke(app, ["check", "--offline", "essay.txt", "--output-format", "json", "-o", "-"])
    assert json.loads(checked.stdout)
    assert [path.name for path in tmp_path.iterdir()] == ["essay.txt"]
