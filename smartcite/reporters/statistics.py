"""How often each rule speaks, and how many of its findings have a fix: what `--statistics` prints instead."""

from collections import Counter
from typing import Any

from smartcite.report import Report
from smartcite.reporters.json import dumped


def render(report: Report) -> str:
    """Return a table for the eye, the most frequent rule first."""
    rows = [tuple(map(str, row.values())) for row in statistics(report)]
    if not rows:
        return ""
    rows.insert(0, ("code", "name", "count", "fixable"))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = (
        f"{code:<{widths[0]}}  {name:<{widths[1]}}  {count:>{widths[2]}}  {fixable:>{widths[3]}}"
        for code, name, count, fixable in rows
    )
    return "".join(line + "\n" for line in lines)


def render_json(report: Report) -> str:
    """Return the same as JSON."""
    return dumped({"version": 1, "statistics": statistics(report)}) + "\n"


def statistics(report: Report) -> list[dict[str, Any]]:
    """Return code, name, count and number of fixes of each rule that spoke, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    fixes: Counter[str] = Counter()
    for _, finding in report.shown():
        counts[finding.code, finding.name] += 1
        fixes[finding.code] += finding.fix is not None
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [{"code": code, "name": name, "count": number, "fixable": fixes[code]} for (code, name), number in ordered]
