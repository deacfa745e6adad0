"""Where reports go: standard output or files, each in its format."""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from smartcite.errors import ConfigError
from smartcite.reporters import FORMATS
from smartcite.reporters.printable import printable


@dataclass(frozen=True, slots=True)
class Target:
    """A format and the file it goes to; standard output when there is none."""

    format: str
    file: Path | None = None


def targets(formats: Sequence[str], output: Path | None = None) -> tuple[Target, ...]:
    """Return the targets that `--output-format FORMAT[=FILE]` and `-o FILE` name; ConfigError for an unknown format.

    `output` receives what would go to standard output. When every format has its own file, the findings still go to
    standard output for the eye.
    """
    chosen = []
    for word in formats:
        name, _, file = word.partition("=")
        if name not in FORMATS:
            raise ConfigError(f"--output-format {name}: write {', '.join(FORMATS)}")
        chosen.append(Target(name, Path(file) if file else output))
    if all(target.file for target in chosen) and output is None:
        chosen.append(Target("full"))
    screens = [target.format for target in chosen if target.file == output]
    if len(screens) > 1:
        raise ConfigError(f"--output-format: {' and '.join(screens)} go to one place; write {screens[1]}=FILE")
    return tuple(chosen)


def write_atomically(file: Path, content: bytes) -> None:
    """Write a file whole or not at all; a reader never sees half of it. An existing file keeps its mode."""
    handle, name = tempfile.mkstemp(dir=file.absolute().parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        mode = file.stat().st_mode & 0o777 if file.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_report(target: Target, render: Callable[[], str]) -> None:
    """Render a report and put it where it goes."""
    content = render().encode("utf-8", errors="replace")
    if target.file is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_atomically(target.file, content)


def say(text: str) -> None:
    """Print lines to standard error, where everything goes that is no finding."""
    sys.stderr.write("".join(printable(line) + "\n" for line in text.split("\n")))
