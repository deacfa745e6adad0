"""Many questions at once, over real connections."""

import time
from typing import TYPE_CHECKING

from smartcite.model import Verdict

if TYPE_CHECKING:
    from tests.resolver.conftest import Ask, Pages


def test_six_in_flight(ask: "Ask", pages: "type[Pages]") -> None:
    """One host never has more than six questions at a time, redirects included."""
    checks = ask.all(*(f"{ask.server}/slow/{number}" for number in range(30)))
    assert {check.verdict for check in checks} == {Verdict.OK}
    assert 4 <= pages.most_in_flight <= 6


def test_retry_after(ask: "Ask", pages: "type[Pages]") -> None:
    """While a server wants to be left alone, it is."""
    checks = ask.all(ask.server + "/wait/1", *(f"{ask.server}/slow/{number}" for number in range(12)))
    assert {check.verdict for check in checks} == {Verdict.OK}
    begin = next(when for when, path, _ in pages.asked if path == "/wait/1")
    assert not [when for when, _, _ in pages.asked if begin + 0.2 < when < begin + 1.0]


def test_long_wait(ask: "Ask", pages: "type[Pages]") -> None:
    """A host that wants an hour is not asked again in this run, and blamed for nothing."""
    checks = ask.all(ask.server + "/wait/3600", *(f"{ask.server}/slow/{number}" for number in range(30)))
    assert checks[0].verdict is Verdict.UNVERIFIED
    assert "wait" in checks[-1].evidence
    assert pages.seen["/wait/3600"] == 1


def test_asked_once(ask: "Ask", pages: "type[Pages]") -> None:
    """One page is asked for once, whatever its fragment, and so is what many links redirect to."""
    ask.all(*(f"{ask.server}/pdf/1#{number}" for number in range(5)), ask.server + "/moved", ask.server + "/found")
    assert pages.seen["/pdf/1"] == 1
    assert pages.seen["/ok/there"] == 1


def test_connections_are_kept(ask: "Ask", pages: "type[Pages]") -> None:
    """A host is not connected to for each question."""
    ask.all(*(f"{ask.server}/once-503/{number}" for number in range(20)), per_host=2)
    assert len(pages.asked) >= 40
    assert pages.connections <= 4


def test_max_time(ask: "Ask") -> None:
    """When the time is over, what is open stays unverified, and nothing waits."""
    begin = time.monotonic()
    checks = ask.all(*(f"{ask.server}/hang/{number}" for number in range(30)), max_time=0.4)
    assert time.monotonic() - begin < 1.0
    assert {check.verdict for check in checks} == {Verdict.UNVERIFIED}
    assert "time" in checks[0].evidence


def test_host_down(ask: "Ask", pages: "type[Pages]") -> None:
    """A host that gives no answer at all is given up."""
    checks = ask.all(*(f"{ask.server}/hang/{number}" for number in range(40)), timeout=0.1)
    assert {check.verdict for check in checks} == {Verdict.UNVERIFIED}
    assert len(pages.asked) < 20
