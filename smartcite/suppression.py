"""Findings that the author or the configuration keeps silent, and suppressions that silence nothing.

In a document: `<!-- smartcite: ignore[LNK101] the site closed in 2019 -->`, after the comment sign of the format
(`<!--`, `%`, `//`, `#`, `..`) or in a Word comment. In a note it is about that note; at the end of a line about the
line and the notes in it; alone on a line about the next one. `disable[REF]` holds to `enable[REF]` or to the end.
Rules are named by code, prefix or name; a remark that names none silences nothing. In the configuration: the tables of
`[[ignore]]`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from smartcite.findings import Finding, Label, Rule
from smartcite.model import Analysis, Document, HintKind, Span, Verdict
from smartcite.rules import all_rules
from smartcite.selection import names, selected
from smartcite.settings import Ignore, Settings

_DIRECTIVE = r"smartcite:[ \t]*(ignore|disable|enable)\b(?:[ \t]*\[([^\]\n]{0,200})\])?[ \t]*([^\n]{0,300})"
_IN_COMMENT = re.compile(rf"(?:<!--|%|//|#|\.\.)[ \t]*{_DIRECTIVE}")
_ALONE = re.compile(_DIRECTIVE)


@dataclass(frozen=True, slots=True)
class _Directive:
    """What a remark says: `places` are the spans of the file it is about, `at` is where it stands in `text`."""

    action: str
    rules: tuple[str, ...]
    reason: str
    places: tuple[Span, ...]
    at: Span

    def covers(self, finding: Finding, offset: int) -> bool:
        """Tell whether a finding that begins at an offset of the file is meant."""
        here = any(span.start <= offset <= span.end for span in self.places)
        return here and any(names(finding.code, finding.name, word) for word in self.rules)


def suppress(
    document: Document,
    findings: Sequence[Finding],
    settings: Settings,
    rules: Iterable[Rule],
    *,
    asked: bool,
    today: date | None = None,
) -> tuple[Finding, ...]:
    """Return the findings with the reason of each that is kept silent, and one more for each unused suppression.

    `rules` are those that ran; unless the network was `asked`, a suppression of what it might have said is not unused.
    """
    directives = list(_directives(document))
    used: set[_Directive] = set()
    silenced = []
    today = today or datetime.now().astimezone().date()
    for finding in findings:
        offset = document.in_source(finding.labels[0].span.start)
        directive = next((one for one in directives if one.covers(finding, offset)), None)
        entry = next((one for one in settings.ignores if _meant(one, document, finding, today)), None)
        if directive:
            used.add(directive)
            finding = replace(finding, suppressed=directive.reason or "by a comment in the document")
        elif entry:
            finding = replace(finding, suppressed=entry.reason or "by [[ignore]] in the configuration")
        silenced.append(finding)
    ran = list(rules)
    unused = next((rule for rule in ran if rule.name == "unused-suppression"), None)
    if unused and selected(unused, settings, document.path):
        could = [rule for rule in ran if asked or not rule.asks_network]
        silenced.extend(_unused(unused, (one for one in directives if one not in used), ran, could))
    return tuple(silenced)


def idle_entries(
    analysed: Sequence[tuple[Analysis, Sequence[Finding]]], settings: Settings, today: date | None = None
) -> list[Ignore]:
    """Return the entries of `[[ignore]]` that silence none of the findings of all documents they are for.

    An entry about what the network says is left out while its target has no answer: it may be needed again.
    """
    today = today or datetime.now().astimezone().date()
    checks = {check.target: check.verdict for analysis, _ in analysed for check in analysis.checks.values()}

    def judged(entry: Ignore) -> bool:
        meant = [rule for rule in all_rules() if names(rule.code, rule.name, entry.rule)]
        if not any(selected(rule, settings, analysis.document.path) for rule in meant for analysis, _ in analysed):
            return False
        answered = bool(checks) and checks.get(entry.target) is not Verdict.UNVERIFIED
        return answered or not any(rule.asks_network for rule in meant)

    return [
        entry
        for entry in settings.ignores
        if judged(entry)
        and (entry.until is None or entry.until >= today)
        and not any(_meant(entry, one.document, finding, today) for one, findings in analysed for finding in findings)
    ]


def _unused(
    rule: Rule, directives: Iterable[_Directive], ran: Sequence[Rule], could: Sequence[Rule]
) -> Iterator[Finding]:
    for directive in directives:
        if not directive.rules:
            yield rule.finding(
                f"“smartcite: {directive.action}” names no rule, and silences nothing",
                (Label(directive.at),),
                help=f"write {directive.action}[LNK101], with the codes or names of the rules",
            )
            continue
        for word in directive.rules if directive.action != "enable" else ():
            meant = [one for one in all_rules() if names(one.code, one.name, word)]
            label = Label(directive.at)
            if not meant:
                yield rule.finding(
                    f"there is no rule “{word}” to silence", (label,), help="`smartcite rule --all` lists all"
                )
            elif any(one in ran for one in meant) and all(one in could for one in meant if one in ran):
                yield rule.finding(
                    f"nothing here raises {word}: there is nothing to silence", (label,), help="remove it"
                )


def _meant(entry: Ignore, document: Document, finding: Finding, today: date) -> bool:
    """Tell whether an entry of `[[ignore]]` is about a finding: its target is the address, or words of the place."""
    if (entry.until and entry.until < today) or not names(finding.code, finding.name, entry.rule):
        return False
    place = finding.labels[0].span.of(document.text)
    return not entry.target or entry.target == finding.data.get("target") or entry.target in place


def _directives(document: Document) -> Iterator[_Directive]:
    """Yield the remarks in the file and in its comments; an `enable` ends what was disabled before it."""
    text = document.source or document.text
    notes = [Span(document.in_source(one.span.start), document.in_source(one.span.end)) for one in document.notes]
    found = [
        (match.group(1), _words(match.group(2)), _reason(match.group(3)), match.span())
        for match in (_IN_COMMENT.finditer(text) if "smartcite:" in text else ())
    ]
    for index, (action, rules, reason, (start, end)) in enumerate(found):
        at = Span(document.in_text(start), max(document.in_text(start) + 1, document.in_text(end)))
        if action == "disable":
            until = (other[3][0] for other in found[index + 1 :] if other[0] == "enable" and set(other[1]) & set(rules))
            yield _Directive(action, rules, reason, (Span(start, next(until, len(text))),), at)
        else:
            yield _Directive(action, rules, reason, tuple(_places(text, notes, start, end)), at)
    remarks: dict[str, list[Span]] = {}
    for hint in document.hints:
        if hint.kind is HintKind.COMMENT:
            remarks.setdefault(hint.value, []).append(hint.span)
    for value, spans in remarks.items():
        if match := _ALONE.search(value):
            meant = [one.span for one in document.notes if any(_touch(one.span, span, one.mark) for span in spans)]
            yield _Directive(
                match.group(1),
                _words(match.group(2)),
                _reason(match.group(3)),
                (*spans, *meant),
                max(spans, key=_length),
            )


def _length(span: Span) -> int:
    return span.end - span.start


def _touch(note: Span, comment: Span, mark: Span | None) -> bool:
    """Tell whether a comment is about a note: it is in the note or at its end, or covers the mark that calls it."""
    here = note.start <= comment.end and comment.start <= note.end
    return here or bool(mark and mark.start < comment.end and comment.start < mark.end)


def _places(text: str, notes: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """Yield what a remark is about: its note or its line, or the next line when it stands alone on its own."""
    line = Span(text.rfind("\n", 0, start) + 1, _line_end(text, end))
    before = text[line.start : start].strip()
    after = text[end : line.end].strip()
    if not before and not after:
        following = re.compile(r"\S").search(text, line.end)
        if following is None:
            return
        line = Span(text.rfind("\n", 0, following.start()) + 1, _line_end(text, following.start()))
    else:
        inside = [note for note in notes if note.start <= start <= note.end]
        if inside:
            yield from inside
            return
    yield line
    yield from (note for note in notes if line.start <= note.start <= line.end or note.contains(line))


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return end if end != -1 else len(text)


def _words(listed: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in (listed or "").split(",") if word.strip())


def _reason(text: str) -> str:
    return text.partition("-->")[0].strip()
