"""Reading and understanding the documents of a run, in as many processes as there are processors when it pays."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from smartcite.commands.source import read_source
from smartcite.errors import ReadError
from smartcite.model import Analysis
from smartcite.pipeline import understand
from smartcite.report import Failure
from smartcite.schools import check_school
from smartcite.settings import Settings

_FEW = 8
"""Fewer documents are sooner understood than processes are started."""


def understand_all(
    paths: Sequence[Path],
    settings: Sequence[Settings],
    format: str,  # noqa: A002  the word of the command line
    stdin_name: str,
) -> Iterator[Analysis | Failure]:
    """Yield what each document says with its settings, or why it says nothing, in the order of the paths.

    ConfigError when settings name an unknown language or school.
    """
    for each in dict.fromkeys(settings):
        check_school(each)
    one = partial(_understood, format=format, stdin_name=stdin_name)
    workers = min(_processors(), len(paths) // (_FEW // 2))
    if len(paths) < _FEW or workers < 2 or Path("-") in paths:
        yield from map(one, paths, settings)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(one, paths, settings, chunksize=max(1, min(4, len(paths) // (4 * workers))))


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _understood(path: Path, settings: Settings, format: str, stdin_name: str) -> Analysis | Failure:  # noqa: A002
    """Return one analysis; whatever goes wrong with one document must not take the others' with it."""
    try:
        return understand(read_source(path, format, stdin_name), settings)
    except ReadError as failure:
        return Failure(failure.path, failure.reason)
    except Exception as failure:
        if os.environ.get("SMARTCITE_TRACEBACK"):
            raise
        told = f"smartcite failed on this file ({type(failure).__name__}: {failure}); please report this"
        return Failure(str(path), told)
