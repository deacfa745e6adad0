"""`smartcite check`: read, analyse, apply the rules, print, and say with the exit code what was found."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from smartcite.commands.output import say, targets, write_report
from smartcite.commands.source import read_source
from smartcite.configuration import Configuration
from smartcite.errors import ConfigError, ReadError
from smartcite.model import Analysis, Verdict
from smartcite.pipeline import Progress, ask_network, findings_of, understand
from smartcite.readers import find_documents
from smartcite.report import Checked, Failure, Report
from smartcite.reporters import reporter
from smartcite.reporters.closing import closing
from smartcite.rules import all_rules
from smartcite.settings import Settings


@dataclass(frozen=True, slots=True)
class Run:
    """What is asked of one run and is no setting: what is read, and where the findings go."""

    paths: tuple[Path, ...]
    output_formats: tuple[str, ...] = ("full",)
    output: Path | None = None
    stdin_filename: str = "-"
    format: str = ""


def run_check(run: Run, configuration: Configuration) -> int:
    """Check documents, print what is found, and return the exit code: 0, 1 for findings, 2 for a failure."""
    started = time.perf_counter()
    try:
        wanted = targets(run.output_formats, run.output)
        checked, failures = _check_all(run, configuration)
    except ConfigError as failure:
        say(str(failure))
        return 2
    report = Report(checked, tuple(failures), time.perf_counter() - started, all_rules())
    for target in wanted:
        try:
            write_report(target, partial(reporter(target.format), report))
        except OSError as failure:
            say(f"{target.file}: {failure.strerror}")
            return 2
    for one in failures:
        say(one.message if one.message.startswith(one.path) else f"{one.path}: {one.message}")
    if _unanswered(checked):
        say("No link or DOI could be verified: the network gave no answer. --offline leaves it out.")
    say("\n".join(closing(report)))
    return report.exit_code


def _check_all(run: Run, configuration: Configuration) -> tuple[tuple[Checked, ...], list[Failure]]:
    """Return every document checked, in the order asked for, and what failed."""
    failures: list[Failure] = []
    understood: list[tuple[Analysis, Settings]] = []
    for path in _documents(run.paths, failures):
        try:
            document = read_source(path, run.format, run.stdin_filename)
        except ReadError as failure:
            failures.append(Failure(failure.path, failure.reason))
            continue
        settings = configuration.of(Path(document.path))
        if not document.notes:
            say(f"{document.path}: no notes found; looked for lists such as “[1] …”, “1. …”, “(1) …”, “¹ …”")
            if settings.fail_if_empty:
                failures.append(Failure(document.path, "no notes found"))
        understood.append((understand(document), settings))
    checked = []
    with _progress() as progress:
        for analysis, settings in _asked(understood, progress):
            found, broken = findings_of(analysis, settings)
            failures.extend(Failure(analysis.document.path, str(failure)) for failure in broken)
            checked.append(Checked(analysis, found, settings))
    return tuple(checked), failures


def _asked(
    understood: Sequence[tuple[Analysis, Settings]], progress: Progress | None
) -> Iterator[tuple[Analysis, Settings]]:
    """Yield the analyses with what the network says; documents with the same link settings are asked together."""
    for links, group in groupby(understood, key=lambda pair: pair[1].links):
        analyses, settings = zip(*group, strict=True)
        yield from zip(ask_network(analyses, links, progress), settings, strict=True)


def _unanswered(checked: Sequence[Checked]) -> bool:
    """Tell whether links were asked and none was answered."""
    verdicts = [check.verdict for one in checked for check in one.analysis.checks.values()]
    return bool(verdicts) and all(verdict is Verdict.UNVERIFIED for verdict in verdicts)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Draw a bar of the links answered so far on standard error, when that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Asking the links", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _documents(paths: Sequence[Path], failures: list[Failure]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        try:
            found.extend([path] if str(path) == "-" else find_documents([path]))
        except ReadError as failure:
            failures.append(Failure(failure.path, failure.reason))
    return found
