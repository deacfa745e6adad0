"""A short form is used without a definition, defined for nothing, or defined twice.

A short form is what “[hereinafter Harbour Report]” or “(ci-après « Rapport »)” defines. One that is used and not
defined is reported only in a document that defines at least three, and only where the note that it names has none of
its words.

Why it matters
    The reader looks for the short form where it should be defined and finds another name, or two sources with one.

Example
    One[1], two[2].

    [1] Ocean Commission, A Blueprint for Harbours (2004) [hereinafter Harbour Report].
    [2] John Smith, The Law of Ports, 13 Law Review 56 (1991), at 57.

Use instead
    One[1], two[2].

    [1] Ocean Commission, A Blueprint for Harbours (2004) [hereinafter Harbour Report].
    [2] Harbour Report, supra note 1, at 57.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.matching import fold
from smartcite.model import Analysis, BackReference, FullCitation, MatchStatus, Note

_CUSTOM = 3
"""So many definitions show that the document defines its short forms."""

_LONG = 4
"""Shorter words tell nothing."""


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report definitions of one short form for two works, definitions without a use, uses without a definition."""
    defined = [one for one in analysis.citations if isinstance(one, FullCitation) and "shorttitle" in one.spans]
    if not defined:
        return
    notes = {note.index: note for note in analysis.document.notes}
    words = _Words(analysis.document.text)
    doubled = list(_doubled(analysis, defined, notes))
    for citation, before in doubled:
        yield rule.finding(
            f"the short form “{_form(citation)}” is defined for another source in note {notes[before.note].label}",
            (Label(citation.spans["shorttitle"]), Label(before.spans["shorttitle"], "the first definition")),
            note=notes[citation.note].label,
            help="give one of the two another short form",
            data={"short_form": _form(citation)},
        )
    twice = {citation.span for citation, _ in doubled}
    for citation in defined:
        if citation.span not in twice and not words.stand_after(_form(citation), citation.spans["shorttitle"].end):
            yield rule.finding(
                f"the short form “{_form(citation)}” is defined and never used",
                (Label(citation.spans["shorttitle"]),),
                note=notes[citation.note].label,
                help="leave the definition out, or use the short form where the source is cited again",
                data={"short_form": _form(citation)},
            )
    if len(defined) >= _CUSTOM:
        yield from _undefined(rule, analysis, notes, words)


class _Words:
    """Where the words of a text stand for the first and for the last time."""

    def __init__(self, text: str) -> None:
        self._first: dict[str, int] = {}
        self._last: dict[str, int] = {}
        for match in re.finditer(r"[^\W_]+", text):
            word = fold(match[0])
            self._first.setdefault(word, match.start())
            self._last[word] = match.start()

    def stand_after(self, form: str, offset: int) -> bool:
        """Tell whether every word of a short form stands after an offset."""
        return all(self._last.get(word, -1) >= offset for word in fold(form).split())

    def stand_before(self, form: str, offset: int) -> bool:
        """Tell whether a telling word of a short form stands before an offset."""
        return any(self._first.get(word, offset) < offset for word in _telling(form))


def _doubled(
    analysis: Analysis, defined: Sequence[FullCitation], notes: Mapping[int, Note]
) -> Iterator[tuple[FullCitation, FullCitation]]:
    """Yield (the later, the first) of citations of two works in one chapter that define one short form."""
    keys = {analysis.citations[place].span: work.key for work in analysis.works for place in work.citations}
    first: dict[tuple[str, int], FullCitation] = {}
    for citation in defined:
        before = first.setdefault((fold(_form(citation)), notes[citation.note].series), citation)
        if keys.get(before.span) != keys.get(citation.span):
            yield citation, before


def _undefined(rule: Rule, analysis: Analysis, notes: Mapping[int, Note], words: _Words) -> Iterator[Finding]:
    for match in analysis.matches:
        reference = analysis.citations[match.citation]
        if not isinstance(reference, BackReference) or not reference.cited_note or match.step is None:
            continue
        sound = match.status is MatchStatus.FOUND and not match.reason and match.step == match.full
        form = _head(analysis, reference) if sound else ""
        if form and not words.stand_before(form, reference.span.start):
            label = analysis.label_of(match.target_note)
            yield rule.finding(
                f"the short form “{form}” is not defined, in note {label} or elsewhere",
                (Label(reference.span), Label(analysis.citations[match.step].span, f"note {label}")),
                note=notes[reference.note].label,
                help=f"define it in note {label}, or use the words of that note",
                data={"short_form": form},
            )


def _form(citation: FullCitation) -> str:
    return str(citation.fields["shorttitle"])


def _head(analysis: Analysis, reference: BackReference) -> str:
    """Return the words before the device, if they may be a short form: some are telling, none is an acronym."""
    device = reference.spans.get("device")
    head = analysis.document.text[reference.span.start : device.start].strip(" ,(*_\t\r\n") if device else ""
    return head if _telling(head) and not re.search(r"[^\W\d_a-zß-ÿ]{2}", head) else ""


def _telling(form: str) -> list[str]:
    return [word for word in fold(form).split() if len(word) >= _LONG]


RULE = Rule("REF113", "undefined-short-form", Severity.INFO, check, __doc__ or "")
