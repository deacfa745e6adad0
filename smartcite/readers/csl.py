"""References as CSL data, which Zotero and Mendeley leave in documents, in this project's fields.

The mapping is that of the CSL specification 1.0.2 (types and variables) to BibLaTeX's names, as Zotero exports them.
"""

import re
from collections.abc import Mapping
from typing import Any

from smartcite.model import FieldValue, Locator, Name

_TYPES = {
    "article": "misc",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "legislation",
    "book": "book",
    "chapter": "incollection",
    "dataset": "dataset",
    "entry": "inreference",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "post": "online",
    "post-weblog": "online",
    "report": "report",
    "review": "article",
    "review-book": "article",
    "software": "software",
    "thesis": "thesis",
    "webpage": "online",
}
_FIELDS = {
    "title": "title",
    "title-short": "shorttitle",
    "shortTitle": "shorttitle",
    "volume": "volume",
    "issue": "number",
    "number": "number",
    "page": "pages",
    "publisher": "publisher",
    "publisher-place": "location",
    "edition": "edition",
    "collection-title": "series",
    "number-of-volumes": "volumes",
    "URL": "url",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "archive_location": "howpublished",
}
_NAMES = {"author": "author", "editor": "editor", "translator": "translator"}
_JOURNALS = frozenset({"article-journal", "article-magazine", "article-newspaper", "review", "review-book", "article"})
_UNITS = {"sub-verbo": "entry", "sub verbo": "entry"}


def csl_record(item: Mapping[str, Any]) -> tuple[str, dict[str, FieldValue]]:
    """Return the entry type and fields of a CSL item; what is malformed in it is left out."""
    kind = str(item.get("type", ""))
    fields: dict[str, FieldValue] = {}
    for variable, name in _NAMES.items():
        if names := _names(item.get(variable)):
            fields[name] = names
    for variable, name in _FIELDS.items():
        if value := _text(item.get(variable)):
            fields[name] = value
    container = _text(item.get("container-title"))
    if container:
        fields["journaltitle" if kind in _JOURNALS else "booktitle"] = container
    if date := _date(item.get("issued")):
        fields["date"] = date
    if first := _date(item.get("original-date")):
        fields["origdate"] = first
    if "url" in fields and (accessed := _date(item.get("accessed"))):
        fields["urldate"] = accessed
    if kind in ("thesis", "report") and "publisher" in fields:
        fields["institution"] = fields.pop("publisher")
    if "pages" in fields:
        fields["pages"] = _range(str(fields["pages"]))
    if digits := re.findall(r"\d[\d -]{8,15}[\dXx]", str(fields.get("isbn", ""))):
        fields["isbn"] = re.sub(r"[ -]", "", digits[0]).upper()
    if "doi" in fields:
        fields["doi"] = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", str(fields["doi"]).lower())
    return _TYPES.get(kind, "book" if container else "misc"), fields


def csl_locator(cited: Mapping[str, Any]) -> Locator | None:
    """Return the part that a citation item cites; the unit is a page unless it says otherwise."""
    value = _text(cited.get("locator"))
    unit = str(cited.get("label") or "page")
    return Locator(_UNITS.get(unit, unit), _range(value)) if value else None


def _range(value: str) -> str:
    return re.sub(r"(?<=\w)\s?[‐‑–—-]{1,2}\s?(?=\w)", "-", value)


def _text(value: Any) -> str:
    """Return a string or number as text without the markup that CSL allows in it."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(re.sub(r"</?(?:i|b|sc|sup|sub|span)\b[^<>]{0,200}>", "", str(value)).split())


def _names(value: Any) -> tuple[Name, ...]:
    names = []
    for one in value if isinstance(value, list) else []:
        if not isinstance(one, dict):
            continue
        if literal := _text(one.get("literal")):
            names.append(Name(literal=literal))
            continue
        particle = " ".join(
            part for key in ("dropping-particle", "non-dropping-particle") if (part := _text(one.get(key)))
        )
        name = Name(_text(one.get("family")), _text(one.get("given")), particle, _text(one.get("suffix")))
        if name.family:
            names.append(name)
        elif name.given:
            names.append(Name(literal=name.given))
    return tuple(names)


def _date(value: Any) -> str:
    """Return a CSL date as an ISO 8601 date or range, or as it is written when it has no parts."""
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    ends = []
    for end in parts[:2] if isinstance(parts, list) else []:
        numbers = [_text(number) for number in end[:3]] if isinstance(end, list) else []
        if numbers and re.fullmatch(r"-?\d{1,4}", numbers[0]):
            tail = [number.zfill(2) for number in numbers[1:] if re.fullmatch(r"\d{1,2}", number)]
            ends.append("-".join([numbers[0].zfill(4), *tail]))
    return "/".join(ends) or _text(value.get("literal")) or _text(value.get("raw"))
