"""`smartcite cache`: what is remembered of links, and how to forget it."""

from collections import Counter
from contextlib import closing
from pathlib import Path

from smartcite.commands.output import say
from smartcite.commands.telling import link_line
from smartcite.errors import CacheError
from smartcite.memory.folder import cache_folder
from smartcite.memory.store import FILE_NAME, Store
from smartcite.model import Verdict
from smartcite.reporters.closing import many
from smartcite.reporters.printable import printable
from smartcite.settings import LinkSettings


def cache_file(settings: LinkSettings) -> Path:
    """Return where the answers are kept."""
    return cache_folder(settings.cache_dir) / FILE_NAME


def cache_text(file: Path) -> str:
    """Return how many links are remembered with which last answer, and the dead ones; CacheError when none can be."""
    if not file.exists():
        return f"{file}: nothing is remembered\n"
    with closing(Store(file)) as store:
        known = list(store.rows())
    counts = Counter(row.check.verdict for _, row in known if row.check)
    told = ", ".join(f"{counts[verdict]} {verdict.value}" for verdict in Verdict if counts[verdict])
    lines = [
        f"{file}: {many(len(known), 'link')}, {(file.stat().st_size + 1023) // 1024} KB",
        *([told] if told else []),
    ]
    lines += [link_line(row.check) for _, row in known if row.check and row.check.verdict.is_dead]
    return "".join(printable(line) + "\n" for line in lines)


def clear_cache(file: Path) -> None:
    """Forget everything; a file that is of no use is removed. CacheError or OSError when that is impossible."""
    if file.exists():
        try:
            with closing(Store(file)) as store:
                store.clear()
        except CacheError as failure:
            if not failure.useless:
                raise
            for one in (file, *file.parent.glob(f"{file.name}-*")):
                one.unlink(missing_ok=True)
    say(f"{file}: nothing is remembered any more")
