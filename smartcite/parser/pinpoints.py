"""The page cited right after a device: "Ivi, p. 85", "ibid 61", "supra note 25 à la p 236".

The labeller often takes these few words for commentary; after a device they can be nothing else.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from smartcite.parser import labels
from smartcite.parser.devices import Device
from smartcite.parser.labeller import LabelledToken
from smartcite.parser.normalise.words import pattern


def with_pinpoints(text: str, tokens: Sequence[LabelledToken], devices: Sequence[Device]) -> list[LabelledToken]:
    """Return the tokens of a note with those after its devices that cite a page labelled so, but none that counts."""
    labelled = list(tokens)
    position = 0
    for device in devices:
        while position < len(labelled) and labelled[position].start < device.span.end:
            position += 1
        found = _pinpoint().match(text, device.span.end)
        if not found and _counts(labelled[position : position + 2]):
            labelled[position] = replace(labelled[position], label=labels.COMMENTARY, begins=False)
        while found and position < len(labelled) and labelled[position].end <= found.start("pinpoint"):
            position += 1
        while found and position < len(labelled) and labelled[position].start < found.end("pinpoint"):
            if labelled[position].label not in (labels.PAGES, labels.LOCATOR):
                labelled[position] = replace(labelled[position], label=labels.LOCATOR, begins=False)
            position += 1
    return labelled


def _counts(tokens: Sequence[LabelledToken]) -> bool:
    """Tell whether the first of two tokens is a number that the sentence after it counts with: "Ibid. 12 auteurs"."""
    if len(tokens) < 2 or not tokens[0].text.isdigit() or tokens[0].label not in labels.PAGED:
        return False
    return tokens[1].label == labels.COMMENTARY and tokens[1].text[0].islower()


@cache
def _pinpoint() -> re.Pattern[str]:
    """Return the pattern of a page after a device: a bare number must end the clause, and a year is none."""
    number = r"\d{1,4}(?:\s?[-–‑—]\s?\d{1,4})?"
    words = pattern("locators", "page")
    bare = rf"(?!(?:1[5-9]|20)\d\d(?!\d)){number}(?=\s*(?:[.,;)\]]|$))"
    return re.compile(rf"[\s,)\]_*]{{0,4}}(?P<pinpoint>{words}\s?{number}|{bare})", re.IGNORECASE)
