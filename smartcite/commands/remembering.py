"""The memory of links that a run has: the user's cache, and the history in the file of `--history`."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from smartcite.commands.output import write_atomically
from smartcite.errors import HistoryError
from smartcite.history import LinkHistory
from smartcite.memory import Memory
from smartcite.memory.store import Target
from smartcite.memory.text import history_text, read_history
from smartcite.settings import LinkSettings


@contextmanager
def remembering(settings: LinkSettings, warn: Callable[[str], None]) -> Iterator[Memory | None]:
    """Give the memory, and write the history when the run is over; nothing offline.

    HistoryError says what is wrong with the file of the history, before anything is asked or after.
    """
    if settings.offline:
        yield None
        return
    file = settings.history
    with closing(Memory(settings, warn)) as memory:
        if file:
            memory.merge(_read(file))
        try:
            yield memory
        finally:
            if file:
                memory.merge(_read(file))  # another run may have written meanwhile
                _write(file, history_text(memory.histories))


def _read(file: Path) -> dict[Target, LinkHistory]:
    try:
        return read_history(file.read_text("utf-8"), str(file))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as failure:
        raise HistoryError(f"{file}: {getattr(failure, 'strerror', None) or 'not UTF-8'}") from None


def _write(file: Path, text: str) -> None:
    try:
        write_atomically(file, text.encode("utf-8"))
    except OSError as failure:
        raise HistoryError(f"{file}: {failure.strerror}") from None
