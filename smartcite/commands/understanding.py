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

_FEW = 8
"""Fewer documents are sooner understood than processes are started."""


def understand_all(paths: Sequence[Path], format: str, stdin_name: str) -> Iterator[Analysis | Failure]:  # noqa: A002
    """Yield what each document says, or why it says nothing, in the order of the paths."""
    one = partial(_understood, format=format, stdin_name=stdin_name)
    workers = min(_processors(), len(paths) // (_FEW // 2))
    if len(paths) < _FEW or workers < 2 or Path("-") in paths:
        yield from map(one, paths)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(one, paths, chunksize=max(1, min(4, len(paths) // (4 * workers))))


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _understood(path: Path, format: str, stdin_name: str) -> Analysis | Failure:  # noqa: A002
    """Return one analysis; whatever goes wrong with one document must not take the others' with it."""
    try:
        return understand(read_source(path, format, stdin_name))
    except ReadError as failure:
        return Failure(failure.path, failure.reason)
    except Exception as failure:
        if os.environ.get("SMARTCITE_TRACEBACK"):
            raise
        told = f"smartcite failed on this file ({type(failure).__name__}: {failure}); please report this"
        return Failure(str(path), told)
