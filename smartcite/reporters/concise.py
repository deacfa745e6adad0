"""Findings for editors and scripts: one line each."""

from smartcite.findings import Finding
from smartcite.model import Document
from smartcite.report import Report
from smartcite.reporters.printable import printable


def render(report: Report) -> str:
    """Return one line per finding."""
    return "".join(concise(document, finding) + "\n" for document, finding in report.shown())


def concise(document: Document, finding: Finding) -> str:
    """Return one finding on one line: path:line:column: severity[code] message."""
    place = document.position(finding.labels[0].span.start)
    where = f"{document.path}:{place.line}:{place.column}"
    return printable(f"{where}: {finding.severity}[{finding.code}] {finding.message}")
