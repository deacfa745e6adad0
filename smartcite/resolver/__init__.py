"""Does each link and DOI still hold? The only home of requests.

A course of questions about each target (links.py, dois.py) is led by a scheduler (schedule.py) that treats every host
politely (hosts.py); workers fetch one address at a time (fetch.py, connections.py, safety.py). What a page says is read
in pages.py, weighed in signs.py and soft404.py, and compared with what is cited there (cited.py).
"""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from smartcite.model import Analysis, IdentifierKind, LinkCheck, Verdict
from smartcite.settings import LinkSettings

Target = tuple[IdentifierKind, str]
Checks = dict[Target, LinkCheck]
_ASKED = (IdentifierKind.URL, IdentifierKind.DOI)


def check_targets(
    analyses: Sequence[Analysis],
    settings: LinkSettings,
    progress: Callable[[LinkCheck, int, int], None] | None = None,
) -> Checks:
    """Return one check per distinct URL and DOI of some documents; empty when offline.

    `progress` is told each answer, and how many of how many are done. No answer of the network raises; without any
    network at all everything is unverified.
    """
    targets = list(
        dict.fromkeys((item.kind, item.value) for one in analyses for item in one.identifiers if item.kind in _ASKED)
    )
    if settings.offline or not targets:
        return {}
    excluded = [re.compile(pattern) for pattern in settings.exclude_links]
    checks = {target: _excluded(target) for target in targets if any(one.search(target[1]) for one in excluded)}
    asked = [target for target in targets if target not in checks]

    def done(check: LinkCheck) -> None:
        checks[check.kind, check.target] = check
        if progress:
            progress(check, len(checks), len(targets))

    _ask(asked, analyses, settings, done)
    if not any(check.status for check in checks.values()):
        return {target: _without_network(check) for target, check in checks.items()}
    return checks


def _ask(
    targets: Sequence[Target], analyses: Sequence[Analysis], settings: LinkSettings, done: Callable[[LinkCheck], None]
) -> None:
    from smartcite.resolver.answers import Asking
    from smartcite.resolver.cited import NOTHING, cited_at
    from smartcite.resolver.dois import check_doi
    from smartcite.resolver.fetch import Fetcher
    from smartcite.resolver.links import check_link
    from smartcite.resolver.schedule import Scheduler
    from smartcite.resolver.soft404 import Siblings

    cited, siblings = cited_at(analyses), Siblings()
    courses: dict[Hashable, Asking[LinkCheck]] = {
        (kind, value): check_doi(value, settings.doi_base)
        if kind is IdentifierKind.DOI
        else check_link(value, cited.get((kind, value), NOTHING), siblings, settings.accept)
        for kind, value in targets
    }
    fetcher = Fetcher(settings)
    try:
        Scheduler[LinkCheck](fetcher.fetch, settings, lambda _, check: done(check)).run(courses)
    finally:
        fetcher.close()


def _excluded(target: Target) -> LinkCheck:
    kind, value = target
    return LinkCheck(value, kind, Verdict.EXCLUDED, "excluded by the settings", checked_at=datetime.now(UTC))


def _without_network(check: LinkCheck) -> LinkCheck:
    """Return a check that blames nobody, because no server answered at all."""
    if check.verdict is not Verdict.DEAD:
        return check
    return replace(check, verdict=Verdict.UNVERIFIED, evidence="no server answered: is there a network?")
