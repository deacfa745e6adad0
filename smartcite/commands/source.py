"""The documents that the paths of a command line name."""

import sys
from pathlib import Path

from smartcite.model import Document
from smartcite.readers import read, read_data


def read_source(path: Path, format: str = "", stdin_name: str = "-") -> Document:  # noqa: A002  the option's noun
    """Return the document in a file, or in standard input when the path is "-"; ReadError when there is none."""
    if str(path) == "-":
        return read_data(sys.stdin.buffer.read(), stdin_name, format)
    return read(path, format=format)
