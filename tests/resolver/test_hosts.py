"""How a host is treated, by a clock that stands still."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from smartcite.resolver.answers import Answer, Failure, Question
from smartcite.resolver.hosts import DOWN_AFTER, Host, wanted_pause

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def host_with(number: int) -> Host:
    host = Host(6)
    for order in range(number):
        host.add(Question(f"http://a.org/{order}"), 0.0, order)
    return host


def said(status: int, **headers: str) -> Answer:
    return Answer("http://a.org/", status, headers={name.replace("_", "-"): value for name, value in headers.items()})


def test_six_at_a_time() -> None:
    """A seventh question waits for an answer."""
    host = host_with(8)
    for _ in range(6):
        assert host.next_time(0.0) == 0.0
        host.start(0.0)
    assert host.next_time(0.0) is None
    host.finish(said(200), 1.0)
    assert host.next_time(1.0) == 1.0


def test_retry_after_holds_the_host() -> None:
    """While a server wants to be left alone, nothing is asked of it."""
    host = host_with(3)
    host.start(0.0)
    host.finish(said(429, retry_after="7"), 10.0)
    assert host.next_time(12.0) == 17.0


def test_fewer_after_a_refusal() -> None:
    """A busy host is asked half as much at a time, and slowly more again."""
    host = host_with(9)
    for status, limit in ((429, 3), (503, 1.5), (429, 1), (200, 1.5), (200, 2)):
        host.start(0.0)
        host.finish(said(status), 0.0)
        assert host.limit == limit


def test_longer_pauses_without_retry_after() -> None:
    """A refusal that names no pause gets one that doubles."""
    host = host_with(5)
    pauses = []
    for _ in range(4):
        host.start(0.0)
        host.not_before = 0.0
        host.finish(said(429), 0.0)
        pauses.append(host.not_before)
    assert pauses == [1, 2, 4, 8]


def test_down() -> None:
    """A host that only ever fails is not asked any more; one that has answered is."""
    host = host_with(20)
    for _ in range(DOWN_AFTER):
        host.start(0.0)
        host.finish(Answer("", failure=Failure.TIMEOUT), 0.0)
    assert host.down
    assert len(host.drop()) == 20 - DOWN_AFTER
    host.answered = True
    assert not host.down


def test_rate() -> None:
    """A rate keeps requests apart."""
    host = Host(6, interval=0.5)
    host.add(Question("http://a.org/"), 0.0, 1)
    host.add(Question("http://a.org/2"), 0.0, 2)
    host.start(3.0)
    assert host.next_time(3.0) == 3.5


@pytest.mark.parametrize(
    ("printed", "date", "pause"),
    [
        ("", "", 0),
        ("120", "", 120),
        (" 3 ", "", 3),
        ("-3", "", 0),
        ("soon", "", 0),
        ("1e9", "", 0),
        (format_datetime(NOON + timedelta(seconds=90), usegmt=True), "", 90),
        (format_datetime(NOON - timedelta(seconds=90), usegmt=True), "", 0),
        (format_datetime(NOON + timedelta(hours=1), usegmt=True), NOON + timedelta(hours=1, seconds=-5), 3600),
        (format_datetime(NOON, usegmt=True), NOON - timedelta(seconds=30), 30),
    ],
)
def test_wanted_pause(printed: str, date: datetime | str, pause: float) -> None:
    """Retry-After is seconds or a date; of two clocks the one that makes us wait longer counts."""
    told = {"date": format_datetime(date, usegmt=True)} if isinstance(date, datetime) else {}
    answer = Answer("", 503, headers={"retry-after": printed} | told)
    assert wanted_pause(answer, NOON.timestamp) == pause
