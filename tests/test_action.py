"""The GitHub action and the pre-commit hooks call smartcite as it is."""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from smartcite.cli import app

ROOT = Path(__file__).parents[1]
ESSAY = ROOT / "data" / "essay.txt"


def step() -> dict[str, Any]:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    found: dict[str, Any] = next(one for one in action["runs"]["steps"] if one.get("id") == "check")
    return found


@pytest.mark.skipif(os.name == "nt", reason="the script is one for bash")
@pytest.mark.parametrize(
    ("inputs", "code", "told"),
    [
        pytest.param({}, 1, "1", id="fails"),
        pytest.param({"FAIL": "false"}, 0, "1", id="only-reports"),
        pytest.param({"ARGS": "--offline --select LNK"}, 0, "0", id="clean"),
        pytest.param({"FILES": "none.txt", "FAIL": "false"}, 2, "2", id="failure"),
    ],
)
def test_action(tmp_path: Path, inputs: dict[str, str], code: int, told: str) -> None:
    """The script annotates, fills the job summary and passes the exit code on."""
    tools = Path(sys.executable).parent
    environment = {
        "PATH": f"{tools}:{os.environ['PATH']}",
        "FILES": str(ESSAY),
        "ARGS": "--offline",
        "FAIL": "true",
        "FAIL_IF_EMPTY": "true",
        "JOB_SUMMARY": "true",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        **inputs,
    }
    assert set(step()["env"]) <= set(environment)
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step()["run"]], env=environment, capture_output=True, text=True
    )
    assert done.returncode == code, done.stderr
    assert (tmp_path / "output").read_text() == f"exit-code={told}\n"
    assert (tmp_path / "summary").read_text("utf-8").startswith("## smartcite")
    assert done.stdout.startswith("::error") is (told != "0")


def test_hooks() -> None:
    """Each hook is a command that runs."""
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")):
        program, *arguments = shlex.split(hook["entry"])
        assert program == "smartcite"
        result = CliRunner().invoke(app, [*arguments, "--offline", "--isolated", str(ESSAY)])
        assert result.exit_code == 1, hook["id"]
