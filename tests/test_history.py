from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcite.history import NO_HISTORY, LinkHistory

FIRST = date(2026, 3, 1)


def lived(days: str, first: date = FIRST) -> LinkHistory:
    """Return the history of a link seen alive (a), dead (d) or not at all (.) on days in a row."""
    history = NO_HISTORY
    for number, seen in enumerate(days):
        day = first + timedelta(number)
        history = history.seen_alive(day) if seen == "a" else history.seen_dead(day) if seen == "d" else history
    return history


LIVES = st.text("ad.", max_size=12).map(lived)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("", ""),
        ("a", ""),
        ("d", ""),
        ("ad", "last alive on 1 March 2026"),
        ("dd", "dead since 1 March 2026, seen 2 times"),
        ("a.d.dd", "dead since 3 March 2026, seen 3 times, last alive on 1 March 2026"),
        ("ddda", ""),
    ],
)
def test_words(days: str, words: str) -> None:
    """A history says since when and how often, and nothing where nothing is known."""
    assert str(lived(days)) == words


@pytest.mark.parametrize(
    ("days", "confirmed"),
    [("d", False), ("ddd", False), ("dd.d", True), ("d..d", False), ("ddad.d", False), ("addadd.d", True), ("", False)],
)
def test_confirms(days: str, confirmed: bool) -> None:
    """Three deaths, three days from first to last; a day alive begins anew."""
    assert lived(days).confirms(3, 3.0) is confirmed


def test_one_day_is_one_death() -> None:
    """However often a link is asked on one day; a clock that goes back adds nothing."""
    history = lived("d")
    assert history.seen_dead(FIRST) == history.seen_dead(FIRST - timedelta(3)) == history


@given(LIVES, LIVES)
def test_merged(one: LinkHistory, other: LinkHistory) -> None:
    """Two memories know the same, in either order; what both knew already is not counted twice."""
    both = one.merged(other)
    assert both == other.merged(one)
    assert both.merged(one).deaths <= max(one.deaths, other.deaths)
    assert one.merged(one) == one
    assert one.merged(NO_HISTORY) == one
    assert both.last_alive == max((day for day in (one.last_alive, other.last_alive) if day), default=None)


def test_merged_knows_the_living_day() -> None:
    """What died before another memory saw it alive did not stay dead."""
    assert lived("dd").merged(lived("..a")) == lived("..a")
    assert lived("dd.d").merged(lived("..a")).deaths == 1
    assert lived("d").merged(lived("a")) == lived("a")
