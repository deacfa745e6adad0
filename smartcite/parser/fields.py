"""From a segment's runs to fields in their normal form, each with the place where it was printed."""

import re
from collections.abc import Callable
from functools import cache

from smartcite import lexicon
from smartcite.model import FieldValue, Identifier, IdentifierKind, Name, Span
from smartcite.parser import labels
from smartcite.parser.normalise.dates import find_urldate, is_forthcoming, normalise_date, original_date, told_date
from smartcite.parser.normalise.editions import normalise_edition
from smartcite.parser.normalise.entry_types import describes_report
from smartcite.parser.normalise.locators import unit_of
from smartcite.parser.normalise.names import normalise_names
from smartcite.parser.normalise.roles import after_foreword, is_role, leading_role
from smartcite.parser.normalise.titles import normalise_host, normalise_series, normalise_title
from smartcite.parser.normalise.volumes import normalise_number, normalise_volume
from smartcite.parser.normalise.words import listed, pattern
from smartcite.parser.paging import PERIODICAL, read_pages, unread_extent
from smartcite.parser.printed import Printed, trimmed
from smartcite.parser.segments import Run, Segment


def read_fields(text: str, segment: Segment) -> Printed:
    """Return the normal fields of a segment of a note's text."""
    printed = Printed()
    for item in segment.identifiers:
        _put_identifier(printed, item)
    pages: list[Run] = []
    before = last = ""
    for run in segment.runs:
        label, raw = run.label, run.span.of(text)
        if (
            label in labels.PAGED
            or (label == labels.NUMBER and _is_cited(printed, raw, before))
            or (label == labels.VOLUME and before == labels.DATE and _is_last(raw, last))
        ):
            pages.append(run)
            label = labels.LOCATOR
        elif label == labels.TITLE and before == labels.PUBLISHER and _mark_before(text, run.span.start) in _APART:
            label = labels.SERIES
        elif label == labels.TITLE and before == labels.EDITOR and "title" in printed.values:
            if "translator" in printed.values and "editor" not in printed.values:  # "; trad. fr. par Doe, Un titre"
                printed.put("titleaddon", normalise_title(raw), trimmed(text, run.span))
                continue
            label = labels.BOOKTITLE
        elif label == labels.TITLE and _is_of_translation(printed, before):
            printed.put("titleaddon", normalise_title(raw), trimmed(text, run.span))
            continue
        elif label == labels.AUTHOR and "author" in printed.values and any(map(_is_of_foreword, (raw, last + raw))):
            continue
        elif label == labels.AUTHOR and "author" in printed.values:
            label = leading_role(last + raw if is_role(last) else raw) or labels.AUTHOR
        elif label == labels.AUTHOR and "title" not in printed.values and _is_title(raw):
            label = labels.TITLE
        elif label == labels.LEGAL and printed.legal and pages and _mark_before(text, run.span.start) == ".":
            continue  # a remark behind a statute: "Human Rights Act 1998, s 6. Legal certainty matters"
        elif label == labels.TITLE and _is_whole(printed) and _mark_before(text, run.span.start) == ".":
            continue  # a remark behind a source: "(Wiley 2001). On the deeper affinity, see"
        if label == labels.DATE and _tells_original(last):
            printed.put("origdate", normalise_date(raw), trimmed(text, run.span))
        elif reader := _READERS.get(label):
            reader(printed, raw, trimmed(text, run.span))
        if any(map(str.isalnum, raw)):
            before, last = (before if after_foreword(raw) != raw else run.label), raw
    _read_urldate(printed, text, segment.span)
    read_pages(printed, text, pages)
    unread_extent(printed)
    _complete(printed, text, segment)
    return printed


def _tells_original(before: str) -> bool:
    """Tell whether the words before a date say that it is of the original edition: "1974 (zuerst 1936)"."""
    return any(phrase in before.lower() for phrase in listed("editions", "original"))


def _is_of_translation(printed: Printed, before: str) -> bool:
    """Tell whether a title is that of a translation: behind its translator, or behind the year of the original."""
    if "title" not in printed.values or {"journaltitle", "booktitle"} & printed.values.keys():
        return False
    return before == labels.TRANSLATOR or printed.spans["title"] < printed.spans.get("date", Span(0, 0))


def _complete(printed: Printed, text: str, segment: Segment) -> None:
    """Find the title or the date that no run holds: in a publisher's run, in a description, in a body's name."""
    values, spans = printed.values, printed.spans
    hosted = "booktitle" in values and not segment.devices
    if hosted and "title" not in values and "journaltitle" not in values:
        values["title"], spans["title"] = values.pop("booktitle"), spans.pop("booktitle")
    elif hosted and "number" in values and not {"journaltitle", "editor", "publisher", "location"} & values.keys():
        values["journaltitle"], spans["journaltitle"] = values.pop("booktitle"), spans.pop("booktitle")
    if "journaltitle" in values and "title" in values and not PERIODICAL & values.keys() and not segment.devices:
        title, journal = spans["title"], spans["journaltitle"]
        if "edition" in values and text[title.end : journal.start] == ". ":
            spans["title"] = Span(title.start, journal.end)  # "A Title. Its subtitle, 4th ed., Paris"
            values["title"] = normalise_title(spans["title"].of(text))
            del values["journaltitle"], spans["journaltitle"]
    if "title" not in values and not {"journaltitle", "booktitle"} & values.keys():
        if (
            "publisher" in values
            and not segment.devices
            and (match := _SENTENCE.search(raw := spans["publisher"].of(text)))
        ):
            start, cut, end = spans["publisher"].start, match.start() + 1, spans["publisher"].end
            values["title"], values["publisher"] = normalise_title(raw[:cut]), normalise_host(raw[cut:])
            spans["title"], spans["publisher"] = Span(start, start + match.start()), Span(start + match.end(), end)
        elif segment.devices and "author" in values and _WORK_WORDS.search(raw := spans["author"].of(text)):
            del values["author"]
            printed.put("title", normalise_title(raw), spans.pop("author"))
        elif not segment.devices and "author" in values and "note" in spans and describes_report(printed.note):
            start = spans["note"].start
            end = start + len(_CLAUSE.match(text[start:])[0])  # type: ignore[index]  # it matches anything
            printed.put("title", normalise_title(text[start:end]), trimmed(text, Span(start, end)))
    elif "note" in spans and "title" in spans and describes_report(spans["note"].of(text)):
        between = text[spans["note"].start : spans["title"].start]
        if spans["note"].start < spans["title"].start and re.fullmatch(r"[\w’' -]{4,60}\s", between):
            spans["title"] = Span(spans["note"].start, spans["title"].end)
            values["title"] = normalise_title(spans["title"].of(text))
    if "date" not in values and "booktitle" in values and (match := _DATED_HOST.search(str(values["booktitle"]))):
        printed.put("date", match["date"], spans["booktitle"])
        if match["apart"]:
            values["booktitle"] = str(values["booktitle"])[: match.start()]
    if "date" not in values and not segment.devices:
        seen = spans.get("urldate", Span(0, 0))
        told = text[: seen.start] + " " * (seen.end - seen.start) + text[seen.end :]
        address = min((item.span.start for item in segment.identifiers), default=len(text))
        for run in segment.runs:
            if run.label not in (labels.NOTE, labels.OTHER):
                continue
            if date := told_date(run.span.of(told), linked=run.span.start > address):
                printed.put("date", date, trimmed(text, run.span))
                break


def _is_whole(printed: Printed) -> bool:
    """Tell whether all that a source has before its pages has been read."""
    names = printed.values.keys()
    return {"title", "date"} <= names and bool({"publisher", "journaltitle"} & names)


def _mark_before(text: str, start: int) -> str:
    """Return the sign before what begins somewhere."""
    return text[max(0, start - 3) : start].rstrip()[-1:]


def _is_title(people: str) -> bool:
    """Tell whether what stands for a list of people is a title of several words: "Gramophone, film, typewriter"."""
    words = [word for part in people.split(",")[:-1] if _COMMON_WORD.fullmatch(word := part.strip())]
    return any(not is_role(word) and word not in listed("corporate", "words") for word in words)


_COMMON_WORD = re.compile(r"[^\W\d_A-ZÀ-Þ]{3,}")
_DATED_HOST = re.compile(r"(?:(?P<apart>,)|(?<=[A-Z]{2}))\s(?P<date>(?:1[89]|20)\d\d)$")
"""The year at the end of the name of a book: "Proceedings of ACL 2019", "Proceedings, 2019", not "mai 1968"."""
_APART = frozenset(",;–—-(")
_CLAUSE = re.compile(r"[^.;]*")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_a-z])")
_WORK_WORDS = re.compile(rf"\s{lexicon.either(lexicon.words('titles', 'joining'))}\s(?!.*\b[A-Z]\.)")
"""A small word that only titles hold, and not beside initials."""


def _put_identifier(printed: Printed, item: Identifier) -> None:
    if item.kind is IdentifierKind.URL and "url" in printed.values:
        return
    printed.put(item.kind.value, item.value, item.span)


def _put_names(name: str) -> Callable[[Printed, str, Span], None]:
    def read(printed: Printed, raw: str, span: Span) -> None:
        if _UNIT.fullmatch(raw) and unit_of(raw):
            return  # "Ch. 2" is nobody
        if raw.strip(" ,.") in listed("kinds", "before_title") or (name == "editor" and _is_of_foreword(raw)):
            return  # "Editorial, Justice Delayed" has no author; who wrote a foreword is no editor
        if is_role(raw):
            if (
                name == "editor"
                and "author" in printed.values
                and "editor" not in printed.values
                and "title" not in printed.values
            ):
                printed.values["editor"] = printed.values.pop("author")
                printed.spans["editor"] = printed.spans.pop("author")
            return
        names = normalise_names(raw)
        before = printed.values.get(name, ())
        if not names or not isinstance(before, tuple):
            return
        printed.values[name] = before + tuple(one for one in names if one not in before)
        printed.spans.setdefault(name, span)

    return read


def _is_cited(printed: Printed, raw: str, before: str) -> bool:
    """Tell whether a number right behind the imprint of a book is a part of it: "Dalloz, 2005, n° 185"."""
    imprint = before in labels.IMPRINT and "date" in printed.values and "journaltitle" not in printed.values
    if not imprint or unit_of(raw) != "number":
        return False
    return not describes_report(f"{printed.note} {printed.values.get('title', '')}")  # that is the report's own


def _is_last(raw: str, year: str) -> bool:
    """Tell whether a number is the last one behind a year and its point, and so a page: "RTD civ. 2004. 80, obs."."""
    return year.rstrip()[-1:] == "." and _ALONE.fullmatch(raw) is not None


_ALONE = re.compile(r"\W*\d{1,5},\W*")


def _is_of_foreword(raw: str) -> bool:
    """Tell whether a run of names has no other role than that of a foreword: "préf. A. Roe"."""
    people = raw.lstrip(" (")
    rest = after_foreword(people).lstrip()  # "préface à Frantz Fanon" tells who wrote the book
    return rest != people and rest[:1].isupper() and not leading_role(rest)


_UNIT = re.compile(r"[^\W\d_]{2,}+\.?\s?\d{1,4}\W*")


def _put_text(name: str, normalise: Callable[[str], str], *others: str) -> Callable[[Printed, str, Span], None]:
    def read(printed: Printed, raw: str, span: Span) -> None:
        value = normalise(raw)
        if not any(map(str.isalnum, value)):
            return
        for one in (name, *others):
            if printed.put(one, value, span):
                return

    return read


def _put_series(printed: Printed, raw: str, span: Span) -> None:
    series = normalise_series(raw)
    if (numbered := _numbered().fullmatch(series)) and "number" not in printed.values:
        printed.put("series", normalise_series(numbered[1]), span)
        printed.put("number", numbered[2], span)
    else:
        printed.put("series", series, span)


@cache
def _numbered() -> re.Pattern[str]:
    """Return the pattern of a series with its number: "Studien zur Schriftkultur 12", "Beiträge, Bd. 3"."""
    words = pattern("volumes", "volume", "number")
    return re.compile(rf"(.{{3,200}}?[^\W\d_][.)]?),?(?:\s(?i:{words}))?\s((?!(?:1[5-9]|20)\d\d)\d{{1,4}})")


def _put_date(printed: Printed, raw: str, span: Span) -> None:
    if is_forthcoming(raw):
        printed.put("pubstate", "forthcoming", span)
    value = normalise_date(raw)
    if value and (original := original_date(raw)):
        printed.put("origdate", original, span)
        value = max(re.findall(r"\d{4}", raw))
    before = str(printed.values.get("date", ""))
    if value and before and "booktitle" in printed.values:
        printed.put("eventdate", value, span)
    elif value and before and value < before:
        printed.put("origdate", value, span)
    elif value and before and _is_of_first_edition(printed, before, value):
        printed.put("origdate", before, printed.spans["date"])
        printed.values["date"], printed.spans["date"] = value, span
    printed.put("date", value, span)


def _is_of_first_edition(printed: Printed, before: str, value: str) -> bool:
    """Tell whether an earlier year is of the first edition: it stands before the imprint, "[1980], Paris, Seuil, 1990".

    After one it is of the edition cited, and the later year is that of a reprint, which is no field.
    """
    if not (before.isdigit() and value.isdigit()) or before == value:
        return False
    if "title" not in printed.values or {"journaltitle", "url"} & printed.values.keys():
        return False
    imprint = [printed.spans[name] for name in ("publisher", "location") if name in printed.values]
    return bool(imprint) and all(printed.spans["date"] < span for span in imprint)


def _put_volume(printed: Printed, raw: str, span: Span) -> None:
    volume = normalise_volume(raw)
    if not printed.put("volume", volume.volume, span) and volume.volume:
        printed.put("number" if "number" not in printed.values else "part", volume.volume, span)
    printed.put("volumes", volume.total, span)
    printed.put("part", volume.part, span)
    printed.put("number", volume.number, span)


def _put_edition(printed: Printed, raw: str, span: Span) -> None:
    printed.put("edition", normalise_edition(raw), span)


def _put_note(printed: Printed, raw: str, span: Span) -> None:
    printed.note = f"{printed.note} {raw}".strip()
    printed.spans.setdefault("note", span)


def _put_archive(printed: Printed, raw: str, span: Span) -> None:
    printed.archive = f"{printed.archive} {raw}".strip()
    printed.spans.setdefault("howpublished", span)


def _put_legal(printed: Printed, raw: str, span: Span) -> None:
    printed.legal = f"{printed.legal} {raw}".strip()
    printed.spans.setdefault("title", span)


def _read_urldate(printed: Printed, text: str, span: Span) -> None:
    """Set the day of access wherever the citation says it."""
    found = find_urldate(span.of(text))
    if not found:
        return
    start, end, day = found
    place = Span(span.start + start, min(span.start + end, span.end))
    printed.put("urldate", day, place)
    date = printed.spans.get("date")
    if date and place.contains(date):
        del printed.values["date"], printed.spans["date"]


_READERS: dict[str, Callable[[Printed, str, Span], None]] = {
    labels.AUTHOR: _put_names("author"),
    labels.EDITOR: _put_names("editor"),
    labels.TRANSLATOR: _put_names("translator"),
    labels.TITLE: _put_text("title", normalise_title, "subtitle"),
    labels.JOURNAL: _put_text("journaltitle", normalise_host, "journalsubtitle"),
    labels.BOOKTITLE: _put_text("booktitle", normalise_host, "booksubtitle"),
    labels.SERIES: _put_series,
    labels.PUBLISHER: _put_text("publisher", normalise_host),
    labels.LOCATION: _put_text("location", normalise_host),
    labels.INSTITUTION: _put_text("institution", normalise_host),
    labels.NUMBER: _put_text("number", normalise_number, "issue"),
    labels.VOLUME: _put_volume,
    labels.DATE: _put_date,
    labels.EDITION: _put_edition,
    labels.NOTE: _put_note,
    labels.ARCHIVE: _put_archive,
    labels.LEGAL: _put_legal,
}


def bodies(names: FieldValue | None) -> bool:
    """Tell whether all names are corporate bodies."""
    return isinstance(names, tuple) and all(isinstance(name, Name) and bool(name.literal) for name in names)
