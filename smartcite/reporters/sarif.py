"""SARIF 2.1.0, the OASIS standard that GitHub code scanning and many editors read.

The antecedent meant and other places are `relatedLocations`; `partialFingerprints` survive moved lines; the rules carry
their documentation. A document without lines (docx, odt) has the note as a logical location.
"""

from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from smartcite import __version__
from smartcite.findings import Finding, Fix, Label, Rule, Severity
from smartcite.model import Document
from smartcite.report import Checked, Report
from smartcite.reporters.json import dumped

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report) -> str:
    """Return the log with its one run."""
    results = [result for checked in report.checked for result in _results(checked, report.rules)]
    invocation = {
        "executionSuccessful": not report.failures,
        "exitCode": report.exit_code,
        "toolExecutionNotifications": [
            {"level": "error", "message": {"text": one.message}, "locations": [_file(one.path)]}
            for one in report.failures
        ],
    }
    driver = {"name": "smartcite", "version": __version__, "rules": [_rule(rule) for rule in report.rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": results,
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def _rule(rule: Rule) -> dict[str, Any]:
    documentation = rule.documentation.strip()
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": documentation.partition("\n")[0]},
        "fullDescription": {"text": documentation.partition("\n\n")[0]},
        "help": {"text": documentation},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _results(checked: Checked, rules: tuple[Rule, ...]) -> list[dict[str, Any]]:
    indices = {rule.code: index for index, rule in enumerate(rules)}
    results = []
    for finding, fingerprint in zip(checked.findings, checked.fingerprints(), strict=True):
        primary, *related = [_location(checked.document, label) for label in finding.labels]
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "level": _LEVELS[finding.severity],
            "message": {"text": ". ".join(_sentences(finding))},
            "locations": [primary],
            "relatedLocations": [{"id": number, **place} for number, place in enumerate(related, 1)],
            "partialFingerprints": {"smartcite/v1": fingerprint},
            "properties": {"confidence": finding.confidence.value, "note": finding.note},
        }
        if finding.code in indices:
            result["ruleIndex"] = indices[finding.code]
        if finding.suppressed:
            result["suppressions"] = [{"kind": "external", "justification": finding.suppressed}]
        if finding.fix:
            result["fixes"] = [_fix(checked.document, finding.fix)]
        results.append(result)
    return results


def _sentences(finding: Finding) -> list[str]:
    return [finding.message, *finding.notes, *([f"Help: {finding.help}"] if finding.help else [])]


def _file(path: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}


def _location(document: Document, label: Label) -> dict[str, Any]:
    location = _file(document.path)
    if document.has_lines:
        location["physicalLocation"]["region"] = _region(document, label.span.start, label.span.end)
    note = document.note_at(label.span.start)
    if note:
        location["logicalLocations"] = [{"name": f"note {note.label}"}]
    if label.text:
        location["message"] = {"text": label.text}
    return location


def _region(document: Document, start: int, end: int) -> dict[str, int]:
    first, last = document.position(start), document.position(end)
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
        "charOffset": start,
        "charLength": end - start,
    }


def _fix(document: Document, fix: Fix) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": _region(document, edit.span.start, edit.span.end),
            "insertedContent": {"text": edit.replacement},
        }
        for edit in fix.edits
    ]
    change = {"artifactLocation": {"uri": _uri(document.path)}, "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}


def _uri(path: str) -> str:
    """Return a path as a URI: relative as it stands, absolute with its scheme."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(path.replace("\\", "/"), safe="/")
