"""Cut a note into the tokens that the labeller labels.

A token is a word or a number together with the punctuation that clings to it: opening marks before, closing marks and
commas after, including the detached ones of French typography ("« Titre », p. 3" has three tokens). Every character
of the text that is not white space belongs to exactly one token.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from smartcite.model import Identifier


@dataclass(slots=True)
class Token:
    """A word with its punctuation: `text[start:end]` is `before`, `core` and `after` with the white space between.

    `kind` is the kind of identifier that the token is ("url", "doi", "isbn", "issn"), or empty.
    """

    start: int
    end: int
    before: str
    core: str
    after: str
    kind: str = ""


_SPACE = "[ \u00a0\u202f\u2009]"
_OPENING = rf"(?:[«‹“„‚‘\"'(\[{{<¡¿]{_SPACE}?)*"
_LETTER = r"[^\W\d_]"
_CORE = (
    r"[^\W\d_]{2,}(?=[\s,;)])"  # most words: what follows could not make them anything else
    r"|(?i:https?://|ftp://|www\.)[^\s<>»”]{1,2000}"
    r"|10\.\d{4,9}/[^\s<>»”,;]{1,500}"
    r"|(?:[^\W\d_]\.[-‐‑]?){2,8}"  # initials and the like: J.-P., P.U.F., a.a.O.
    r"|(?i:pp?|ss?|vol|nos?|n|t|fol|f|col|art)(?=\.?\d)"  # a locator glued to its number: p73
    r"|\d+(?:[-\u2010-\u2014]\d+|[.,]\d{3}(?!\d))*(?:\w(?!\w))?"
    rf"|{_LETTER}+\d*(?:[’'‐‑–&@+-](?=\w){_LETTER}*\d*)*(?:\w+)?"
    r"|\w+"
    r"|[^\w\s]"
)
_CLOSED = "[»›”“’\"')\\]}>,;:.!?…/°º]*"
_CLOSING = rf"{_CLOSED}(?:{_SPACE}[»›;:!?,](?!\w){_CLOSED})*"
_TOKEN = re.compile(rf"(\s*+)({_OPENING})({_CORE})({_CLOSING})")
_SCHEMES = ("http://", "https://", "www.", "ftp://", "HTTP://", "HTTPS://", "Http://", "Https://", "WWW.")


def tokenize(text: str, identifiers: Iterable[Identifier] = ()) -> list[Token]:
    """Return the tokens of a text, in order; each identifier given is one token, whatever it is made of."""
    tokens: list[Token] = []
    position = 0
    for identifier in sorted(identifiers, key=lambda item: item.span):
        start, end = identifier.span.start, identifier.span.end
        if start < position:
            continue
        _cut(text, position, start, tokens)
        tokens.append(Token(start, end, "", text[start:end], "", identifier.kind.value))
        position = end
    _cut(text, position, len(text), tokens)
    return tokens


def _cut(text: str, start: int, end: int, tokens: list[Token]) -> None:
    """Append the tokens of a stretch of text: they and the white space before each are all there is in it."""
    position = start
    for blank, before, core, after in _TOKEN.findall(text[start:end].rstrip()):
        start = position + len(blank)
        position = start + len(before) + len(core) + len(after)
        if len(before) > 1:
            before = "".join(before.split())
        if len(after) > 1:
            after = "".join(after.split())
        tokens.append(Token(start, position, before, core, after, "" if core.isalnum() else _kind(core)))


def _kind(core: str) -> str:
    """Return the kind of a token that no rule knows for an identifier."""
    return "url" if core.startswith(_SCHEMES) else "doi" if "/" in core and core.startswith("10.") else ""
