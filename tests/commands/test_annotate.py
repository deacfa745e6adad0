"""`smartcite check --annotate` on files."""

import zipfile
from pathlib import Path

import pytest
from packed import call, docx, paragraph, run
from typer.testing import CliRunner

from smartcite.cli import app
from tests.antecedents.essays import CHARTIER

ESSAY = docx(paragraph(run("Un livre"), call(1), call(2)), {1: run(CHARTIER), 2: run("Duby, supra note 7.")})


def check(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["check", "--offline", "--isolated", *map(str, words)])
    return done.exit_code, done.stderr


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    """A Word document with one wrong note number."""
    path = tmp_path / "essay.docx"
    path.write_bytes(ESSAY)
    return path


def test_a_copy_is_annotated(essay: Path) -> None:
    """The copy has the findings, the original stays as it was, and the exit code is that of the check."""
    copy = essay.with_name("essay.checked.docx")
    code, told = check(essay, "--annotate", copy)
    assert code == 1
    assert f"{copy}: 1 comment\n" in told
    assert essay.read_bytes() == ESSAY
    comments = zipfile.ZipFile(copy).read("word/comments.xml").decode()
    assert "REF103 no-such-note: " in comments


@pytest.mark.parametrize(
    ("paths", "copy", "told"),
    [
        (["essay.docx"], "essay.docx", "--annotate never changes the original"),
        (["essay.docx"], "link.docx", "--annotate never changes the original"),
        (["essay.docx", "other.docx"], "copy.docx", "name one file"),
        (["."], "copy.docx", "name one file"),
        (["-"], "copy.docx", "needs a file to copy"),
        (["essay.docx"], "copy.txt", "end the name of the copy in .docx"),
        (["essay.txt"], "copy.txt", "writes comments into Word documents (.docx), and essay.txt is none"),
        (["essay.docx"], "no/where.docx", "No such file or directory"),
    ],
)
def test_refusals(essay: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str], copy: str, told: str) -> None:
    """What cannot be is refused in a sentence, with exit code 2, and nothing is written."""
    monkeypatch.chdir(essay.parent)
    Path("other.docx").write_bytes(ESSAY)
    Path("essay.txt").write_text("Un[1]\n\n[1] Ibid.\n", encoding="utf-8")
    Path("link.docx").symlink_to(essay)
    before = {path: path.read_bytes() for path in Path().iterdir()}
    code, said = check(*paths, "--annotate", copy)
    assert code == 2
    assert told in said
    assert {path: path.read_bytes() for path in Path().iterdir()} == before


def test_fix_points_here(essay: Path) -> None:
    """--fix leaves a Word document alone, and says what can be had instead."""
    assert "--annotate COPY writes the findings into a copy" in check("--fix", essay)[1]
