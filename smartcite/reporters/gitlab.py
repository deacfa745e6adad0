"""The code quality report of GitLab: a list of issues in JSON.

Source: docs.gitlab.com, “Code Quality report format”. GitLab drops all but the first of equal fingerprints and shows no
check name, so fingerprints are made unique and the code begins the description.
"""

import hashlib

from smartcite.findings import Severity
from smartcite.report import Report
from smartcite.reporters.json import dumped

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """Return the list of issues; a failure of the tool is a blocker."""
    issues: dict[str, dict[str, object]] = {}
    for failure in report.failures:
        _add(issues, failure.path + failure.message, "smartcite", failure.message, "blocker", failure.path, 1)
    for checked in report.checked:
        for finding, fingerprint in zip(checked.findings, checked.fingerprints(), strict=True):
            if finding.suppressed:
                continue
            line = checked.document.position(finding.labels[0].span.start).line if checked.document.has_lines else 1
            where = f" (note {finding.note})" if finding.note else ""
            text = f"{finding.code}: {finding.message}{where}"
            _add(issues, fingerprint, finding.name, text, _SEVERITIES[finding.severity], checked.document.path, line)
    return dumped(list(issues.values())) + "\n"


def _add(
    issues: dict[str, dict[str, object]], fingerprint: str, name: str, text: str, severity: str, path: str, line: int
) -> None:
    unique = hashlib.sha256(fingerprint.encode("utf-8", "surrogatepass")).hexdigest()
    while unique in issues:
        unique = hashlib.sha256(unique.encode()).hexdigest()
    issues[unique] = {
        "description": text,
        "check_name": name,
        "fingerprint": unique,
        "severity": severity,
        "location": {"path": path.replace("\\", "/"), "lines": {"begin": line}},
    }
