"""Findings for editors, scripts and screen readers: one line each."""

from smartcite.findings import Finding, Safety
from smartcite.model import Document
from smartcite.report import Report
from smartcite.reporters.place import place
from smartcite.reporters.printable import printable
from smartcite.reporters.style import PLAIN, Style

_FIXES = {Safety.SAFE: "[*] ", Safety.UNSAFE: "[?] "}


def render(report: Report, style: Style = PLAIN) -> str:
    """Return one line per finding."""
    return "".join(
        concise(one.document, finding, style) + "\n"
        for one in report.checked
        for finding in (one.findings if style.suppressed else one.shown)
    )


def concise(document: Document, finding: Finding, style: Style = PLAIN) -> str:
    """Return one finding on one line, path:line:column: severity[code] message; [*] marks a safe fix, [?] another."""
    code = style.paint(f"{finding.severity}[{finding.code}]", finding.severity.value)
    fix = _FIXES[finding.fix.safety] if finding.fix else ""
    suppressed = f" (suppressed: {finding.suppressed})" if finding.suppressed else ""
    return f"{printable(place(document, finding))}: {code} {fix}{printable(finding.message + suppressed)}"
