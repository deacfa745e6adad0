"""Asking the network about the links of all documents of a run, with the memory of earlier runs."""

from collections.abc import Callable, Sequence

from smartcite.commands.output import say
from smartcite.commands.progress import counting
from smartcite.commands.remembering import remembering
from smartcite.commands.telling import tell_link
from smartcite.errors import HistoryError
from smartcite.model import Analysis, LinkCheck
from smartcite.pipeline import add_copies, ask_network, save_copies
from smartcite.report import Failure
from smartcite.resolver.saving import require_keys
from smartcite.settings import LinkSettings, Settings


def ask_all(
    understood: Sequence[tuple[Analysis, Settings]],
    failures: list[Failure],
    *,
    shown: bool = True,
    warn: Callable[[str], None] = say,
    verbose: bool = False,
    keep: bool = False,
) -> list[tuple[Analysis, Settings]]:
    """Return the analyses with what the network says; documents with the same link settings are asked together.

    `shown` counts on the terminal what is done, `verbose` tells each link, `warn` is told what is wrong with the
    memory; a history that cannot be read or written is added to the failures. With `keep` the settings may have living
    pages kept by an archive, and `warn` is told what came of it; ConfigError when the keys for that are missing.
    """
    if keep and any(settings.links.archive and not settings.links.offline for _, settings in understood):
        require_keys()
    groups: dict[LinkSettings, list[int]] = {}
    for index, (_, settings) in enumerate(understood):
        groups.setdefault(settings.links, []).append(index)
    asked = list(understood)
    with (
        counting("Asking the links", shown=shown) as asking,
        counting("Finding copies", shown=shown) as looking,
        counting("Keeping copies", shown=shown) as keeping,
    ):

        def answered(check: LinkCheck, done: int, total: int) -> None:
            if verbose:
                tell_link(check)
            asking(done, total)

        for links, indices in groups.items():
            try:
                with remembering(links, warn) as memory:
                    analyses = ask_network([understood[index][0] for index in indices], links, answered, memory)
                    analyses = add_copies(analyses, links, memory, looking)
                    if keep and links.archive and memory:
                        analyses, saving = save_copies(analyses, links, memory, keeping)
                        warn(str(saving))
                    for index, analysis in zip(indices, analyses, strict=True):
                        asked[index] = (analysis, understood[index][1])
            except HistoryError as failure:
                failures.append(Failure(str(links.history), str(failure)))
    return asked
