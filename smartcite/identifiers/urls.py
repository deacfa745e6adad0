"""Web addresses, with a scheme or bare, and what pasting, typesetting and HTML did to them."""

import re
from collections.abc import Iterator

from smartcite.identifiers.ends import MOST_BREAKS, SPACE, trimmed
from smartcite.model import Identifier, IdentifierKind, Span

_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_STOP = r"\s<>«»“”„\"…‹›〈〉《》「」『』【】|｜`\x00-\x1f\x7f-\x9f"
_SIGN = rf"(?:[^{_STOP}\\&]|\\[_%#&~$-]|&(?!(?:gt|lt|quot|nbsp|laquo|raquo|[lr]s?[dq]uo|hellip);))"
_PLAIN = r"https?[ \u00a0]?:[ \u00a0]?/{1,2}"
_SLIP = r"(?<![\w/.:-])(?=[hps]?[hps]?t)[htps]{3,7}(?:[:;]/{1,3}|//:?)(?=www\.|[\w-]{1,63}\.[a-z\d])"
"""A scheme with a slip of the keys: "htps://", "https//", "https//:"."""
_SCHEME = rf"(?:{_PLAIN}|{_SLIP})"
_URL = re.compile(
    rf"(?P<open><|&lt;)?(?P<twice>(?:https?://)+(?=https?:/))?(?P<scheme>{_SCHEME})\s?(?P<rest>{_SIGN}{{1,2000}})"
)
_CLOSE = re.compile(r">|&gt;(?=\W|$)")
_GLUED = re.compile(r"(?<![/=?&:%])https?://")
_ANY_TOP = "com|org|net|edu|gov|info|eu|fr|uk|ch|nl|pl|cz"
_WORD_TOP = "at|be|ca|de|dk|es|fi|ie|int|io|it|jp|lu|no|pt|ru|se|us|ai|biz"
"""Top-level names that are words or abbreviations too: a bare domain with one needs a path or a third level."""
_GOES_ON = re.compile(
    rf"(?<=-)\s(?=[a-z\d])({_SIGN}{{1,500}})"  # a word broken at its hyphen
    rf"|(?<=[?&=])\s(?=[\w.%+-]{{1,80}}=|(?<==\s)\w*\d)({_SIGN}{{1,500}})"  # a query broken between its parts
    rf"|(?<=/)\s(?!\d[\d/.,-]*(?:\s|$))(?=[\w.%+-]{{1,80}}/|[\w.%+-]{{1,80}}\.(?:html?|pdf|php|aspx?|xml|docx?|jsp)\b"
    rf"|[\w.%+-]{{1,80}}\?\w{{1,40}}=)"
    rf"({_SIGN}{{1,500}})"  # a path broken after a slash
    rf"|(?<=/)\s(?=(?:[a-z]+\d|\d+[a-z])[a-z\d]{{4,60}}(?![a-z\d]))(?P<identifier>{_SIGN}{{1,500}})"
    rf"|(?<=\w\.)\s(?=(?:{_ANY_TOP}|{_WORD_TOP})/)({_SIGN}{{1,500}})"  # a host broken before its last part
    rf"|(?<=//www\.)\s(?=\w)({_SIGN}{{1,500}})"
    r"|(?<=\.pd)\s(f)\b|(?<=\.ht)\s(ml?)\b"
)
_DEEP = 2
"""So many slashes has the path that an identifier goes on over a space: "/ark:/12148/ bpt6k86"."""
_HOST = re.compile(r"(?:[^/?#@\s]*@)?(\[[0-9a-fA-F:.]+\]|(?:[^\W_]|[^\x00-\x7f])(?:[\w.-]|[^\x00-\x7f])*)")
_QUOTED_HOST = re.compile(r"[\w.:-]+(?=')")
"""No host holds an apostrophe: it is the closing quotation mark of the sentence."""
_POINT = re.compile(r"\.[a-z]{2}")
"""What every domain has, and is quicker to look for."""
_DOMAIN = re.compile(
    rf"(?<![\w@/.-])(?:www\.(?:[\w-]{{1,63}}\.){{1,4}}[a-z]{{2,24}}"
    rf"|(?:[a-z\d-]{{1,63}}\.){{1,4}}(?:{_ANY_TOP})"
    rf"|(?:[a-z\d-]{{1,63}}\.){{1,4}}(?:{_WORD_TOP})(?=/)"
    rf"|(?:[a-z\d-]{{2,63}}\.){{2,4}}(?:{_WORD_TOP}))(?![\w@-]|\.\w)(?:[/?#]{_SIGN}{{0,2000}})?"
)


def find_urls(text: str) -> Iterator[Identifier]:
    """Yield the web addresses of a text that have a scheme."""
    if not any(sign in text for sign in ("http", "//", ":/", ";/")):
        return
    position = 0
    while match := _URL.search(text, position):
        found, position = _read(match, text)
        if found:
            yield found


def find_domains(text: str) -> Iterator[Identifier]:
    """Yield the web addresses of a text that are printed without a scheme, of domains that look like nothing else."""
    for match in _DOMAIN.finditer(text) if _POINT.search(text) else ():
        value = trimmed(match[0])
        if _has_host(value):
            mended, repairs = _mended(value)
            yield Identifier(
                IdentifierKind.URL, f"http://{mended}", Span(match.start(), match.start() + len(value)), repairs
            )


def _read(match: re.Match[str], text: str) -> tuple[Identifier | None, int]:
    """Return the address that begins at a match, and where to look for the next one."""
    start, begin = match.start(), match.start("rest")
    rest, end = match["rest"], match.end()
    if quoted := _QUOTED_HOST.match(rest):
        rest, end = quoted[0], begin + quoted.end()
    if glued := _GLUED.search(rest):
        rest, end = rest[: glued.start()], begin + glued.start()
    else:
        for _ in range(MOST_BREAKS):
            more = _GOES_ON.match(text, end)
            if more and not (more["identifier"] and rest.count("/") < _DEEP):
                rest, end = rest + more[0], more.end()
    kept = trimmed(rest)
    scheme_apart = bool(re.search(r"\s", text[match.start("scheme") : begin]))
    if not _has_host(kept) or (scheme_apart and "." not in re.split(r"[/?#]", kept)[0]):
        return None, begin + max(1, len(kept))
    repairs = [SPACE] * (scheme_apart or bool(re.search(r"\s", kept)))
    repairs += ["its beginning stands twice"] * bool(match["twice"])
    if not re.fullmatch(_PLAIN, match["scheme"]):
        repairs.append("the scheme is misspelled")
    elif match["scheme"].count("/") == 1:
        repairs.append("a slash is missing")
    closing = _CLOSE.match(text, begin + len(rest)) if kept == rest or match["open"] else None
    finish = closing.end() if closing else begin + len(kept)
    if closing and closing[0] == "&gt;" and match["open"] != "&lt;":
        repairs.append("“&gt;” glued to the end")
    value, mended = _mended(kept)
    scheme = "https://" if "s" in match["scheme"] else "http://"
    if not closing:
        start += len(match["open"] or "")
    return Identifier(IdentifierKind.URL, scheme + value, Span(start, finish), (*repairs, *mended)), max(finish, end)


def _has_host(rest: str) -> bool:
    """Tell whether an address begins with a possible host (labels of at most 63 signs, RFC 1035)."""
    host = _HOST.match(re.sub(r"\s", "", rest))
    return host is not None and all(0 < len(label) < 64 for label in host[1].rstrip(".").split("."))


def _mended(value: str) -> tuple[str, tuple[str, ...]]:
    """Return an address as it was meant, and what was mended in it."""
    repairs = []
    mended = re.sub(r"\s", "", value)
    for what, repaired in (
        ("an invisible sign inside", re.sub(f"[{_INVISIBLE}]", "", mended)),
        ("a ligature inside", "".join(_LIGATURES.get(sign, sign) for sign in mended)),
        ("“˜” for “~”", mended.replace("˜", "~")),
        ("“&amp;” for “&”", mended.replace("&amp;", "&")),
    ):
        if repaired != mended:
            repairs.append(what)
    mended = re.sub(f"[{_INVISIBLE}\\\\]", "", mended).replace("˜", "~").replace("&amp;", "&")
    return "".join(_LIGATURES.get(sign, sign) for sign in mended), tuple(repairs)
