"""Find URLs and DOIs in a text and mend what pasting did to them: a first, thin version."""

import re

from smartcite.model import Identifier, IdentifierKind, Span

_URL = re.compile(
    r"<?(https?://\s?[^\s<>«»“”]{1,2000}(?:(?<=-)\s(?=[a-z\d])[^\s<>«»]{1,500}|(?<=\.pd)\sf\b)?)(?:&gt;|>)?"
)
_DOI = re.compile(r"(?:doi\s?[:.]?\s?|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/[^\s<>«»“”]{1,500})", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?<![\w@/.])(?:www\.)?[a-z0-9-]{2,63}\.(?:com|org|net|fr|de|it|es|eu|info)(?![\w.@])(?:/[^\s<>«»]*)?"
)


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Return the identifiers of a text in order; spans cover the whole printed thing."""
    found: list[Identifier] = []

    def free(start: int) -> bool:
        return not any(item.span.start <= start < item.span.end for item in found)

    for match in _DOI.finditer(text):
        value, end = _trimmed(match[1], match.end())
        found.append(Identifier(IdentifierKind.DOI, value.lower(), Span(match.start(), end)))
    for match in _URL.finditer(text):
        if free(match.start()):
            printed = match[1].removesuffix("&gt;")
            value, _ = _trimmed(printed, 0)
            closed = match[0].endswith((">", "&gt;"))
            end = match.end() if closed else match.start(1) + len(value)
            repairs = ("a space inside",) if " " in value else ()
            if match[0].endswith("&gt;"):
                repairs = (*repairs, "“&gt;” glued to the end")
            found.append(Identifier(IdentifierKind.URL, re.sub(r"\s", "", value), Span(match.start(), end), repairs))
    for match in _DOMAIN.finditer(text):
        if free(match.start()):
            value, end = _trimmed(match[0], match.end())
            found.append(Identifier(IdentifierKind.URL, f"http://{value}", Span(match.start(), end)))
    return tuple(sorted(found, key=lambda item: item.span))


def _trimmed(value: str, end: int) -> tuple[str, int]:
    """Return a value without the sentence's punctuation at its end, and where it then ends."""
    kept = value.rstrip(".,;:!?'’\"")
    while kept.endswith((")", "]")) and kept.count("(") + kept.count("[") < kept.count(")") + kept.count("]"):
        kept = kept[:-1].rstrip(".,;:")
    return kept, end - (len(value) - len(kept))
