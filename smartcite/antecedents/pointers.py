"""Back references to what another note says, which mean no source: "zur Forschung siehe unten, Anm. 26"."""

import re
from functools import cache

from smartcite import lexicon
from smartcite.model import BackReference, Citation, Form

_NUMBERED = frozenset({Form.SUPRA, Form.NOTE_NUMBER})


def is_pointer(citation: Citation, text: str) -> bool:
    """Tell whether a citation points to another note without a name, a title or a page, or to one further on.

    A signal may stand before the device, and an adverb with it: "vgl. bereits oben, Anm. 3".
    """
    if not isinstance(citation, BackReference) or not citation.cited_note or citation.locator:
        return False
    lead = text[citation.span.start : citation.spans.get("device", citation.span).start]
    bare = not citation.fields and not _NAMED.search(lead)
    return citation.form is Form.INFRA or (citation.form in _NUMBERED and bare)


_NAMED = re.compile(r"[^\W\d_a-zà-ÿ]|\d|[«“„\"]")
"""What a name or a title has, and a signal in the middle of a sentence has not."""


def is_about(reference: BackReference, lead: str) -> bool:
    """Tell whether what stands before a numbered device is a sentence about something, no name or title of a source.

    "Sulla prudenza di Roe si veda invece supra, nota 3" runs on into its signal; "Sur Roe, voir supra, note 3" begins
    with a word for what it is about. The signal may be a part of the device: "zu Roe siehe oben, Anm. 3". Where the
    parser saw people, a title or a page, it is none.
    """
    if reference.form not in _NUMBERED or not reference.cited_note or reference.locator or reference.fields:
        return False
    first = reference.device.partition(" ")[0]
    match = _signalled().match(f"{lead}{first} " if first.lower() in _phrases() else lead)
    if match is None or not match["before"].strip():
        return False
    before = match["before"].strip()
    return before[-1].isalnum() or _about().match(before.replace("'", "’")) is not None


@cache
def _phrases() -> frozenset[str]:
    """Return the signals that no initial looks like."""
    return frozenset(words for words in lexicon.words("signals", "words") if len(words) > len("v."))


@cache
def _signalled() -> re.Pattern[str]:
    """Return the pattern of a last signal with what stands before it; behind it are only words in small letters."""
    words = lexicon.either(_phrases())
    return re.compile(
        rf"(?P<before>.*(?<![^\W_]))(?i:{words})(?![^\W_])[\s,:]*(?:[^\W\dA-ZÀ-Þ]+[\s,]+){{0,3}}$", re.DOTALL
    )


@cache
def _about() -> re.Pattern[str]:
    """Return the pattern of the word that begins what a pointer is about: "Sur", "zur", "on", "sull’"."""
    words = lexicon.words("signals", "about")
    elided = lexicon.either(word for word in words if word[-1] == "’")
    return re.compile(rf"\W*(?i:{lexicon.either(words)}(?![^\W_])|{elided})")
