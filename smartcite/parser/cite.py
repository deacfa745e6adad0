"""Decide what a segment is: a full citation and of which type, a back reference, unparsed, or no citation at all."""

import re

from smartcite.model import BackReference, Citation, Form, FullCitation, Locator, Span, UnparsedCitation
from smartcite.parser.devices import names_passage, tells_kind
from smartcite.parser.entries import is_review
from smartcite.parser.fields import read_fields
from smartcite.parser.labeller import bare
from smartcite.parser.normalise.dates import law_day
from smartcite.parser.normalise.entry_types import SELF_SUFFICIENT, entry_type, is_talk, legal_type
from smartcite.parser.normalise.pages import is_range
from smartcite.parser.normalise.titles import tidy
from smartcite.parser.normalise.words import listed
from smartcite.parser.paging import SECTION
from smartcite.parser.printed import Printed, trimmed
from smartcite.parser.segments import Segment

LEAST_CONFIDENCE = 0.35
"""Below this mean probability what looks like a reference is kept as unparsed."""

LONGEST_CITATION = 3000
LONGEST_TITLE = 500
"""What claims more characters is not one citation, not one title."""

_NAMELESS = frozenset({"author", "editor", "translator", "institution", "publisher", "location"})
"""People, houses and places: without title, year or page they are a sentence that names them."""

_PUBLISHED = frozenset({"journaltitle", "booktitle", "publisher", "url", "doi", "institution"})
_OF_WORKS = frozenset({"date", "location", "publisher", "volume", "number", "pages", "series", "edition"})
"""What a work has and a record in an archive has not, but for the day it is of."""

_BOOK = re.compile(r"[IVXLC]+|\d{1,3}")
"""The book of an ancient work: "I, 64, 1" does not say of which."""

_LINE = r",\s?(?:\d{1,3}[a-z]?|[ivxlc]+|[IVXLC]+)(?:[-–]\d{1,3}[a-z]?)?(?:\set\s(?:suiv|s)\.)?"
_PASSAGE = rf"(?:[IVXLC]+|[ivxlc]+|\d{{1,3}})(?:{_LINE}){{1,8}}"
_WORK = r"(?:(?:I{1,3}|[1-3])\s)?(?:(?![IVXLC]+,)[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?\.?,?\s){1,3}"
_ANCIENT = re.compile(rf"({_WORK})({_PASSAGE}(?:\s?;\s(?:{_WORK})?{_PASSAGE})*)\W*")
"""An ancient author or a book of scripture, perhaps a work, then book, chapter and line: "Polybe, I, 64, 1".

Several may follow: "Matth., XIII, 55 ; Marc, VI, 3 ; VII, 1".
"""


def cite(text: str, segment: Segment, *, offset: int, note: int, before: Citation | None = None) -> Citation | None:
    """Return what a segment of a note's text cites; None when it turns out to cite nothing.

    `offset` and `note` are those of `parse_note`, `before` is the citation before this one in the note.
    """
    span = _whole(text, segment)
    if span.end - span.start > LONGEST_CITATION:
        return UnparsedCitation(span.shifted(offset), note, "too long for one reference")
    printed = read_fields(text, segment)
    if _is_host_of_same(text, segment, printed) or _is_review(segment, printed):
        segment.devices.clear()
    if segment.devices:
        return _idem(text, segment, printed, span, before, offset, note) or _back(
            text, segment, printed, span, offset, note
        )
    kind = _kind(text, printed, span)
    if not _cites(text, printed, kind, span) or (kind == "archive" and names_passage(span.of(text))):
        return None
    if segment.confidence < LEAST_CONFIDENCE and kind not in SELF_SUFFICIENT:
        return UnparsedCitation(span.shifted(offset), note, "the parser is not sure enough of its fields")
    if len(str(printed.values.get("title", ""))) > LONGEST_TITLE:
        return UnparsedCitation(span.shifted(offset), note, "too long for a title")
    return _full(text, segment, printed, kind, span, offset, note)


def _is_host_of_same(text: str, segment: Segment, printed: Printed) -> bool:
    """Tell whether "the same" only says who edited the book around: "Roe, « Port », in: dies. u. Doe (Hgg.), Quais"."""
    forms = {device.form for device in segment.devices}
    if forms != {Form.IDEM} or not {"author", "title", "booktitle"} <= printed.values.keys():
        return False
    device = segment.devices[0]
    told = text[printed.spans["title"].end : device.span.start].split()
    if not told or told[-1].strip(":,.").lower() not in listed("devices", "inside"):
        return False
    authors, editors = printed.values["author"], printed.values.get("editor", ())
    if not editors:
        printed.put("bookauthor", authors, device.span)
    elif isinstance(editors, tuple) and isinstance(authors, tuple):
        printed.values["editor"] = (*authors, *editors)
    return True


def _is_review(segment: Segment, printed: Printed) -> bool:
    """Tell whether a device only says where what is reviewed was cited: "Roe, rec. a Doe, Ports (cit. n. 6), in …"."""
    title = map(bare, str(printed.values.get("title", "")).split())
    told = {"author", "journaltitle", "date", "pages"} <= printed.values.keys()
    return bool(segment.devices) and told and is_review(title)


def _full(text: str, segment: Segment, printed: Printed, kind: str, span: Span, offset: int, note: int) -> FullCitation:
    return FullCitation(
        span.shifted(offset),
        note,
        kind,
        printed.values,
        _signal(text, segment),
        printed.locator,
        round(segment.confidence, 3),
        _places(printed, offset),
    )


def _back(text: str, segment: Segment, printed: Printed, span: Span, offset: int, note: int) -> BackReference:
    device, *others = segment.devices
    further = next((one for one in others if one.form not in (Form.IDEM, Form.IBID)), None)
    titled = "title" in printed.values and "date" not in printed.values
    if device.form is Form.IDEM and further and (titled or tells_kind(further)):
        device = further  # "Id., A Title, op. cit.", "Id., thèse citée": who, and then what
    cited = next((item for item in segment.devices if item.cited_note), device)
    places = _places(printed, offset) | {"device": device.span.shifted(offset)}
    if cited.cited_note_span:
        places["cited_note"] = cited.cited_note_span.shifted(offset)
    return BackReference(
        span.shifted(offset),
        note,
        device.form,
        device.text,
        printed.values,
        _signal(text, segment),
        cited.cited_note,
        printed.locator,
        round(segment.confidence, 3),
        places,
    )


def _idem(
    text: str, segment: Segment, printed: Printed, span: Span, before: Citation | None, offset: int, note: int
) -> FullCitation | None:
    """Return the full citation of "Id., another title, 1998": the author of the one before, and a source of its own.

    So is "Roe, “A Title”, ibid., n° 4, 2017", in the journal of the one before.
    """
    forms = {device.form for device in segment.devices}
    if forms == {Form.IDEM}:
        _entitle_letter(text, segment, printed, span)
    if not {"title", "date"} <= printed.values.keys() or not forms <= {Form.IDEM, Form.IBID}:
        return None
    told = before.fields if isinstance(before, FullCitation | BackReference) else {}
    if Form.IBID in forms and not printed.put("journaltitle", told.get("journaltitle", ""), segment.span):
        return None
    if not {"journaltitle", "booktitle", "publisher", "location", "institution"} & printed.values.keys():
        return None
    if Form.IBID in forms and printed.locator and is_range(printed.locator.value):  # of an article they are its own
        printed.put("pages", printed.locator.value, printed.spans.pop("locator"))
        printed.locator = None
    people = told.get("author") or ("" if "booktitle" in told else told.get("editor"))
    if Form.IDEM in forms and "author" not in printed.values and people:
        printed.values["author"] = people  # "Dann (Hrsg.), A Book; ders., A Chapter, in: …"
    return _full(text, segment, printed, entry_type(printed.values, printed.note), span, offset, note)


def _entitle_letter(text: str, segment: Segment, printed: Printed, span: Span) -> None:
    """Make what stands before "in the same" the title, where a book follows: "Roe to Doe, 1809, in id., Works"."""
    device = segment.devices[0].span.start
    lead = text[span.start : device].rsplit(maxsplit=1)
    if "title" in printed.values or not {"booktitle", "publisher", "date"} <= printed.values.keys():
        return
    if len(lead) == 1 or lead[-1].strip(":").lower() not in listed("devices", "inside"):
        return
    printed.values.pop("author", ())
    printed.spans.pop("author", None)
    printed.put("title", tidy(lead[0]), trimmed(text, Span(span.start, span.start + len(lead[0]))))


def _signal(text: str, segment: Segment) -> str:
    if segment.signal is None:
        return ""
    start, end = trimmed(text, segment.signal)
    while end < len(text) and text[end - 1 : end + 1].isalpha():  # the labeller may have read a shorter word for it
        end += 1
    while start and text[start - 1 : start + 1].isalpha():
        start -= 1
    return " ".join(text[start:end].split())


def _places(printed: Printed, offset: int) -> dict[str, Span]:
    """Return where each field was printed in the document."""
    kept = (name for name in printed.spans if name in printed.values or name == "locator")
    return {name: printed.spans[name].shifted(offset) for name in kept}


def _kind(text: str, printed: Printed, span: Span) -> str:
    """Return the entry type, after giving archives, statutes and ancient authors the fields that hold them."""
    values = printed.values
    if not _PUBLISHED & values.keys() and "-" in str(values.get("date", "")) and is_talk(span.of(text)):
        printed.archive = span.of(text)
        for name in ("title", "location"):
            values.pop(name, "")
    if printed.archive and "title" not in values:
        if not {"author", "journaltitle", "booktitle"} & values.keys():
            printed.archive = span.of(text)
            for name in _OF_WORKS & values.keys():  # "M 1470" is neither a place nor a year
                if name != "date" or "-" not in str(values[name]):
                    del values[name]
        values["howpublished"] = _line(printed.archive)
        return "archive"
    if printed.legal and "title" not in values:
        values["title"] = tidy(printed.legal)
        if day := law_day(str(values["title"])):
            if "journaltitle" in values and (year := str(values.get("date", ""))[:4]) != day[:4]:
                printed.put("volume", year, printed.spans.get("date", span))  # "D. 2015" prints what 2014 decided
            values["date"], printed.spans["date"] = day, printed.spans["title"]
        if "author" in values and printed.spans["title"] < printed.spans["author"]:  # "Cass. …, D. 2002, note A. Roe"
            values["annotator"], printed.spans["annotator"] = values.pop("author"), printed.spans.pop("author")
        kind, cited = legal_type(printed.legal, str(values.get("journaltitle", ""))), printed.locator
        point = cited.value.partition(" ") if cited and cited.unit == "page" else ("", "", "")
        if kind == "jurisdiction" and point[0].rstrip(".") in listed("legal", "points"):
            printed.locator = Locator("paragraph", point[2])
        if kind == "legislation" and cited and cited.unit == "page":
            sectioned = SECTION.match(printed.spans["locator"].of(text))
            printed.locator = Locator("section", cited.value) if sectioned else cited
        return kind
    plain = not {"date", "publisher", "location", "url", "doi"} & values.keys()
    if plain and (match := _ANCIENT.fullmatch(span.of(text))):
        place = next(iter(printed.spans.values()), Span(0, 0))
        printed.values, printed.locator = {"title": _line(match[1])}, Locator("passage", match[2])
        printed.spans = {"title": place}
        return "classic"
    return entry_type(values, printed.note)


def _line(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:.")


def _cites(text: str, printed: Printed, kind: str, span: Span) -> bool:
    """Tell whether the fields say enough of a source to be a citation."""
    names = printed.values.keys()
    if kind in SELF_SUFFICIENT or {"url", "doi", "isbn"} & names:
        return True
    if _is_prose(text, printed, kind) or (names == {"title"} and _BOOK.fullmatch(str(printed.values["title"]))):
        return False
    if names <= {"author", "title", "subtitle"} and printed.locator is None:
        return {"author", "title"} <= names and (
            _is_quoted(text, printed.spans["title"]) or 2 * (span.end - span.start) > len(text)
        )
    if names <= _NAMELESS and printed.locator is None:
        return False
    source = {"author", "editor", "title", "journaltitle", "booktitle", "institution"} & names
    return bool(source) and (len(names) > 1 or printed.locator is not None)


def _is_quoted(text: str, span: Span) -> bool:
    return any(mark in text[max(0, span.start - 2) : span.start] for mark in '«“‘„"')


def _is_prose(text: str, printed: Printed, kind: str) -> bool:
    """Tell whether the title is the middle of a sentence: it begins small, after nothing or right after a word."""
    title = str(printed.values.get("title", ""))
    if not title[:1].islower():
        return False
    if kind == "misc" and not {"author", "editor"} & printed.values.keys():
        return True
    start = printed.spans["title"].start
    return text[:start].rstrip()[-1:].isalpha() and not {"date", "publisher"} & printed.values.keys()


def _whole(text: str, segment: Segment) -> Span:
    """Return the span of a segment without the punctuation after it."""
    span = segment.span
    end = span.end
    while end > span.start + 1 and text[end - 1] in " \t\r\n,;":
        end -= 1
    return Span(span.start, end)
