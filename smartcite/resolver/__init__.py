"""Does each link and DOI still hold? The only home of requests.

What earlier runs learnt is recalled (learning.py), the rest asked (asking.py): a course of questions about each target
(links.py, dois.py) is led by a scheduler (schedule.py) that treats every host politely (hosts.py); workers fetch one
address at a time (fetch.py, connections.py, safety.py). What a page says is read in pages.py, weighed in signs.py and
soft404.py, and compared with what is cited there (cited.py). Archives are asked for copies of dead pages (copies.py)
and to keep living ones (saving.py), as archive.py says.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

from smartcite.memory import Memory
from smartcite.model import Analysis, IdentifierKind, LinkCheck, LinkKey, Verdict
from smartcite.settings import LinkSettings

Checks = dict[LinkKey, LinkCheck]
_ASKED = (IdentifierKind.URL, IdentifierKind.DOI)


def utc_now() -> datetime:
    """Return the time of day, with its zone."""
    return datetime.now(UTC)


def check_targets(
    analyses: Sequence[Analysis],
    settings: LinkSettings,
    progress: Callable[[LinkCheck, int, int], None] | None = None,
    memory: Memory | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> Checks:
    """Return one check per distinct URL and DOI of some documents; empty when offline.

    What `memory` knows and holds is not asked, and what is asked it learns at once. `progress` is told each answer,
    and how many of how many are done. No answer of the network raises; without any network at all everything that
    must be asked is unverified.
    """
    targets = list(dict.fromkeys(item.key for one in analyses for item in one.identifiers if item.kind in _ASKED))
    if settings.offline or not targets:
        return {}
    if memory is None:
        with closing(Memory(replace(settings, cache=False))) as memory:
            return check_targets(analyses, settings, progress, memory, clock)
    from smartcite.resolver.cited import cited_at
    from smartcite.resolver.learning import Learning

    checks: Checks = {}

    def done(check: LinkCheck) -> None:
        checks[check.key] = check
        if progress:
            progress(check, len(checks), len(targets))

    cited = cited_at(analyses)
    learning = Learning(memory, cited, clock, done)
    excluded = [re.compile(pattern) for pattern in settings.exclude_links]
    due = []
    for kind, value in targets:
        if any(pattern.search(value) for pattern in excluded):
            done(LinkCheck(value, kind, Verdict.EXCLUDED, "excluded by the settings", checked_at=clock()))
        elif not learning.recall((kind, value)):
            due.append((kind, value))
    if due:
        from smartcite.resolver.asking import ask

        ask(due, cited, settings, learning.take)
        learning.finish()
    return checks
