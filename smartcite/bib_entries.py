"""The entries of a .bib file as references: TeX decoded, names split, BibTeX's fields under BibLaTeX's names.

Names follow Patashnik's rules ("von Last, Jr, First"), types and fields the aliases of the BibLaTeX manual, 2.1.2 and
2.2.5.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from smartcite.bibtex import parse_library
from smartcite.model import NAME_FIELDS, FieldValue, Name, Span
from smartcite.tex import decode_tex

_FIELDS = {
    "address": "location",
    "journal": "journaltitle",
    "school": "institution",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "key": "sortkey",
}
_TYPES = {
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "techreport": "report",
    "conference": "inproceedings",
    "electronic": "online",
    "www": "online",
}
_INHERITED = {"title": "booktitle", "subtitle": "booksubtitle", "author": "bookauthor"}
"""What the fields of a book are called in the entry of its part (`crossref`)."""

_NOT_INHERITED = frozenset({"crossref", "xref", "ids", "shorttitle", "sortkey", "label", "entryset", "url", "doi"})
_VERBATIM = frozenset({"url", "doi", "eprint", "file"})
_MONTHS = {
    month: f"{number:02}"
    for number, month in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)  # noqa: SIM905
}


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry of a .bib file, and where it stands in the text."""

    key: str
    entry_type: str
    fields: dict[str, FieldValue]
    span: Span


@dataclass(frozen=True, slots=True)
class BibFailure:
    """A block of a .bib file that is no entry, and where it stands."""

    span: Span


def read_entries(text: str) -> tuple[tuple[BibEntry, ...], tuple[BibFailure, ...]]:
    """Return the entries of a .bib file in order, those with a key used before too, and what could not be read."""
    library = parse_library(text)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found: list[tuple[Any, Span]] = []
    failures: list[BibFailure] = []
    for block in [*library.entries, *library.failed_blocks]:
        start = starts[min(block.start_line or 0, len(starts) - 1)]
        raw = (block.raw or "").rstrip()
        start = max(text.find(raw.lstrip(), start), start)
        span = Span(start, min(start + len(raw.lstrip()), len(text)))
        entry = block if hasattr(block, "entry_type") else getattr(block, "ignore_error_block", None)
        if hasattr(entry, "entry_type"):
            found.append((entry, span))
        else:
            failures.append(BibFailure(span))
    found.sort(key=lambda pair: pair[1])
    again = {id(getattr(block, "ignore_error_block", None)) for block in library.failed_blocks}
    raw_fields = [
        {
            field.key.lower(): _opened(str(field.value)) if id(entry) in again else str(field.value)
            for field in entry.fields
        }
        for entry, _ in found
    ]
    by_key = {entry.key: fields for (entry, _), fields in zip(reversed(found), reversed(raw_fields), strict=True)}
    entries = [
        BibEntry(entry.key, kind, dict(_decoded(_completed(fields, by_key), entry.entry_type.lower())), span)
        for (entry, span), fields in zip(found, raw_fields, strict=True)
        for kind in (_TYPES.get(entry.entry_type.lower(), entry.entry_type.lower()),)
    ]
    return tuple(entries), tuple(failures)


def _opened(value: str) -> str:
    """Return a value without the marks around it, which the entry of a repeated key still has."""
    return value[1:-1] if len(value) > 1 and value[0] + value[-1] in ('""', "{}") else value


def _completed(fields: dict[str, str], entries: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return the fields with those of the entry that `crossref` names."""
    parent = entries.get(fields.get("crossref", "").strip(), {})
    inherited = {
        _INHERITED.get(_FIELDS.get(name, name), name): value
        for name, value in parent.items()
        if name not in _NOT_INHERITED
    }
    return {**inherited, **fields} if parent is not fields else fields


def _decoded(fields: dict[str, str], entry_type: str) -> Iterator[tuple[str, FieldValue]]:
    if "date" not in fields and (year := fields.get("year", "").strip("{} ")):
        month = _MONTHS.get(fields.get("month", "").strip("{} ").lower()[:3], "")
        yield "date", f"{year}-{month}" if month and re.fullmatch(r"\d{4}", year) else decode_tex(year)
    for name, value in fields.items():
        name = _FIELDS.get(name, name)
        if name in ("year", "month") or not value.strip():
            continue
        if name in NAME_FIELDS:
            yield name, split_names(value)
        elif name in _VERBATIM:
            text = re.sub(r"\\([_%&#~{}])", r"\1", value.strip().strip("{}"))
            yield name, re.sub(r"^https?://(?:dx\.)?doi\.org/", "", text).lower() if name == "doi" else text
        else:
            text = " ".join(decode_tex(value).split())
            yield name, re.sub(r"\s?[–—-]{1,2}\s?", "-", text) if name == "pages" else text
    if entry_type in ("phdthesis", "mastersthesis"):
        yield "type", entry_type


def split_names(text: str) -> tuple[Name, ...]:
    """Return the people of an author field; a name in braces is a body, "others" stands for the rest."""
    return tuple(_name(part) for part in _split(" ".join(text.split()), " and ") if part.strip())


def _split(text: str, separator: str) -> list[str]:
    """Return the parts of a text between separators outside braces."""
    parts, start, depth, last = [], 0, 0, 0
    for match in re.finditer(rf"(?P<brace>[{{}}])|(?P<separator>{separator})", text, re.IGNORECASE):
        if match["brace"]:
            depth += 1 if match["brace"] == "{" else -1
        elif depth == 0 and match.start() >= last:
            parts.append(text[start : match.start()])
            start = last = match.end()
    return [*parts, text[start:]]


def _name(text: str) -> Name:
    text = text.strip()
    if text.startswith("{") and text.endswith("}") and len(_split(text[1:-1], r"[}]")) == 1:
        return Name(literal=_plain(text))
    if text.lower() == "others":
        return Name(literal="others")
    parts = [part.strip() for part in _split(text, r"\s*,\s*")]
    if len(parts) > 1:
        words = parts[0].split()
        particle = _particle(words[:-1])
        suffix = parts[1] if len(parts) > 2 else ""
        return Name(
            _plain(" ".join(words[len(particle) :])), _plain(parts[-1]), _plain(" ".join(particle)), _plain(suffix)
        )
    words = _split(text, r"[\s~]+")
    start = next((index for index, word in enumerate(words[:-1]) if index and _is_small(word)), len(words) - 1)
    particle = _particle(words[start:-1])
    family = words[start + len(particle) :]
    if len(words) == 1:
        return Name(family=_plain(text)) if not text.startswith("{") else Name(literal=_plain(text))
    return Name(_plain(" ".join(family)), _plain(" ".join(words[:start])), _plain(" ".join(particle)))


def _particle(words: list[str]) -> list[str]:
    """Return the words at the head that begin with a small letter."""
    count = next((index for index, word in enumerate(words) if not _is_small(word)), len(words))
    return words[:count]


def _is_small(word: str) -> bool:
    first = next((character for character in decode_tex(word) if character.isalpha()), "")
    return first.islower() and not word.startswith("{")


def _plain(text: str) -> str:
    return " ".join(decode_tex(text).split())
