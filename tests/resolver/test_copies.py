import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from smartcite.memory import Memory
from smartcite.model import Analysis, IdentifierKind, LinkCheck, Verdict
from smartcite.pipeline import add_copies, understand
from smartcite.readers import read_text
from smartcite.resolver import utc_now
from smartcite.resolver.copies import find_copies, recall_copies
from smartcite.settings import LinkSettings
from tests import web_archive

GONE = "http://example.org/rapport?a=1&b=é"
NOTES = f"""Un[1] deux[2].

[1] Anne Dupin, « Les phares », Revue des côtes, 2014, {GONE}, consulté le 3 mai 2014.
[2] Jean Morel, « Les gardiens », Revue des côtes, 2016, http://example.org/autre.
"""


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> Iterator[web_archive.Archive]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with web_archive.running() as running:
        yield running


def dead(notes: str = NOTES, verdict: Verdict = Verdict.DEAD) -> Analysis:
    """Return what is known of notes all links of which have died."""
    analysis = understand(read_text(notes))
    keys = dict.fromkeys(item.key for item in analysis.identifiers)
    return replace(analysis, checks={key: LinkCheck(key[1], key[0], verdict, "so it is") for key in keys})


def settings(archive: web_archive.Archive, **chosen: object) -> LinkSettings:
    usual = {"timeout": 0.3, "archive_base": archive.base, "archive_rate": 60_000.0}
    return LinkSettings(**(usual | chosen))  # type: ignore[arg-type]


def copies(archive: web_archive.Archive, analysis: Analysis, **chosen: object) -> dict[str, str]:
    """Return the copies found, by address; whatever the archive does, the verdicts stay."""
    (after,) = add_copies([analysis], settings(archive, **chosen))
    assert {key: replace(check, archived="") for key, check in after.checks.items()} == analysis.checks
    return {check.target: check.archived for check in after.checks.values() if check.archived}


def closest(archive: web_archive.Archive) -> list[str]:
    return [parse_qs(urlsplit(path).query).get("closest", [""])[0][:8] for _, path in archive.asked]


def test_nearest_to_access(archive: web_archive.Archive) -> None:
    """The copy nearest to the day of access is taken, and its address is that of the public archive."""
    archive.captures[GONE] = ["20100101000000", "20140501120000", "20200101000000"]
    assert copies(archive, dead()) == {GONE: f"https://web.archive.org/web/20140501120000/{GONE}"}
    assert closest(archive) == ["20140503", "20160701"]


def test_nearest_to_document(archive: web_archive.Archive) -> None:
    """Without a day of access the day of the document counts: its own, or the last one that it mentions."""
    analysis = dead(NOTES.replace(", consulté le 3 mai 2014", ""))
    copies(archive, analysis)
    copies(archive, replace(analysis, document=replace(analysis.document, date="2018-02-03T10:00:00Z")))
    assert closest(archive) == ["20160701", "20160701", "20180203", "20180203"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("consulté le 3 mai 2014", "20140503"),
        ("Accessed 3 April 2020", "20200403"),
        ("connection on 19 April 2019", "20190419"),
        ("abgerufen am 5. Juni 2016", "20160605"),
        ("consulté le 12/03/2015", "20150312"),
    ],
)
def test_days_of_access(archive: web_archive.Archive, words: str, day: str) -> None:
    """Days of access are read as the languages write them."""
    copies(archive, dead(f"Un[1].\n\n[1] Anne Dupin, « Les phares », 2012, {GONE} ({words}).\n"))
    assert closest(archive) == [day]


def test_no_day(archive: web_archive.Archive) -> None:
    """Where no day is told the last copy counts."""
    archive.captures[GONE] = ["20100101000000", "20140501120000"]
    found = copies(archive, dead(f"Un[1].\n\n[1] Voir {GONE}.\n"))
    assert found == {GONE: f"https://web.archive.org/web/20140501120000/{GONE}"}


@pytest.mark.parametrize("verdict", [one for one in Verdict if one not in (Verdict.DEAD, Verdict.SOFT_DEAD)])
def test_only_the_dead(archive: web_archive.Archive, verdict: Verdict) -> None:
    """Nothing is asked about what lives, or what nobody knows."""
    assert copies(archive, dead(verdict=verdict)) == {}
    assert archive.asked == []


@pytest.mark.parametrize(
    ("chosen", "notes"),
    [
        ({"offline": True}, NOTES),
        ({"find_copies": False}, NOTES),
        ({}, "Un[1].\n\n[1] Dupont, « Un rapport », https://doi.org/10.1000/182.\n"),
        ({}, "Un[1].\n\n[1] Dupont, « Un rapport », https://web.archive.org/web/2014/http://example.org/x.\n"),
        ({}, "Un[1].\n\n[1] Dupont, « Un rapport », http://example.org/x [https://perma.cc/AB12-CD34].\n"),
    ],
    ids=["offline", "not-wanted", "doi", "copy", "given"],
)
def test_not_asked(archive: web_archive.Archive, chosen: dict[str, object], notes: str) -> None:
    """Offline or unwanted, and about DOIs, copies, and links beside which a living copy stands, nothing is asked."""
    analysis = dead(notes)
    perma = (IdentifierKind.URL, "https://perma.cc/AB12-CD34")
    if perma in analysis.checks:
        alive = replace(analysis.checks[perma], verdict=Verdict.OK)
        analysis = replace(analysis, checks={**analysis.checks, perma: alive})
    assert copies(archive, analysis, **chosen) == {}
    assert archive.asked == []


def test_own_network() -> None:
    """The archive of the world does not hear of addresses in the reader's own network."""
    analysis = dead("Un[1].\n\n[1] Voir http://10.1.2.3/a et http://127.0.0.1/b et http://localhost/c.\n")
    assert add_copies([analysis], LinkSettings(allow_private=True, timeout=0.1)) == (analysis,)


def test_credentials(archive: web_archive.Archive) -> None:
    """Neither passwords nor fragments are told."""
    copies(archive, dead("Un[1].\n\n[1] Voir http://name:word@example.org/a#part.\n"))
    (asked,) = archive.asked
    assert "word" not in asked[1]
    assert "part" not in asked[1]


@pytest.mark.parametrize("failure", [429, 503, 500, 403, "time-out", "garbage", "empty body", "reset"])
def test_failing(archive: web_archive.Archive, failure: int | str) -> None:
    """An archive that fails once is asked again; one that fails on is left alone after the second time."""
    archive.captures[GONE] = ["20140501120000"]
    archive.failures = [failure]
    started = time.monotonic()
    assert copies(archive, dead()) == {GONE: f"https://web.archive.org/web/20140501120000/{GONE}"}
    archive.failures, archive.asked = [failure] * 10, []
    assert copies(archive, dead()) == {}
    assert len(archive.asked) == 2
    assert time.monotonic() - started < 15


def test_nothing_archived(archive: web_archive.Archive) -> None:
    """An empty list is an answer and no failure: there is no copy, or the archive does not say so."""
    assert copies(archive, dead()) == {}
    assert len(archive.asked) == 2


def test_wish_to_wait(archive: web_archive.Archive) -> None:
    """A wish to wait is heeded, and one longer than the run ends the questions."""
    archive.captures[GONE] = ["20140501120000"]
    archive.failures, archive.retry_after = [429], "1"
    assert copies(archive, dead())
    assert archive.asked[1][0] - archive.asked[0][0] >= 1
    archive.failures, archive.retry_after, archive.asked = [429], "3600", []
    assert copies(archive, dead()) == {}
    assert len(archive.asked) == 1


def test_unreachable() -> None:
    """No archive at all changes nothing."""
    nowhere = LinkSettings(timeout=0.2, archive_base="http://127.0.0.1:1", archive_rate=60_000.0)
    assert add_copies([dead()], nowhere) == (dead(),)


def test_seldom(archive: web_archive.Archive) -> None:
    """Questions are apart as the archive wants."""
    copies(
        archive,
        dead("Un[1] deux[2].\n\n[1] Voir http://example.org/1.\n[2] Voir http://example.org/2.\n"),
        archive_rate=60.0,
    )
    (first, _), (second, _) = archive.asked
    assert second - first > 0.7


def test_remembered(archive: web_archive.Archive, cache_folder: Path) -> None:
    """What the archive said is remembered, that it has no copy for a week; what it did not say is asked again."""
    archive.captures[GONE] = ["20140501120000"]
    analysis, chosen = dead(), settings(archive)
    other = (IdentifierKind.URL, "http://example.org/autre")
    found = {(IdentifierKind.URL, GONE): f"https://web.archive.org/web/20140501120000/{GONE}"}
    with closing(Memory(chosen)) as memory:
        archive.failures = [503, 503]
        assert find_copies([analysis], chosen, memory) == {}
        assert find_copies([analysis], chosen, memory) == found
    archive.captures["http://example.org/autre"] = ["20160601120000"]
    archive.asked.clear()
    with closing(Memory(chosen)) as memory:
        assert find_copies([analysis], chosen, memory) == found
        assert recall_copies(analysis, memory) == {GONE: found[IdentifierKind.URL, GONE]}
        assert archive.asked == []
        later = utc_now() + timedelta(days=8)
        assert other in find_copies([analysis], chosen, memory, clock=lambda: later)
        assert len(archive.asked) == 1


def test_saved(archive: web_archive.Archive, cache_folder: Path) -> None:
    """Where the archive names none, the copy counts that was made while the page lived."""
    chosen = settings(archive)
    with closing(Memory(chosen)) as memory:
        memory.learn_saved(GONE, f"https://web.archive.org/web/20200101000000/{GONE}", utc_now())
        archive.failures = [503, 503]
        found = find_copies([dead()], chosen, memory)
    assert found == {(IdentifierKind.URL, GONE): f"https://web.archive.org/web/20200101000000/{GONE}"}
