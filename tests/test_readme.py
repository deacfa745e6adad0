import re
from pathlib import Path

import pytest

from smartcite.commands.check import run_check

ROOT = Path(__file__).parents[1]


def test_findings_are_real(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Every finding that the README shows is printed, to the letter, for the sample essay."""
    monkeypatch.chdir(ROOT)
    run_check([Path("data/essay.txt")], offline=True, output_format="full")
    printed = capfd.readouterr().out
    blocks = re.findall(
        r"```text\n((?:error|warning|info)\[.*?)\n```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    shown = [finding for block in blocks for finding in block.split("\n\n")]
    assert len(shown) == 3
    assert all(finding in printed for finding in shown)
