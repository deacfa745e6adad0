"""DOIs in every printed form: with a label, as an address of doi.org, inside a publisher's address, old and new.

The SICI form of the nineties holds angle brackets and semicolons (ANSI/NISO Z39.56); prefixes may have several parts
(DOI Handbook, 2.2).
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from smartcite.identifiers.ends import MOST_BREAKS, SPACE, trimmed
from smartcite.model import Identifier, IdentifierKind, Span

_PREFIX = r"10\.(?:\d{4,9}(?:\.\d{1,9}){0,3}|97[89]\.\d{2,8}(?=/\d{1,7}\b))/"
_STOP = r"\s<>«»“”„\"…‹›〈〉「」{}|｜`\x00-\x1f\x7f-\x9f"
_SICI = r"[^\s<>]{1,100}(?:<|&lt;|%3C)[^\s<>]{1,60}?(?:>|&gt;|%3E)\d\.\d\.[A-Z]{2};\d(?:-[\w#])?"
_SUFFIX = rf"(?:{_SICI}|(?:[^{_STOP}&]|&(?!(?:gt|lt|quot|nbsp|raquo|laquo|amp);)){{1,300}})"
_LABEL = r"(?:(?:urn|info)\s?[:/])?doi(?:\s?[:./])?\s?"
_RESOLVER = r"(?:https?://)?(?:dx\.|www\.)?doi\.org/(?:doi:\s?)?"
_DOI = re.compile(
    rf"(?<![\w.])(?P<label>{_LABEL}(?={_PREFIX}|10\.\s\d|{_RESOLVER}))?(?P<resolver>{_RESOLVER})?"
    rf"(?<!\d)(?<!\d\.)(?P<prefix>{_PREFIX}|10\.\s\d{{4,9}}/(?=\S*[A-Za-z]))(?P<suffix>{_SUFFIX})",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    rf"(?<=-)\s(?=\d)([^{_STOP}]{{1,100}})|(?<=/)\s(?=[a-z.]*\d)([^{_STOP}]{{1,100}})|(?<=[a-z]\.)\s(?=\d{{4,}})([^{_STOP}]{{1,100}})",
    re.IGNORECASE,
)
_INSIDE = re.compile(rf"(?<![\d.]){_PREFIX}[^\s&?#]{{1,300}}", re.IGNORECASE)
_VIEWS = re.compile(
    r"(?:/(?:full|abstract|abs|pdf|epdf|pdfdirect|fulltext|full-text|html|epub|meta|summary|references|citations|figures"
    r"|metrics|document|download|index|suppl_file|v\d+)(?:/.*)?|\.(?:pdf|full|abstract|html?|xml|epub)(?:\+html)?)+/?$",
    re.IGNORECASE,
)
"""What publishers add to a DOI in the addresses of their pages."""


def find_dois(text: str) -> Iterator[Identifier]:
    """Yield the DOIs that are printed as such; addresses of doi.org are DOIs too."""
    for match in _DOI.finditer(text) if "10." in text else ():
        suffix, end = match["suffix"], match.end()
        plain = not any(sign in suffix for sign in "<&%")
        for _ in range(MOST_BREAKS * plain):
            if (more := _GOES_ON.match(text, end)) and not (more[3] and re.search(r"\d", suffix)):
                suffix, end = suffix + more[0], more.end()
        suffix = re.split(r"[?#]|%3F", suffix)[0] if match["resolver"] else suffix
        kept = suffix if ";" in suffix[-8:] and "3.0.co" in suffix.lower() else trimmed(suffix)
        if not kept:
            continue
        broken = bool(re.search(r"\s", match["prefix"] + kept))
        value = re.sub(r"\s", "", match["prefix"] + kept)
        value = value.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        value = unquote(value) if match["resolver"] else value
        span = Span(match.start(), match.start("suffix") + len(kept))
        yield Identifier(IdentifierKind.DOI, value.lower(), span, (SPACE,) if broken else ())


def doi_inside(url: Identifier) -> Identifier | None:
    """Return the DOI that a publisher's address holds, without what the publisher added; its span is the address's."""
    match = _INSIDE.search(unquote(url.value))
    value = _VIEWS.sub("", trimmed(match[0])) if match else ""
    if not value.partition("/")[2]:
        return None
    return Identifier(IdentifierKind.DOI, value.lower(), url.span)
