"""Strikes over simulated weeks: a web whose pages live and die by the day, a clock that is set, a run every morning."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smartcite.commands.remembering import remembering
from smartcite.findings import Severity
from smartcite.model import IdentifierKind, LinkCheck
from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_text
from smartcite.resolver import check_targets
from smartcite.settings import LinkSettings

if TYPE_CHECKING:
    from tests.resolver.conftest import Ask, Pages

FIRST = datetime(2026, 3, 2, 6, tzinfo=UTC)
STATUS = {"a": 200, "d": 404, "s": 503}
"""And x breaks the connection off."""
SHOWN = {Severity.ERROR: "E", Severity.WARNING: "w"}

TABLE = {
    # what the server says each day: a alive, d dead (404), s failing (503), x nothing at all
    # and what the report says: "." nothing, w warning, E error
    "dies on the third day": (
        "aaddddddddddddd",
        "..wwwEEEEEEEEEE",
    ),
    "host down for two days": (
        "aaaxxaaaaaaaaaa",
        "...............",
    ),
    "gone for two days": (
        "aaaddaaaaaaaaaa",
        "...ww..........",
    ),
    "flaps every other day": (
        "adadadadadadada",
        ".w.w.w.w.w.w.w.",
    ),
    "three days dead, then back, then gone": (
        "adddaddddaadddd",
        ".www.wwwE..wwwE",
    ),
    "fails while it dies": (
        "ddssdssssdsssss",
        "ww..E....E.....",
    ),
    "dead from the first day": (
        "ddddddddddddddd",
        "wwwEEEEEEEEEEEE",
    ),
}
WEEKLY = {
    "dies in the second week": ("adddddd", ".wwEEEE"),
    "dead every other week": ("adadada", ".w.w.w."),
    "dead in two weeks of three": ("dadddad", "w.wwE.w"),
}


class Web:
    """Pages that say each day what the table says, a clock, and reports with 3 strikes over 3 days."""

    def __init__(self, ask: "Ask", pages: "type[Pages]", monkeypatch: pytest.MonkeyPatch) -> None:
        self.day, self.lives, self.server, self.settings = 0, dict[str, str](), ask.server, ask.settings
        monkeypatch.setitem(pages.answers, "life", self.answer)

    def answer(self, page: "Pages") -> None:
        life = self.lives[page.path][self.day]
        if life == "x":
            page.reset()
        else:
            page.send(STATUS[life], b"%PDF-1.7", "application/pdf")

    def report(self, now: datetime, **chosen: object) -> dict[str, tuple[str, LinkCheck]]:
        """Return for each page how bad the report calls it, and the check."""
        settings = LinkSettings(**{**self.settings, "strikes": 3, "over_days": 3.0, "max_cache_age": 0.5, **chosen})  # type: ignore[arg-type]
        notes = "\n".join(f"[{number}] Dupont, {self.server}{path}" for number, path in enumerate(self.lives, 1))
        analysis = understand(read_text(f"Un[1].\n\n{notes}\n[99] {self.server}/pdf/alive\n"))
        with remembering(settings, pytest.fail) as memory:
            checks = check_targets([analysis], settings, None, memory, lambda: now)
        found, crashed = findings_of(replace(analysis, checks=checks))
        assert crashed == ()
        severities = {each.data["target"]: SHOWN[each.severity] for each in found if each.code == "LNK101"}
        return {
            path: (
                severities.get(self.server + path, "."),
                checks[IdentifierKind.URL, self.server + path],
            )
            for path in self.lives
        }

    def weeks(self, table: Mapping[str, tuple[str, str]], every: int, **chosen: object) -> dict[str, str]:
        """Return what the reports say of each row of a table, a run every so many days."""
        paths = {f"/life/{number}": name for number, name in enumerate(table)}
        self.lives = {path: table[name][0] for path, name in paths.items()}
        said = dict.fromkeys(table, "")
        for day in range(max(len(life) for life in self.lives.values())):
            self.day = day
            for path, (shown, _) in self.report(FIRST + timedelta(days=day * every), **chosen).items():
                said[paths[path]] += shown
        return said


@pytest.fixture
def web(ask: "Ask", pages: "type[Pages]", monkeypatch: pytest.MonkeyPatch) -> Web:
    monkeypatch.setattr("smartcite.resolver.journey.PAUSE", 0.0)
    return Web(ask, pages, monkeypatch)


def test_daily(web: Web) -> None:
    """A run every day with a cache: what the reports say is what the table says."""
    assert web.weeks(TABLE, 1) == {name: verdicts for name, (_, verdicts) in TABLE.items()}


def test_weekly(web: Web, tmp_path: Path) -> None:
    """A run every week that has a history and no cache, as in CI: the third death in a row is an error."""
    said = web.weeks(WEEKLY, 7, cache=False, history=tmp_path / "links.tsv")
    assert said == {name: verdicts for name, (_, verdicts) in WEEKLY.items()}


def test_one_strike(web: Web) -> None:
    """Unless it is asked for, a death is an error at once."""
    said = web.weeks({"dies": ("add", ".EE")}, 1, strikes=1, over_days=0.0)
    assert said == {"dies": ".EE"}


def test_same_day(web: Web) -> None:
    """Runs one after the other on one day are one strike."""
    web.lives = {"/life/0": "d"}
    for hour in range(0, 18, 2):
        shown, check = web.report(FIRST + timedelta(hours=hour), max_cache_age=0.0)["/life/0"]
        assert (shown, check.history.deaths) == ("w", 1)


def test_words(web: Web) -> None:
    """The report says what each run saw."""
    web.lives = {"/life/0": "addd"}
    for day in range(4):
        web.day = day
        check = web.report(FIRST + timedelta(days=day))["/life/0"][1]
    assert str(check.history) == "dead since 3 March 2026, seen 3 times, last alive on 2 March 2026"
