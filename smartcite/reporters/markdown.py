"""GitHub's Markdown, for a job summary or a comment: counts, a table of findings per file, the links that fail.

Signs in the document's text are written as character references, so that nothing of it is Markdown, HTML or a link.
"""

from collections.abc import Sequence

from smartcite.findings import Finding
from smartcite.model import Verdict
from smartcite.report import Checked, Report
from smartcite.reporters.closing import closing
from smartcite.reporters.printable import printable

_SIGNS = frozenset("\\`*_{}[]<>()#+!|~&@:$^=")
_SOUND = frozenset({Verdict.OK, Verdict.REDIRECTED, Verdict.EXCLUDED})


def render(report: Report) -> str:
    """Return the report; every heading and table has an empty line around it."""
    parts = ["## smartcite", " ".join(map(escaped, closing(report)))]
    if report.failures:
        failed = [(escaped(one.path), escaped(one.message)) for one in report.failures]
        parts.append(_table(("File", "Could not be checked"), failed))
    for checked in report.checked:
        links = _links(checked)
        if checked.shown or links:
            parts.append(f"### {escaped(checked.document.path)}")
        if checked.shown:
            rows = [_row(checked, finding) for finding in checked.shown]
            parts.append(_table(("Severity", "Rule", "Place", "What is wrong", "What to do"), rows))
        if links:
            parts.append(_table(("Link", "Verdict", "Evidence", "Notes"), links))
    return "\n\n".join(parts) + "\n"


def _row(checked: Checked, finding: Finding) -> tuple[str, ...]:
    place = checked.document.position(finding.labels[0].span.start)
    where = [f"note {finding.note}"] if finding.note else []
    if checked.document.has_lines:
        where.append(f"line {place.line}")
    said = "<br>".join(map(escaped, (finding.message, *finding.notes)))
    return (
        finding.severity.value,
        f"{finding.code} {finding.name}",
        escaped(", ".join(where)),
        said,
        escaped(finding.help),
    )


def _links(checked: Checked) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for key, items in checked.links.items():
        check = checked.analysis.checks.get(key)
        if check and check.verdict not in _SOUND:
            notes = (checked.document.note_at(item.span.start) for item in items)
            told = "; ".join(filter(None, (check.evidence, str(check.history))))
            labels = ", ".join(note.label for note in notes if note)
            rows.append((escaped(key[1]), check.verdict.value, escaped(told), escaped(labels)))
    return rows


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def escaped(text: str) -> str:
    """Return a text of which every character that Markdown or HTML could take for a sign is a character reference."""
    return "".join(f"&#{ord(one)};" if one in _SIGNS else one for one in printable(text))
