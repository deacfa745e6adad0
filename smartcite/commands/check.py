"""`smartcite check`: read, analyse, apply the rules, print, and say with the exit code what was found."""

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from smartcite.errors import ReadError
from smartcite.findings import Finding, Severity
from smartcite.model import Analysis, Document, Verdict
from smartcite.pipeline import analyse, findings_of
from smartcite.readers import decode, find_documents, read, read_text
from smartcite.reporters.checked import checked_value, summary
from smartcite.reporters.concise import concise
from smartcite.reporters.full import full
from smartcite.settings import LinkSettings, Settings

NEVER_FAIL = frozenset({"LNK102"})
"""An answer that never came is no reason to fail a build."""


def run_check(
    paths: Sequence[Path],
    *,
    offline: bool,
    output_format: str,
    select: str = "",
    ignore: str = "",
    fail_on: str = "error",
    exit_zero: bool = False,
    fail_if_empty: bool = False,
) -> int:
    """Check documents, print what is found, and return the exit code: 0, 1 for findings, 2 for a failure."""
    started = time.perf_counter()
    if fail_on not in list(Severity):
        _say(f"--fail-on {fail_on}: write error, warning or info")
        return 2
    settings = Settings(LinkSettings(offline=offline))
    checked: list[tuple[Analysis, list[Finding]]] = []
    errors: list[tuple[str, str]] = []
    for path in _documents(paths, errors):
        try:
            document = _read(path)
        except ReadError as failure:
            errors.append((failure.path, failure.reason))
            continue
        if not document.notes:
            _say(f"{document.path}: no notes found; looked for lists such as “[1] …”, “1. …”, “(1) …”, “¹ …”")
            if fail_if_empty:
                errors.append((document.path, "no notes found"))
        with _progress(document.path) as progress:
            analysis = analyse(document, settings, progress)
        found, broken = findings_of(analysis)
        errors.extend((document.path, str(failure)) for failure in broken)
        checked.append((analysis, [one for one in found if _chosen(one, select, ignore)]))
    seconds = time.perf_counter() - started
    if output_format == "json":
        _print(json.dumps(checked_value(checked, errors, seconds), ensure_ascii=False))
    else:
        _print_findings(checked, output_format)
    for path_text, message in errors:
        _say(message if message.startswith(path_text) else f"{path_text}: {message}")
    if not offline and _unanswered(checked):
        _say("No link or DOI could be verified: the network gave no answer. --offline leaves it out.")
    if output_format != "json":
        _say(_closing(checked, seconds))
    if errors:
        return 2
    least = Severity(fail_on).rank
    findings = [finding for _, found in checked for finding in found]
    failing = any(finding.severity.rank >= least and finding.code not in NEVER_FAIL for finding in findings)
    return 1 if failing and not exit_zero else 0


def _unanswered(checked: Sequence[tuple[Analysis, Sequence[Finding]]]) -> bool:
    """Tell whether links were asked and none was answered."""
    verdicts = [check.verdict for analysis, _ in checked for check in analysis.checks.values()]
    return bool(verdicts) and all(verdict is Verdict.UNVERIFIED for verdict in verdicts)


@contextmanager
def _progress(path: str) -> Iterator[Callable[[int, int], None] | None]:
    """Draw a bar of the links answered so far on standard error, when that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(f"Asking the links of {escape(path)}", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _documents(paths: Sequence[Path], errors: list[tuple[str, str]]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        try:
            found.extend([path] if str(path) == "-" else find_documents([path]))
        except ReadError as failure:
            errors.append((failure.path, failure.reason))
    return found


def _read(path: Path) -> Document:
    return read_text(decode(sys.stdin.buffer.read())) if str(path) == "-" else read(path)


def _chosen(finding: Finding, select: str, ignore: str) -> bool:
    def named(choice: str) -> bool:
        words = [word.strip() for word in choice.split(",") if word.strip()]
        return any(finding.code.startswith(word.upper()) or finding.name == word.lower() for word in words)

    return (not select or named(select)) and not named(ignore)


def _print_findings(checked: Sequence[tuple[Analysis, Sequence[Finding]]], output_format: str) -> None:
    for analysis, found in checked:
        for finding in found:
            if output_format == "concise":
                _print(concise(analysis.document, finding))
            else:
                _print(full(analysis.document, finding) + "\n")


def _closing(checked: Sequence[tuple[Analysis, Sequence[Finding]]], seconds: float) -> str:
    counts = summary(checked, seconds)
    links = counts["links"]
    detail = ", ".join(f"{number} {verdict}" for verdict, number in links.items()) or "0"
    parts = (("notes", "note"), ("citations", "citation"), ("back_references", "back reference"))
    told = ", ".join(_many(counts[key], noun) for key, noun in parts)
    files, asked = _many(counts["files"], "file"), _many(sum(links.values()), "link")
    lines = [f"Checked {files}: {told}, {asked} ({detail}) in {seconds:.1f} s."]
    if counts["findings"]:
        codes = ", ".join(f"{code} {number}" for code, number in counts["codes"].items())
        found = ", ".join(
            _many(counts["findings"][level.value], level.value)
            for level in Severity
            if level.value in counts["findings"]
        )
        lines.append(f"Found {found} ({codes}).")
    return "\n".join(lines)


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 or noun == "info" else "s")


def _print(text: str) -> None:
    sys.stdout.buffer.write((text + "\n").encode("utf-8", errors="replace"))


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
