"""Copies that web archives keep: which addresses are copies, of what and when, and which an author gives of a link.

The services and the shapes of their addresses are data, in web_archives.toml.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import unquote, urlsplit

from smartcite.history import in_words
from smartcite.model import Analysis, Citation, FullCitation, Identifier, IdentifierKind

_SAYS_NOTHING_BUT = frozenset({"url", "urldate"})


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a page: its address, who keeps it, and, where the address tells, of which page and of which day."""

    address: str
    service: str
    original: str = ""
    day: date | None = None

    def __str__(self) -> str:
        """Return the copy in words."""
        return f"copy of {in_words(self.day)}" if self.day else f"copy at {self.service}"


def wayback(original: str, timestamp: str) -> str:
    """Return the address under which the Internet Archive shows the copy of a page of a moment, YYYYMMDDhhmmss."""
    return f"https://web.archive.org/web/{timestamp}/{original}"


@lru_cache(maxsize=1 << 10)
def read_copy(address: str) -> Copy | None:
    """Return the copy that an address leads to; None when it is no address of an archive."""
    try:
        parts = urlsplit(address)
        known = _services().get((parts.hostname or "").lower(), ())
    except ValueError:
        return None
    rest = address.partition(parts.netloc)[2] if known else ""
    for name, path in known:
        if found := path.match(rest):
            told = found.groupdict()
            return Copy(address, name, told.get("original") or "", _day(told.get("time") or ""))
    return None


def same_page(one: str, other: str) -> bool:
    """Tell whether two addresses mean one page: scheme, www, a port, a slash at the end and %-signs do not count."""
    return _plain(one) == _plain(other)


def given_copies(analysis: Analysis) -> Mapping[Identifier, Copy]:
    """Return the copies that the author gives beside links, in the same citation.

    A copy whose address names its page is one of that page, anywhere in the same note. One that does not (perma.cc)
    belongs to the link before it, and to no link of another citation. A copy that is dead itself is none.
    """
    given: dict[Identifier, Copy] = {}
    if not any(read_copy(item.value) for item in analysis.identifiers if item.kind is IdentifierKind.URL):
        return given
    groups: dict[object, list[Identifier]] = {}
    for item in analysis.identifiers:
        if item.kind is IdentifierKind.URL:
            note = analysis.document.note_at(item.span.start)
            place = note.index if note else analysis.document.line_start(item.span.start)
            groups.setdefault((bool(note), place), []).append(item)
    for items in groups.values():
        copies = [(item, copy) for item in items if (copy := read_copy(item.value))]
        links = [item for item in items if not read_copy(item.value)]
        for item, copy in copies:
            check = analysis.checks.get(item.key)
            if check is None or not check.verdict.is_dead:
                meant = [one for one in links if copy.original and same_page(copy.original, one.value)]
                given |= dict.fromkeys(meant or _before(item, copy, links, analysis.citations), copy)
    return given


def copies_of(analysis: Analysis) -> Mapping[str, Copy]:
    """Return the copies that are known of pages, by address: those that the archive has, and those that are given."""
    found = {check.target: copy for check in analysis.checks.values() if (copy := read_copy(check.archived))}
    return found | {item.value: copy for item, copy in given_copies(analysis).items()}


def _before(
    item: Identifier, copy: Copy, links: Sequence[Identifier], citations: Sequence[Citation]
) -> list[Identifier]:
    """Return the link that a copy without the name of its page belongs to, in a list; an empty one if there is none."""
    if copy.original:
        return []
    before = [one for one in links if one.span.end <= item.span.start] or (links if len(links) == 1 else [])
    if not before:
        return []
    own, other = (next((one for one in citations if one.span.contains(each.span)), None) for each in (before[-1], item))
    apart = own is not other and isinstance(other, FullCitation) and bool(set(other.fields) - _SAYS_NOTHING_BUT)
    return [] if apart else [before[-1]]


@cache
def _services() -> Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """Return the name and the shape of copies of each host that keeps some."""
    table = tomllib.loads(files("smartcite").joinpath("web_archives.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}
    for service in table["services"]:
        for host in service["hosts"]:
            found[host] = (*found.get(host, ()), (service["name"], re.compile(service["path"])))
    return found


def _day(time: str) -> date | None:
    """Return the day of a moment whose year, month and day are told, with signs between them or without."""
    digits = re.sub(r"\D", "", time)
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _plain(address: str) -> str:
    rest = re.sub(r"^\s*(?:https?:/*)?(?:www\d?\.)?", "", unquote(address).casefold())
    host, slash, path = rest.partition("/")
    return re.sub(r":(?:80|443)$", "", host) + slash + path.partition("#")[0].rstrip("/") if path else host.rstrip("/")
