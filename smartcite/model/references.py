"""What a reference is made of: people, fields, the part that is cited."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A person, or a corporate body when only `literal` is set."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    def __str__(self) -> str:
        """Return the name in reading order."""
        elided = self.particle.endswith(("’", "'"))
        family = f"{self.particle}{self.family}" if elided else f"{self.particle} {self.family}".strip()
        parts = (self.given, family, self.suffix, self.literal)
        return " ".join(part for part in parts if part)


FieldValue = str | tuple[Name, ...]
Fields = Mapping[str, FieldValue]
"""BibLaTeX field names; those of people (`NAME_FIELDS`) hold names, every other field a string."""

NAME_FIELDS = frozenset({"annotator", "author", "bookauthor", "editor", "translator"})
"""An annotator comments on a decision where it is printed; a `bookauthor` is that of the book around a piece."""


@dataclass(frozen=True, slots=True)
class Locator:
    """The part of a source that is cited, as opposed to the pages the work spans."""

    unit: str
    value: str
