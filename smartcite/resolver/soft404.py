"""Is a page that answers 200 really there? Asks the host for a page that cannot exist, and compares.

A random sibling tells what a server does with an address it does not know (Bar-Yossef et al., Sic transit gloria
telae, WWW 2004); a front page is never tried. The page is called gone only when it says so itself or when the whole
host answers anything with it; a host that shows one page for every address of a section leaves it unverified.
"""

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from smartcite.model import Verdict
from smartcite.resolver import signs
from smartcite.resolver.answers import Asking
from smartcite.resolver.cited import Cited, has_drifted, speaks_of
from smartcite.resolver.journey import Journey, follow
from smartcite.resolver.pages import Page

_MOST_SIBLINGS = 16
_SIMILAR = 0.85
_COMPARED_WORDS = 600
Judged = tuple[Verdict, str] | None


@dataclass(frozen=True, slots=True)
class _Asked:
    """An address, what is cited there, and whether it led to a front page or to a page that says it is missing."""

    url: str
    cited: Cited
    home: bool
    sorry: bool


class Siblings:
    """What hosts answer to addresses that cannot exist: one is asked per section of a host, and few per host."""

    def __init__(self) -> None:
        self._chosen: dict[str, dict[str, str]] = {}
        self._known: dict[str, Journey] = {}

    def of(self, url: str) -> Asking[Journey | None]:
        """Ask for a sibling of an address; None when the host was asked enough."""
        parts = urlsplit(url)
        chosen = self._chosen.setdefault(parts.netloc, {})
        section = parts.path.split("/")[1]
        if section not in chosen and len(chosen) >= _MOST_SIBLINGS:
            return None
        return (yield from self._ask(chosen.setdefault(section, sibling(url))))

    def of_root(self, url: str) -> Asking[Journey]:
        """Ask for a page in the topmost folder of the host."""
        parts = urlsplit(url)
        return (yield from self._ask(urlunsplit((parts.scheme, parts.netloc, f"/{nonsense(parts.netloc)}", "", ""))))

    def _ask(self, url: str) -> Asking[Journey]:
        if url not in self._known:
            self._known[url] = yield from follow(url, made_up=True)
        return self._known[url]


def nonsense(host: str) -> str:
    """Return a name that no page of a host has; the same one each time, so that it is asked once."""
    return "smartcite-" + hashlib.sha256(host.encode()).hexdigest()[:12]


def sibling(url: str) -> str:
    """Return the address of a page beside another that cannot exist; its extension is kept."""
    parts = urlsplit(url)
    folder, _, name = parts.path.rstrip("/").rpartition("/")
    extension = re.search(r"\.[A-Za-z]\w{0,4}$", name)
    end = "/" if parts.path.endswith("/") else extension[0] if extension else ""
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}/{nonsense(parts.netloc)}{end}", "", ""))


def examine(url: str, journey: Journey, cited: Cited, siblings: Siblings) -> Asking[Judged]:
    """Return what speaks against a page that answered 200, asking its host for a sibling if need be."""
    answer, page = journey.answer, journey.answer.page or Page()
    if signs.is_challenge(answer):
        return Verdict.UNVERIFIED, "the server wants to see that a human reads"
    if signs.is_gate(url, answer):
        return Verdict.UNVERIFIED, "it asks the reader to log in first"
    parked = signs.is_parked(page, answer.url) and not speaks_of(page, cited)
    if parked and (signs.is_thin(page) or journey.hops):
        return Verdict.SOFT_DEAD, "it shows an offer to buy the domain"
    if journey.hops and signs.leads_to_missing(url, answer.url):
        return Verdict.SOFT_DEAD, f"it is redirected to a page for what is not found, {answer.url}"
    if signs.is_home(url) or (answer.page is None and not journey.hops):
        return None
    if answer.page == Page():
        return Verdict.UNVERIFIED, "its page is empty"
    home = bool(journey.hops) and signs.leads_home(url, answer.url)
    sorry = parked or signs.says_not_found(page, " ".join(cited.titles))
    if speaks_of(page, cited) and not sorry and not home:
        return None
    made_up = yield from siblings.of(url)
    asked = _Asked(url, cited, home, sorry)
    if made_up is None or not made_up.answer.ok:
        return _beside_honest(journey, page, asked)
    return (yield from _beside_same(journey, page, made_up, asked, siblings))


def _beside_honest(journey: Journey, page: Page, asked: _Asked) -> Judged:
    """Judge a page whose host says plainly of made-up addresses that they are not there, or could not be asked."""
    url, final = asked.url, journey.answer.url
    if asked.home:
        deep = urlsplit(url).path.strip("/").count("/") > 0 or "." in urlsplit(url).path or urlsplit(url).query
        if deep and not speaks_of(page, asked.cited):
            return Verdict.SOFT_DEAD, f"it is redirected to the front page, {final}"
        return None
    if asked.sorry and signs.is_thin(page) and not speaks_of(page, asked.cited):
        return (
            Verdict.SOFT_DEAD,
            f"the page itself says that nothing is there: “{(page.title or page.text)[:80].strip()}”",
        )
    if has_drifted(page, final, asked.cited):
        return Verdict.DRIFTED, f"the page is called “{page.title[:80]}” and holds no word of what is cited"
    return None


def _beside_same(journey: Journey, page: Page, made_up: Journey, asked: _Asked, siblings: Siblings) -> Asking[Judged]:
    """Judge a page whose host answers something to a made-up address too."""
    final = journey.answer.url
    same_place = bool(journey.hops and made_up.hops) and _place(final) == _place(made_up.answer.url)
    same_page = similar(page, made_up.answer.page or Page(), asked.url)
    if not same_place and not same_page:
        return _beside_honest(journey, page, asked)
    if asked.home or asked.sorry:
        where = f"it is redirected to the front page, {final}" if asked.home else "its page says that nothing is there"
        return Verdict.SOFT_DEAD, f"{where}; so it is for a made-up address"
    if speaks_of(page, asked.cited):
        return None
    if same_place and not _place(final)[1].startswith(urlsplit(asked.url).path.rpartition("/")[0] + "/"):
        return Verdict.SOFT_DEAD, f"it is redirected to {final}, and so is a made-up address"
    if signs.is_bare(page):
        return Verdict.UNVERIFIED, "the server sends the same few words for any address; a browser may show more"
    top = yield from siblings.of_root(asked.url)
    if top.answer.ok and (
        similar(page, top.answer.page or Page(), asked.url) or (same_place and _place(top.answer.url) == _place(final))
    ):
        return Verdict.SOFT_DEAD, "the server gives the same page for any address, even a made-up one"
    return Verdict.UNVERIFIED, "the server gives the same page for a made-up address beside it"


def similar(one: Page, other: Page, url: str) -> bool:
    """Tell whether two pages are one but for what they repeat of the addresses asked for."""
    if signs.says_not_found(one) and signs.says_not_found(other) and one.title == other.title:
        return True
    own = {part for part in re.split(r"[/.]", urlsplit(url).path) if part}
    first, second = (_shingles(f"{page.title} \n {page.text}", own) for page in (one, other))
    return not first ^ second or len(first & second) >= _SIMILAR * len(first | second)


def _shingles(text: str, own: set[str]) -> set[tuple[str, ...]]:
    """Return every three words on end of a text, without the words that hold a part of the address."""
    words = [
        word
        for word in text.split(" ")[:_COMPARED_WORDS]
        if "smartcite-" not in word and not any(part in word for part in own if len(part) > 3)
    ]
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}


def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.netloc, parts.path.rstrip("/")
