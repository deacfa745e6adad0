"""What the REF rules share: the back references that break for given reasons, and the finding each becomes."""

from collections.abc import Iterator
from dataclasses import dataclass

from smartcite.findings import Confidence, Finding, Label, Rule, Severity
from smartcite.matching import families
from smartcite.model import Analysis, AntecedentMatch, BackReference, Name, Reason, UnparsedCitation


@dataclass(frozen=True, slots=True)
class Broken:
    """A back reference with its match, and the words that rules say of it."""

    analysis: Analysis
    reference: BackReference
    match: AntecedentMatch

    @property
    def quoted(self) -> str:
        """The device with the author beside it, as printed."""
        span = self.reference.spans.get("device", self.reference.span)
        start = min([span.start, *(place.start for name, place in self.reference.spans.items() if name == "author")])
        end = max([span.end, *(place.end for name, place in self.reference.spans.items() if name == "cited_note")])
        return f"“{' '.join(self.analysis.document.text[start:end].replace('*', '').split())}”"

    @property
    def name(self) -> str:
        """The author beside the device, or "it"."""
        people = self.reference.fields.get("author") or self.reference.fields.get("editor") or ()
        first = people[0] if people and isinstance(people, tuple) else None
        return (first.family or first.literal) if isinstance(first, Name) else "it"

    @property
    def target(self) -> str:
        """The label of the note pointed at, or an empty string."""
        return self._label(self.match.target_note)

    @property
    def elsewhere(self) -> str:
        """The labels of the notes that cite the author, nearest last."""
        labels = dict.fromkeys(self._label(self.analysis.citations[one].note) for one in self.match.candidates)
        return " or ".join(list(labels)[-2:])

    def _label(self, index: int | None) -> str:
        return next((note.label for note in self.analysis.document.notes if note.index == index), "")

    def finding(self, rule: Rule, message: str, advice: str, severity: Severity | None = None) -> Finding:
        """Return the finding, with the notes whose chain passes through it and the place it should point to."""
        place = self.match.citation
        affected = [
            self._label(self.analysis.citations[one.citation].note)
            for one in self.analysis.matches
            if one.reason is Reason.UPSTREAM and one.broken_at == place
        ]
        labels = [Label(self.reference.span)]
        for candidate in self.match.candidates[:1]:
            citation = self.analysis.citations[candidate]
            if not isinstance(citation, UnparsedCitation) and families(citation.fields, "author", "editor"):
                labels.append(Label(citation.span, f"cited here, in note {self._label(citation.note)}"))
        notes = tuple(f"note {label} depends on this reference" for label in affected)
        return rule.finding(
            message,
            tuple(labels),
            severity=severity,
            confidence=Confidence.HIGH if self.reference.confidence > 0.8 else Confidence.MEDIUM,
            note=self._label(self.reference.note),
            notes=notes,
            help=advice,
            data={"affected_notes": affected, "reason": self.match.reason.value},
        )


def broken(analysis: Analysis, reasons: frozenset[Reason]) -> Iterator[Broken]:
    """Yield the back references whose match has one of the reasons, in reading order."""
    for match in analysis.matches:
        reference = analysis.citations[match.citation]
        if match.reason in reasons and isinstance(reference, BackReference):
            yield Broken(analysis, reference, match)
