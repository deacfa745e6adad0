from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from smartcite.cli import app
from smartcite.memory import Memory
from smartcite.model import Analysis, IdentifierKind, LinkCheck, Verdict
from smartcite.pipeline import save_copies, understand
from smartcite.readers import read_text
from smartcite.resolver import saving, utc_now
from smartcite.resolver.saving import Saving, save_pages
from smartcite.settings import LinkSettings
from tests import web_archive

URLS = [f"http://example.org/{name}" for name in ("a", "b", "c")]
COPIES = {(IdentifierKind.URL, url): f"https://web.archive.org/web/20261125101500/{url}" for url in URLS}


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> Iterator[web_archive.Archive]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("IA_ACCESS_KEY_ID", "mine")
    monkeypatch.setenv("IA_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setattr(saving, "PAUSE", 0.01)
    with web_archive.running() as running:
        yield running


def cited(*urls: str, verdict: Verdict = Verdict.OK) -> Analysis:
    """Return what is known of notes that cite living pages."""
    notes = "\n".join(f"[{number}] Voir {url}." for number, url in enumerate(urls, 1))
    analysis = understand(read_text(f"{'mot'.join(f'[{n}]' for n in range(1, len(urls) + 1))}\n\n{notes}\n"))
    keys = dict.fromkeys(item.key for item in analysis.identifiers)
    return replace(analysis, checks={key: LinkCheck(key[1], key[0], verdict, "so it is") for key in keys})


def settings(archive: web_archive.Archive, **chosen: object) -> LinkSettings:
    usual = {"timeout": 0.3, "archive_base": archive.base, "archive_rate": 60_000.0, "archive": True}
    return LinkSettings(**(usual | chosen))  # type: ignore[arg-type]


def save(archive: web_archive.Archive, *analyses: Analysis, **chosen: object) -> Saving:
    wanted = settings(archive, **chosen)
    with closing(Memory(wanted)) as memory:
        return save_pages(analyses, wanted, memory)


def test_saved(archive: web_archive.Archive) -> None:
    """Each living page is asked for once, with the user's keys, and its copy named when the job is done."""
    wanted = settings(archive)
    with closing(Memory(wanted)) as memory:
        (after,), came = save_copies([cited(*URLS, URLS[0])], wanted, memory)
    assert {key: check.archived for key, check in after.checks.items()} == COPIES
    assert (came.copies, came.refused, came.left) == (COPIES, {}, 0)
    assert archive.keys == {"LOW mine:secret"}
    assert [form["url"] for form in archive.saved] == [[url] for url in URLS]
    assert archive.saved[0]["if_not_archived_within"] == ["30d"]
    assert str(came) == "Save Page Now: 3 copies kept."


def test_not_twice(archive: web_archive.Archive) -> None:
    """What was kept within a month is not asked for again."""
    wanted = settings(archive)
    save(archive, cited(*URLS))
    assert save(archive, cited(*URLS)).copies == {}
    assert len(archive.saved) == 3
    with closing(Memory(wanted)) as memory:
        came = save_pages([cited(*URLS)], wanted, memory, clock=lambda: utc_now() + timedelta(days=31))
    assert came.copies == COPIES


def test_few_a_run(archive: web_archive.Archive) -> None:
    """A run asks for few pages; the next one goes on with the rest."""
    first, second = (save(archive, cited(*URLS), archive_most=2) for _ in range(2))
    assert (len(first.copies), first.left) == (2, 1)
    assert "1 link left for another run" in str(first)
    assert first.copies | second.copies == COPIES


@pytest.mark.parametrize("verdict", [Verdict.DEAD, Verdict.SOFT_DEAD, Verdict.UNVERIFIED, Verdict.DRIFTED])
def test_only_the_living(archive: web_archive.Archive, verdict: Verdict) -> None:
    """Pages that are gone, changed or unknown are not asked for."""
    assert save(archive, cited(*URLS, verdict=verdict)).copies == {}
    assert archive.saved == []


def test_not_wanted(archive: web_archive.Archive) -> None:
    """Copies, links that have one beside them, and DOIs are not asked for."""
    given = f"{URLS[0]} [https://perma.cc/AB12-CD34]"
    assert save(archive, cited(given, "https://web.archive.org/web/2014/http://a.org/", "doi:10.1000/182")).left == 0
    assert archive.saved == []


def test_refused(archive: web_archive.Archive) -> None:
    """What the archive cannot keep is told with its reason, and the others are kept."""
    archive.refusals[URLS[1]] = {"status": "error", "status_ext": "error:blocked", "message": "The site blocks us."}
    came = save(archive, cited(*URLS))
    assert came.refused == {URLS[1]: "The site blocks us."}
    assert len(came.copies) == 2
    assert f"not kept: {URLS[1]}: The site blocks us." in str(came)


def test_wrong_keys(archive: web_archive.Archive) -> None:
    """Keys that are refused end the questions, and the secret is not told."""
    archive.failures = [401]
    came = save(archive, cited(*URLS))
    assert (len(archive.asked), came.left) == (1, 2)
    assert "refuses the keys" in came.refused[URLS[0]]
    assert "secret" not in str(came)


@pytest.mark.parametrize("failure", [429, 503, "time-out", "garbage", "empty body", "reset"])
def test_failing(archive: web_archive.Archive, failure: int | str) -> None:
    """An archive that fails twice in a row is left alone; nothing else is lost."""
    archive.failures = [failure] * 9
    came = save(archive, cited(*URLS))
    assert (came.copies, came.left) == ({}, 3)
    assert len(archive.asked) == 2


def test_never_done(archive: web_archive.Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs that are pending for ever are given up."""
    monkeypatch.setattr(saving, "_ROUNDS", 2)
    archive.looks = 99
    came = save(archive, cited(*URLS))
    assert (came.copies, came.left) == ({}, 3)
    assert len(archive.asked) == 9


def test_command(archive: web_archive.Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept without --archive, offline, or without keys, which is a sentence before anything is asked."""
    monkeypatch.chdir(tmp_path)
    Path("smartcite.toml").write_text(
        f'[links]\nallow-private = true\narchive-base = "{archive.base}"\narchive-rate = 60000\n'
    )
    Path("essay.txt").write_text("Un[1].\n\n[1] Voir http://127.0.0.1:1/a.\n", encoding="utf-8")
    assert CliRunner().invoke(app, ["check", "--offline", "--archive", "essay.txt"]).exit_code == 0
    assert (
        "Save Page Now: 0 copies kept."
        in CliRunner().invoke(app, ["check", "--archive", "--exclude-links", "127", "essay.txt"]).stderr
    )
    monkeypatch.delenv("IA_SECRET_ACCESS_KEY")
    result = CliRunner().invoke(app, ["check", "--archive", "--exclude-links", "127", "essay.txt"])
    assert result.exit_code == 2
    assert "set IA_SECRET_ACCESS_KEY in the environment" in result.stderr
    assert archive.asked == []
