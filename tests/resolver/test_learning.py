"""The whole resolver with a memory: what is asked again, and what is believed."""

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from smartcite.memory import Memory
from smartcite.model import Analysis, Document, Identifier, IdentifierKind, LinkCheck, Span, Verdict
from smartcite.resolver import check_targets
from smartcite.settings import LinkSettings

if TYPE_CHECKING:
    from tests.resolver.conftest import Ask, Pages

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def run(ask: "Ask", *targets: str, now: datetime = MONDAY, **settings: object) -> dict[str, LinkCheck]:
    """Check some targets on a day with the memory in the cache folder."""
    found = [
        Identifier(IdentifierKind.DOI if one.startswith("10.") else IdentifierKind.URL, one, Span(0, 1))
        for one in targets
    ]
    chosen = LinkSettings(**(ask.settings | settings))  # type: ignore[arg-type]
    memory = Memory(chosen, pytest.fail)
    checks = check_targets([Analysis(Document("a", "text", ""), tuple(found))], chosen, None, memory, lambda: now)
    memory.close()
    return {target: check for (_, target), check in checks.items()}


def test_asked_once(ask: "Ask", pages: "type[Pages]") -> None:
    """What an earlier run knows is not asked; DOIs, too. What could not be verified is."""
    targets = [ask.server + path for path in ("/pdf/a", "/404/b", "/moved/c", "/500/d")] + ["10.1000/182"]
    first = run(ask, *targets)
    pages.asked.clear()
    second = run(ask, *targets, now=MONDAY + timedelta(hours=1))
    assert {path for _, path, _ in pages.asked} == {"/500/d"}
    assert {target: check.verdict for target, check in first.items()} == {
        target: check.verdict for target, check in second.items()
    }
    assert [check.from_cache for check in second.values()].count(True) == 4
    assert second[ask.server + "/pdf/a"].checked_at == MONDAY
    pages.asked.clear()
    run(ask, *targets, now=MONDAY + timedelta(days=1))
    assert {path for _, path, _ in pages.asked} == {"/404/b", "/500/d"}


def test_unknown_host_without_network(ask: "Ask") -> None:
    """A machine without a network learns nothing against a link, even when its memory knows others."""
    alive, gone = ask.server + "/pdf/a", "http://gone.invalid/"
    run(ask, alive)
    offline = run(ask, alive, gone)
    assert (offline[alive].from_cache, offline[gone].verdict) == (True, Verdict.UNVERIFIED)
    assert offline[gone].history.deaths == 0
    online = run(ask, alive, gone, max_cache_age=0.0)
    assert (online[gone].verdict, online[gone].history.deaths) == (Verdict.DEAD, 1)


def test_unverified_keeps_history(ask: "Ask", pages: "type[Pages]", monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that proves nothing changes nothing of what is known."""
    target = ask.server + "/404/a"
    run(ask, target)
    monkeypatch.setitem(pages.answers, "404", pages.answers["500"])
    check = run(ask, target, now=MONDAY + timedelta(days=1))[target]
    assert (check.verdict, check.history.deaths) == (Verdict.UNVERIFIED, 1)


def test_two_runs_at_once(ask: "Ask") -> None:
    """Two runs on one cache are both right, and one that waits for its network does not hold up the other."""
    shared = [f"{ask.server}/{kind}/{number}" for kind in ("pdf", "404", "moved") for number in range(12)]
    ended: dict[str, tuple[float, dict[str, LinkCheck]]] = {}

    def one_run(name: str, *targets: str) -> None:
        checks = run(ask, *targets, timeout=1.0)
        ended[name] = time.monotonic(), checks

    threads = [
        threading.Thread(target=one_run, args=("slow", *shared, f"{ask.server}/hang/a")),
        threading.Thread(target=one_run, args=("quick", *reversed(shared))),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(90)
    expected = [Verdict.OK] * 12 + [Verdict.DEAD] * 12 + [Verdict.REDIRECTED] * 12
    assert [ended["slow"][1][target].verdict for target in shared] == expected
    assert [ended["quick"][1][target].verdict for target in shared] == expected
    assert {ended["quick"][1][target].history.deaths for target in shared} == {0, 1}
    assert ended["quick"][0] < ended["slow"][0]
