"""What is told on standard error when a run is over: failures, links, the table of files, the closing lines, hints."""

from collections.abc import Sequence
from pathlib import Path

from smartcite.commands.output import say
from smartcite.history import in_words
from smartcite.model import LinkCheck, Verdict
from smartcite.report import Checked, Report
from smartcite.reporters.closing import closing, many

_MOST = 10
"""More than so many forgotten entries of a baseline are only counted."""


def tell(report: Report, forgotten: Sequence[str], idle: Sequence[str], baseline: Path | None, *, quiet: int) -> None:
    """Tell how a run went; with `quiet` 1 only what failed, with 2 nothing.

    `forgotten` is what a baseline lists in vain, `idle` what the entries of `[[ignore]]` are about in vain.
    """
    if quiet > 1:
        return
    for one in report.failures:
        say(str(one))
    if quiet:
        return
    for line in forgotten[:_MOST]:
        say(f"no longer found: {line}")
    if forgotten:
        entries = "1 entry is" if len(forgotten) == 1 else f"{len(forgotten)} entries are"
        say(f"{entries} in the baseline in vain; --write-baseline leaves out what is no longer found.")
    for entry in idle:
        say(f"[[ignore]] {entry}: silences nothing any more; remove it from the configuration.")
    if len(report.checked) > 1:
        say("\n".join(_table(report.checked)))
    if _unanswered(report):
        say("No link or DOI could be verified: the network gave no answer. --offline leaves it out.")
    say("\n".join(closing(report)))
    if baseline:
        say(f"{baseline}: written; --baseline {baseline} keeps these findings silent.")


def tell_link(check: LinkCheck) -> None:
    """Tell what the network said of one link."""
    say(link_line(check))


def link_line(check: LinkCheck) -> str:
    """Return a line on what the network said of a link, and since when and when it was asked if that was earlier."""
    asked = f"asked on {in_words(check.checked_at.date())}" if check.from_cache and check.checked_at else ""
    told = "; ".join(filter(None, (check.evidence, str(check.history), asked)))
    return f"{check.verdict.value:<10} {check.status or '-':>4} {check.target} ({told})"


def _table(checked: Sequence[Checked]) -> list[str]:
    """Return a line per file with findings, and one for all others together."""
    rows = [("file", *checked[0].counts())]
    told = [one for one in checked if one.shown]
    rows += [(one.document.path, *map(str, one.counts().values())) for one in told]
    if len(told) < len(checked):
        others = len(checked) - len(told)
        notes = sum(len(one.document.notes) for one in checked if not one.shown)
        rows.append((many(others, "other file" if told else "file"), str(notes), "0", "0", "0"))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    ]


def _unanswered(report: Report) -> bool:
    """Tell whether links were asked and none was answered."""
    verdicts = [check.verdict for one in report.checked for check in one.analysis.checks.values()]
    return bool(verdicts) and all(verdict is Verdict.UNVERIFIED for verdict in verdicts)
