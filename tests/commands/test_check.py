import json
import re
from pathlib import Path
from typing import Any

import pytest

from smartcite import pipeline
from smartcite.commands.check import Run, run_check
from smartcite.configuration import Configuration
from smartcite.findings import Finding, Rule, Severity
from smartcite.model import Analysis
from smartcite.reporters import FORMATS
from smartcite.rules import all_rules

ESSAY = (
    "Un[1] deux[2] trois[3]\n\n[1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.\n"
    "[2] Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973.\n[3] Chartier, supra note 2, p. 41.\n"
)


def check(*paths: Path, output_format: str = "full", run: dict[str, Any] | None = None, **options: Any) -> int:
    named = {name.replace("_", "-"): value for name, value in options.items()}
    wanted = Run(paths, **{"output_formats": (output_format,), **(run or {})})
    return run_check(wanted, Configuration({"links.offline": True, **named}, isolated=True))


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
    assert "Nothing to report" not in err


def test_no_notes(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A text without notes is a warning, and a failure only when asked."""
    path = tmp_path / "plain.txt"
    path.write_text("Rien.", encoding="utf-8")
    assert check(path, output_format="full") == 0
    assert "no notes found" in capfd.readouterr().err
    assert check(path, output_format="full", fail_if_empty=True) == 2


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("essay.txt", "Rien.", "looked for lists"),
        ("essay.tex", "Rien.", "looked for \\footnote,"),
        ("essay.md", "Rien.", "looked for “[^1]: …”,"),
    ],
)
def test_where_notes_were_looked_for(
    name: str, text: str, told: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """What is said of a text without notes names the notes of its format."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert check(tmp_path / name, output_format="full") == 0
    assert told in capfd.readouterr().err


def test_hostile_text(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Terminal escapes and direction overrides of a document never reach the terminal; its brackets stay."""
    path = tmp_path / "hostile.txt"
    path.write_text(ESSAY.replace("p. 41", "[/b] \x1b[31mp. 41\u202e"), encoding="utf-8")
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


@pytest.mark.parametrize("output_format", FORMATS)
def test_exit_code_in_every_format(essay: Path, tmp_path: Path, output_format: str) -> None:
    """Findings, none at the level asked, and a failure give 1, 0 and 2 whatever is printed."""
    assert check(essay, output_format=output_format) == 1
    assert check(essay, output_format=output_format, ignore=["REF102"]) == 0
    assert check(essay, tmp_path / "none.txt", output_format=output_format) == 2


def test_several_formats(essay: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """One check is printed and written in several formats."""
    json_file, page = tmp_path / "report.json", tmp_path / "report.html"
    check(essay, run={"output_formats": ("concise", f"json={json_file}", f"html={page}")})
    out, err = capfd.readouterr()
    assert out.count("REF102") == 1
    assert err.count("Checked 1 file") == 1
    assert json.loads(json_file.read_text("utf-8"))["findings"][0]["code"] == "REF102"
    assert "REF102" in page.read_text("utf-8")


def test_unwritable(essay: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A report that cannot be written is a sentence and exit code 2."""
    assert check(essay, run={"output": tmp_path / "none" / "report.txt"}) == 2
    assert "No such file or directory" in capfd.readouterr().err


def test_quiet(essay: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """-q prints the findings alone, -qq nothing; the exit code stays."""
    assert check(essay, run={"quiet": 1}, output_format="concise") == 1
    out, err = capfd.readouterr()
    assert (out.count("\n"), err) == (1, "")
    assert check(essay, run={"quiet": 2}) == 1
    assert capfd.readouterr() == ("", "")


def test_baseline(essay: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What a baseline lists is silent; what it lists in vain is told."""
    file = tmp_path / "known.json"
    assert check(essay, run={"write_baseline": file}) == 0
    assert check(essay, baseline=file) == 0
    assert "1 suppressed" in capfd.readouterr().err
    essay.write_text(ESSAY.replace("supra note 2", "supra note 1"), encoding="utf-8")
    assert check(essay, baseline=file) == 0
    assert "no longer found" in capfd.readouterr().err


def test_idle_ignore(essay: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """An entry of [[ignore]] that silences nothing is told when the whole folder of the configuration is checked."""
    tables = '[[ignore]]\nrule = "REF102"\n[[ignore]]\nrule = "REF103"\n[[ignore]]\nrule = "LNK101"\n'
    (tmp_path / "smartcite.toml").write_text(tables, encoding="utf-8")
    assert run_check(Run((tmp_path,)), Configuration({"links.offline": True})) == 0
    told = [line for line in capfd.readouterr().err.splitlines() if "[[ignore]]" in line]
    assert told == ["[[ignore]] REF103: silences nothing any more; remove it from the configuration."]
    for path, options in ((essay, {}), (tmp_path, {"extend-ignore": ["REF103"]})):
        assert run_check(Run((path,)), Configuration({"links.offline": True, **options})) == 0
        assert "[[ignore]]" not in capfd.readouterr().err


def test_unknown_rule(essay: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A word that names no rule is an error that offers the nearest."""
    assert check(essay, select=["dead-lnk"]) == 2
    assert "did you mean dead-link?" in capfd.readouterr().err


def test_colour(essay: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Colour is used when forced or asked for; NO_COLOR goes before FORCE_COLOR, and empty variables do not count."""
    for variables, coloured in (
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ({"FORCE_COLOR": ""}, False),
    ):
        for name in ("NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        check(essay)
        assert ("\x1b[" in capfd.readouterr().out) is coloured, variables
    check(essay, run={"color": "always"})
    assert "\x1b[" in capfd.readouterr().out


def test_require_network(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A run that could verify next to nothing says so and fails, if that is wanted."""
    essay = tmp_path / "essay.txt"
    essay.write_text("Un texte[1].\n\n[1] Voir http://127.0.0.1:1/a et http://127.0.0.1:1/b.\n", encoding="utf-8")
    assert run_check(Run((essay,)), Configuration({"links.require-network": 100.0})) == 0
    assert run_check(Run((essay,)), Configuration({"links.require-network": 50.0})) == 2
    assert "2 of 2 links could not be verified" in capfd.readouterr().err


@pytest.mark.parametrize("output_format", FORMATS)
def test_same_bytes(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, output_format: str
) -> None:
    """Two runs over a folder, in one process and in several, print the same but for the seconds they took."""
    for number in range(12):
        (tmp_path / f"{number}.txt").write_text(ESSAY.replace("1992", str(1900 + number)), encoding="utf-8")
    printed = set()
    for processors in (1, 3):
        monkeypatch.setattr("smartcite.commands.understanding._processors", lambda count=processors: count)
        assert check(tmp_path, output_format=output_format) == 1
        out = capfd.readouterr().out
        printed.add(re.sub(r'"seconds": [\d.]+|in [\d.]+ s\.', "", out))
    assert len(printed) == 1
