"""The last lines of a run: how much was checked, and what was found."""

from smartcite.findings import Safety, Severity
from smartcite.report import Report


def closing(report: Report) -> list[str]:
    """Return one line on what was checked, and one on what was found if anything was."""
    counts = report.summary()
    links = counts["links"]
    asked = any(one.analysis.checks for one in report.checked)
    remembered = sum(one.check_of(key).from_cache for one in report.checked for key in one.links)
    verdicts = ", ".join(f"{number} {verdict}" for verdict, number in links.items())
    verdicts += f"; {remembered} asked in an earlier run" if remembered else ""
    detail = f" ({verdicts if asked else 'not asked'})" if links else ""
    parts = (("notes", "note"), ("citations", "citation"), ("back_references", "back reference"))
    told = ", ".join(many(counts[key], noun) for key, noun in parts)
    files, found_links = many(counts["files"], "file"), many(sum(links.values()), "link")
    checked = f"Checked {files}: {told}, {found_links}{detail} in {report.seconds:.1f} s."
    silent = sum(bool(finding.suppressed) for one in report.checked for finding in one.findings)
    suppressed = f" {silent} suppressed." if silent else ""
    if not counts["findings"]:
        nothing = "" if report.failures else " Nothing to report."
        return [f"{checked}{nothing}{suppressed}"]
    codes = ", ".join(f"{code} {number}" for code, number in counts["codes"].items())
    levels = [level.value for level in Severity if level.value in counts["findings"]]
    found = ", ".join(many(counts["findings"][level], level) for level in levels)
    return [checked, f"Found {found} ({codes}).{suppressed}{_fixable(report)}"]


def _fixable(report: Report) -> str:
    """Return how many findings can be mended, and the option that shows it."""
    fixes = [finding.fix.safety for one in report.checked for finding in one.shown if finding.fix]
    safe = fixes.count(Safety.SAFE)
    told = [f" {_have(safe)} a fix: try --diff."] if safe else []
    if unsafe := len(fixes) - safe:
        told.append(f" {_have(unsafe)} an unsafe fix: try --diff --unsafe-fixes.")
    return "".join(told)


def _have(number: int) -> str:
    return f"{number} {'has' if number == 1 else 'have'}"


def many(number: int, noun: str) -> str:
    """Return a number with its noun in singular or plural."""
    return f"{number} {noun}" + ("" if number == 1 or noun == "info" else "s")
