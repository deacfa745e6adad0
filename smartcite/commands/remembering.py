"""The memory of links that a run has: the user's cache, and the history in the file of `--history`."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from smartcite.commands.cache import cache_file
from smartcite.commands.output import write_atomically
from smartcite.errors import HistoryError
from smartcite.history import LinkHistory
from smartcite.memory import Memory
from smartcite.memory.text import BEGINNING, history_text, read_history
from smartcite.model import Analysis, LinkKey
from smartcite.resolver.copies import recall_copies
from smartcite.settings import LinkSettings
from smartcite.web_archives import Copy, read_copy


@contextmanager
def remembering(settings: LinkSettings, warn: Callable[[str], None]) -> Iterator[Memory | None]:
    """Give the memory, and write the history when the run is over; nothing offline.

    HistoryError says what is wrong with the file of the history, before anything is asked or after.
    """
    if settings.offline:
        yield None
        return
    file = settings.history
    if (settings.strikes > 1 or settings.over_days) and not (settings.cache or file):
        warn("Without a cache no link is seen dead on several days: --history FILE counts them for --strikes.")
    with closing(Memory(settings, warn)) as memory:
        if file:
            memory.merge(_read(file))
        try:
            yield memory
        finally:
            if file:
                memory.merge(_read(file))  # another run may have written meanwhile
                _write(file, history_text(memory.histories))


def remembered_copies(analysis: Analysis, settings: LinkSettings, warn: Callable[[str], None]) -> dict[str, Copy]:
    """Return the archived copies that earlier runs found of pages that a document cites, by address; asks nobody."""
    if not settings.cache or not cache_file(settings).exists():
        return {}
    with closing(Memory(settings, warn)) as memory:
        found = recall_copies(analysis, memory)
    return {address: copy for address, found_at in found.items() if (copy := read_copy(found_at))}


def _read(file: Path) -> dict[LinkKey, LinkHistory]:
    """Return what a file knows; nothing if it is empty or not there. What else is no history is refused unread."""
    try:
        if not file.parent.is_dir():
            raise HistoryError(f"{file}: there is no such folder")
        if file.exists() and not file.is_file():
            raise HistoryError(f"{file}: not a file")
        with file.open("rb") as stream:
            head = stream.read(len(BEGINNING))
            if head.strip() and head != BEGINNING.encode():
                raise HistoryError(f"{file}: not a history of links, which begins with “{BEGINNING}”")
            return read_history((head + stream.read()).decode("utf-8"), str(file))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as failure:
        raise HistoryError(f"{file}: {getattr(failure, 'strerror', None) or 'not UTF-8'}") from None


def _write(file: Path, text: str) -> None:
    try:
        write_atomically(file, text.encode("utf-8"))
    except OSError as failure:
        raise HistoryError(f"{file}: {failure.strerror}") from None
