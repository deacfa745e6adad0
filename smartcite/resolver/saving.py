"""Copies at the user's wish: the Internet Archive's Save Page Now is asked to keep pages that live.

`POST /save` with the address answers with the number of a job, and `GET /save/status/JOB` in half a minute or so with
the moment of the copy (“SPN2 Public API”, the Archive's documentation of it). That writes in someone else's archive, so
only who has set their own keys and asks for it does so: a few pages a run, none that has a copy younger than a month,
one request at a time, and none after the second failure in a row.
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlsplit

from smartcite.errors import ConfigError
from smartcite.memory import Memory
from smartcite.model import Analysis, IdentifierKind, LinkKey
from smartcite.resolver import utc_now
from smartcite.resolver.answers import Answer, Asking, Question
from smartcite.resolver.archive import MOMENT, PATIENCE, ask_archive, may_be_told, politely, public
from smartcite.settings import LinkSettings
from smartcite.web_archives import given_copies, wayback

KEYS = ("IA_ACCESS_KEY_ID", "IA_SECRET_ACCESS_KEY")
"""The variables of the environment that hold the user's keys, as the Archive's own tools name them."""
YOUNG = timedelta(days=30)
PAUSE = 15.0
"""Seconds between two looks at the jobs; a copy takes about half a minute."""
_LONGEST = 300.0
_ROUNDS = 12
_REFUSED_KEYS = frozenset({401, 403})
Wish = tuple[LinkKey, str]
"""A link, and its address as the archive is told it."""


@dataclass(slots=True)
class Saving:
    """What came of it: the copies made or found young enough, why others were refused, and how many are left."""

    copies: dict[LinkKey, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    left: int = 0

    def __str__(self) -> str:
        """Return it in a sentence for each thing to say."""
        made = f"Save Page Now: {len(self.copies)} cop{'y' if len(self.copies) == 1 else 'ies'} kept"
        left = f", {self.left} link{'' if self.left == 1 else 's'} left for another run" if self.left else ""
        return "\n".join([f"{made}{left}.", *(f"not kept: {url}: {why}" for url, why in self.refused.items())])


def require_keys() -> None:
    """Raise ConfigError when the environment lacks the user's keys."""
    if missing := [name for name in KEYS if not os.environ.get(name)]:
        raise ConfigError(
            f"--archive keeps pages under your own account: set {' and '.join(missing)}"
            " in the environment (https://archive.org/account/s3.php)"
        )


def save_pages(
    analyses: Sequence[Analysis],
    settings: LinkSettings,
    memory: Memory,
    progress: Callable[[int, int], None] = lambda _, __: None,
    clock: Callable[[], datetime] = utc_now,
) -> Saving:
    """Ask for a copy of each living link that has none from us yet; nothing the archive answers changes a verdict."""
    wishes = list(_wishes(analyses, settings, memory, clock()))
    chosen, saving = wishes[: max(0, settings.archive_most)], Saving()
    if chosen:

        def kept(target: LinkKey, copy: str) -> None:
            saving.copies[target] = copy
            memory.learn_saved(target[1], copy, clock())
            progress(len(saving.copies), len(chosen))

        course = _save(chosen, settings.archive_base.rstrip("/"), kept, saving.refused)
        ask_archive(course, _with_keys(settings))
    saving.left = len(wishes) - len(saving.copies) - len(saving.refused)
    return saving


def _with_keys(settings: LinkSettings) -> LinkSettings:
    """Return polite settings with the user's keys for the archive's host, taken from the environment when asked."""
    keys = ":".join(f"${name}" for name in KEYS)
    lines = (f"Authorization: LOW {keys}", "Accept: application/json")
    return replace(
        politely(settings, _LONGEST),
        rate=settings.archive_rate / 120,
        headers=(*settings.headers, (urlsplit(settings.archive_base).hostname or "", lines)),
    )


def _save(
    wishes: Sequence[Wish], base: str, kept: Callable[[LinkKey, str], None], refused: dict[str, str]
) -> Asking[None]:
    """Ask for all copies, then look at the jobs until all are done, the time is over or the archive fails."""
    jobs: dict[str, Wish] = {}
    failures = 0
    for wish in wishes:
        target, url = wish
        form = (("url", url), ("if_not_archived_within", "30d"), ("skip_first_archive", "1"))
        answer = yield Question(f"{base}/save", form=form)
        told = _told(answer)
        failures = 0 if told else failures + 1
        if job := _word(told, "job_id"):
            jobs[job] = wish
        elif told and answer.status not in _REFUSED_KEYS:
            refused[target[1]] = _reason(told)
        if answer.status in _REFUSED_KEYS:
            refused[target[1]] = f"the archive refuses the keys in {' and '.join(KEYS)}"
        if failures >= PATIENCE or answer.status in _REFUSED_KEYS:
            break
    for number in range(_ROUNDS):
        for index, (job, (target, url)) in enumerate(list(jobs.items())):
            if failures >= PATIENCE:
                return
            where = f"{base}/save/status/{quote(job, safe='')}"
            answer = yield Question(where, attempt=number + 1, pause=0.0 if index else PAUSE)
            told = _told(answer)
            failures = 0 if told else failures + 1
            if _word(told, "status") == "success" and MOMENT.fullmatch(_word(told, "timestamp")):
                kept(target, wayback(url, _word(told, "timestamp")))
                del jobs[job]
            elif _word(told, "status") == "error":
                refused[target[1]] = _reason(told)
                del jobs[job]


def _told(answer: Answer) -> dict[str, Any]:
    """Return the object that an answer holds, whatever its status; an empty one for anything else."""
    try:
        value = json.loads(answer.data)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _word(told: dict[str, Any], name: str) -> str:
    return value if isinstance(value := told.get(name), str) else ""


def _reason(told: dict[str, Any]) -> str:
    return (_word(told, "message") or _word(told, "status_ext") or "the archive gives no reason")[:200]


def _wishes(analyses: Sequence[Analysis], settings: LinkSettings, memory: Memory, now: datetime) -> Iterator[Wish]:
    """Yield the living links that have no copy, neither beside them nor from us within a month."""
    seen: set[str] = set()
    for analysis in analyses:
        given = {item.value for item in given_copies(analysis)}
        for check in analysis.checks.values():
            url = public(check.target)
            if check.kind is not IdentifierKind.URL or not check.verdict.is_good or url in seen:
                continue
            seen.add(url)
            saved = memory.recall_saved(check.target)
            due = saved is None or now - saved[1] >= YOUNG
            if due and check.target not in given and may_be_told(check.target, settings):
                yield check.key, url
