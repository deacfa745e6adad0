import os
import subprocess
from pathlib import Path

import pytest
from packed import call, docx, paragraph, run
from typer.testing import CliRunner, Result

from smartcite.changes import links_before
from smartcite.cli import app
from smartcite.errors import ConfigError

OLD = (
    "Un[1] deux[2].\n\n[1] Dupont, Un rapport, 2013, http://example.org/old.\n"
    "[2] Durand, supra note 9, http:// example.org/bad.\n"
)
NEW = OLD.replace("2013,", "2013, http:// example.org/new,")


class Repository:
    """A git repository with one essay in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "-q", "-b", "main")
        self.write("essay.txt", OLD)
        self.commit()

    def git(self, *arguments: str) -> None:
        names = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(self.root), *names, *arguments], check=True, capture_output=True)

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", "a change")

    def check(self, *arguments: str, revision: str = "HEAD", given: str | None = None) -> Result:
        options = ["--offline", "--isolated", "--output-format", "concise", "--fail-on", "info"]
        return CliRunner().invoke(app, ["check", *options, "--new-since", revision, *arguments], input=given)

    def before(self, name: str, revision: str = "HEAD") -> set[str]:
        path = self.root / name
        return {value for _, value in links_before([path], revision)[path]}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.chdir(tmp_path)
    return Repository(tmp_path)


def test_only_what_is_added(repository: Repository) -> None:
    """The damaged link that is new is reported; the old one is not, nor the broken supra beside it."""
    repository.write("essay.txt", NEW)
    result = repository.check(".")
    assert result.stdout.count("\n") == 1
    assert "LNK103" in result.stdout
    assert result.exit_code == 1
    assert "1 link new since HEAD; 2 older not looked at." in result.stderr


def test_nothing_added(repository: Repository) -> None:
    """A change that adds no link passes, whatever was wrong before."""
    repository.write("essay.txt", OLD.replace("Durand", "Martin"))
    result = repository.check(".")
    assert (result.exit_code, result.stdout) == (0, "")


def test_new_file(repository: Repository) -> None:
    """A new file counts whole, followed by git or not."""
    repository.write("é second essay.txt", OLD)
    assert "LNK103" in repository.check(".").stdout


def test_renamed(repository: Repository) -> None:
    """A renamed file is compared with what it was."""
    repository.git("mv", "essay.txt", "moved.txt")
    repository.commit()
    assert repository.check(".", revision="HEAD~1").exit_code == 0
    assert repository.before("moved.txt", "HEAD~1") == {"http://example.org/old", "http://example.org/bad"}


def test_where_work_began(repository: Repository) -> None:
    """What others took away since the work began is no link that it adds."""
    repository.git("checkout", "-qb", "work")
    repository.write("other.txt", "x")
    repository.commit()
    repository.git("checkout", "-q", "main")
    repository.write("essay.txt", "Rien.")
    repository.commit()
    repository.git("checkout", "-q", "work")
    assert repository.check(".", revision="main").exit_code == 0


def test_parts(repository: Repository) -> None:
    """A LaTeX document is compared together with the files that it put in then."""
    main = "\\documentclass{article}\\begin{document}A\\footnote{B.}\\input{part/one}\\end{document}"
    repository.write("main.tex", main)
    part = repository.write("part/one.tex", "C\\footnote{\\url{http://example.org/part}.}")
    repository.commit()
    part.write_text("C\\footnote{\\url{http://example.org/newer}.}", encoding="utf-8")
    assert repository.before("main.tex") == {"http://example.org/part"}


def test_packed(repository: Repository) -> None:
    """A Word document is compared by the links that its old version had."""
    path = repository.root / "essay.docx"
    path.write_bytes(docx(paragraph(call(1)), {1: run("Voir http://example.org/old.")}))
    repository.commit()
    path.write_bytes(docx(paragraph(call(1)), {1: run("Voir http://example.org/new.")}))
    assert repository.before("essay.docx") == {"http://example.org/old"}


def test_not_legible(repository: Repository) -> None:
    """A version that cannot be read had no links."""
    path = repository.root / "essay.docx"
    path.write_bytes(b"\x00\x01")
    repository.commit()
    assert repository.before("essay.docx") == set()


def test_in_a_hook(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variables that git sets for a hook do not mislead."""
    repository.write("sub/essay.txt", OLD)
    repository.commit()
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert repository.before("sub/essay.txt") == {"http://example.org/old", "http://example.org/bad"}


def test_standard_input(repository: Repository) -> None:
    """Standard input is compared with the file that it stands for."""
    result = repository.check("-", "--stdin-filename", "essay.txt", given=NEW)
    assert result.stdout.count("LNK103") == 1
    result = repository.check("-", given=NEW)
    assert result.exit_code == 2
    assert "--stdin-filename" in result.stderr


@pytest.mark.parametrize("revision", ["none", "--output=x", "HEAD:essay.txt", "-h"])
def test_unknown_revision(repository: Repository, revision: str) -> None:
    """What is no commit is a sentence that says what may be missing, and exit code 2."""
    result = repository.check(".", revision=revision)
    assert result.exit_code == 2
    assert "no such revision" in result.stderr
    assert "fetch-depth" in result.stderr


def test_no_repository(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A file outside every repository is a sentence and exit code 2."""
    essay = tmp_path_factory.mktemp("outside") / "essay.txt"
    essay.write_text(OLD, encoding="utf-8")
    result = repository.check(str(essay))
    assert (result.exit_code, "is in no git repository" in result.stderr) == (2, True)


def test_no_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git there is a sentence."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigError, match="no git on this machine"):
        links_before([repository.root / "essay.txt"], "HEAD")


def test_baseline(repository: Repository) -> None:
    """A baseline lists everything, so it is not written from a part."""
    result = repository.check(".", "--write-baseline", "known.json")
    assert (result.exit_code, "leave --new-since out" in result.stderr) == (2, True)
