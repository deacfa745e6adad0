"""The workflows of docs/ci.md: their shell steps run as they are, with a stand-in for gh and a server here."""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from smartcite.history import LinkHistory
from smartcite.memory.text import history_text
from smartcite.model import IdentifierKind

PAGE = (Path(__file__).parents[1] / "docs" / "ci.md").read_text("utf-8")
pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the steps are for bash")
GH = """#!{python}
import json, pathlib, sys
words, state = sys.argv[1:], pathlib.Path({state!r})
told = json.loads(state.read_text())
body = pathlib.Path(words[words.index("--body-file") + 1]).read_text("utf-8") if "--body-file" in words else ""
told["calls"].append([*words[:2], body])
if words[:2] == ["issue", "list"] and told["open"]:
    print(7)
if words[:2] == ["issue", "create"]:
    told["open"] = True
state.write_text(json.dumps(told))
"""


def workflow(name: str) -> Any:
    blocks = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]
    return next(one for one in blocks if isinstance(one, dict) and one.get("name") == name)


class Pages(BaseHTTPRequestHandler):
    """Every page lives but those that died."""

    died: set[str]
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        there = self.path not in self.died and "smartcite-" not in self.path
        body = b"<html><title>Les phares</title><body>Les phares et leurs gardiens</body></html>"
        self.send_response(200 if there else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


class Runner:
    """A checkout on a runner: what the steps of a workflow need of GitHub, and a server whose pages die."""

    def __init__(self, root: Path, server: str, died: set[str], asked: list[str]) -> None:
        self.root, self.server, self.died, self.asked = root, server, died, asked
        (root / "essays").mkdir()
        (root / "bin").mkdir()
        self.state = root / "gh.json"
        self.state.write_text(json.dumps({"calls": [], "open": False}))
        gh = root / "bin" / "gh"
        gh.write_text(GH.format(python=sys.executable, state=str(self.state)))
        gh.chmod(0o755)
        (root / "smartcite.toml").write_text("[links]\nallow-private = true\nfind-copies = false\n")
        self.week = 0

    def cite(self, *pages: str) -> Path:
        """Write an essay with a note for each page."""
        numbers = range(1, len(pages) + 1)
        notes = [f"[{number}] Voir {self.server}{page}." for number, page in zip(numbers, pages, strict=True)]
        essay = self.root / "essays" / "one.txt"
        essay.write_text("\n".join(["".join(f"Un[{number}] " for number in numbers), "", *notes, ""]), "utf-8")
        return essay

    def steps(self, name: str, **expressions: str) -> list[tuple[str, int, str]]:
        """Run the shell steps of a workflow as GitHub does; return name, exit code and output of each."""
        (job,) = workflow(name)["jobs"].values()
        outputs: dict[str, str] = {}
        done: list[tuple[str, int, str]] = []
        for step in job["steps"]:
            condition = step.get("if", "success()")
            failed = any(code for _, code, _ in done)
            wanted = condition == "always()" or (
                not failed and (condition == "success()" or outputs.get("code") == condition.split("'")[1])
            )
            if "run" not in step or step["run"].startswith("pip ") or not wanted:
                continue
            file = self.root / "output"
            file.write_text("")
            given = {key: expressions.get(key, value) for key, value in step.get("env", {}).items()}
            assert "${{" not in step["run"]
            code, printed = self.shell(step["run"], {"GITHUB_OUTPUT": str(file), **given})
            outputs |= dict(line.split("=", 1) for line in file.read_text().splitlines())
            done.append((step.get("name", ""), code, printed))
        return done

    def shell(self, script: str, given: dict[str, str]) -> tuple[int, str]:
        """Run a step as a runner does; return its exit code and what it prints."""
        result = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", script],
            cwd=self.root,
            env={
                **{key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")},
                "PATH": f"{self.root / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}",
                "SMARTCITE_CACHE_DIR": str(self.root / f"cache-{self.week}"),
                **given,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        return result.returncode, result.stdout + result.stderr

    def run_week(self) -> list[list[str]]:
        """Let a week pass since the history was written, run the workflow, and return what gh was told."""
        self.week += 1
        history = self.root / ".linkrot" / "history.tsv"
        if history.exists():
            earlier = re.sub(
                r"\d{4}-\d\d-\d\d",
                lambda day: (date.fromisoformat(day[0]) - timedelta(7)).isoformat(),
                history.read_text("utf-8"),
            )
            history.write_text(earlier, "utf-8")
        for name, code, printed in self.steps("link rot"):
            assert code == 0, f"{name}: {printed}"
        told = json.loads(self.state.read_text())
        self.state.write_text(json.dumps({**told, "calls": []}))
        calls: list[list[str]] = told["calls"]
        return calls


@pytest.fixture
def runner(tmp_path: Path) -> Iterator[Runner]:
    died: set[str] = set()
    asked: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Dying", (Pages,), {"died": died, "asked": asked}))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield Runner(tmp_path, f"http://127.0.0.1:{server.server_port}", died, asked)
    server.shutdown()
    server.server_close()


def test_link_rot(runner: Runner) -> None:
    """A link that died is told once, when it was dead for a week: in a new issue, or in the one that is open."""
    runner.cite("/alive", "/hiccup", "/gone", "/later")
    runner.died |= {"/gone", "/hiccup", "/later"}
    (runner.root / ".linkrot").mkdir()
    day = datetime.now(UTC).date()
    seen = {(IdentifierKind.URL, f"{runner.server}/gone"): LinkHistory(None, day, day, 1)}
    (runner.root / ".linkrot" / "history.tsv").write_text(history_text(seen), "utf-8")
    label, listed, (*created, body) = runner.run_week()
    assert (label[:2], listed[:2], created) == (["label", "create"], ["issue", "list"], ["issue", "create"])
    assert body.startswith(f"1 link is dead.\n\n- <{runner.server}/gone>: ")
    assert "essays/one.txt, note 3" in body
    assert runner.asked.count("/alive") == 1
    runner.died -= {"/hiccup"}
    *_, (verb, subject, more) = runner.run_week()
    assert (verb, subject) == ("issue", "comment")
    assert f"<{runner.server}/later>" in more
    assert "/gone" not in more
    assert "/hiccup" not in more


def test_no_network(runner: Runner) -> None:
    """A week without a network fails the job, opens no issue and forgets nothing."""
    runner.server = "http://127.0.0.1:1"
    runner.cite("/a", "/b")
    ((name, code, printed),) = runner.steps("link rot")
    assert (name, code) == ("Ask the links", 2)
    assert "could not be verified" in printed
    assert json.loads(runner.state.read_text())["calls"] == []


def git(runner: Runner, *words: str) -> None:
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(runner.root), *names, *words], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("added", "codes"), [("/alive", [0, 0]), ("/gone", [0, 1])], ids=["a-link-that-lives", "a-dead-link"]
)
def test_pull_request(runner: Runner, added: str, codes: list[int]) -> None:
    """A pull request fails for the dead link that it adds, and for none that was there before."""
    runner.died |= {"/gone", "/old"}
    runner.cite("/old")
    for words in (["init", "-q", "-b", "main"], ["add", "essays"], ["commit", "-qm", "a"], ["checkout", "-qb", "work"]):
        git(runner, *words)
    runner.cite("/old", added)
    git(runner, "commit", "-qam", "b")
    done = runner.steps("notes", BASE="main")
    assert [code for _, code, _ in done] == codes
    assert "/old" not in done[1][2]


def test_pull_request_offline(runner: Runner) -> None:
    """A pull request fails for a broken reference without asking anything; the new links are looked at all the same."""
    essay = runner.cite("/old")
    for words in (["init", "-q", "-b", "main"], ["add", "essays"], ["commit", "-qm", "a"]):
        git(runner, *words)
    essay.write_text(
        essay.read_text("utf-8").replace("Un[1]", "Un[1] deux[2]") + "[2] Chartier, supra note 9.\n", "utf-8"
    )
    done = runner.steps("notes", BASE="main")
    assert [code for _, code, _ in done] == [1, 0]
    assert "REF103" in done[0][2]


def test_merge_request(runner: Runner) -> None:
    """GitLab's job fails for the dead link that a merge request adds."""
    blocks = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]
    script = next(one["new links"]["script"] for one in blocks if isinstance(one, dict) and "new links" in one)
    runner.died |= {"/gone", "/old"}
    runner.cite("/old")
    for words in (["init", "-q", "-b", "main"], ["add", "essays"], ["commit", "-qm", "a"]):
        git(runner, *words)
    runner.cite("/old", "/gone")
    code, printed = runner.shell(script[-1], {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "main"})
    assert (code, printed.count("error[LNK101]")) == (1, 1)
