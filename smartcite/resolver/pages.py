"""The beginning of a web page, read: its title, its headings, its words."""

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_TEXT_LIMIT = 20_000
_SILENT = ("script", "style", "noscript", "template", "svg")
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_REFRESH = re.compile(r"\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=)?\s*[\"']?([^\"'>]{1,2000})", re.IGNORECASE)
_SOON = 5


@dataclass(frozen=True, slots=True)
class Page:
    """The beginning of a page.

    `title` is its title element and what it calls itself in og:title; `headings` its h1; `text` its visible words,
    cut after 20,000 characters. `refresh` is the address a meta element sends the reader to within five seconds.
    `whole` is false when the body was longer than what was read.
    """

    title: str = ""
    site: str = ""
    headings: tuple[str, ...] = ()
    text: str = ""
    language: str = ""
    refresh: str = ""
    has_password: bool = False
    has_script: bool = False
    whole: bool = True


def read_page(body: bytes, content_type: str, *, whole: bool) -> Page | None:
    """Return the page that a body begins; None when it is not text. Damaged HTML is read as far as it goes."""
    kind = content_type.partition(";")[0].strip().lower()
    looks = body[:512].lstrip().lower()
    if kind == "text/plain":
        return Page(text=body[:_TEXT_LIMIT].decode(_charset(content_type) or "utf-8", errors="replace"), whole=whole)
    if "html" not in kind and not (not kind and looks.startswith((b"<!doctype html", b"<html"))):
        return None
    from lxml import etree, html

    if not body.strip():
        return Page(whole=whole)
    try:
        parser = html.HTMLParser(encoding=_charset(content_type), remove_comments=True, remove_pis=True)
        root = html.document_fromstring(body, parser=parser)
    except (etree.LxmlError, ValueError, LookupError):
        return Page(text=body[:_TEXT_LIMIT].decode("latin-1"), whole=whole)
    has_script = next(root.iter("script"), None) is not None
    etree.strip_elements(root, *_SILENT, with_tail=False)
    meta = {
        (one.get("property") or one.get("name") or "").lower(): " ".join((one.get("content") or "").split())
        for one in root.iter("meta")
    }
    titles = [_words(one) for one in root.iter("title")][:1]
    headings = tuple(_words(one) for one in root.iter("h1"))[:3]
    has_password = any((one.get("type") or "").lower() == "password" for one in root.iter("input"))
    refresh = next((found for one in root.iter("meta") if (found := _refresh(one))), "")
    body_element = root.find("body")
    return Page(
        " | ".join(dict.fromkeys(title for title in (*titles, meta.get("og:title", "")) if title)),
        meta.get("og:site_name", ""),
        headings,
        _words(root if body_element is None else body_element)[:_TEXT_LIMIT],
        (root.get("lang") or "")[:2].lower(),
        refresh,
        has_password,
        has_script,
        whole,
    )


def _charset(content_type: str) -> str | None:
    """Return the encoding that a Content-Type names, if there is such an encoding."""
    named = _CHARSET.search(content_type)
    try:
        return codecs.lookup(named[1]).name if named else None
    except LookupError:
        return None


def _words(element: "etree._Element") -> str:
    return " ".join(" ".join(map(str, element.itertext())).split())


def _refresh(meta: "etree._Element") -> str:
    """Return where a meta element sends the reader before they can have read the page."""
    if (meta.get("http-equiv") or "").lower() != "refresh":
        return ""
    found = _REFRESH.match(meta.get("content") or "")
    return found[2].strip() if found and int(found[1]) <= _SOON else ""
