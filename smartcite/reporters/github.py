"""Annotations of GitHub Actions: workflow commands such as `::error file=essay.txt,line=3::message`.

Source: docs.github.com, “Workflow commands for GitHub Actions”. GitHub shows ten annotations a step, so the worst come
first. Columns are given only where the place begins and ends on one line.
"""

from smartcite.findings import Finding, Severity
from smartcite.model import Document
from smartcite.report import Report
from smartcite.reporters.printable import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> str:
    """Return one annotation per line."""
    failures = [_command("error", {"title": "smartcite", "file": one.path}, one.message) for one in report.failures]
    shown = sorted(report.shown(), key=lambda pair: -pair[1].severity.rank)
    return "".join(line + "\n" for line in [*failures, *(_annotation(*pair) for pair in shown)])


def _annotation(document: Document, finding: Finding) -> str:
    span = finding.labels[0].span
    start, end = document.position(span.start), document.position(span.end)
    place: dict[str, object] = {"title": f"smartcite ({finding.code})", "file": document.path.replace("\\", "/")}
    if document.has_lines:
        place |= {"line": start.line, "endLine": end.line}
        if start.line == end.line:
            place |= {"col": start.column, "endColumn": end.column}
    where = f" (note {finding.note})" if finding.note else ""
    message = [f"{finding.code} {finding.message}{where}", *finding.notes]
    if finding.help:
        message.append(f"help: {finding.help}")
    return _command(_COMMANDS[finding.severity], place, *message)


def _command(name: str, properties: dict[str, object], *message: str) -> str:
    """Return a command; a percent sign and line ends are escaped everywhere, colons and commas in properties."""
    shown = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {shown}::{'%0A'.join(map(_data, message))}"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
