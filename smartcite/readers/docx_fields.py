"""What reference managers leave in Word's fields: Zotero and Mendeley (CSL data), EndNote (its own XML).

A field is an instruction and the text it prints; the instruction holds the record, the text is what the author reads.
"""

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from smartcite.errors import ReadError
from smartcite.model import FieldValue, Locator, Name, Record, Span
from smartcite.readers.archives import parse_xml
from smartcite.readers.csl import csl_locator, csl_record

_CSL = re.compile(r"ADDIN (ZOTERO_ITEM )?CSL_CITATION|^ZOTERO_ITEM CSL_CITATION")
_LONGEST = 2_000_000
_PARTING = re.compile(r"(?<!\s)\s*;\s+")
_ENDNOTE_TYPES = {
    "Journal Article": "article",
    "Magazine Article": "article",
    "Newspaper Article": "article",
    "Book": "book",
    "Edited Book": "book",
    "Book Section": "incollection",
    "Conference Paper": "inproceedings",
    "Conference Proceedings": "inproceedings",
    "Thesis": "thesis",
    "Report": "report",
    "Web Page": "online",
}
_ENDNOTE_FIELDS = {
    "title": "titles/title",
    "volume": "volume",
    "number": "number",
    "pages": "pages",
    "edition": "edition",
    "location": "pub-location",
    "publisher": "publisher",
    "doi": "electronic-resource-num",
    "isbn": "isbn",
    "url": "urls/related-urls/url",
    "date": "dates/year",
}

Cited = tuple[str, Mapping[str, FieldValue], Locator | None]

_RENDERINGS = (
    ("properties", "plainCitation"),
    ("mendeley", "plainTextFormattedCitation"),
    ("manualOverride", "citeprocText"),
)
"""Where Zotero, Mendeley and Mendeley Cite keep what they printed."""


@dataclass(frozen=True, slots=True)
class _Field:
    """The references of a field, and what the program printed for all of them."""

    references: Sequence[Cited] = ()
    rendering: str = ""


def field_records(instruction: str, printed: str, start: int, *, data: str = "") -> Iterator[Record]:
    """Yield the records of a field, each with its part of the printed text, which begins at an offset.

    `data` is what Word stores beside the field for EndNote, in base64. A field of no reference manager, or a damaged
    one, has no records.
    """
    if not printed.strip() or len(instruction) + len(data) > _LONGEST:
        return
    if match := _CSL.search(instruction):
        source = "zotero" if "ZOTERO" in match[0] else "mendeley"
        yield from _records(_csl(instruction[match.end() :]), printed, start, source)
    elif "EN.CITE" in instruction:
        yield from _records(_endnote(instruction, data), printed, start, "endnote")


def mendeley_records(tag: str, printed: str, start: int) -> Iterator[Record]:
    """Yield the records of a content control of Mendeley Cite, whose tag holds the CSL data in base64."""
    prefix, _, encoded = tag.partition("MENDELEY_CITATION_v3_")
    if prefix or not encoded or len(encoded) > _LONGEST or not printed.strip():
        return
    try:
        instruction = base64.b64decode(encoded).decode("utf-8")
    except (binascii.Error, ValueError):
        return
    yield from _records(_csl(instruction), printed, start, "mendeley")


def _records(cited: _Field, printed: str, start: int, source: str) -> Iterator[Record]:
    """Yield a record for each reference of a field, with its part of what is printed."""
    spans = _parts(printed, len(cited.references))
    for (entry_type, fields, locator), span in zip(cited.references, spans, strict=True):
        if fields:
            yield Record(span.shifted(start), entry_type, fields, source, locator, cited.rendering)


def _csl(instruction: str) -> _Field:
    start = instruction.find("{")
    try:
        citation, _ = json.JSONDecoder().raw_decode(instruction, start) if start >= 0 else ({}, 0)
    except (ValueError, RecursionError):
        return _Field()
    items = citation.get("citationItems")
    references = [
        (*csl_record(item["itemData"]), csl_locator(item))
        for item in (items if isinstance(items, list) else [])
        if isinstance(item, dict) and isinstance(item.get("itemData"), dict)
    ]
    said = [(citation.get(table), name) for table, name in _RENDERINGS]
    rendering = next((one[name] for one, name in said if isinstance(one, dict) and isinstance(one.get(name), str)), "")
    return _Field(references, rendering)


def _endnote(instruction: str, data: str) -> _Field:
    start = instruction.find("<EndNote>")
    xml = instruction[start:].encode() if start >= 0 else _decoded(data)
    end = xml.rfind(b"</EndNote>")
    try:
        root = parse_xml(xml[: end + len(b"</EndNote>")], "field", "-")
    except ReadError:
        return _Field()
    cited: list[Cited] = []
    for one in root.iter("Cite"):
        record = one.find("record")
        if record is None:
            continue
        kind = record.find("ref-type")
        entry_type = _ENDNOTE_TYPES.get("" if kind is None else kind.get("name", ""), "misc")
        pages = _all_text(one.find("Pages")) or _all_text(one.find("Suffix")).strip(" ,p.")
        cited.append((entry_type, _endnote_fields(record, entry_type), Locator("page", pages) if pages else None))
    return _Field(cited, _all_text(root.find(".//DisplayText")))


def _decoded(data: str) -> bytes:
    try:
        return base64.b64decode("".join(data.split()))
    except (binascii.Error, ValueError):
        return b""


def _endnote_fields(record: etree._Element, entry_type: str) -> dict[str, FieldValue]:
    fields: dict[str, FieldValue] = {}
    for name, path in (("author", "authors"), ("editor", "secondary-authors"), ("translator", "subsidiary-authors")):
        listed = [_all_text(author) for author in record.findall(f"contributors/{path}/author")]
        if names := tuple(_name(author) for author in listed if author):
            fields[name] = names
    for name, path in _ENDNOTE_FIELDS.items():
        if value := _all_text(record.find(path)):
            fields[name] = value
    if container := _all_text(record.find("titles/secondary-title")) or _all_text(record.find("periodical/full-title")):
        fields["journaltitle" if entry_type == "article" else "series" if entry_type == "book" else "booktitle"] = (
            container
        )
    return fields


def _name(printed: str) -> Name:
    """Return a name as EndNote writes it: "Family, Given"; a comma at the end is a corporate body."""
    family, comma, given = printed.partition(",")
    return Name(family.strip(), given.strip()) if comma and given.strip() else Name(literal=family.strip())


def _all_text(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def _parts(printed: str, count: int) -> list[Span]:
    """Return the part of a printed text for each of its citations: between semicolons, or all of it for each."""
    bounds = [Span(*match.span()) for match in _PARTING.finditer(printed)]
    whole = Span(len(printed) - len(printed.lstrip()), len(printed.rstrip()))
    if count > 1 and len(bounds) == count - 1:
        starts = [whole.start, *(bound.end for bound in bounds)]
        ends = [*(bound.start for bound in bounds), whole.end]
        return [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    return [whole] * count
