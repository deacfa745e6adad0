"""From citations to works: what is cited several times is one work with one stable key."""

import re
from collections.abc import Sequence
from functools import cache

from smartcite import lexicon
from smartcite.matching import families, fold, same_title, stopwords
from smartcite.model import Citation, Fields, FieldValue, FullCitation, Work


def build_bibliography(citations: Sequence[Citation]) -> tuple[Work, ...]:
    """Return the distinct works of the full citations, in the order of their first mention."""
    groups: list[list[int]] = []
    index: dict[str, list[int]] = {}
    for place, citation in enumerate(citations):
        if not isinstance(citation, FullCitation):
            continue
        handles = _handles(citation.fields)
        near = sorted({group for handle in handles for group in index.get(handle, ())})
        chosen = next((group for group in near if _same(_full(citations, groups[group][0]), citation)), None)
        if chosen is None:
            chosen = len(groups)
            groups.append([])
        groups[chosen].append(place)
        for handle in handles:
            if chosen not in index.setdefault(handle, []):
                index[handle].append(chosen)
    works: list[Work] = []
    keys: dict[str, int] = {}
    for group in groups:
        fields = _merged([_full(citations, place).fields for place in group])
        key = _key(fields)
        keys[key] = keys.get(key, 0) + 1
        unique = key if keys[key] == 1 else f"{key}-{keys[key]}"
        works.append(Work(unique, _full(citations, group[0]).entry_type, fields, tuple(group)))
    return tuple(works)


def _full(citations: Sequence[Citation], place: int) -> FullCitation:
    citation = citations[place]
    assert isinstance(citation, FullCitation)  # noqa: S101  groups hold nothing else
    return citation


def _handles(fields: Fields) -> list[str]:
    """Return the strings of which two citations of one work share at least one."""
    found = [f"name {name}" for name in families(fields, "author", "editor")[:3]]
    if title := fold(str(fields.get("title", ""))):
        found.append(f"title {' '.join(title.split()[:2])}")
    elif not found and (host := fold(str(fields.get("journaltitle", "")))):
        found.append(f"host {host} {fields.get('date', '')}")
    found.extend(f"{name} {fields[name]}" for name in ("doi", "isbn", "url", "howpublished") if name in fields)
    return found


def _same(first: FullCitation, second: FullCitation) -> bool:
    """Tell whether two citations are of one work."""
    one, other = first.fields, second.fields
    if "legislation" in (first.entry_type, second.entry_type) and not _same_statute(one, other):
        return False
    if "doi" in one and "doi" in other:
        return one["doi"] == other["doi"]
    if "isbn" in one and "isbn" in other and one["isbn"] != other["isbn"]:
        return False  # equal ones say little: the chapters of a book share its number
    years = [str(fields.get("date", ""))[:4] for fields in (one, other)]
    if all(years) and years[0] != years[1]:
        return False
    titles = [str(fields.get("title", "")) for fields in (one, other)]
    if all(titles) and not same_title(*titles):
        return False
    names = [families(fields, "author", "editor") for fields in (one, other)]
    if all(names) and not set(names[0]) & set(names[1]):
        return False
    if all(titles):
        return True
    if any(titles):
        return bool(all(names) and all(years) and names[0] == names[1])
    keys = ("url", "howpublished", "journaltitle", "date", "number", "author")
    return all(one.get(key) == other.get(key) for key in keys)


def _same_statute(one: Fields, other: Fields) -> bool:
    """Tell whether two citations may be of one statute: one year in its name, and no author, who writes of statutes."""
    numbers = [re.findall(r"\d+", str(fields.get("title", ""))) for fields in (one, other)]
    return numbers[0] == numbers[1] and ("author" in one) == ("author" in other)


def _merged(mentions: list[Fields]) -> dict[str, FieldValue]:
    """Return the fields of the first mention, completed by the later ones; what differs stays as first given."""
    fields: dict[str, FieldValue] = {}
    for mention in mentions:
        for name, value in mention.items():
            fields.setdefault(name, value)
    return fields


def _key(fields: Fields) -> str:
    """Return a readable key: "meijer2016gouvernance"."""
    names = families(fields, "author", "editor")
    year = re.search(r"\d{4}", str(fields.get("date", "")))
    text = next((str(fields[name]) for name in ("title", "journaltitle", "howpublished", "url") if name in fields), "")
    words = [word for word in fold(re.sub(r"https?://(?:www\.)?", "", text)).split() if word not in stopwords()]
    telling = (word for word in words if len(word) > 3 and word.isalpha() and word not in _months())
    word = next(telling, "".join(words[:3]))  # of "C. civ.", "cciv"
    name = names[0].replace(" ", "")[:20] if names else ""
    return (
        re.sub(r"[^a-z0-9]", "", f"{name}{year[0] if year else ''}{word[:20]}".encode("ascii", "ignore").decode())
        or "work"
    )


@cache
def _months() -> frozenset[str]:
    """Return the folded names of months."""
    tables = (lexicon.tables(name).values() for name in ("months", "abbreviated_months"))
    return frozenset(fold(month) for found in tables for table in found for month in table)
