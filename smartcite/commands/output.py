"""Where reports go: standard output or files, each in its format."""

import os
import sys
import tempfile
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from smartcite.errors import ConfigError
from smartcite.report import Report
from smartcite.reporters import FORMATS, rendered
from smartcite.reporters.printable import printable
from smartcite.reporters.style import PLAIN, Style

_TYPEWRITER = {
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "«": '"',
    "»": '"',
    "…": "...",
    "–": "-",
    "—": "-",
    "\u00a0": " ",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A format and the file it goes to; standard output when there is none."""

    format: str
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """What standard output can show."""

    style: Style = PLAIN
    encoding: str = "utf-8"
    silent: bool = False

    @classmethod
    def of(cls, color: str, *, suppressed: bool = False, silent: bool = False) -> "Screen":
        """Return the screen of this process; a pipe gets UTF-8 whatever the locale, a terminal what it can show."""
        encoding = (sys.stdout.encoding or "utf-8") if sys.stdout.isatty() else "utf-8"
        return cls(Style(_colour(color), suppressed), encoding, silent)

    def encoded(self, text: str) -> bytes:
        """Return a text as the screen can show it."""
        return showable(text, self.encoding).encode(self.encoding, errors="replace")


def showable(text: str, encoding: str) -> str:
    """Return a text for a terminal of this encoding: without curly quotes, dashes and accents that it does not know."""
    if encoding.lower().replace("-", "").startswith("utf"):
        return text
    return "".join(_known(one, encoding) for one in text)


@lru_cache(maxsize=4096)
def _known(character: str, encoding: str) -> str:
    plain = unicodedata.normalize("NFD", character)[0]
    for one in (character, _TYPEWRITER.get(character, plain), plain):
        with suppress(UnicodeEncodeError):
            one.encode(encoding)
            return one
    return "?"


def _colour(color: str) -> bool:
    """Tell whether to use colour; see no-color.org and force-color.org, whose variables count when not empty."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    old_console = os.name == "nt" and not os.environ.get("WT_SESSION")
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and not old_console


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
        chosen.append(Target(name, output if file in ("", "-") else Path(file)))
    if all(target.file for target in chosen) and output is None:
        chosen.append(Target("full"))
    screens = [target.format for target in chosen if target.file == output]
    if len(screens) > 1:
        raise ConfigError(f"--output-format: {' and '.join(screens)} go to one place; write {screens[1]}=FILE")
    return tuple(chosen)


def write_report(target: Target, report: Report, screen: Screen, *, statistics: bool = False) -> None:
    """Render a report and put it where it goes; a reader that has seen enough is no failure."""
    style = Style(suppressed=screen.style.suppressed) if target.file else screen.style
    text = rendered(report, target.format, style, statistics=statistics)
    if target.file is not None:
        write_atomically(target.file, text.encode("utf-8", errors="replace"))
    elif not screen.silent:
        try:
            sys.stdout.buffer.write(screen.encoded(text))
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_atomically(file: Path, content: bytes) -> None:
    """Write a file whole or not at all; a reader never sees half of it.

    An existing file keeps its mode, a link its target; what is no file, such as /dev/null, is written to as it is.
    OSError names the file itself.
    """
    if file.exists() and not file.is_file():
        file.write_bytes(content)
        return
    asked, file = file, file.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    except OSError as failure:
        raise OSError(failure.errno, failure.strerror, str(asked)) from None
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


def say(text: str) -> None:
    """Print lines to standard error, where everything goes that is no finding."""
    erase = "\r\x1b[K" if sys.stderr.isatty() and os.environ.get("TERM") != "dumb" else ""
    shown = showable(text, sys.stderr.encoding or "utf-8")
    sys.stderr.write(erase + "".join(printable(line) + "\n" for line in shown.split("\n")))
