"""JSON lines: an object for each finding, link and error as in the JSON report, then the summary; see docs/json.md."""

from smartcite.report import Report
from smartcite.reporters.json import dumped, report_value


def render(report: Report) -> str:
    """Return one line per object; its `kind` is finding, link, error or summary."""
    value = report_value(report)
    lines = [{"kind": kind[:-1], **one} for kind in ("findings", "links", "errors") for one in value[kind]]
    lines.append({"kind": "summary", "version": value["version"], "tool": value["tool"], **value["summary"]})
    return "".join(dumped(line) + "\n" for line in lines)
