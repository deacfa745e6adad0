from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from smartcite.cli import app
from smartcite.memory import Memory
from smartcite.memory.store import FILE_NAME, Store
from smartcite.model import IdentifierKind, LinkCheck, Verdict
from smartcite.settings import LinkSettings

runner = CliRunner()


def remember(folder: Path | None = None) -> None:
    memory = Memory(LinkSettings(cache_dir=folder))
    for day in (3, 4):
        asked = datetime(2026, 3, day, 12, tzinfo=UTC)
        for verdict in (Verdict.OK, Verdict.DEAD):
            url = f"https://{verdict.value}.example/\x1b[31m"
            memory.learn(LinkCheck(url, IdentifierKind.URL, verdict, "so it is", 200, checked_at=asked), ())
    memory.close()


def test_shows(cache_folder: Path) -> None:
    """The file, how many links of which verdict, and the dead ones; nothing that moves a cursor."""
    assert "nothing is remembered" in runner.invoke(app, ["cache"]).output
    assert not cache_folder.exists()
    remember()
    head, counts, dead = runner.invoke(app, ["cache"]).output.splitlines()
    assert head.startswith(f"{cache_folder / FILE_NAME}: 2 links, ")
    assert counts == "1 ok, 1 dead"
    assert "dead since 3 March 2026, seen 2 times; asked on 4 March 2026" in dead
    assert "\x1b" not in dead


def test_clear(tmp_path: Path) -> None:
    """--clear forgets everything, in the folder that is named on the command line or in smartcite.toml."""
    folder = tmp_path / "answers"
    remember(folder)
    (tmp_path / "smartcite.toml").write_text('links.cache-dir = "answers"', encoding="utf-8")
    assert "2 links" in runner.invoke(app, ["cache", "--config", str(tmp_path / "smartcite.toml")]).output
    assert runner.invoke(app, ["cache", "--cache-dir", str(folder), "--clear"]).exit_code == 0
    assert "0 links" in runner.invoke(app, ["cache", "--cache-dir", str(folder)]).output


@pytest.mark.parametrize("options", [[], ["--clear"]])
def test_damaged(cache_folder: Path, options: list[str]) -> None:
    """A damaged file is a sentence that names the way out, which works."""
    cache_folder.mkdir()
    (cache_folder / FILE_NAME).write_bytes(b"no database " * 1000)
    result = runner.invoke(app, ["cache", *options])
    if options:
        assert result.exit_code == 0
        assert not (cache_folder / FILE_NAME).exists()
    else:
        assert result.exit_code == 2
        assert "smartcite cache --clear" in result.output


def test_in_use(cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another process is writing is not taken away from it."""
    monkeypatch.setattr("smartcite.memory.store._WAIT", 0.1)
    remember()
    with closing(Store(cache_folder / FILE_NAME)) as other, other._transaction():
        result = runner.invoke(app, ["cache", "--clear"])
        assert (result.exit_code, "another process holds it" in result.output) == (2, True)
    assert "2 links" in runner.invoke(app, ["cache"]).output
