"""Asking the network about the links of all documents of a run, with the memory of earlier runs."""

from collections.abc import Callable, Sequence

from smartcite.commands.output import say
from smartcite.commands.progress import counting
from smartcite.commands.remembering import remembering
from smartcite.commands.telling import tell_link
from smartcite.errors import HistoryError
from smartcite.model import Analysis, LinkCheck
from smartcite.pipeline import add_copies, ask_network
from smartcite.report import Failure
from smartcite.settings import LinkSettings, Settings


def ask_all(
    understood: Sequence[tuple[Analysis, Settings]],
    failures: list[Failure],
    *,
    shown: bool = True,
    warn: Callable[[str], None] = say,
    verbose: bool = False,
) -> list[tuple[Analysis, Settings]]:
    """Return the analyses with what the network says; documents with the same link settings are asked together.

    `shown` counts on the terminal what is done, `verbose` tells each link, `warn` is told what is wrong with the
    memory; a history that cannot be read or written is added to the failures.
    """
    groups: dict[LinkSettings, list[int]] = {}
    for index, (_, settings) in enumerate(understood):
        groups.setdefault(settings.links, []).append(index)
    asked = list(understood)
    with counting("Asking the links", shown=shown) as asking, counting("Finding copies", shown=shown) as looking:

        def answered(check: LinkCheck, done: int, total: int) -> None:
            if verbose:
                tell_link(check)
            asking(done, total)

        for links, indices in groups.items():
            try:
                with remembering(links, warn) as memory:
                    analyses = ask_network([understood[index][0] for index in indices], links, answered, memory)
                    analyses = add_copies(analyses, links, memory, looking)
                    for index, analysis in zip(indices, analyses, strict=True):
                        asked[index] = (analysis, understood[index][1])
            except HistoryError as failure:
                failures.append(Failure(str(links.history), str(failure)))
    return asked
