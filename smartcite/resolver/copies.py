"""Archived copies of dead links: for each one question to the Internet Archive, when all verdicts are known.

Asked is the index of captures (CDX server) for the nearest capture that shows the page: its filter leaves out captures
of errors, which the Availability API and `web.archive.org/web/TIME/URL` give like any other, and of a dead page there
are many. Politeness: one question at a time and 24 a minute, because the Archive's staff asks for fewer than 60 and
locks out for an hour who does not heed a 429; none after the second failure in a row, and none after a minute. Whatever
the archive answers, or does not, verdicts stay as they are.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from urllib.parse import quote, urlsplit

from smartcite.model import Analysis, IdentifierKind, LinkCheck, Verdict
from smartcite.resolver.answers import Asking, Question
from smartcite.resolver.cited import read_on
from smartcite.resolver.safety import PrivateAddressError, addresses, may_be_asked, without_credentials
from smartcite.settings import LinkSettings
from smartcite.web_archives import given_copies, read_copy, wayback

Target = tuple[IdentifierKind, str]
DEAD = frozenset({Verdict.DEAD, Verdict.SOFT_DEAD})
_LONGEST = 60.0
_PATIENCE = 2
_MOMENT = re.compile(r"\d{14}")


def find_copies(
    analyses: Sequence[Analysis], settings: LinkSettings, progress: Callable[[int, int], None] = lambda _, __: None
) -> dict[Target, str]:
    """Return the address of an archived copy of each dead link that has one; `progress` is told how many are done.

    Not asked: links beside which the author gives a copy, copies, DOIs, and addresses of the reader's own network.
    """
    wanted = _wanted(analyses, settings) if settings.find_copies and not settings.offline else {}
    if not wanted:
        return {}
    from smartcite.resolver.fetch import Fetcher
    from smartcite.resolver.schedule import Scheduler

    found: dict[Target, str] = {}

    def told(url: str, address: str, done: int) -> None:
        if address:
            found[IdentifierKind.URL, url] = address
        progress(done, len(wanted))

    calm = politely(settings)
    fetcher = Fetcher(calm)
    try:
        course = _ask(wanted, settings.archive_base.rstrip("/"), told)
        Scheduler[None](fetcher.fetch, calm, lambda _, __: None).run({"copies": course})
    finally:
        fetcher.close()
    return found


def politely(settings: LinkSettings) -> LinkSettings:
    """Return the settings with which an archive is asked: by one question at a time, and seldom."""
    return replace(
        settings,
        workers=1,
        per_host=1,
        rate=settings.archive_rate / 60,
        max_time=min(_LONGEST, settings.max_time),
        allow_private=_is_local(settings.archive_base),
    )


def _ask(wanted: Mapping[str, date | None], base: str, told: Callable[[str, str, int], None]) -> Asking[None]:
    """Ask for one copy after the other until the archive has failed too often in a row."""
    failures = 0
    for done, (url, day) in enumerate(wanted.items(), 1):
        address, attempt = "", 0
        while failures < _PATIENCE:
            attempt += 1
            answer = yield Question(_question(base, url, day), attempt=attempt)
            if answer.ok and (moments := _moments(answer.data)) is not None:
                failures, address = 0, wayback(_public(url), moments[0]) if moments else ""
                break
            failures += 1
        told(url, address, done)


def _question(base: str, url: str, day: date | None) -> str:
    """Return the address that tells the capture of a page nearest to a day, or the last one."""
    nearest = f"closest={day:%Y%m%d}120000&sort=closest&limit=1" if day else "limit=-1"
    asked = f"url={quote(_public(url), safe='')}&output=json&fl=timestamp&filter=statuscode:200"
    return f"{base}/cdx/search/cdx?{asked}&{nearest}"


def _moments(data: bytes) -> list[str] | None:
    """Return the moments in an answer of the index, rows after a row of names; None when it holds none."""
    with suppress(ValueError, TypeError, LookupError):
        rows = json.loads(data)
        moments = [row[0] for row in rows[1:]]
        if isinstance(rows, list) and all(isinstance(one, str) and _MOMENT.fullmatch(one) for one in moments):
            return moments
    return None


def _wanted(analyses: Sequence[Analysis], settings: LinkSettings) -> dict[str, date | None]:
    """Return the dead links that may have a copy, and the day nearest to which it is wanted."""
    wanted: dict[str, date | None] = {}
    for analysis in analyses:
        given = {item.value for item in given_copies(analysis)}
        dead = [check.target for check in analysis.checks.values() if _may_be_told(check, settings)]
        urls = [url for url in dead if url not in given]
        days = read_on(analysis) if urls else {}
        for url in urls:
            wanted[url] = wanted.get(url) or days.get(url) or days.get("")
    return wanted


def _may_be_told(check: LinkCheck, settings: LinkSettings) -> bool:
    """Tell whether a check is of a dead page that an archive may hear of, and can have."""
    if check.kind is not IdentifierKind.URL or check.verdict not in DEAD or read_copy(check.target):
        return False
    if _is_local(settings.archive_base):
        return True
    if not may_be_asked(check.target, allow_private=False):
        return False
    if settings.allow_private:  # the name may be one of the reader's own network, which is nobody's business
        try:
            addresses(urlsplit(check.target).hostname or "", 80, allow_private=False)
        except PrivateAddressError:
            return False
        except OSError:
            return "." in (urlsplit(check.target).hostname or "")
    return True


def _is_local(base: str) -> bool:
    """Tell whether an archive stands on the reader's own machine, as it does in tests."""
    return not may_be_asked(base, allow_private=False)


def _public(url: str) -> str:
    return without_credentials(url.partition("#")[0])
