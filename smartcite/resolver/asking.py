"""Asks the network about many targets at once; imported when there is something to ask."""

from collections.abc import Callable, Hashable, Mapping, Sequence

from smartcite.model import IdentifierKind, LinkCheck, LinkKey
from smartcite.resolver.answers import Asking
from smartcite.resolver.cited import NOTHING, Cited
from smartcite.resolver.dois import check_doi
from smartcite.resolver.fetch import Fetcher
from smartcite.resolver.links import check_link
from smartcite.resolver.schedule import Scheduler
from smartcite.resolver.soft404 import Siblings
from smartcite.settings import LinkSettings


def ask(
    targets: Sequence[LinkKey],
    cited: Mapping[LinkKey, Cited],
    settings: LinkSettings,
    done: Callable[[LinkCheck], None],
) -> None:
    """Ask about each target and tell `done` what the network said, in the order of the answers."""
    siblings = Siblings()
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
