"""Every noun that crosses a room: the document, its notes, what they cite, what that means, what the network said.

All values are frozen and compare by content.
"""

from smartcite.model.analysis import Analysis
from smartcite.model.citations import (
    AntecedentMatch,
    BackReference,
    Citation,
    Form,
    FullCitation,
    MatchStatus,
    Reason,
    UnparsedCitation,
    Work,
)
from smartcite.model.document import Document, Hint, HintKind, Note, NoteMark, Position, Record, Span
from smartcite.model.links import Identifier, IdentifierKind, LinkCheck, LinkKey, Verdict
from smartcite.model.references import NAME_FIELDS, Fields, FieldValue, Locator, Name

__all__ = [
    "NAME_FIELDS",
    "Analysis",
    "AntecedentMatch",
    "BackReference",
    "Citation",
    "Document",
    "FieldValue",
    "Fields",
    "Form",
    "FullCitation",
    "Hint",
    "HintKind",
    "Identifier",
    "IdentifierKind",
    "LinkCheck",
    "LinkKey",
    "Locator",
    "MatchStatus",
    "Name",
    "Note",
    "NoteMark",
    "Position",
    "Reason",
    "Record",
    "Span",
    "UnparsedCitation",
    "Verdict",
    "Work",
]
