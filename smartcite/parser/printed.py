"""The fields of one citation while they are read, each with the place where it was printed."""

from dataclasses import dataclass, field

from smartcite.model import FieldValue, Locator, Span

_AROUND = ' \t\n\r\u00a0\u202f\u2009,;:.«»“”„‘"()[]<>–—|/'


@dataclass(slots=True)
class Printed:
    """The fields of one citation while they are read; spans count from the start of the note's text."""

    values: dict[str, FieldValue] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    locator: Locator | None = None
    note: str = ""
    archive: str = ""
    legal: str = ""

    def put(self, name: str, value: FieldValue, span: Span) -> bool:
        """Set a field that is still empty; tell whether it was."""
        if not value or name in self.values:
            return False
        self.values[name] = value
        self.spans[name] = span
        return True


def trimmed(text: str, span: Span) -> Span:
    """Return the span without white space and punctuation at its ends; a bracket opened inside stays closed."""
    start, end = span
    start = end - len(text[start:end].lstrip(_AROUND))
    while end > start and text[end - 1] in _AROUND:
        if text[end - 1] in ")]" and text[start:end].count(")" if text[end - 1] == ")" else "]") <= text[
            start:end
        ].count("(" if text[end - 1] == ")" else "["):
            break
        end -= 1
    return Span(start, end) if start < end else span
