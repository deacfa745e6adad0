"""Which of a person's works a reference without a title may mean, by all else that it prints."""

import re
from collections.abc import Sequence
from functools import cache

from smartcite import lexicon
from smartcite.antecedents.extents import begins_after, extent_of, first_page
from smartcite.antecedents.index import Sources
from smartcite.matching import fold, people, same_name
from smartcite.model import BackReference, Citation, FullCitation, Name, UnparsedCitation

_PARTS = frozenset({"article", "incollection", "inproceedings", "inbook"})
"""What stands in a journal or a book."""


def narrowed(sources: Sources, place: int, name: str, places: Sequence[int]) -> list[int]:
    """Return those of the citations of a person's works that the reference at a place may mean; all if none fits.

    The given name tells namesakes apart, "art. cit." an article from a book, "thèse citée" a thesis, and so does
    "op. cit." where the document says "art. cit." of articles; so do a journal and a year behind the device, and the
    name of a decision. A page must be among those of an article, or not before its first.
    """
    reference = sources.reference(place)
    if words := told_behind(sources, reference):
        places = [one for one in places if says_all(sources, one, words)] or places
    places = _annotated(sources, reference, name, places) or places
    namesakes = [one for one in places if is_by(sources.citations[one], reference, name)] or list(places)
    namesakes = [one for one in namesakes if _is_called(sources.citations[one], reference, name)] or namesakes
    alike = [one for one in namesakes if _is_kind(sources, sources.citations[one], reference)] or namesakes
    alike = [one for one in alike if _is_printed(sources.citations[one], reference)] or alike
    return [one for one in alike if _has_page(sources.citations[one], reference)] or alike


def _annotated(sources: Sources, reference: BackReference, name: str, places: Sequence[int]) -> list[int]:
    """Return the citations that somebody annotated as the device says: "Roe, note préc." means "note A. Roe"."""
    if reference.cited_note:
        return []  # "supra, note 1"
    end = reference.spans.get("device", reference.span).end
    last = fold(sources.text[reference.span.start : end]).split()[-_NEAR:]  # "note préc."
    word = next((word for word in last if word in _annotations()), "")
    if not word:
        return []
    printed = re.compile(rf"(?<!\w){word}\s(?:\w{{1,2}}\s){{0,3}}{re.escape(name)}(?!\w)")
    return [one for one in places if printed.search(fold(sources.citations[one].span.of(sources.text)))]


_NEAR = 3


@cache
def _annotations() -> frozenset[str]:
    """Return the folded words for what is written on a decision: "note", "obs"."""
    return frozenset(fold(word) for word in lexicon.words("legal", "annotations") if " " not in word)


def says_all(sources: Sources, place: int, words: Sequence[str]) -> bool:
    """Tell whether the note of a citation has all of some folded words."""
    return all(sources.says(sources.citations[place].note, word) for word in words)


def told_behind(sources: Sources, reference: BackReference) -> list[str]:
    """Return the folded words with a capital that tell the decision behind a device: "note préc. sous Roe, p. 3"."""
    start = reference.spans.get("device", reference.span).end
    end = reference.spans.get("locator", reference.span).start
    behind = sources.text[start : min(end, reference.span.end)]
    under = fold(behind).partition(" ")[0] in _under()
    return [fold(word) for word in _CAPITALISED.findall(behind)] if under else []


@cache
def _under() -> frozenset[str]:
    """Return the folded words between a comment and the decision that it is on: "sous", "zu"."""
    return frozenset(fold(words).split()[-1] for words in lexicon.words("legal", "comments"))


_CAPITALISED = re.compile(r"(?<![^\W_])[^\W\d_a-zà-ÿ][^\W\d_]{3,}")


def is_by(citation: Citation, reference: BackReference, name: str) -> bool:
    """Tell whether no initial of the given name beside the device contradicts a source's."""
    wanted = next((one for one in _people(reference) if one.given and fold(one.family) == name), None)
    return wanted is None or any(same_name(wanted, one) for one in _people(citation))


def _is_called(citation: Citation, reference: BackReference, name: str) -> bool:
    """Tell whether a maker of a source has the very given name beside the device: "Paolo", not "Pellegrino".

    Initials tell no more than that they fit: "J. Roe" may be John.
    """
    wanted = {fold(one.given) for one in _people(reference) if fold(one.family) == name}
    whole = {given for given in wanted if given and max(map(len, given.split())) > 1}
    return any(fold(one.given) in whole for one in _people(citation) if fold(one.family) == name)


def _is_kind(sources: Sources, citation: Citation, reference: BackReference) -> bool:
    """Tell whether a source is an article or chapter, or a whole work, as the device says."""
    if not isinstance(citation, FullCitation):
        return True
    device = fold(reference.device).partition(" ")[0]
    if device in _words("part"):
        return citation.entry_type in _PARTS
    if device in _words("thesis"):
        return citation.entry_type == "thesis"
    return device not in _words("whole") or not _tells_parts(sources) or citation.entry_type not in _PARTS


def _is_printed(citation: Citation, reference: BackReference) -> bool:
    """Tell whether neither journal nor year beside the device contradicts a source's: "obs. préc., D. 2004, p. 80"."""
    if not isinstance(citation, FullCitation):
        return True
    journal, year = (str(reference.fields.get(name, "")) for name in ("journaltitle", "date"))
    own = {str(citation.fields.get(name, ""))[:4] for name in ("date", "volume")}
    same = not journal or fold(journal) == fold(str(citation.fields.get("journaltitle", "")))
    return same and (not year or year[:4] in own)


def _tells_parts(sources: Sources) -> bool:
    """Tell whether a document has devices that mean an article or a chapter."""
    return any(device.partition(" ")[0] in _words("part") for device in sources.devices)


def _has_page(citation: Citation, reference: BackReference) -> bool:
    page = first_page(reference.locator)
    if page is None or not isinstance(citation, FullCitation):
        return True
    extent = extent_of(citation)
    return extent[0] <= page <= extent[1] if extent else not begins_after(citation, page)


def _people(citation: Citation) -> list[Name]:
    return [] if isinstance(citation, UnparsedCitation) else people(citation.fields)


@cache
def _words(kind: str) -> frozenset[str]:
    """Return the folded first words of the devices that mean a kind of work."""
    return frozenset(fold(word) for word in lexicon.words("devices", kind))
