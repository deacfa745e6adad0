"""What `check --output-format json` prints: one object, whatever happened. docs/json.md describes it."""

import json
from typing import Any

from smartcite import __version__
from smartcite.findings import Finding, Label
from smartcite.history import LinkHistory
from smartcite.model import Document
from smartcite.report import Checked, Report


def render(report: Report) -> str:
    """Return the whole answer of `check` as one line of JSON."""
    return dumped(report_value(report)) + "\n"


def dumped(value: object) -> str:
    """Return a value as JSON on one line; whatever could move a terminal's cursor or turn its text is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else "".join(one if one.isprintable() else _escape(one) for one in text)


def _escape(character: str) -> str:
    return json.dumps(character)[1:-1]


def report_value(report: Report) -> dict[str, Any]:
    """Return the whole answer of `check`."""
    return {
        "version": 1,
        "tool": {"name": "smartcite", "version": __version__},
        "summary": report.summary(),
        "findings": [value for one in report.checked for value in finding_values(one)],
        "links": [value for one in report.checked for value in link_values(one)],
        "errors": [{"path": one.path, "message": one.message} for one in report.failures],
    }


def link_values(checked: Checked) -> list[dict[str, Any]]:
    """Return one value per distinct URL or DOI of a document."""
    values = []
    for key, items in checked.links.items():
        check = checked.check_of(key)
        notes = (checked.document.note_at(item.span.start) for item in items)
        values.append(
            {
                "target": key[1],
                "verdict": check.verdict.value,
                "status": check.status,
                "final": check.final,
                "redirects": list(check.redirects),
                "evidence": check.evidence,
                "checked_at": check.checked_at.isoformat() if check.checked_at else None,
                "from_cache": check.from_cache,
                "archived": check.archived,
                "history": _history(check.history),
                "confirmed": check.confirmed,
                "notes": [note.label for note in notes if note],
            }
        )
    return values


def _history(history: LinkHistory) -> dict[str, Any]:
    days = {"last_alive": history.last_alive, "dead_since": history.dead_since, "last_dead": history.last_dead}
    return {**{name: day.isoformat() if day else None for name, day in days.items()}, "deaths": history.deaths}


def finding_values(checked: Checked) -> list[dict[str, Any]]:
    """Return one value per finding of a document."""
    pairs = zip(checked.findings, checked.fingerprints(), strict=True)
    return [_finding(checked.document, finding, fingerprint) for finding, fingerprint in pairs]


def _finding(document: Document, finding: Finding, fingerprint: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "url": "",
        "locations": [_location(document, index, label) for index, label in enumerate(finding.labels)],
        "note": finding.note,
        "excerpt": finding.labels[0].span.of(document.text),
        "notes": list(finding.notes),
        "help": finding.help,
        "fix": _fix(finding),
        "data": dict(finding.data),
        "fingerprint": fingerprint,
        "suppressed": {"reason": finding.suppressed} if finding.suppressed else None,
    }


def _fix(finding: Finding) -> dict[str, Any] | None:
    if finding.fix is None:
        return None
    edits = [{"offset": [edit.span.start, edit.span.end], "content": edit.replacement} for edit in finding.fix.edits]
    return {"title": finding.fix.title, "safety": finding.fix.safety.value, "edits": edits}


def _location(document: Document, index: int, label: Label) -> dict[str, Any]:
    start, end = document.position(label.span.start), document.position(label.span.end)
    note = document.note_at(label.span.start)
    return {
        "role": "related" if index else "primary",
        "path": document.path,
        "start": {"line": start.line, "column": start.column} if document.has_lines else None,
        "end": {"line": end.line, "column": end.column} if document.has_lines else None,
        "offset": [label.span.start, label.span.end],
        "note": note.label if note else None,
        "paragraph": None if document.has_lines else start.line,
        "page": None,
        "label": label.text,
    }
