"""The documents that the paths of a command line name."""

import sys
from collections.abc import Sequence
from pathlib import Path

from smartcite.configuration import Configuration
from smartcite.errors import ReadError
from smartcite.model import Document
from smartcite.readers import find_documents, read, read_stream
from smartcite.report import Failure
from smartcite.selection import fits


def read_source(path: Path, format: str = "", stdin_name: str = "-") -> Document:  # noqa: A002  the option's noun
    """Return the document in a file, or in standard input when the path is "-"; ReadError when there is none."""
    if str(path) == "-":
        return read_stream(sys.stdin.buffer, stdin_name, format)
    return read(path, format=format)


def file_of(path: Path, stdin_name: str) -> Path:
    """Return the file that a path of the command line means; standard input is a version of one."""
    return Path(stdin_name) if str(path) == "-" else path


def find_sources(
    paths: Sequence[Path], configuration: Configuration, failures: list[Failure], *, force_exclude: bool = False
) -> list[Path]:
    """Return the files named and those of the folders named, each once; what is no file is added to the failures.

    The patterns of `exclude` are about files in folders; with `force_exclude` about files named too.
    """
    found: list[Path] = []
    for path in paths:
        if str(path) == "-" or not path.is_dir():
            inside = [path]
        else:
            try:
                inside = find_documents([path])
            except ReadError as failure:
                failures.append(Failure(failure.path, failure.reason))
                continue
        for file in inside:
            settings = configuration.of(file)
            heeded = force_exclude or file is not path
            if not (heeded and any(fits(str(file), pattern, settings.root) for pattern in settings.exclude)):
                found.append(file)
    return list(dict.fromkeys(found))
