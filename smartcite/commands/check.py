"""`smartcite check`: read, analyse, apply the rules, print, and say with the exit code what was found."""

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from smartcite.baseline import apply_baseline, baseline_text, read_baseline, stale
from smartcite.changes import FAMILIES, added, links_before
from smartcite.commands.annotate import annotate, refuse_impossible
from smartcite.commands.asking import ask_all
from smartcite.commands.output import Screen, say, targets, write_atomically, write_report
from smartcite.commands.progress import counting
from smartcite.commands.source import file_of, find_sources
from smartcite.commands.telling import tell
from smartcite.commands.understanding import understand_all
from smartcite.configuration import Configuration
from smartcite.errors import ConfigError
from smartcite.model import Analysis, Verdict
from smartcite.pipeline import findings_of
from smartcite.report import Checked, Failure, Report
from smartcite.reporters.closing import many
from smartcite.rules import all_rules
from smartcite.selection import check_words
from smartcite.settings import Settings
from smartcite.suppression import idle_entries

_NOTES_OF = {
    "docx": "footnotes, endnotes and ",
    "odt": "footnotes, endnotes and ",
    "html": "linked footnotes and ",
    "latex": "\\footnote, \\endnote, \\footcite and ",
    "markdown": "“[^1]: …”, “^[…]” and ",
    "pdf-text": "notes at page bottoms and ",
}
"""The notes that each format has besides those typed by hand."""


@dataclass(frozen=True, slots=True)
class Run:
    """What is asked of one run and is no setting: what is read, and where and how the findings are told.

    `format` is that of the documents, found out when empty. `quiet` 1 leaves out all but the findings, 2 all but the
    exit code; `verbose` tells each link. `new_since` is a git revision: only links that are newer are looked at.
    `annotate` is the copy of a Word document that gets the findings as comments.
    """

    paths: tuple[Path, ...]
    output_formats: tuple[str, ...] = ("full",)
    output: Path | None = None
    stdin_filename: str = "-"
    format: str = ""
    force_exclude: bool = False
    write_baseline: Path | None = None
    new_since: str = ""
    annotate: Path | None = None
    show_suppressed: bool = False
    statistics: bool = False
    quiet: int = 0
    verbose: bool = False
    progress: bool = True
    color: str = "auto"


def run_check(run: Run, configuration: Configuration) -> int:
    """Check documents, print what is found, and return the exit code: 0, 1 for findings, 2 for a failure."""
    started = time.perf_counter()
    try:
        if run.new_since and run.write_baseline:
            raise ConfigError("--write-baseline lists all findings: leave --new-since out")
        wanted = targets(run.output_formats, run.output)
        if run.annotate:
            refuse_impossible(run.paths, run.annotate)
        checked, failures = _check_all(run, configuration)
        checked, forgotten = _without_known(checked, run)
        if run.annotate and (refused := annotate(checked, run.annotate)):
            failures.append(refused)
        report = Report(checked, tuple(failures), time.perf_counter() - started, all_rules())
        if run.write_baseline:
            before: dict[str, Any] = {}
            with suppress(ConfigError):  # there is none yet, or it is none
                before = read_baseline(run.write_baseline)
            write_atomically(run.write_baseline, baseline_text(checked, before).encode())
        else:
            screen = Screen.of(run.color, suppressed=run.show_suppressed, silent=run.quiet > 1)
            for target in wanted:
                write_report(target, report, screen, statistics=run.statistics)
    except ConfigError as failure:
        say(str(failure))
        return 2
    except OSError as failure:
        say(f"{failure.filename}: {failure.strerror}")
        return 2
    idle = [] if run.new_since else _idle(checked, run.paths)
    tell(report, forgotten, idle, run.write_baseline, quiet=run.quiet)
    return 2 * bool(failures) if run.write_baseline else report.exit_code


def _check_all(run: Run, configuration: Configuration) -> tuple[tuple[Checked, ...], list[Failure]]:
    """Return every document checked, in the order asked for, and what failed."""
    failures: list[Failure] = []
    paths = find_sources(run.paths, configuration, failures, force_exclude=run.force_exclude)
    settings = {path: configuration.of(file_of(path, run.stdin_filename)) for path in paths}
    for each in dict.fromkeys(settings.values()):
        check_words(each, all_rules())
    understood: list[tuple[Analysis, Settings]] = []
    read: list[Path] = []
    with counting("Reading", shown=run.progress and not run.quiet and len(paths) > 1) as progress:
        all_said = understand_all(paths, [settings[path] for path in paths], run.format, run.stdin_filename)
        for number, (path, one) in enumerate(zip(paths, all_said, strict=True)):
            progress(number + 1, len(paths))
            if isinstance(one, Failure):
                failures.append(one)
                continue
            if not one.document.notes:
                signs = _NOTES_OF.get(one.document.format, "") + "lists such as “[1] …”, “1. …”, “(1) …”, “¹ …”"
                told = f"no notes found; looked for {signs}"
                if settings[path].fail_if_empty:
                    failures.append(Failure(one.document.path, told))
                elif not run.quiet:
                    say(f"{one.document.path}: {told}")
            understood.append((one, settings[path]))
            read.append(path)
    if run.new_since:
        understood = _only_new(understood, read, run)
    checked = []
    shown, verbose = run.progress and not run.quiet, run.verbose and not run.quiet
    warn = say if run.quiet < 2 else lambda _: None
    for analysis, each in ask_all(understood, failures, shown=shown, warn=warn, verbose=verbose, keep=True):
        found, broken = findings_of(analysis, each)
        if run.new_since:
            found = tuple(finding for finding in found if finding.code.startswith(FAMILIES))
        failures.extend(Failure(analysis.document.path, str(failure)) for failure in broken)
        checked.append(Checked(analysis, found, each))
    failures.extend(_unverified(checked))
    return tuple(checked), failures


def _only_new(
    understood: Sequence[tuple[Analysis, Settings]], paths: Sequence[Path], run: Run
) -> list[tuple[Analysis, Settings]]:
    """Return the analyses with the links alone that their documents did not have at a revision."""
    files = [file_of(path, run.stdin_filename) for path in paths]
    if Path("-") in files:
        raise ConfigError("--new-since: --stdin-filename says which file standard input is a version of")
    before = links_before(files, run.new_since, run.format)
    left = [(added(one, before[file]), settings) for (one, settings), file in zip(understood, files, strict=True)]
    if not run.quiet:
        new, known = (sum(len(Checked(one, ()).links) for one, _ in several) for several in (left, understood))
        say(f"{many(new, 'link')} new since {run.new_since}; {known - new} older not looked at.")
    return left


def _unverified(checked: Sequence[Checked]) -> Iterator[Failure]:
    """Yield a failure when more links stayed unverified than the settings of their documents allow."""
    for allowed, group in groupby(checked, key=lambda one: one.settings.links.require_network):
        verdicts = {key: check.verdict for one in group for key, check in one.analysis.checks.items()}
        unverified = sum(verdict is Verdict.UNVERIFIED for verdict in verdicts.values())
        if unverified * 100 > allowed * len(verdicts):
            told = f"{unverified} of {len(verdicts)} links could not be verified"
            yield Failure("network", f"{told}, which is more than the {allowed:g} % that --require-network allows")


def _without_known(checked: tuple[Checked, ...], run: Run) -> tuple[tuple[Checked, ...], list[str]]:
    """Return the documents with the findings of their baselines suppressed, and what baselines list in vain."""
    files = dict.fromkeys(one.settings.baseline for one in checked if one.settings.baseline)
    known = {file: {} if file == run.write_baseline else read_baseline(file) for file in files if file}
    forgotten = [
        f"{file}: {entry['path']}: {entry['code']} {entry['message']}"
        for file, entries in known.items()
        for entry in stale(entries, [one for one in checked if one.settings.baseline == file])
        if not run.new_since
    ]
    applied = (apply_baseline(one, known[one.settings.baseline]) if one.settings.baseline else one for one in checked)
    return tuple(applied), forgotten


def _idle(checked: Sequence[Checked], paths: Sequence[Path]) -> list[str]:
    """Return what the `[[ignore]]` entries of a configuration are about in vain.

    Only a run over the whole folder of a configuration can tell; one over a single essay cannot.
    """
    folders = [path.absolute() for path in paths if path.is_dir()]
    groups: dict[Settings, list[Checked]] = {}
    for one in checked:
        root = one.settings.root
        if root and any(Path(root).is_relative_to(folder) for folder in folders):
            groups.setdefault(one.settings, []).append(one)
    return [
        f"{entry.rule} {entry.target}".rstrip()
        for settings, group in groups.items()
        for entry in idle_entries([(one.analysis, one.findings) for one in group], settings)
    ]
