"""What `smartcite show` prints: what was understood of a document, note by note."""

from collections.abc import Mapping
from typing import Any

from smartcite.model import Analysis, AntecedentMatch, BackReference, Citation, FullCitation, Reason, UnparsedCitation
from smartcite.reporters.json_values import citation_value, fields_value, identifier_value
from smartcite.reporters.printable import printable
from smartcite.schools import schools


def shown_value(analysis: Analysis) -> dict[str, Any]:
    """Return a document of `show --output-format json`."""
    document = analysis.document
    keys = {place: work.key for work in analysis.works for place in work.citations}
    matches = {match.citation: match for match in analysis.matches}
    cited: dict[int, list[dict[str, Any]]] = {}
    for place, citation in enumerate(analysis.citations):
        value = {
            "span": [citation.span.start, citation.span.end],
            "text": citation.span.of(document.text),
            **citation_value(citation),
        }
        if isinstance(citation, FullCitation):
            value["key"] = keys.get(place, "")
        elif (match := matches.get(place)) is not None:
            value["status"], value["reason"] = match.status.value, match.reason.value
            value["antecedent"] = None
            if match.end_note is not None:
                value["antecedent"] = {
                    "index": match.end_note,
                    "note": analysis.label_of(match.end_note),
                    "key": match.work or None,
                }
        cited.setdefault(citation.note, []).append(value)
    return {
        "path": document.path,
        "format": document.format,
        "language": document.language,
        "school": analysis.school,
        "notes": [
            {
                "index": note.index,
                "label": note.label,
                "line": document.position(note.span.start).line,
                "text": note.span.of(document.text),
                "identifiers": [
                    identifier_value(item) for item in analysis.identifiers if note.span.contains(item.span)
                ],
                "citations": cited.get(note.index, []),
            }
            for note in document.notes
        ],
        "bibliography": [
            {
                "key": work.key,
                "type": work.entry_type,
                "fields": fields_value(work.fields),
                "notes": list(dict.fromkeys(analysis.label_of(analysis.citations[one].note) for one in work.citations)),
            }
            for work in analysis.works
        ],
    }


def shown_text(analysis: Analysis) -> str:
    """Return a line on the document, then one per citation for the eye: the note, and what it cites or points to."""
    document = analysis.document
    keys = {place: work.key for work in analysis.works for place in work.citations}
    matches = {match.citation: match for match in analysis.matches}
    cited: dict[int, list[tuple[int, Citation]]] = {}
    for place, citation in enumerate(analysis.citations):
        cited.setdefault(citation.note, []).append((place, citation))
    named = [schools()[analysis.school].name] if analysis.school else []
    lines = [f"{document.path}: {', '.join([document.language or 'unknown language', *named])}"]
    for note in document.notes:
        lines.append(f"[{note.label}] {' '.join(note.span.of(document.text).split())}")
        for place, citation in cited.get(note.index, ()):
            if isinstance(citation, FullCitation):
                lines.append(f"    {citation.entry_type} {keys.get(place, '')}")
            elif isinstance(citation, BackReference):
                lines.append(f"    {citation.form.value} -> {_chain(analysis, matches, matches[place])}")
            elif isinstance(citation, UnparsedCitation):
                lines.append(f"    unparsed: {citation.reason}")
    return "\n".join(map(printable, lines))


def _chain(analysis: Analysis, matches: Mapping[int, AntecedentMatch], match: AntecedentMatch) -> str:
    """Return the notes that a back reference leads through, and the work at the end or why there is none."""
    notes = []
    current: AntecedentMatch | None = match
    seen = set()
    while current is not None and current.step is not None and current.citation not in seen:
        seen.add(current.citation)
        notes.append(analysis.label_of(analysis.citations[current.step].note))
        current = matches.get(current.step)
    if current is not None and current.step is None and current.end_note is not None:
        notes.append(analysis.label_of(current.end_note))
    told = " -> ".join(f"note {label}" for label in notes)
    if match.work or match.end_note is not None:
        return f"{told}, {match.work}" if match.work else told
    reason = REASONS.get(match.reason, "unclear")
    return f"{told}: {reason}" if told else reason


REASONS = {
    Reason.NO_SUCH_NOTE: "no such note",
    Reason.SELF: "its own note",
    Reason.FORWARD: "a note that comes later",
    Reason.BACKWARD: "a note that comes earlier",
    Reason.NAME_ELSEWHERE: "a note that does not cite it",
    Reason.NAME_UNKNOWN: "a source that no note before cites",
    Reason.NAME_IN_BODY: "a name in the text",
    Reason.CYCLE: "itself, in a circle",
    Reason.UPSTREAM: "a broken reference",
    Reason.SHIFTED: "a note number that is off",
    Reason.SEVERAL_SOURCES: "one of several sources",
    Reason.NO_SOURCE: "a note without a source",
    Reason.FIRST_NOTE: "nothing, in the first note",
    Reason.NEW_SERIES: "nothing, where the notes begin again",
    Reason.SEVERAL_WORKS: "one of several works",
    Reason.LAST_WORK_MEANT: "the last of several works",
    Reason.PASSAGE: "a passage of the text itself",
}
"""Why a back reference leads to no work, in words."""
