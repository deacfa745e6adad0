"""A cross-reference was never filled in, or its target was deleted; or a page, or what brackets say, is still to come.

Why it matters
    A word processor prints “Error! Bookmark not defined.” where a deleted note was meant, and a number left out
    (“supra note , p. 4”) leads nowhere.

Example
    Un livre[1] et sa suite[2].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Chartier, supra note Erreur ! Signet non défini., p. 12.

Use instead
    Un livre[1] et sa suite[2].

    [1] Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992.
    [2] Chartier, supra note 1, p. 12.
"""

import re
from collections.abc import Iterable
from functools import cache

from smartcite import lexicon
from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.model import Analysis, Span


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each message of a word processor and each number left out, once a place."""
    text = analysis.document.text
    for note in analysis.document.notes:
        for match in _placeholder().finditer(text, note.span.start, note.span.end):
            left = match["page"] or match["left"]
            if match["left"] and _is_quoted(text[note.span.start : match.start()]):
                continue
            yield rule.finding(
                f"“{' '.join(match[0].split())}” stands where "
                + ("something is still to be written" if left else "the number of a note should be"),
                (Label(Span(*match.span())),),
                note=note.label,
                help="write what is missing" if left else "write the number of the note that is meant",
                data={"affected_notes": []},
            )


@cache
def _placeholder() -> re.Pattern[str]:
    messages = _either(lexicon.words("devices", "placeholders"))
    notes = _either(word for word in lexicon.words("devices", "note") if len(word.strip(".")) > 1)
    devices = _either(lexicon.words("devices", "supra", "infra"))
    pages, left = (_either(lexicon.words(*keys)) for keys in (("locators", "page"), ("devices", "left_open")))
    letters, what = (_either(lexicon.words("devices", key)) for key in ("left_open_letters", "left_out"))
    return re.compile(
        rf"{messages}|(?<!\w){devices}\*?\s{notes}\s?(?=[,;)]|\.(?:\s|$))|(?<!\S)\((?:{notes}|n)(?:\s|\s?0)\)"
        rf"|(?<!\w){notes}\s(?:\?\?+|__+)"
        rf"|(?P<page>(?<!\w){pages}(?:\s|(?<=\.))(?:\?\?+|__+))"
        rf"|(?P<left>\[\s?(?:(?:{what}\s)?{left}|(?-i:{letters}))(?:\s?[.!?]|\s?:[^\[\]\n]{{0,80}})?\])",
        re.IGNORECASE,
    )


def _is_quoted(before: str) -> bool:
    """Tell whether a quotation is open behind some text, whose brackets are its editor's."""
    last = max(map(before.rfind, "«»„“”"))
    return last >= 0 and (before[last] in "«„" or (before[last] == "“" and "„" not in before))


def _either(words: Iterable[str]) -> str:
    return lexicon.either(words).replace(r"\ ", r"\s?")


RULE = Rule("REF111", "unresolved-placeholder", Severity.ERROR, check, __doc__ or "")
