"""Findings for editors and scripts: one line each."""

from smartcite.findings import Finding
from smartcite.model import Document
from smartcite.reporters.printable import printable


def concise(document: Document, finding: Finding) -> str:
    """Return one finding on one line: path:line:column: severity[code] message."""
    place = document.position(finding.labels[0].span.start)
    where = f"{document.path}:{place.line}:{place.column}"
    return printable(f"{where}: {finding.severity}[{finding.code}] {finding.message}")
