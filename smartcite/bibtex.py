"""Works to and from .bib files in BibLaTeX's fields; the only home of bibtexparser.

An existing file is merged by key: what a person changed there stays, what is new is added, nothing is removed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smartcite import lexicon
from smartcite.errors import SmartciteError
from smartcite.model import FieldValue, Name, Work
from smartcite.web_archives import Copy

_TYPES = {"archive": "misc", "classic": "misc"}
_WITHOUT_LANGUAGE = frozenset({"archive", "jurisdiction", "legislation"})
"""What is titled by names and abbreviations, which tell no language."""

_VERBATIM = frozenset({"url", "doi"})
_ORDER = ("author", "editor", "translator", "title", "subtitle", "journaltitle", "booktitle", "series", "date")
_SPECIAL = re.compile(r"(?<!\\)([&%#_$])")
_ACRONYM = re.compile(r"(?<![\w{])(?:[^\W\d_]*[A-ZÀ-ÖØ-Þ][^\W\d_]*[A-ZÀ-ÖØ-Þ][^\W_]*)(?![\w}])")

Entry = tuple[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Merged:
    """The text of a .bib file, and how many entries were added, completed, and kept as they were."""

    text: str
    added: int
    completed: int
    kept: int


def export(
    works: Sequence[Work], language: str = "", existing: str = "", copies: Mapping[str, Copy] | None = None
) -> Merged:
    """Return the .bib file of works, merged into an existing one; SmartciteError when that one cannot be read.

    `copies` are archived copies by the address of their page; a work without a note gets one that names its copy.
    """
    entries = _parsed(existing) if existing.strip() else {}
    before = {key: dict(fields) for key, (_, fields) in entries.items()}
    added = completed = 0
    for work in works:
        copy = (copies or {}).get(str(work.fields.get("url", "")))
        fields = written(work.fields, language)
        if work.entry_type in _WITHOUT_LANGUAGE:
            fields.pop("langid", "")
        if copy:
            fields |= {name: value for name, value in _with_copy(copy, language).items() if name not in fields}
        if work.key not in entries:
            entries[work.key] = (_TYPES.get(work.entry_type, work.entry_type), fields)
            added += 1
            continue
        kind, old = entries[work.key]
        entries[work.key] = (kind, {**fields, **old})
        completed += set(fields) > set(old) or bool(set(fields) - set(old))
    text = "\n".join(_entry(key, kind, fields) for key, (kind, fields) in entries.items())
    if existing and all(before.get(key) == fields for key, (_, fields) in entries.items()):
        text = existing
    return Merged(text, added, completed, len(before) - completed)


def written(fields: Mapping[str, FieldValue], language: str = "") -> dict[str, str]:
    """Return the fields of a work as they stand between the braces of an entry."""
    values = {name: _value(name, value) for name, value in fields.items()}
    ordered = {name: values[name] for name in (*_ORDER, *values) if values.get(name)}
    if found := _language(str(fields.get("title", "")), language):
        ordered.setdefault("langid", lexicon.table(found, "langid"))
    return ordered


def _with_copy(copy: Copy, language: str) -> dict[str, str]:
    """Return what an entry says of the copy of its page: a note and, unless it says when it was read, a day."""
    words = lexicon.table(language, "links") or lexicon.table("en", "links")
    address = re.sub(r"([%#])", r"\\\1", re.sub(r"[{}\s\\]", "", copy.address))
    day = {"urldate": copy.day.isoformat()} if copy.day else {}
    return {"note": f"{words['archived'][0].capitalize()} \\url{{{address}}}", **day}


def _language(title: str, language: str) -> str:
    """Return the language of a title by its function words, the document's where they tie, or an empty string."""
    words = set(re.findall(r"[^\W\d_]+", title.lower()))
    counts = {one: len(words.intersection(listed)) for one, listed in lexicon.tables("stopwords").items()}
    most = max(counts.values())
    best = [one for one, count in counts.items() if count == most]
    return "" if not most else language if language in best else best[0] if len(best) == 1 else ""


def _value(name: str, value: FieldValue) -> str:
    if not isinstance(value, str):
        return " and ".join(_name(one) for one in value if not _is_nobody(one))
    if name in _VERBATIM:
        return re.sub(r"[{}\s]", "", value)
    text = _escaped(value)
    if name in ("pages", "date"):
        return text.replace("-", "--") if name == "pages" else text
    return _ACRONYM.sub(lambda match: "{" + match[0] + "}", text) if name.endswith("title") else text


def _is_nobody(name: Name) -> bool:
    """Tell whether a name stands for authors who are not named: "AA.VV."."""
    return "".join(filter(str.isalpha, str(name))).lower() in lexicon.words("names", "nobody")


def _escaped(text: str) -> str:
    """Return a text without braces and backslashes, its special signs escaped."""
    return _SPECIAL.sub(r"\\\1", re.sub(r"[{}\\]", "", " ".join(text.split())))


def _name(name: Name) -> str:
    if name.literal:
        return name.literal if name.literal == "others" else "{" + _escaped(name.literal) + "}"
    family = _escaped(f"{name.particle} {name.family}".strip())
    return ", ".join(part for part in (family, _escaped(name.suffix), _escaped(name.given)) if part)


def _entry(key: str, kind: str, fields: Mapping[str, str]) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{key},\n{lines}}}\n"


def parse_library(text: str) -> Any:
    """Return the blocks of a .bib file as bibtexparser has them: `entries` and `failed_blocks`."""
    import logging

    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.ERROR)
    return parse_string(text)


def _parsed(text: str) -> dict[str, Entry]:
    """Return the entries of a .bib file by key."""
    library = parse_library(text)
    if library.failed_blocks:
        line = library.failed_blocks[0].start_line
        raise SmartciteError(
            f"the existing .bib file cannot be read near line {(line or 0) + 1}; mend or move it first"
        )
    return {
        entry.key: (entry.entry_type, {field.key: str(field.value) for field in entry.fields})
        for entry in library.entries
    }
