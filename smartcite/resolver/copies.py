"""Archived copies of dead links: for each one question to the Internet Archive, when all verdicts are known.

Asked is the index of captures (CDX server) for the nearest capture that shows the page: its filter leaves out captures
of errors, which the Availability API and `web.archive.org/web/TIME/URL` give like any other, and of a dead page there
are many. None is asked after the second failure in a row, and none after a minute. Whatever the archive answers, or
does not, verdicts stay as they are.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from urllib.parse import quote

from smartcite.memory import Memory
from smartcite.model import Analysis, IdentifierKind, LinkKey
from smartcite.resolver import utc_now
from smartcite.resolver.answers import Asking, Question
from smartcite.resolver.archive import MOMENT, PATIENCE, ask_archive, may_be_told, politely, public
from smartcite.resolver.cited import read_on
from smartcite.settings import LinkSettings
from smartcite.web_archives import given_copies, wayback

_LONGEST = 60.0
"""Seconds for all questions together."""


def find_copies(
    analyses: Sequence[Analysis],
    settings: LinkSettings,
    memory: Memory | None = None,
    progress: Callable[[int, int], None] = lambda _, __: None,
    clock: Callable[[], datetime] = utc_now,
) -> dict[LinkKey, str]:
    """Return the address of an archived copy of each dead link that has one; `progress` is told how many are done.

    Not asked: links beside which the author gives a copy, copies, DOIs, addresses of the reader's own network, and
    what `memory` knows.
    """
    if settings.offline or not settings.find_copies:
        return {}
    memory = memory or Memory(replace(settings, cache=False))
    wanted = _wanted(analyses, settings)
    known = {url: memory.recall_copy(url, day, clock()) for url, day in wanted.items()}
    asked = {url: day for url, day in wanted.items() if known[url] is None}
    known |= _answers(asked, settings, memory, progress, clock) if asked else {}
    return {(IdentifierKind.URL, url): copy for url in wanted if (copy := known[url] or _saved(url, memory))}


def recall_copies(analysis: Analysis, memory: Memory, clock: Callable[[], datetime] = utc_now) -> dict[str, str]:
    """Return the copies that earlier runs found of the pages that a document links to, by address; asks nobody."""
    days = read_on(analysis)
    urls = dict.fromkeys(item.value for item in analysis.identifiers if item.kind is IdentifierKind.URL)
    found = {url: memory.recall_copy(url, days.get(url) or days.get(""), clock()) for url in urls}
    return {url: copy for url in urls if (copy := found[url] or _saved(url, memory))}


def _saved(url: str, memory: Memory) -> str:
    saved = memory.recall_saved(url)
    return saved[0] if saved else ""


def _answers(
    asked: Mapping[str, date | None],
    settings: LinkSettings,
    memory: Memory,
    progress: Callable[[int, int], None],
    clock: Callable[[], datetime],
) -> dict[str, str]:
    """Return what the archive says of each address, empty where it has no copy or did not answer; it is learnt."""
    found: dict[str, str] = dict.fromkeys(asked, "")

    def told(url: str, copy: str | None, done: int) -> None:
        if copy is not None:
            found[url] = copy
            memory.learn_copy(url, asked[url], copy, clock())
        progress(done, len(asked))

    ask_archive(_ask(asked, settings.archive_base.rstrip("/"), told), politely(settings, _LONGEST))
    return found


def _ask(wanted: Mapping[str, date | None], base: str, told: Callable[[str, str | None, int], None]) -> Asking[None]:
    """Ask for one copy after the other until the archive has failed too often in a row; None is told of the rest."""
    failures = 0
    for done, (url, day) in enumerate(wanted.items(), 1):
        address, attempt = None, 0
        while failures < PATIENCE:
            attempt += 1
            answer = yield Question(_question(base, url, day), attempt=attempt)
            if answer.ok and (moments := _moments(answer.data)) is not None:
                failures, address = 0, wayback(public(url), moments[0]) if moments else ""
                break
            failures += 1
        told(url, address, done)


def _question(base: str, url: str, day: date | None) -> str:
    """Return the address that tells the capture of a page nearest to a day, or the last one."""
    nearest = f"closest={day:%Y%m%d}120000&sort=closest&limit=1" if day else "limit=-1"
    asked = f"url={quote(public(url), safe='')}&output=json&fl=timestamp&filter=statuscode:200"
    return f"{base}/cdx/search/cdx?{asked}&{nearest}"


def _moments(data: bytes) -> list[str] | None:
    """Return the moments in an answer of the index, rows after a row of names; None when it holds none."""
    with suppress(ValueError, TypeError, LookupError):
        rows = json.loads(data)
        moments = [row[0] for row in rows[1:]]
        if isinstance(rows, list) and all(isinstance(one, str) and MOMENT.fullmatch(one) for one in moments):
            return moments
    return None


def _wanted(analyses: Sequence[Analysis], settings: LinkSettings) -> dict[str, date | None]:
    """Return the dead links that may have a copy, and the day nearest to which it is wanted."""
    wanted: dict[str, date | None] = {}
    for analysis in analyses:
        given = {item.value for item in given_copies(analysis)}
        checks = [check for check in analysis.checks.values() if check.kind is IdentifierKind.URL]
        dead = [check.target for check in checks if check.verdict.is_dead]
        urls = [url for url in dead if url not in given and may_be_told(url, settings)]
        days = read_on(analysis) if urls else {}
        for url in urls:
            wanted[url] = wanted.get(url) or days.get(url) or days.get("")
    return wanted
