"""Findings for the eye: the place, an excerpt with a caret below what is meant, notes and help."""

from smartcite.findings import Finding, Label
from smartcite.model import Document
from smartcite.report import Report
from smartcite.reporters.printable import printable

_WIDTH = 96


def render(report: Report) -> str:
    """Return all findings, an empty line after each."""
    return "".join(full(document, finding) + "\n\n" for document, finding in report.shown())


def full(document: Document, finding: Finding) -> str:
    """Return one finding over several lines."""
    primary = finding.labels[0]
    place = document.position(primary.span.start)
    note = f"  (note {finding.note})" if finding.note else ""
    where = f"{document.path}:{place.line}:{place.column}" if document.has_lines else document.path
    lines = [f"{finding.severity}[{finding.code}]: {finding.message} ({finding.name})", f" --> {where}{note}"]
    gutter = max(len(str(document.position(label.span.start).line)) for label in finding.labels)
    lines.append(f"{' ' * gutter} |")
    for label in sorted(finding.labels, key=lambda label: label.span):
        lines.extend(_excerpt(document, label, gutter, "^" if label is primary else "-"))
    lines.append(f"{' ' * gutter} |")
    lines.extend(f"{' ' * gutter} = note: {text}" for text in finding.notes)
    if finding.help:
        lines.append(f"{' ' * gutter} = help: {finding.help}")
    return "\n".join(printable(line) for line in lines)


def _excerpt(document: Document, label: Label, gutter: int, sign: str) -> list[str]:
    """Return the line of a label and the signs below it; a long line is cut around the label."""
    place = document.position(label.span.start)
    start = document.line_start(label.span.start)
    end = document.text.find("\n", start)
    line = document.text[start : end if end != -1 else len(document.text)].rstrip("\r")
    column = label.span.start - start
    length = max(1, min(label.span.end - label.span.start, len(line) - column))
    left = 0
    if len(line) > _WIDTH:
        left = max(0, min(column - 20, len(line) - _WIDTH))
        cut = line[left : left + _WIDTH]
        line = ("…" + cut[1:] if left else cut) + ("…" if left + _WIDTH < len(line) else "")
        length = min(length, _WIDTH - (column - left))
    under = " " * (column - left) + sign * length + (f" {label.text}" if label.text else "")
    return [f"{place.line:>{gutter}} | {line}", f"{' ' * gutter} | {under}"]
