from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from smartcite.history import NO_HISTORY, LinkHistory
from smartcite.memory import Memory
from smartcite.memory.store import FILE_NAME, Store
from smartcite.model import IdentifierKind, LinkCheck, Verdict
from smartcite.settings import LinkSettings

URL = "https://example.org/é\ud800"
TARGET = (IdentifierKind.URL, URL)
NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
TITLES = ("les phares",)


def answer(verdict: Verdict, asked: datetime = NOON) -> LinkCheck:
    return LinkCheck(
        URL, IdentifierKind.URL, verdict, "so it is", 200, URL, ("a", "b"), True, asked, notes=("asked \ud800 twice",)
    )


@contextmanager
def remembering(warn: Callable[[str], None] = pytest.fail, **chosen: Any) -> Iterator[Memory]:
    with closing(Memory(LinkSettings(**chosen), warn)) as memory:
        yield memory


def holds(verdict: Verdict, after: timedelta, titles: tuple[str, ...] = TITLES, **later: Any) -> bool:
    """Tell whether an answer is recalled so long after, in another run."""
    with remembering() as memory:
        memory.learn(answer(verdict), TITLES)
    with remembering(**later) as memory:
        return memory.recall(TARGET, titles, NOON + after) is not None


def test_recalled() -> None:
    """An answer comes back as it was, with its history, and says that it is not new."""
    with remembering() as memory:
        memory.learn(answer(Verdict.SOFT_DEAD), TITLES)
    with remembering() as memory:
        known = memory.recall(TARGET, TITLES, NOON)
    assert known
    assert known.from_cache
    history = LinkHistory(None, NOON.date(), NOON.date(), 1)
    expected = answer(Verdict.SOFT_DEAD)
    assert (known.verdict, known.evidence, known.checked_at) == (expected.verdict, expected.evidence, NOON)
    assert (known.redirects, known.notes, known.permanent) == (expected.redirects, expected.notes, True)
    assert (known.history, known.confirmed) == (history, True)


@pytest.mark.parametrize(
    ("verdict", "days"),
    [
        (Verdict.OK, 14),
        (Verdict.REDIRECTED, 14),
        (Verdict.DRIFTED, 20 / 24),
        (Verdict.DEAD, 20 / 24),
        (Verdict.SOFT_DEAD, 20 / 24),
    ],
)
def test_how_long(verdict: Verdict, days: float) -> None:
    """A good answer lives long, one against the link short; never longer than is set, never before it was given."""
    minute = timedelta(minutes=1)
    assert holds(verdict, timedelta(days=days) - minute)
    assert not holds(verdict, timedelta(days=days) + minute)
    assert not holds(verdict, -minute)
    assert not holds(verdict, minute, max_cache_age=0.0)
    assert not holds(verdict, timedelta(hours=3), max_cache_age=0.1)


@pytest.mark.parametrize("verdict", [Verdict.UNVERIFIED, Verdict.EXCLUDED])
def test_no_answer(verdict: Verdict) -> None:
    """What is no answer is not kept."""
    assert not holds(verdict, timedelta())


@pytest.mark.parametrize("verdict", [Verdict.DEAD, Verdict.SOFT_DEAD, Verdict.DRIFTED])
def test_other_titles(verdict: Verdict) -> None:
    """Against a link, an answer holds only while the same is cited there."""
    assert not holds(verdict, timedelta(), ("les gares",))
    assert holds(verdict, timedelta(), TITLES * 2)
    assert holds(Verdict.OK, timedelta(), ("les gares",))


def test_other_settings() -> None:
    """What was asked otherwise is asked again."""
    assert holds(Verdict.OK, timedelta(), timeout=1.0)
    for later in ({"accept": ("404",)}, {"allow_private": True}, {"headers": (("a.org", ("X: y",)),)}):
        assert not holds(Verdict.OK, timedelta(), **later)


def test_other_memory_saw_something_else() -> None:
    """An answer that a history contradicts does not hold, in either direction."""
    day = NOON.date()
    for verdict, seen in (
        (Verdict.DEAD, LinkHistory(day + timedelta(1))),
        (Verdict.OK, NO_HISTORY.seen_dead(day + timedelta(2))),
    ):
        with remembering() as memory:
            memory.learn(answer(verdict), TITLES)
            assert memory.recall(TARGET, TITLES, NOON)
        with remembering() as memory:
            memory.merge({TARGET: seen})
            assert memory.recall(TARGET, TITLES, NOON) is None


@pytest.mark.parametrize("age", [float("inf"), float("nan"), 1e300])
def test_for_ever(age: float) -> None:
    """No number of days is too great."""
    assert holds(Verdict.OK, timedelta(days=9999), max_cache_age=age)


def test_no_cache(cache_folder: Path) -> None:
    """Without a cache nothing is read and nothing written."""
    with remembering(cache=False) as memory:
        assert memory.learn(answer(Verdict.DEAD), TITLES).history.deaths == 1
    assert not cache_folder.exists()
    assert not holds(Verdict.OK, timedelta(), cache=False)


def broken(folder: Path, how: str) -> None:
    """Make the cache one that cannot be used."""
    folder.mkdir()
    file = folder / FILE_NAME
    if how == "not a database":
        file.write_bytes(b"these are no answers " * 500)
    elif how == "cut":
        with remembering() as memory:
            for number in range(200):
                memory.learn(LinkCheck(f"http://a/{number}", IdentifierKind.URL, Verdict.OK, "x", checked_at=NOON), ())
        whole = file.read_bytes()
        file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    elif how == "newer":
        store = Store(file)
        store._database.execute("PRAGMA user_version = 99")
        store.close()
    elif how == "other table":
        store = Store(file)
        store._database.executescript("DROP TABLE links; CREATE TABLE links (x)")
        store.close()
    elif how == "a folder":
        file.mkdir()
    elif how == "bad row":
        with remembering() as memory:
            memory.learn(answer(Verdict.OK), TITLES)
            memory._store._database.execute("UPDATE links SET answer = '{'")


@pytest.mark.parametrize("how", ["not a database", "cut", "newer", "other table", "a folder", "bad row"])
def test_broken(cache_folder: Path, how: str) -> None:
    """A file that cannot be used is told in one sentence, and the run goes on without it."""
    broken(cache_folder, how)
    told: list[str] = []
    with remembering(told.append) as memory:
        assert memory.recall(TARGET, TITLES, NOON) is None
        assert memory.learn(answer(Verdict.DEAD), TITLES).history.deaths == 1
    (sentence,) = told
    assert sentence.startswith(str(cache_folder / FILE_NAME))
    assert "goes on without" in sentence
    assert ("newer" in sentence) is (how == "newer")
    assert ("damaged" in sentence) is (how not in ("newer", "a folder"))


def test_folder_is_a_file(tmp_path: Path) -> None:
    """A folder that cannot be made is told in a sentence."""
    (tmp_path / "file").write_text("")
    told: list[str] = []
    with remembering(told.append, cache_dir=tmp_path / "file" / "in"):
        pass
    assert len(told) == 1


def test_broken_on_the_way() -> None:
    """When the file fails in the middle, what was read before still counts."""
    told: list[str] = []
    next_day = NOON + timedelta(days=1)
    with remembering() as memory:
        memory.learn(answer(Verdict.DEAD), TITLES)
    with remembering(told.append) as memory:
        assert memory.recall(TARGET, TITLES, next_day) is None
        memory._store._database.execute("PRAGMA query_only = 1")
        assert memory.learn(answer(Verdict.DEAD, next_day), TITLES).history.deaths == 2
        assert memory.learn(answer(Verdict.DEAD, next_day + timedelta(days=1)), TITLES).history.deaths == 3
    assert len(told) == 1
