"""Findings for the eye: the place, an excerpt with a caret below what is meant, notes and help."""

from collections.abc import Iterator

from rich.cells import cell_len

from smartcite.findings import Finding, Label
from smartcite.model import Document
from smartcite.report import Report
from smartcite.reporters.place import place
from smartcite.reporters.printable import printable
from smartcite.reporters.style import PLAIN, Style

_WIDTH = 96
_NEAR = 1000
"""A label is shown from so many characters of its line on either side at most: a line may be a whole book."""
_BEFORE = 20
"""How much of a cut line stands before the place that is meant."""


def render(report: Report, style: Style = PLAIN) -> str:
    """Return all findings, an empty line after each."""
    return "".join(
        full(one.document, finding, style) + "\n\n"
        for one in report.checked
        for finding in (one.findings if style.suppressed else one.shown)
    )


def full(document: Document, finding: Finding, style: Style = PLAIN) -> str:
    """Return one finding over several lines."""
    gutter = " " * max(len(str(document.position(label.span.start).line)) for label in finding.labels)
    note = f"  (note {finding.note})" if finding.note else ""
    code = style.paint(f"{finding.severity}[{finding.code}]", finding.severity.value)
    said = style.paint(printable(f": {finding.message}"), "bold")
    lines = [
        f"{code}{said} ({finding.name})",
        f"{gutter}--> {printable(place(document, finding) + note)}",
        f"{gutter} |",
    ]
    last = 0
    for label in sorted(finding.labels, key=lambda label: label.span):
        line = document.position(label.span.start).line
        if last and line - last > 1:
            lines.append("...")
        lines += _excerpt(document, label, len(gutter), finding, style)
        last = line
    lines.append(f"{gutter} |")
    lines += [f"{gutter} = note: {printable(text)}" for text in finding.notes]
    if finding.help:
        lines.append(f"{gutter} = {style.paint('help', 'bold')}: {printable(finding.help)}")
    if finding.suppressed:
        lines.append(f"{gutter} = suppressed: {printable(finding.suppressed)}")
    return "\n".join(lines)


def _excerpt(document: Document, label: Label, gutter: int, finding: Finding, style: Style) -> Iterator[str]:
    """Yield the line of a label and the signs below it; a long line is cut around the label, at words."""
    begins = document.line_start(label.span.start)
    start = max(begins, label.span.start - _NEAR)
    near = document.text[start : label.span.start + _NEAR].partition("\n")[0]
    line = printable(near.rstrip("\r"))
    first = label.span.start - start
    last = max(first + 1, min(label.span.end - start, len(line)))
    left, right = _window(line, first)
    before, after = "…" * (left > 0 or start > begins), "…" * (right < len(line))
    shown = before + line[left:right] + after
    primary = label is finding.labels[0]
    margin = " " * (len(before) + cell_len(line[left:first]))
    signs = ("^" if primary else "-") * max(1, cell_len(line[first : min(last, right)]) + (last > right))
    painted = style.paint(signs, finding.severity.value if primary else "quiet")
    number = document.position(label.span.start).line
    yield f"{number:>{gutter}} | {shown}"
    yield f"{' ' * gutter} | {margin}{painted}{' ' + printable(label.text) if label.text else ''}"


def _window(line: str, first: int) -> tuple[int, int]:
    """Return which part of a line is shown: all of it, or whole words around the place where a label begins."""
    if len(line) <= _WIDTH:
        return 0, len(line)
    left = max(0, min(first - _BEFORE, len(line) - _WIDTH))
    right = min(len(line), left + _WIDTH)
    if left:
        blank = line.find(" ", left, first)
        left = blank + 1 if blank != -1 else left
    if right < len(line):
        blank = line.rfind(" ", max(first + 1, left + _WIDTH // 2), right + 1)
        right = blank if blank != -1 else right
    return left, right
