"""One line on the terminal that counts what is done; nothing at all where standard error is no terminal."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_ERASE = "\r\x1b[K"


@contextmanager
def counting(words: str, *, shown: bool) -> Iterator[Callable[[int, int], None]]:
    """Give a function that is told how many of how many are done; the line is gone when it ends."""
    if not shown or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _done, _total: None
        return

    told = False

    def tell(done: int, total: int) -> None:
        nonlocal told
        told = True
        sys.stderr.write(f"{_ERASE}{words} {done}/{total}")
        sys.stderr.flush()

    try:
        yield tell
    finally:
        if told:
            sys.stderr.write(_ERASE)
            sys.stderr.flush()
