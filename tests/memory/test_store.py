"""The file: shared by processes, and whole whatever happens to them."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from smartcite.history import LinkHistory
from smartcite.memory.store import FILE_NAME, Store
from smartcite.model import IdentifierKind, LinkCheck, Verdict

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
WRITER = """
import sys
from pathlib import Path
from tests.memory.test_store import NOON, check
from smartcite.memory.store import Store
store = Store(Path(sys.argv[1]))
print("open", flush=True)
for number in range(int(sys.argv[3])):
    store.learn(check(f"{sys.argv[2]}/{number}"), "", lambda history: history.seen_alive(NOON.date()))
    print(number, flush=True)
"""


def check(url: str) -> LinkCheck:
    return LinkCheck(url, IdentifierKind.URL, Verdict.OK, "the server answers 200 OK", 200, checked_at=NOON)


def writer(file: Path, name: str, number: int) -> "subprocess.Popen[str]":
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(file), name, str(number)], cwd=root, stdout=subprocess.PIPE, text=True
    )


def sound(file: Path) -> bool:
    with sqlite3.connect(file) as database:
        found = database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    database.close()
    return found


def test_several_processes(tmp_path: Path) -> None:
    """Processes that make and fill one file at the same time all find what they wrote."""
    file = tmp_path / "new" / FILE_NAME
    writers = [writer(file, f"http://{number}.example", 100) for number in range(4)]
    for one in writers:
        assert one.wait(60) == 0
        assert one.stdout
        one.stdout.close()
    store = Store(file)
    assert len(list(store.rows())) == 400
    store.close()
    assert sound(file)


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_killed(tmp_path: Path) -> None:
    """A process killed while it writes loses nothing that it had learnt."""
    file = tmp_path / FILE_NAME
    for number in range(3):
        one = writer(file, f"http://{number}.example", 100_000)
        assert one.stdout
        learnt = [one.stdout.readline() for _ in range(20 + 37 * number)]
        time.sleep(0.003 * number)
        one.send_signal(signal.SIGKILL)
        one.wait(10)
        learnt += one.stdout.readlines()
        one.stdout.close()
        store = Store(file)
        known = {target for (_, target), _ in store.rows()}
        store.close()
        assert {f"http://{number}.example/{line.strip()}" for line in learnt[1:] if line.endswith("\n")} <= known
        assert sound(file)


@pytest.mark.skipif(os.name == "nt", reason="there are no limits")
def test_disk_full(tmp_path: Path) -> None:
    """A file that can grow no more is a CacheError, and sound afterwards."""
    script = WRITER.replace(
        "store = ", "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (200_000,) * 2)\nstore = "
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / FILE_NAME), "http://full.example", "100000"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
    )
    assert done.stderr.splitlines()[-1].endswith("links.sqlite3: the disk is full, or fails")
    assert len(done.stdout.splitlines()) > 20
    assert sound(tmp_path / FILE_NAME)


def test_history_of_two_processes(tmp_path: Path) -> None:
    """Deaths are counted in the file, not in what a process read before."""
    one, other = Store(tmp_path / FILE_NAME), Store(tmp_path / FILE_NAME)

    def deaths(store: Store, day: int) -> int:
        died = NOON.replace(day=day).date()
        return store.learn(check("http://a.example"), "", lambda history: history.seen_dead(died)).deaths

    assert [deaths(store, day) for store, day in ((one, 1), (other, 2), (one, 3))] == [1, 2, 3]
    one.close()
    other.close()


def test_merge(tmp_path: Path) -> None:
    """What another memory knows is added and keeps the answer."""
    store = Store(tmp_path / FILE_NAME)
    key = (IdentifierKind.URL, "http://a.example")
    store.learn(check(key[1]), "basis", lambda history: history.seen_alive(NOON.date()))
    later = LinkHistory(None, NOON.replace(day=5).date(), NOON.replace(day=6).date(), 2)
    unseen = (IdentifierKind.DOI, "10.1000/182")
    merged = store.merge({key: later, unseen: later})
    assert merged[key] == LinkHistory(NOON.date(), later.dead_since, later.last_dead, 2)
    row, other = store.get(key), store.get(unseen)
    assert row
    assert row.check
    assert (row.history, row.basis) == (merged[key], "basis")
    assert other
    assert (other.history, other.check) == (later, None)
    store.close()


def test_opened_at_once(tmp_path: Path) -> None:
    """Of several that open a new file in the same moment none is refused."""
    for number in range(20):
        with ThreadPoolExecutor(4) as pool:
            stores = pool.map(lambda file: Store(file).close(), [tmp_path / str(number) / FILE_NAME] * 4)
            assert list(stores) == [None] * 4
