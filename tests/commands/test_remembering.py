from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from smartcite.cli import app
from smartcite.commands.remembering import remembering
from smartcite.errors import HistoryError
from smartcite.history import LinkHistory
from smartcite.memory import Memory
from smartcite.memory.text import read_history
from smartcite.model import IdentifierKind, LinkCheck, Verdict
from smartcite.settings import LinkSettings
from tests import web_archive

URL = "https://gone.example/"
KEY = (IdentifierKind.URL, URL)


def dies(memory: Memory | None, day: int) -> LinkCheck:
    assert memory
    asked = datetime(2026, 3, day, 12, tzinfo=UTC)
    memory.recall(KEY, (), asked)
    return memory.learn(LinkCheck(URL, IdentifierKind.URL, Verdict.DEAD, "404", checked_at=asked), ())


def test_history_without_cache(tmp_path: Path) -> None:
    """The file alone carries the history from run to run: a machine that is made anew each time needs no more."""
    file = tmp_path / "links.tsv"
    for number, day in enumerate((3, 4, 9), 1):
        with remembering(LinkSettings(cache=False, history=file), pytest.fail) as memory:
            assert dies(memory, day).history.deaths == number
    assert read_history(file.read_text("utf-8"), "") == {KEY: LinkHistory(None, date(2026, 3, 3), date(2026, 3, 9), 3)}


def test_other_links_stay(tmp_path: Path) -> None:
    """Links that this run has nothing to do with keep their lines, and what the cache knows of them is added."""
    file = tmp_path / "links.tsv"
    file.write_text(
        "# smartcite history\nurl\thttps://other.example/\t2026-03-01\t\t\t0\n" + f"url\t{URL}\t2026-03-01\t\t\t0\n",
        "utf-8",
    )
    memory = Memory(LinkSettings())
    dies(memory, 3)
    memory.close()
    with remembering(LinkSettings(history=file), pytest.fail):
        pass
    lines = file.read_text("utf-8").splitlines()
    assert lines[1:] == [
        f"url\t{URL}\t2026-03-01\t2026-03-03\t2026-03-03\t1",
        "url\thttps://other.example/\t2026-03-01\t\t\t0",
    ]


def test_newer_than_the_file(tmp_path: Path) -> None:
    """What this run saw is newer than what the file says of the same day."""
    file = tmp_path / "links.tsv"
    with remembering(LinkSettings(cache=False, history=file), pytest.fail) as memory:
        dies(memory, 3)
    with remembering(LinkSettings(cache=False, history=file), pytest.fail) as memory:
        assert memory
        asked = datetime(2026, 3, 3, 18, tzinfo=UTC)
        memory.learn(LinkCheck(URL, IdentifierKind.URL, Verdict.OK, "200", checked_at=asked), ())
    assert read_history(file.read_text("utf-8"), "") == {KEY: LinkHistory(date(2026, 3, 3))}


def test_interrupted(tmp_path: Path) -> None:
    """A run that is interrupted writes what it has seen."""
    file = tmp_path / "links.tsv"

    def interrupted() -> None:
        with remembering(LinkSettings(history=file), pytest.fail) as memory:
            dies(memory, 3)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert URL in file.read_text("utf-8")


def test_offline(tmp_path: Path, cache_folder: Path) -> None:
    """Offline nothing is read or written."""
    with remembering(LinkSettings(offline=True, history=tmp_path / "links.tsv"), pytest.fail) as memory:
        assert memory is None
    assert not cache_folder.exists()
    assert not (tmp_path / "links.tsv").exists()


def test_not_a_history(tmp_path: Path) -> None:
    """What is no history is left alone, and so is a place where none can be."""
    file = tmp_path / "essay.txt"
    for content in (b"Ibid.\n", b"\xff\xfe", b"# smartcite history\n\xff", b"# smartcite history\nIbid.\n"):
        file.write_bytes(content)
        with pytest.raises(HistoryError, match=r"essay\.txt"), remembering(LinkSettings(history=file), pytest.fail):
            pass
        assert file.read_bytes() == content
    with pytest.raises(HistoryError, match="not a file"), remembering(LinkSettings(history=tmp_path), pytest.fail):
        pass
    nowhere = tmp_path / "none" / "links.tsv"
    with pytest.raises(HistoryError, match="no such folder"), remembering(LinkSettings(history=nowhere), pytest.fail):
        pass


def test_strikes_without_memory(tmp_path: Path) -> None:
    """Strikes that nothing counts are told."""
    told: list[str] = []
    for chosen in ({"history": tmp_path / "links.tsv"}, {"cache": True}, {}):
        with remembering(LinkSettings(**{"cache": False, "strikes": 3, **chosen}), told.append):  # type: ignore[arg-type]
            pass
    assert len(told) == 1
    assert "--history" in told[0]


def test_copies_in_the_bibliography(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a check found is exported, without a question; --check looks at the document and the file alone."""
    monkeypatch.chdir(tmp_path)
    with web_archive.running() as archive:
        dead = f"{archive.base}/gone"
        archive.captures[dead] = ["20140501120000"]
        Path("smartcite.toml").write_text(f'[links]\nallow-private = true\narchive-base = "{archive.base}"\n')
        Path("essay.txt").write_text(f"Un[1].\n\n[1] Anne Dupin, « Les phares », 2014, {dead}.\n", encoding="utf-8")
        assert "note = " not in CliRunner().invoke(app, ["export", "essay.txt"]).stdout
        assert CliRunner().invoke(app, ["check", "essay.txt"]).exit_code == 1
        asked = len(archive.asked)
        printed = CliRunner().invoke(app, ["export", "essay.txt"]).stdout
        assert rf"  note = {{Archivé sur \url{{https://web.archive.org/web/20140501120000/{dead}}}}}," in printed
        assert "  urldate = {2014-05-01}," in printed
        Path("refs.bib").write_text(printed, encoding="utf-8")
        assert CliRunner().invoke(app, ["export", "essay.txt", "-o", "refs.bib", "--check"]).exit_code == 0
        assert len(archive.asked) == asked
