"""Where a finding is, as a person finds it."""

from smartcite.findings import Finding
from smartcite.model import Document


def place(document: Document, finding: Finding) -> str:
    """Return path:line:column, which editors and terminals make clickable, or path and paragraph without lines."""
    start = document.position(finding.labels[0].span.start)
    if document.has_lines:
        return f"{document.path}:{start.line}:{start.column}"
    return f"{document.path}, paragraph {start.line}"
