"""The labels that the labeller gives to tokens, and how the first token of a citation is marked.

Punctuation belongs to the word it clings to, so it is inside the label's span and trimmed by whoever reads the field.
Role words ("dir.", "Hrsg.", "trad.") belong to the names they qualify, "p." and "vol." to their numbers; a bare "in"
or "dans" before the host work is `other`.
"""

from functools import cache

AUTHOR = "author"
EDITOR = "editor"
TRANSLATOR = "translator"
TITLE = "title"
JOURNAL = "journal"
BOOKTITLE = "booktitle"
SERIES = "series"
DATE = "date"
VOLUME = "volume"
NUMBER = "number"
PAGES = "pages"
LOCATOR = "locator"
PUBLISHER = "publisher"
LOCATION = "location"
EDITION = "edition"
INSTITUTION = "institution"
URL = "url"
DOI = "doi"
ISBN = "isbn"
URLDATE = "urldate"
NOTE = "note"
ARCHIVE = "archive"
LEGAL = "legal"
SIGNAL = "signal"
DEVICE = "device"
COMMENTARY = "commentary"
SEPARATOR = "separator"
OTHER = "other"

FIELDS = (
    AUTHOR,
    EDITOR,
    TRANSLATOR,
    TITLE,
    JOURNAL,
    BOOKTITLE,
    SERIES,
    DATE,
    VOLUME,
    NUMBER,
    PAGES,
    LOCATOR,
    PUBLISHER,
    LOCATION,
    EDITION,
    INSTITUTION,
    URL,
    DOI,
    ISBN,
    URLDATE,
    NOTE,
    ARCHIVE,
    LEGAL,
)
"""What describes a source.

`pages` are those the work spans, `locator` those cited. `archive` is a whole archival reference ("AN, F/7/4218"),
`legal` a whole statute or French or German decision: sources without the fields of a publication. `note` is any other
description: the kind of a thesis or report, "en ligne", "consulté le".
"""

OUTSIDE = (COMMENTARY, SIGNAL, SEPARATOR)
"""What is no part of a citation; a signal ("voir", "see") introduces the one that follows it."""

REST = frozenset({COMMENTARY, OTHER})
"""What no field takes, and a repair may."""

TITLES = frozenset({TITLE, BOOKTITLE})
PAGED = frozenset({PAGES, LOCATOR})
VOLUMES = frozenset({VOLUME, NUMBER})
IMPRINT = frozenset({PUBLISHER, LOCATION, DATE, EDITION})

LABELS = (*FIELDS, DEVICE, OTHER, *OUTSIDE)
"""Every label; `device` is the wording of a back reference, `other` any remaining word inside a citation."""

CITATION, FIELD, INSIDE = "C", "B", "I"
"""What a tag says of a token's place: the first of a citation, the first of a run of one label, or a later one.

The places let the model learn that a field ends at a mark and hardly ever between two words.
"""

_SHARED = {URL: NOTE, DOI: NOTE, ISBN: NOTE, URLDATE: NOTE, TRANSLATOR: EDITOR, SEPARATOR: COMMENTARY}
"""Labels that have the tags of another one, because each tag costs time.

Rules find identifiers and the day of access, the words of their role tell translators from editors, and a separator is
as much outside of citations as commentary is.
"""

_OPENING = frozenset({AUTHOR, EDITOR, TITLE, JOURNAL, DEVICE, ARCHIVE, LEGAL})
"""Labels that a citation begins with; tags for the rare others would cost more time than they are worth."""

_PARTED = frozenset({AUTHOR, EDITOR, TITLE, JOURNAL, BOOKTITLE})
"""Labels of long runs, whose first token has a tag of its own; a mark or a number tells where the short ones begin."""


def tag(label: str, *, begins: bool, after: str = "") -> str:
    """Return the labeller's tag of a token, given whether it begins a citation and the label of the token before."""
    label = _SHARED.get(label, label)
    if begins and label in _OPENING:
        return f"{CITATION}-{label}"
    return f"{FIELD if label != _SHARED.get(after, after) and label in _PARTED else INSIDE}-{label}"


@cache
def read_tag(tag: str) -> tuple[str, bool]:
    """Return the label of a tag and whether it begins a citation."""
    return tag[2:], tag[0] == CITATION
