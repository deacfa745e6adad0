"""What the REF rules share: the back references that break for given reasons, and the finding each becomes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from smartcite.findings import Confidence, Finding, Fix, Label, Rule, Severity
from smartcite.matching import alike_given, families, fold, people, similar_name
from smartcite.model import Analysis, AntecedentMatch, BackReference, FullCitation, Name, Reason, UnparsedCitation

_SURE = 0.8
_SHORT = 60
"""What stands before a device is quoted whole if it has fewer characters."""
_SHOWN = 3
_EMPHASIS = str.maketrans("", "", "*_")


class Links:
    """Which back references make a step to each citation, which sources each note cites in full, and who made them."""

    def __init__(self, analysis: Analysis) -> None:
        self.followers: dict[int, list[int]] = {}
        self.sources: dict[int, list[FullCitation]] = {}
        self.people: dict[str, list[tuple[Name, FullCitation]]] = {}
        for match in analysis.matches:
            if match.step is not None:
                self.followers.setdefault(match.step, []).append(match.citation)
        for citation in analysis.citations:
            if isinstance(citation, FullCitation):
                self.sources.setdefault(citation.note, []).append(citation)
                for name in people(citation.fields):
                    self.people.setdefault(fold(name.family)[:1], []).append((name, citation))


@dataclass(frozen=True, slots=True)
class Broken:
    """A back reference with its match, and the words that rules say of it."""

    analysis: Analysis
    reference: BackReference
    match: AntecedentMatch
    links: Links

    @property
    def quoted(self) -> str:
        """The device with the author beside it, or with the title or what else stands there, as printed."""
        spans = self.reference.spans
        span = spans.get("device", self.reference.span)
        whole = self.reference.span if span.start - self.reference.span.start < _SHORT else span
        start = min(span.start, spans.get("author", spans.get("title", whole)).start)
        end = max(span.end, spans.get("cited_note", span).end)
        text = self.analysis.document.text
        end += text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")"
        return f"“{' '.join(text[start:end].translate(_EMPHASIS).split())}”"

    @property
    def name(self) -> str:
        """The short form, the author or the title beside the device, or "that source"."""
        for candidate in self.match.candidates[:1]:
            citation = self.analysis.citations[candidate]
            short = "" if isinstance(citation, UnparsedCitation) else str(citation.fields.get("shorttitle", ""))
            if short and fold(short) in fold(self.quoted):
                return short
        if first := self._person:
            return first.family or first.literal
        return next((name for name in self._meant if fold(name) in fold(self.quoted)), "that source")

    @property
    def _person(self) -> Name | None:
        """The first person beside the device."""
        return next(iter(people(self.reference.fields)), None)

    @property
    def _meant(self) -> Iterator[str]:
        """The family names and the title of the source that is meant, if it is known."""
        for candidate in self.match.candidates[:1]:
            citation = self.analysis.citations[candidate]
            if isinstance(citation, FullCitation):
                yield from (name for one in people(citation.fields) if (name := one.family or one.literal))
                yield from filter(None, [str(citation.fields.get("title", ""))])

    @property
    def alike(self) -> str:
        """Who is cited before under a name that differs by a slip, in the note pointed at first; nobody if two are."""
        person = self._person
        if person is None or not person.family:
            return ""
        near = self.links.people.get(fold(person.family)[:1], ())
        found = [
            (name.family, one)
            for name, one in near
            if one.span < self.reference.span and similar_name(name.family, person.family) and alike_given(name, person)
        ]
        if len({fold(family) for family, _ in found}) != 1:
            return ""
        family, one = min(found, key=lambda pair: pair[1].note != self.match.target_note)
        return f"{family} (note {self.analysis.label_of(one.note)})"

    @property
    def confidence(self) -> Confidence:
        """How sure it is that the parser read it rightly."""
        return Confidence.HIGH if self.reference.confidence > _SURE else Confidence.MEDIUM

    @property
    def own(self) -> str:
        """The label of the note in which it stands."""
        return self.analysis.label_of(self.reference.note)

    @property
    def target(self) -> str:
        """The label of the note pointed at, or an empty string."""
        return self.analysis.label_of(self.match.target_note)

    @property
    def pointed_at(self) -> list[FullCitation]:
        """The full citations of the note pointed at."""
        note = self.match.target_note
        return [] if note is None else self.links.sources.get(note, [])

    @property
    def elsewhere_labels(self) -> list[str]:
        """The labels of the notes that cite the author, nearest last."""
        places = self.match.candidates
        return list(dict.fromkeys(self.analysis.label_of(self.analysis.citations[one].note) for one in places))

    @property
    def elsewhere(self) -> str:
        """The labels of the last two notes that cite the author, in words."""
        return " or ".join(self.elsewhere_labels[-2:])

    @property
    def passing(self) -> list[str]:
        """The labels of the notes whose chain passes through it."""
        passing, waiting = {self.match.citation}, [self.match.citation]
        while waiting:
            further = [one for one in self.links.followers.get(waiting.pop(), ()) if one not in passing]
            passing.update(further)
            waiting.extend(further)
        citations = (self.analysis.citations[one] for one in sorted(passing - {self.match.citation}))
        return list(dict.fromkeys(self.analysis.label_of(one.note) for one in citations))

    @property
    def source_label(self) -> tuple[Label, ...]:
        """The places of the sources that may be meant, or of the one that is, if it is known and signed."""
        citations = [self.analysis.citations[one] for one in self.match.candidates]
        if self.match.reason is Reason.SEVERAL_SOURCES:
            return tuple(Label(one.span, "one of the sources") for one in citations[:_SHOWN])
        for candidate in self.match.candidates[:1]:
            citation = self.analysis.citations[candidate]
            if not isinstance(citation, UnparsedCitation) and families(citation.fields, "author", "editor"):
                return (Label(citation.span, f"cited here, in note {self.analysis.label_of(citation.note)}"),)
        return ()

    def finding(
        self, rule: Rule, message: str, advice: str, severity: Severity | None = None, fix: Fix | None = None
    ) -> Finding:
        """Return the finding, with the notes whose chain passes through it and the place it should point to."""
        affected = self.passing
        return rule.finding(
            message,
            (Label(self.reference.span), *self.source_label),
            severity=severity,
            confidence=self.confidence,
            note=self.own,
            notes=tuple(f"note {label} depends on this reference" for label in affected),
            help=advice,
            fix=fix,
            data={"affected_notes": affected, "reason": self.match.reason.value},
        )


def reporting(
    reasons: frozenset[Reason], words: Callable[[Broken], tuple[str, str]]
) -> Callable[[Rule, Analysis], Iterator[Finding]]:
    """Return the check of a rule that reports each back reference whose match has one of the reasons.

    `words` gives the message and the help.
    """

    def check(rule: Rule, analysis: Analysis) -> Iterator[Finding]:
        for one in broken(analysis, reasons):
            yield one.finding(rule, *words(one))

    return check


def broken(analysis: Analysis, reasons: frozenset[Reason]) -> Iterator[Broken]:
    """Yield the back references whose match has one of the reasons, in reading order."""
    links = Links(analysis)
    for match in analysis.matches:
        reference = analysis.citations[match.citation]
        if match.reason in reasons and isinstance(reference, BackReference):
            yield Broken(analysis, reference, match, links)
