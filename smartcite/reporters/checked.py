"""What `check --output-format json` prints: one object, whatever happened."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

from smartcite import __version__
from smartcite.findings import Finding
from smartcite.model import Analysis, BackReference, Document, Identifier, IdentifierKind, Verdict

_LINKS = (IdentifierKind.URL, IdentifierKind.DOI)


def summary(checked: Sequence[tuple[Analysis, Sequence[Finding]]], seconds: float) -> dict[str, Any]:
    """Return the counts of a run."""
    findings = [finding for _, found in checked for finding in found]
    verdicts: Counter[str] = Counter()
    for analysis, _ in checked:
        for key in links_of(analysis):
            check = analysis.checks.get(key)
            verdicts[(check.verdict if check else Verdict.UNVERIFIED).value] += 1
    return {
        "files": len(checked),
        "notes": sum(len(analysis.document.notes) for analysis, _ in checked),
        "citations": sum(len(analysis.citations) for analysis, _ in checked),
        "back_references": sum(isinstance(one, BackReference) for analysis, _ in checked for one in analysis.citations),
        "links": dict(verdicts),
        "findings": dict(Counter(finding.severity.value for finding in findings)),
        "codes": dict(sorted(Counter(finding.code for finding in findings).items())),
        "seconds": round(seconds, 3),
    }


def checked_value(
    checked: Sequence[tuple[Analysis, Sequence[Finding]]], errors: Sequence[tuple[str, str]], seconds: float
) -> dict[str, Any]:
    """Return the whole answer of `check`."""
    return {
        "version": 1,
        "tool": {"name": "smartcite", "version": __version__},
        "summary": summary(checked, seconds),
        "findings": [finding_value(analysis.document, one) for analysis, found in checked for one in found],
        "links": [value for analysis, _ in checked for value in _links(analysis)],
        "errors": [{"path": path, "message": message} for path, message in errors],
    }


def links_of(analysis: Analysis) -> dict[tuple[IdentifierKind, str], list[Identifier]]:
    """Return the identifiers of each distinct URL and DOI, in order."""
    links: dict[tuple[IdentifierKind, str], list[Identifier]] = {}
    for item in analysis.identifiers:
        if item.kind in _LINKS:
            links.setdefault((item.kind, item.value), []).append(item)
    return links


def _links(analysis: Analysis) -> list[dict[str, Any]]:
    values = []
    for key, items in links_of(analysis).items():
        check = analysis.checks.get(key)
        notes = (analysis.document.note_at(item.span.start) for item in items)
        values.append(
            {
                "target": key[1],
                "verdict": (check.verdict if check else Verdict.UNVERIFIED).value,
                "status": check.status if check else None,
                "final": check.final if check else "",
                "redirects": list(check.redirects) if check else [],
                "evidence": check.evidence if check else "offline",
                "checked_at": check.checked_at.isoformat() if check and check.checked_at else None,
                "from_cache": check.from_cache if check else False,
                "archived": check.archived if check else "",
                "notes": [note.label for note in notes if note],
            }
        )
    return values


def finding_value(document: Document, finding: Finding) -> dict[str, Any]:
    """Return one finding."""
    primary = finding.labels[0].span
    fingerprint = hashlib.sha256(
        "\0".join((document.path, finding.code, finding.note, primary.of(document.text))).encode()
    ).hexdigest()[:16]
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "url": "",
        "locations": [_location(document, index, label) for index, label in enumerate(finding.labels)],
        "note": finding.note,
        "excerpt": primary.of(document.text),
        "notes": list(finding.notes),
        "help": finding.help,
        "fix": None,
        "data": dict(finding.data),
        "fingerprint": fingerprint,
        "suppressed": finding.suppressed or None,
    }


def _location(document: Document, index: int, label: Any) -> dict[str, Any]:
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
