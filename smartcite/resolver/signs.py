"""What pages and addresses say of themselves: not found, for sale, log in first, prove that you are human.

The words are data: `[web]` in each language's lexicon for pages, signs.toml for addresses.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import unquote, urlsplit

from smartcite.lexicon import languages, words
from smartcite.matching import fold, fold_long
from smartcite.resolver.answers import Answer
from smartcite.resolver.pages import Page

_SEPARATORS = re.compile(r"\s[-–—|·•»«/]+\s|\s*[|»«·]\s*")
_BEGINNING = 1500
_BESIDES = 12
THIN = 150
"""A page of fewer words than this says little besides its sign."""
_BARE = 20
"""A page of fewer words than this, with a script, is written by the script in the reader's browser."""


@cache
def _phrases(sign: str) -> tuple[str, ...]:
    return tuple(sorted({f" {fold(one)} " for one in words("web", sign)}))


@cache
def _addresses(sign: str) -> frozenset[str]:
    table = tomllib.loads(files(__package__).joinpath("signs.toml").read_text(encoding="utf-8"))
    return frozenset(table[sign])


@lru_cache(maxsize=64)
def title_parts(page: Page) -> tuple[str, ...]:
    """Return what a page calls itself, folded: the parts of its title and its headings, without the site's name."""
    parts = [part for title in (page.title, *page.headings) for part in (title, *_SEPARATORS.split(title))]
    site = fold(page.site)
    return tuple(dict.fromkeys(folded for part in parts if (folded := fold(part[:300])) and folded != site))


def says_not_found(page: Page, about: str = "") -> bool:
    """Tell whether a page calls itself missing, in its title or headings, or in the few words that it has.

    A phrase that belongs to the folded title `about` of what is cited does not count.
    """
    return _says("not_found", page, about)


def is_parked(page: Page, url: str) -> bool:
    """Tell whether an address shows an offer of its domain instead of a page."""
    host = urlsplit(url).hostname or ""
    return any(host == one or host.endswith(f".{one}") for one in _addresses("parking")) or _says("parked", page)


def is_challenge(answer: Answer) -> bool:
    """Tell whether an answer only asks whether it is a human who reads."""
    if answer.headers.get("cf-mitigated") or answer.headers.get("x-datadome") == "protected":
        return True
    page = answer.page or Page()
    return is_thin(page) and any(_holds(part, "challenge") for part in title_parts(page))


def is_gate(asked: str, answer: Answer) -> bool:
    """Tell whether the reader must log in, or consent to something, before the page."""
    page = answer.page or Page()
    if _named(answer.url, "gate") and not _named(asked, "gate"):
        return True
    return (
        page.has_password
        and is_thin(page)
        and (not page.title or any(_holds(one, "login") for one in title_parts(page)))
    )


def leads_home(asked: str, final: str) -> bool:
    """Tell whether an address below the front page of a site has led to a front page."""
    return is_home(final) and not is_home(asked)


def is_home(url: str) -> bool:
    """Tell whether an address is the front page of a site, or of one of its languages."""
    names = _addresses("home") | set(languages())
    return all(segment in names for segment in _segments(url))


def leads_to_missing(asked: str, final: str) -> bool:
    """Tell whether a redirect has led to an address that says by its name that the page is not there."""
    return _named(final, "missing") and not _named(asked, "missing")


def is_thin(page: Page) -> bool:
    """Tell whether a page holds few words."""
    return page.text.count(" ") < THIN


def is_bare(page: Page) -> bool:
    """Tell whether a page holds hardly a word before its scripts have run."""
    return page.text.count(" ") < _BARE


def _says(sign: str, page: Page, about: str = "") -> bool:
    thin = is_thin(page)
    return any(_holds(part, sign, about, wholly=not thin) for part in title_parts(page)) or (
        thin and _holds(_folded(page.text[:_BEGINNING]), sign, about)
    )


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    return fold_long(text)


def _holds(folded: str, sign: str, about: str = "", *, wholly: bool = False) -> bool:
    """Tell whether a folded text holds a phrase of a sign; `wholly` when it must be nearly all of the text."""
    padded, known = f" {folded} ", f" {about} "
    for phrase in _phrases(sign):
        if phrase in padded and phrase not in known and (not wholly or len(folded) <= len(phrase) + _BESIDES):
            return True
    return False


def _segments(url: str) -> list[str]:
    """Return the parts of a path in small letters, the last without its extension."""
    parts = [part for part in unquote(urlsplit(url).path).lower().split("/") if part]
    if parts:
        parts[-1] = re.sub(r"\.(?:s?html?|php\d?|aspx?|jsp|cfm|do|xhtml)$", "", parts[-1])
    return parts


def _named(url: str, sign: str) -> bool:
    names = _addresses(sign)
    host = (urlsplit(url).hostname or "").partition(".")[0]
    return any(segment in names for segment in (*_segments(url), *([host] if sign == "gate" else ())))
