import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from smartcite.cli import app
from smartcite.commands.check import Run, run_check
from smartcite.configuration import Configuration

ROOT = Path(__file__).parents[1]


def test_findings_are_real(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Every finding that the README shows is printed, to the letter, for the sample essay."""
    monkeypatch.chdir(ROOT)
    run_check(Run((Path("data/essay.txt"),)), Configuration({"links.offline": True}, isolated=True))
    printed = capfd.readouterr().out
    blocks = re.findall(
        r"```text\n((?:error|warning|info)\[.*?)\n```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    shown = [finding for block in blocks for finding in block.split("\n\n")]
    assert len(shown) == 3
    assert all(finding in printed for finding in shown)


def test_output_is_real(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the README shows of `show` and `export` is what they print for the sample essay."""
    monkeypatch.chdir(ROOT)
    printed = "".join(CliRunner().invoke(app, [command, "data/essay.txt"]).stdout for command in ("show", "export"))
    blocks = re.findall(
        r"```(?:text\n(?=data/essay.txt: fr)|bibtex\n)(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    assert len(blocks) == 2
    assert all(block in printed for block in blocks)
