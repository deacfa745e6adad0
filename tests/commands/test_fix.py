"""`smartcite check --fix` and `--diff` on files."""

from pathlib import Path

import pytest
from packed import call, docx, paragraph
from packed import run as text
from typer.testing import CliRunner

from smartcite.cli import app
from smartcite.commands.fix import fix_documents
from smartcite.configuration import Configuration
from tests import web_archive
from tests.antecedents.essays import BRAUDEL, CHARTIER, DUBY, REMARK, ROIS

NOTES = (
    *(CHARTIER, REMARK, DUBY, ROIS, BRAUDEL),
    *("Chartier, supra note 1.", "Duby, supra note 2.", "Bloch, supra note 3.", "Braudel, supra note 4."),
)
DRIFTED = " ".join(f"mot[{number}]" for number in range(1, 10)) + "\r\n\r\n"
DRIFTED += "\r\n".join(f"[{number}] {note}" for number, note in enumerate(NOTES, 1)) + "\r\n"


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["check", "--offline", "--isolated", *words])
    return done.exit_code, done.stdout


def test_excluded(tmp_path: Path) -> None:
    """A file that is excluded is not mended when exclusion is forced, though it is named."""
    file = tmp_path / "essay.txt"
    file.write_bytes(DRIFTED.encode())
    (tmp_path / "smartcite.toml").write_text('exclude = ["essay.txt"]\n')
    words = ["check", "--offline", "--fix", "--exit-zero", str(file)]
    assert CliRunner().invoke(app, [*words, "--force-exclude"]).exit_code == 0
    assert file.read_bytes() == DRIFTED.encode()
    assert CliRunner().invoke(app, words).exit_code == 0
    assert file.read_bytes() != DRIFTED.encode()


def test_drift_is_renumbered(tmp_path: Path) -> None:
    """--fix renumbers a drift; all else in the file stays as it was, and nothing is left to report."""
    file = tmp_path / "essay.txt"
    file.write_bytes(DRIFTED.encode("cp1252"))
    code, _ = run("--fix", "--select", "REF", str(file))
    assert code == 0
    right = DRIFTED
    for number in (4, 3, 2):
        right = right.replace(f"supra note {number}", f"supra note {number + 1}")
    assert file.read_bytes() == right.encode("cp1252")


def test_diff_changes_nothing(tmp_path: Path) -> None:
    """--diff prints what would change, exits 1 and leaves the file alone."""
    file = tmp_path / "essay.txt"
    file.write_bytes(DRIFTED.encode())
    code, shown = run("--diff", str(file))
    assert code == 1
    assert "-[7] Duby, supra note 2." in shown
    assert "+[7] Duby, supra note 3." in shown
    assert file.read_bytes() == DRIFTED.encode()


@pytest.mark.parametrize(
    ("words", "text"), [((), "[2] Supra, p. 12."), (("--unsafe-fixes",), "[2] Chartier, supra note 1, p. 12.")]
)
def test_bare_supra(tmp_path: Path, words: tuple[str, ...], text: str) -> None:
    """A bare supra gets its author and number only with --unsafe-fixes."""
    file = tmp_path / "essay.txt"
    file.write_text(f"Un livre[1] et sa suite[2].\n\n[1] {CHARTIER}\n[2] Supra, p. 12.\n", encoding="utf-8")
    assert run("--fix", *words, str(file))[0] == 0
    assert text in file.read_text(encoding="utf-8")


def test_packed_files_are_left_alone(tmp_path: Path) -> None:
    """--fix says that it does not touch a Word document."""
    file = tmp_path / "essay.docx"
    file.write_bytes(docx(paragraph(text("Un livre"), call(2)), {2: text(CHARTIER)}))
    before = file.read_bytes()
    done = CliRunner().invoke(app, ["check", "--offline", "--isolated", "--fix", str(file)])
    assert "--fix mends text files only, and this is docx" in done.stderr
    assert file.read_bytes() == before


def test_markdown(tmp_path: Path) -> None:
    """In Markdown the signs around what is mended stay."""
    file = tmp_path / "essay.md"
    notes = "\n\n".join(f"[^{number}]: {note.replace('supra', '*supra*')}" for number, note in enumerate(NOTES, 1))
    body = " ".join(f"mot[^{number}]" for number in range(1, 10))
    file.write_text(f"{body}\n\n{notes}\n", encoding="utf-8")
    assert run("--fix", "--select", "REF", str(file))[0] == 0
    assert "[^7]: Duby, *supra* note 3." in file.read_text(encoding="utf-8")


def test_copy_of_a_dead_link(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What the network says of links counts among unsafe fixes: a dead one is replaced by its archived copy."""
    with web_archive.running() as archive:
        dead = f"{archive.base}/gone"
        archive.captures[dead] = ["20140501120000"]
        essay = tmp_path / "essay.txt"
        essay.write_text(f"Un[1].\n\n[1] Dupin, « Les phares », 2014, {dead}.\n", encoding="utf-8")
        options = {"links.allow-private": True, "links.archive-base": archive.base, "links.archive-rate": 6000.0}
        configuration = Configuration(options, isolated=True)
        assert fix_documents((essay,), configuration, unsafe=False, diff=True) == 0
        assert archive.asked == []
        assert fix_documents((essay,), configuration, unsafe=True, diff=True) == 1
        mended = f"[1] Dupin, « Les phares », 2014, https://web.archive.org/web/20140501120000/{dead}."
        assert f"+{mended}" in capfd.readouterr().out
        assert fix_documents((essay,), configuration, unsafe=True, diff=False) == 0
    assert mended in essay.read_text("utf-8")
