"""Everything that one run of `check` has to say; what every reporter prints."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from smartcite.findings import Finding, Rule, Severity
from smartcite.model import Analysis, BackReference, Document, Identifier, IdentifierKind, LinkCheck, LinkKey, Verdict
from smartcite.settings import Settings

NEVER_FAIL = frozenset({"LNK102"})
"""An answer that never came is no reason to fail a build."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One document with its findings in reading order, the suppressed ones among them."""

    analysis: Analysis
    findings: tuple[Finding, ...]
    settings: Settings = field(default_factory=Settings)

    @property
    def document(self) -> Document:
        """The document."""
        return self.analysis.document

    @property
    def path(self) -> str:
        """The document's path from the current folder, with slashes, so that it is the same on every machine."""
        path = Path(self.document.path)
        if path.is_absolute() and path.is_relative_to(Path.cwd()):
            path = path.relative_to(Path.cwd())
        return path.as_posix()

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that nobody suppressed."""
        return tuple(finding for finding in self.findings if not finding.suppressed)

    @property
    def links(self) -> dict[LinkKey, list[Identifier]]:
        """The identifiers of each distinct URL and DOI, in order."""
        links: dict[LinkKey, list[Identifier]] = {}
        for item in self.analysis.identifiers:
            if item.kind in (IdentifierKind.URL, IdentifierKind.DOI):
                links.setdefault(item.key, []).append(item)
        return links

    def check_of(self, key: LinkKey) -> LinkCheck:
        """Return what the network said of a URL or DOI; nothing, when it was not asked."""
        return self.analysis.checks.get(key) or LinkCheck(key[1], key[0], Verdict.UNVERIFIED, "offline")

    def counts(self) -> dict[str, int]:
        """Return the number of notes, errors, warnings and dead links."""
        levels = Counter(finding.severity for finding in self.shown)
        dead = sum(self.check_of(key).verdict.is_dead for key in self.links)
        return {
            "notes": len(self.document.notes),
            "errors": levels[Severity.ERROR],
            "warnings": levels[Severity.WARNING],
            "dead links": dead,
        }

    def fails_for(self, finding: Finding) -> bool:
        """Tell whether a finding is bad enough for exit code 1."""
        bad = finding.severity.rank >= self.settings.fail_on.rank and finding.code not in NEVER_FAIL
        return bad and not self.settings.exit_zero and not finding.suppressed

    def fingerprints(self) -> tuple[str, ...]:
        """Return what identifies each finding although lines move and notes are renumbered.

        A fingerprint is made of the path, the code and the subject without its numbers: the address, or the words
        pointed at. Equal ones are told apart by their order.
        """
        seen: Counter[tuple[str, str]] = Counter()
        prints = []
        path = self.path
        for finding in self.findings:
            words = finding.labels[0].span.of(self.document.text)
            subject = str(finding.data.get("target") or " ".join("".join(c for c in words if not c.isdigit()).split()))
            key = (finding.code, subject.casefold())
            seen[key] += 1
            ordinal = [str(seen[key])] if seen[key] > 1 else []
            parts = "\0".join([path, *key, *ordinal])
            prints.append(hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16])
        return tuple(prints)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, or a rule that crashed on it."""

    path: str
    message: str

    def __str__(self) -> str:
        """Return it in a sentence that begins with the path."""
        return self.message if self.message.startswith(self.path) else f"{self.path}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run: the documents in the order asked for, what failed, how many seconds it took, and all rules."""

    checked: tuple[Checked, ...]
    failures: tuple[Failure, ...] = ()
    seconds: float = 0.0
    rules: tuple[Rule, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 clean, 1 findings at or above `fail_on`, 2 a failure of the tool."""
        return 2 if self.failures else int(any(one.fails_for(each) for one in self.checked for each in one.findings))

    def shown(self) -> Iterator[tuple[Document, Finding]]:
        """Yield every finding that nobody suppressed, with its document."""
        return ((one.document, finding) for one in self.checked for finding in one.shown)

    def summary(self) -> dict[str, Any]:
        """Return the counts of the run, as docs/json.md describes them."""
        analyses = [one.analysis for one in self.checked]
        findings = [finding for _, finding in self.shown()]
        verdicts = Counter(one.check_of(key).verdict for one in self.checked for key in one.links)
        severities = Counter(finding.severity for finding in findings)
        return {
            "files": len(analyses),
            "notes": sum(len(one.document.notes) for one in analyses),
            "citations": sum(len(one.citations) for one in analyses),
            "back_references": sum(isinstance(each, BackReference) for one in analyses for each in one.citations),
            "links": {verdict.value: verdicts[verdict] for verdict in Verdict if verdicts[verdict]},
            "findings": {level.value: severities[level] for level in Severity if severities[level]},
            "codes": dict(sorted(Counter(finding.code for finding in findings).items())),
            "seconds": round(self.seconds, 3),
        }
