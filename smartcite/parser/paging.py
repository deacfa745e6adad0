"""Which pages a work spans, which are cited, and which numbers are no pages but an issue or a volume."""

import re
from collections.abc import Sequence

from smartcite import lexicon
from smartcite.model import Locator, Span
from smartcite.parser import labels
from smartcite.parser.normalise.locators import normalise_locator, unit_of
from smartcite.parser.normalise.pages import is_range, normalise_pages, page_total
from smartcite.parser.normalise.volumes import normalise_number
from smartcite.parser.printed import Printed, trimmed
from smartcite.parser.segments import Run

PERIODICAL = frozenset({"volume", "number", "pages", "issue", "booktitle"})
"""What a journal has, and a subtitle that was taken for one has not."""


def read_pages(printed: Printed, text: str, runs: list[Run]) -> None:
    """Tell the pages that a part of a journal or book spans from the page or part that is cited."""
    hosted = bool({"journaltitle", "booktitle"} & printed.values.keys())
    for index, run in enumerate(runs):
        raw, span = run.span.of(text), trimmed(text, run.span)
        if printed.legal and SECTION.match(raw):  # "s 3(1)" is no first page with another one cited
            _put_locator(printed, normalise_locator(raw), span)
            continue
        if hosted and _is_issue(raw, [other.span.of(text) for other in runs[index + 1 :]]):
            printed.put("number", normalise_number(raw), span)
            continue
        if _is_numbered(printed, raw):
            printed.put("number", normalise_number(raw), span)
            continue
        if total := page_total(raw):
            printed.put("pagetotal", total, span)
            continue
        if unit_of(raw) not in ("", "page"):
            _put_locator(printed, normalise_locator(raw), span)
            continue
        if not hosted and "date" in printed.values and (volume := _VOLUME_AND_PAGE.fullmatch(raw)):
            printed.put("volume", volume[1], span)  # Chicago Manual of Style, 14.116
            _put_locator(printed, normalise_locator(volume[2]), span)
            continue
        value = normalise_pages(raw)
        if match := _EXTENT_AND_CITED.match(value):
            printed.put("pages", match[1], span)
            _put_locator(printed, normalise_locator(match[2]), span)
        elif (
            hosted
            and "pages" not in printed.values
            and (is_range(value) or (unit_of(raw) == "" and run.label == labels.PAGES))
        ):
            printed.put("pages", value, span)
        else:
            _put_locator(printed, normalise_locator(raw), span)


def unread_extent(printed: Printed) -> None:
    """Make pages of a "volume" in which the pages lie: "(1978) 1 Research 229-294, pp. 235-36" cites two of them."""
    values, spans = printed.values, printed.spans
    if printed.locator or "volume" not in values or "pages" not in values:
        return
    volume, pages = (_SPAN.fullmatch(str(values[name])) for name in ("volume", "pages"))
    if not volume or not pages or not int(volume[1]) <= int(pages[1]) <= int(pages[2]) <= int(volume[2]):
        return
    printed.locator, spans["locator"] = Locator("page", pages[0]), spans["pages"]
    values["pages"], spans["pages"] = values.pop("volume"), spans.pop("volume")
    if "number" in values:
        values["volume"], spans["volume"] = values.pop("number"), spans.pop("number")


def _is_issue(raw: str, following: Sequence[str]) -> bool:
    """Tell whether bare numbers are an issue, as pages that do not lie in them follow: "54-55, 2010, p. 291-311"."""
    bare = _SPAN.fullmatch(normalise_pages(raw))
    if not bare or unit_of(raw):
        return False
    found = (_SPAN.match(normalise_pages(other)) for other in following if unit_of(other) == "page")
    return any(int(match[1]) > int(bare[2]) for match in found if match)


def _is_numbered(printed: Printed, raw: str) -> bool:
    """Tell whether "n° 27" is the issue of a journal, which has no other number; in a book it is cited."""
    plain = "journaltitle" in printed.values and PERIODICAL.isdisjoint(printed.values) and unit_of(raw) == "number"
    return plain and _NUMBERED.match(raw) is not None


_NUMBERED = re.compile(r"\W*[^\W\d_]{1,3}\W{0,3}\d")


SECTION = re.compile(rf"\W*{lexicon.either(lexicon.words('legal', 'sections'))}\.?\s?\d")
"""The section of a statute; in other sources "s. 12" is a page."""

_VOLUME_AND_PAGE = re.compile(r"\W*(\d{1,2}):(\d{1,4}(?:[-–]\d{1,4})?)\W*")
"""The volume and the page of a book in several: "(New York: Harbor, 1996), 1:12"."""

_SPAN = re.compile(r"(\d+)-(\d+)")
_EXTENT_AND_CITED = re.compile(
    r"^(\d+(?:-\d+)?)(?:\s+(?:at|à)\s+(?:pp?\.\s?)?|\s?\((?=\d+(?:-\d+)?\s?f{0,2}\.?$)|(?<=-\d\d),\s|(?<=-\d\d\d),\s)(.*)$"
)
"""The first page or the extent, then the page cited: "427 at 429", "1 (3)", "45-67, 50"."""


def _put_locator(printed: Printed, locator: Locator | None, span: Span) -> None:
    if locator is None:
        return
    if printed.locator is None:
        printed.locator = locator
        printed.spans["locator"] = span
    elif printed.locator.unit == locator.unit == "page":
        printed.locator = Locator("page", f"{printed.locator.value}, {locator.value}")
    elif locator.unit == "page":
        printed.locator, printed.spans["locator"] = locator, span
