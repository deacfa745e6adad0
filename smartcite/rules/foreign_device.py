"""A back reference uses a device that the document's own school does not.

The school (Bluebook, OSCOLA, French humanities ...) is told from the notes, and `school` sets it. Where no school is
clear, only a device of another language than the document's is reported, and nothing where more than a few references
go against the others. Each device is reported once.

Why it matters
    “A. a. O.” in an English article was left over from another text, and its readers may not know it. Guides also
    want authors to keep to their own devices: OSCOLA (1.2.3) has no “op. cit.”, and the Bluebook (4.2) refers back
    to decisions by their names, never by “supra”.

Example
    One[1], two[2], three[3], four[4], five[5], six[6], seven[7], eight[8], nine[9].

    [1] John Smith, The Book, 12 Law Review 34 (1990).
    [2] Mary Brown, The Other Book, 13 Law Review 56 (1992).
    [3] Smith, supra note 1, at 35.
    [4] Id. at 36.
    [5] Brown, supra note 2, at 57.
    [6] Id. at 58.
    [7] Smith, supra note 1, at 37.
    [8] Id. at 38.
    [9] Brown, a. a. O., S. 59.

Use instead
    One[1], two[2], three[3], four[4], five[5], six[6], seven[7], eight[8], nine[9].

    [1] John Smith, The Book, 12 Law Review 34 (1990).
    [2] Mary Brown, The Other Book, 13 Law Review 56 (1992).
    [3] Smith, supra note 1, at 35.
    [4] Id. at 36.
    [5] Brown, supra note 2, at 57.
    [6] Id. at 58.
    [7] Smith, supra note 1, at 37.
    [8] Id. at 38.
    [9] Brown, supra note 2, at 59.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from smartcite import lexicon
from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.matching import fold
from smartcite.model import Analysis, AntecedentMatch, BackReference, Form, FullCitation, Span
from smartcite.schools import School, schools

_FEW = 5
"""At most one of so many back references may be foreign; where more are, the school is not what it seems."""

_LONG_TEXT = 3000
"""The language of so many characters is surely told."""

_CASES = "supra for a decision"
_DECISION = re.compile(r"[^,;()\d§]{2,80}\sv\.\s[A-Z]")
_FORMS = ("ibid", "idem", "op-cit", "precited", "loc-cit", "supra", "infra", "above", "below")


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report once each device that is foreign to the document's school."""
    school = schools().get(analysis.school)
    if school is None and not _speaks(analysis):
        return
    groups: dict[str, list[tuple[BackReference, Span]]] = {}
    for match, reference in _references(analysis):
        device = reference.spans.get("device", reference.span)
        if foreign := _foreign(analysis, school, reference, device):
            groups.setdefault(foreign[0], []).append((reference, foreign[1]))
        elif (
            school and school.cases_by_name and reference.form is Form.SUPRA and _names_law(analysis, match, reference)
        ):
            groups.setdefault(_CASES, []).append((reference, device))
    if _FEW * sum(map(len, groups.values())) <= len(list(_references(analysis))):
        for word, group in groups.items():
            yield _finding(rule, analysis, school, word, group)


def _speaks(analysis: Analysis) -> bool:
    """Tell whether a document is surely in its language: it is long, or has a device of it that is no Latin one."""
    if len(analysis.document.text) > _LONG_TEXT:
        return True
    used = (_languages().get(_word(one.device), frozenset()) for _, one in _references(analysis))
    return any(analysis.document.language in languages and "la" not in languages for languages in used)


def _references(analysis: Analysis) -> Iterator[tuple[AntecedentMatch, BackReference]]:
    for match in analysis.matches:
        reference = analysis.citations[match.citation]
        if isinstance(reference, BackReference) and reference.device:
            yield match, reference


def _finding(
    rule: Rule, analysis: Analysis, school: School | None, word: str, group: Sequence[tuple[BackReference, Span]]
) -> Finding:
    place = group[0][1]
    labels = list(dict.fromkeys(analysis.label_of(one.note) for one, _ in group))
    more = f" ({len(group)} times)" if len(group) > 1 else ""
    printed = " ".join(place.of(analysis.document.text).split())
    if school is None:
        told, advice = (
            f"“{printed}” is of another language than the other notes{more}",
            "refer back as the other notes do",
        )
    elif word == _CASES:
        told = f"“supra” refers back to a decision{more}; {school.name} notes do so by its name"
        advice = "repeat the short name of the case"
    else:
        told = f"“{printed}” is no device of {school.name} notes{more}"
        advice = f"write as in “{school.later}”, or “{school.again}” right after it"
    return rule.finding(
        told,
        (Label(place),),
        note=labels[0],
        notes=(f"notes {', '.join(labels[1:])} too",) if len(labels) > 1 else (),
        help=advice,
        data={"affected_notes": labels, "school": school.code if school else ""},
    )


def _own(school: School | None, language: str) -> frozenset[str]:
    """Return the languages whose words are at home in a document: Latin, that of its school and its own."""
    return frozenset({"la", school.language if school else language, language})


def _is_foreign(word: str, school: School | None, language: str) -> bool:
    """Tell whether a device is one that the school's guide forbids, or one of other languages only."""
    if school and word in map(_key, school.foreign):
        return True
    if not word or _own(school, language) & _languages()[word]:
        return False
    return school is None or word not in map(_key, school.devices)


def _foreign(
    analysis: Analysis, school: School | None, reference: BackReference, device: Span
) -> tuple[str, Span] | None:
    """Return the device that is foreign, or the signal before it that is of other languages only, and its place.

    The device may stand in brackets: "op. cit. (see above, note 4)".
    """
    text, language = analysis.document.text, analysis.document.language
    word, lead = _word(reference.device), _lead(analysis, reference)
    if _is_foreign(word, school, language) and not (
        word == "cit" and _KIND.search(text, reference.span.start, device.start)
    ):
        return word, device
    languages = _signal_languages().get(fold(lead), frozenset()) if len(lead) >= _LONG else frozenset()
    if languages and not _own(school, language) & languages and (school is None or language == school.language):
        return f"{lead} {word}", Span(text.rfind(lead, 0, device.start), device.end)
    number = reference.spans.get("cited_note", device)
    for match in _WORD.finditer(text, device.end, max(device.end, number.start)):
        known = _key(match[0]) in _languages()
        if known and _is_foreign(_key(match[0]), school, language):
            return _key(match[0]), Span(match.start(), number.end)
    return None


_WORD = re.compile(r"[^\W\d_]+")
_KIND = re.compile(r"(?<![^\W_])[^\W\d_A-Z]{2,7}\.\s?\Z")
"""The kind of work that "cit." may follow in any language: "trad. cit.", "mém. cit."."""
_LONG = 3
"""A shorter signal, such as "v.", may be Latin."""


def _lead(analysis: Analysis, reference: BackReference) -> str:
    """Return the signal right before a device: "Voir" of "Voir supra", of "Voir Roe, op. cit." nothing."""
    device = reference.spans.get("device", reference.span)
    printed = analysis.document.text[reference.span.start : device.start].strip()
    return printed or reference.signal


@cache
def _signal_languages() -> dict[str, frozenset[str]]:
    """Return the languages that have each signal, folded."""
    found: dict[str, frozenset[str]] = {}
    for language, table in lexicon.tables("signals").items():
        for word in map(fold, table["words"]):
            found[word] = found.get(word, frozenset()) | {language}
    return found


def _names_law(analysis: Analysis, match: AntecedentMatch, reference: BackReference) -> bool:
    """Tell whether a back reference prints the name, or the first party, of the decision that it means."""
    text = analysis.document.text
    full = analysis.citations[match.full] if match.full is not None else None
    head = fold(text[reference.span.start : reference.spans.get("device", reference.span).start])
    if not head or not isinstance(full, FullCitation):
        return False
    cited = full.span.of(text)
    return bool(_DECISION.match(cited)) and fold(cited).startswith(head)


def _word(device: str) -> str:
    """Return the key of the words that a device begins with, without the number of its note."""
    key = _key(device)
    return next((word for word in sorted(_languages(), key=len, reverse=True) if key.startswith(word)), "")


@cache
def _languages() -> dict[str, frozenset[str]]:
    """Return the languages that have each device, by its key."""
    found: dict[str, frozenset[str]] = {}
    for language, table in lexicon.tables("devices").items():
        for form in _FORMS:
            for word in map(_key, table.get(form, ())):
                found[word] = found.get(word, frozenset()) | {language}
    return found


def _key(words: str) -> str:
    return re.sub(r"[\s.]", "", words).lower()


RULE = Rule("REF114", "foreign-device", Severity.INFO, check, __doc__ or "")
