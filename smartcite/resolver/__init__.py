"""Does each link and DOI still hold? The only home of requests.

Only what the network says plainly speaks against a link: 404, 410, a host name that does not exist, a DOI that the DOI
system does not know. A refusal, a time-out or a failing server leaves it unverified.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from smartcite.model import Identifier, IdentifierKind, LinkCheck, Verdict
from smartcite.settings import LinkSettings

Checks = dict[tuple[IdentifierKind, str], LinkCheck]
_ASKED = (IdentifierKind.URL, IdentifierKind.DOI)


def check_identifiers(
    identifiers: Iterable[Identifier], settings: LinkSettings, progress: Callable[[int, int], None] | None = None
) -> Checks:
    """Return one check per distinct URL and DOI; empty when offline.

    `progress` is told how many of how many are done. No answer of the network raises; without any network at all
    everything is unverified.
    """
    targets = list(dict.fromkeys((item.kind, item.value) for item in identifiers if item.kind in _ASKED))
    if settings.offline or not targets:
        return {}
    from smartcite.resolver.ask import Asker

    checks: Checks = {}
    with Asker(settings) as asker, ThreadPoolExecutor(max_workers=settings.workers) as pool:
        for done, check in enumerate(pool.map(lambda target: asker.ask(*target), targets), 1):
            checks[check.kind, check.target] = check
            if progress:
                progress(done, len(targets))
    if not any(check.status for check in checks.values()):
        return {key: _without_network(check) for key, check in checks.items()}
    return checks


def _without_network(check: LinkCheck) -> LinkCheck:
    """Return a check that blames nobody, because no server answered at all."""
    if check.verdict is not Verdict.DEAD:
        return check
    return replace(check, verdict=Verdict.UNVERIFIED, evidence="no server answered: is there a network?")
