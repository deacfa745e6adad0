"""A list of findings that are known already: only new ones count.

The file is JSON: `{"version": 1, "findings": [{"fingerprint", "path", "code", "severity", "message", "target"}]}`, the
target of links only. Fingerprints survive moved lines and renumbered notes; a finding that has become worse than it was
is new. Codes and messages are there for the person who reads the file.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from smartcite.errors import ConfigError
from smartcite.findings import Finding, Severity
from smartcite.model import Verdict
from smartcite.report import Checked

REASON = "in the baseline"


def baseline_text(checked: Sequence[Checked], before: Mapping[str, Mapping[str, Any]] | None = None) -> str:
    """Return the file that makes every finding of a run known.

    Of the entries `before` those stay that are about links of which nobody could tell today: a page that was dead and
    now gives no answer is no news when it is dead again.
    """
    entries: list[Mapping[str, Any]] = [
        {
            "fingerprint": fingerprint,
            "path": one.path,
            "code": finding.code,
            "severity": finding.severity.value,
            "message": finding.message,
            **({"target": finding.data["target"]} if finding.data.get("target") else {}),
        }
        for one in checked
        for finding, fingerprint in zip(one.findings, one.fingerprints(), strict=True)
        if finding.suppressed in ("", REASON)
    ]
    unknown = {
        (one.path, key[1]) for one in checked for key in one.links if one.check_of(key).verdict is Verdict.UNVERIFIED
    }
    found = {entry["fingerprint"] for entry in entries}
    entries += [
        entry
        for fingerprint, entry in (before or {}).items()
        if fingerprint not in found and (entry.get("path"), entry.get("target")) in unknown
    ]
    return json.dumps({"version": 1, "findings": entries}, ensure_ascii=False, indent=2) + "\n"


def read_baseline(file: Path) -> dict[str, dict[str, Any]]:
    """Return the entries of a file by fingerprint; ConfigError when it is no baseline."""
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
        return {entry["fingerprint"]: entry for entry in value["findings"]}
    except OSError as failure:
        raise ConfigError(f"{file}: {failure.strerror}; --write-baseline writes one") from None
    except (ValueError, KeyError, TypeError):
        raise ConfigError(f"{file}: not a baseline; --write-baseline writes one") from None


def apply_baseline(checked: Checked, known: Mapping[str, Mapping[str, Any]]) -> Checked:
    """Return a document whose known findings are suppressed, unless they are worse than they were."""
    findings = (
        replace(finding, suppressed=REASON)
        if fingerprint in known and not finding.suppressed and not _is_worse(finding, known[fingerprint])
        else finding
        for finding, fingerprint in zip(checked.findings, checked.fingerprints(), strict=True)
    )
    return replace(checked, findings=tuple(findings))


def _is_worse(finding: Finding, entry: Mapping[str, Any]) -> bool:
    """Tell whether a finding is worse than when its entry was written; of old entries that do not tell, none is."""
    before = entry.get("severity")
    return before in tuple(Severity) and finding.severity.rank > Severity(before).rank


def stale(known: dict[str, dict[str, Any]], checked: Sequence[Checked]) -> list[dict[str, Any]]:
    """Return the entries about the documents of this run that are found no more."""
    paths = {one.path for one in checked}
    found = {fingerprint for one in checked for fingerprint in one.fingerprints()}
    return [entry for fingerprint, entry in known.items() if fingerprint not in found and entry.get("path") in paths]
