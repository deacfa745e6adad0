import json
from pathlib import Path
from typing import Any

import pytest

from smartcite import pipeline
from smartcite.commands.check import Run, run_check
from smartcite.configuration import Configuration
from smartcite.findings import Finding, Rule, Severity
from smartcite.model import Analysis
from smartcite.rules import all_rules

ESSAY = (
    "Un[1] deux[2] trois[3]\n\n[1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.\n"
    "[2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.\n[3] Chartier, supra note 2, p. 41.\n"
)


def check(*paths: Path, output_format: str = "full", **options: Any) -> int:
    named = {name.replace("_", "-"): value for name, value in options.items()}
    return run_check(Run(paths, (output_format,)), Configuration({"links.offline": True, **named}, isolated=True))


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    """A small essay with one wrong note number."""
    path = tmp_path / "essay.txt"
    path.write_text(ESSAY, encoding="utf-8")
    return path


def test_full(essay: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The finding is shown with its excerpt, and the exit code says that there is one."""
    assert check(essay, output_format="full") == 1
    out, err = capfd.readouterr()
    assert "error[REF102]" in out
    assert "^^^" in out
    assert "Checked 1 file: 3 notes" in err


def test_json(essay: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """JSON is one object with a summary, findings and links."""
    assert check(essay, output_format="json", exit_zero=True) == 0
    value = json.loads(capfd.readouterr().out)
    (finding,) = value["findings"]
    assert (finding["code"], finding["note"]) == ("REF102", "3")
    assert finding["locations"][0]["start"]["line"] == 5
    assert value["summary"]["codes"] == {"REF102": 1}


@pytest.mark.parametrize(("select", "ignore", "code"), [(["BIB"], [], 0), (["REF"], [], 1), ([], ["REF102"], 0)])
def test_selection(essay: Path, select: list[str], ignore: list[str], code: int) -> None:
    """Codes and prefixes choose the rules."""
    assert check(essay, output_format="concise", select=select, ignore=ignore) == code


def test_failures(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A missing file, a picture and an empty folder are sentences and exit code 2."""
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (tmp_path / "empty").mkdir()
    paths = [tmp_path / "none.txt", tmp_path / "picture.txt", tmp_path / "empty"]
    assert check(*paths, output_format="concise") == 2
    err = capfd.readouterr().err
    assert all(path.name in err for path in paths)


def test_no_notes(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A text without notes is a warning, and a failure only when asked."""
    path = tmp_path / "plain.txt"
    path.write_text("Rien.", encoding="utf-8")
    assert check(path, output_format="full") == 0
    assert "no notes found" in capfd.readouterr().err
    assert check(path, output_format="full", fail_if_empty=True) == 2


def test_hostile_text(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Terminal escapes and direction overrides of a document never reach the terminal; its brackets stay."""
    path = tmp_path / "hostile.txt"
    path.write_text(ESSAY.replace("Guerriers", "[/b] \x1b[31mGuerriers\u202e"), encoding="utf-8")
    for output_format in ("full", "concise"):
        check(path, output_format=output_format)
        out = capfd.readouterr().out
        assert "REF102" in out
        assert not set(out) & {"\x1b", "\u202e"}


def test_crashed_rule(essay: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that crashes is named and makes exit code 2; what the others find is still printed."""

    def crash(rule: Rule, analysis: Analysis) -> list[Finding]:
        raise KeyError(analysis.document.path)

    broken = Rule("REF999", "broken", Severity.ERROR, crash, "")
    monkeypatch.setattr(pipeline, "all_rules", lambda: (broken, *all_rules()))
    assert check(essay, output_format="full") == 2
    out, err = capfd.readouterr()
    assert "error[REF102]" in out
    assert "rule REF999 crashed" in err
