from pathlib import Path

import pytest

from smartcite.commands.telling import tell, tell_link
from smartcite.model import IdentifierKind, LinkCheck, Verdict
from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_text
from smartcite.report import Checked, Failure, Report

ESSAY = "Un[1] deux[2]\n\n[1] Roger Chartier, Un livre, Alinea, 1992, https://example.org/a.\n[2] Duby, supra note 9.\n"


@pytest.fixture
def report() -> Report:
    """Two documents, one of them with a finding, and a file that could not be read."""
    checked = []
    for path, text in (("a.txt", ESSAY), ("b.txt", "Rien.")):
        analysis = understand(read_text(text, path))
        checked.append(Checked(analysis, findings_of(analysis)[0]))
    return Report(tuple(checked), (Failure("c.txt", "No such file"),), 0.2)


def test_told(report: Report, capfd: pytest.CaptureFixture[str]) -> None:
    """A line per failure, a table of the files, and the closing lines, in this order, on standard error."""
    tell(report, ["known.json: a.txt: REF101 gone"], ["LNK101 http://a.example/"], None, quiet=0)
    out, err = capfd.readouterr()
    assert out == ""
    lines = err.splitlines()
    assert lines[0] == "c.txt: No such file"
    assert lines[1] == "no longer found: known.json: a.txt: REF101 gone"
    assert (
        lines[3] == "[[ignore]] LNK101 http://a.example/: silences nothing any more; remove it from the configuration."
    )
    assert [line.split() for line in lines[4:7]] == [
        ["file", "notes", "errors", "warnings", "dead", "links"],
        ["a.txt", "2", "1", "0", "0"],
        ["1", "other", "file", "0", "0", "0", "0"],
    ]
    assert lines[7].startswith("Checked 2 files: 2 notes")
    assert "1 link (not asked)" in lines[7]
    assert lines[8] == "Found 1 error (REF103 1)."


@pytest.mark.parametrize(("quiet", "told"), [(1, "c.txt: No such file\n"), (2, "")])
def test_quiet(report: Report, capfd: pytest.CaptureFixture[str], quiet: int, told: str) -> None:
    """-q leaves only what failed, -qq nothing."""
    tell(report, ["x"], ["y"], Path("known.json"), quiet=quiet)
    assert capfd.readouterr().err == told


def test_link(capfd: pytest.CaptureFixture[str]) -> None:
    """An answer is one line, harmless whatever the address holds."""
    tell_link(LinkCheck("http://a.org/\x1b[31m", IdentifierKind.URL, Verdict.DEAD, "gone", 404))
    assert capfd.readouterr().err == "dead        404 http://a.org/ [31m (gone)\n"
