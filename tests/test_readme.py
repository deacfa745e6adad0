import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from smartcite.cli import app
from smartcite.commands.check import Run, run_check
from smartcite.configuration import Configuration
from smartcite.history import NO_HISTORY
from smartcite.model import IdentifierKind, LinkCheck, Verdict
from smartcite.pipeline import findings_of, understand
from smartcite.readers import read
from smartcite.report import Checked, Report
from smartcite.reporters import rendered

ROOT = Path(__file__).parents[1]


def test_findings_are_real(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Every finding that the README shows is printed, to the letter, for the sample essay."""
    monkeypatch.chdir(ROOT)
    run_check(Run((Path("data/essay.txt"),)), Configuration({"links.offline": True}, isolated=True))
    printed = capfd.readouterr().out
    blocks = re.findall(
        r"```text\n((?:error|warning|info)\[.*?)\n```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    shown = [finding for block in blocks for finding in block.split("\n\n") if "[LNK101]" not in finding]
    assert len(shown) == 3
    assert all(finding in printed for finding in shown)


def test_dead_link_is_real(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dead link that the README shows is printed so when two runs have seen it dead and a copy was found."""
    monkeypatch.chdir(ROOT)
    analysis = understand(read(Path("data/essay.txt")))
    key = (IdentifierKind.URL, "https://www.bnf.fr/fr/gallica-la-bibliotheque-numerique")
    history = NO_HISTORY.seen_alive(date(2026, 3, 1)).seen_dead(date(2026, 3, 3)).seen_dead(date(2026, 3, 4))
    copy = f"https://web.archive.org/web/20210401093012/{key[1]}"
    told = "the server answers 404 Not Found"
    said = LinkCheck(key[1], key[0], Verdict.DEAD, told, archived=copy, history=history, confirmed=False)
    analysis = replace(analysis, checks={key: said})
    printed = rendered(Report((Checked(analysis, findings_of(analysis)[0]),)), "full")
    shown = re.findall(r"```text\n(warning\[LNK101\].*?)\n```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert len(shown) == 1
    assert shown[0] in printed


def test_output_is_real(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the README shows of `show` and `export` is what they print for the sample essay."""
    monkeypatch.chdir(ROOT)
    printed = "".join(CliRunner().invoke(app, [command, "data/essay.txt"]).stdout for command in ("show", "export"))
    blocks = re.findall(
        r"```(?:text\n(?=data/essay.txt: fr)|bibtex\n)(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    assert len(blocks) == 2
    assert all(block in printed for block in blocks)
