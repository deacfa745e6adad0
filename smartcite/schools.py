"""The schools of citing (Bluebook, OSCOLA, French law ...), and which of them the notes of a document follow.

A school is a table `[schools.CODE]` of its language's lexicon. A note with one of its `devices` is a vote for it, and
so is one with its other `signs` once its devices are in use; # stands for any number, @ for any letter. What two
schools share says nothing about which of the two it is: they are compared by the notes that speak for one alone.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from smartcite import lexicon
from smartcite.errors import ConfigError
from smartcite.model import Document
from smartcite.settings import Settings

_LEAST = 3
"""Fewer votes tell nothing."""
_CLEAR = 2
"""A school wins over another with so many times its votes."""
_NUMBER = re.compile(r"\d+")
_EMPHASIS = str.maketrans("", "", "*_")


@dataclass(frozen=True, slots=True)
class School:
    """A way of citing: `again` and `later` show how it repeats a source at once and later on.

    `foreign` are devices that its guide tells authors not to use; with `cases_by_name` it refers back to decisions by
    their names, never by "supra", and with `again_means_all` a bare "ibid" is all that the note before cites.
    """

    code: str
    name: str
    language: str
    devices: tuple[str, ...]
    again: str
    later: str
    signs: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    cases_by_name: bool = False
    again_means_all: bool = False


@cache
def schools() -> Mapping[str, School]:
    """Return every school of the lexicon by its code."""
    found = {}
    for language, table in lexicon.tables("schools").items():
        for code, values in table.items():
            found[code] = _school(code, language, **values)
    return dict(sorted(found.items()))


def _school(code: str, language: str, **values: Any) -> School:
    lists: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    return School(code=code, language=language, **lists)


def check_school(settings: Settings) -> None:
    """Raise ConfigError when the settings name a language or a school that the lexicon does not have."""
    for what, named, known in (
        ("language", settings.language, sorted(lexicon.tables("stopwords"))),
        ("school", settings.school, list(schools())),
    ):
        if named and named not in known:
            raise ConfigError(f"{what}: write {', '.join(known[:-1])} or {known[-1]}, not “{named}”")


def school_of(document: Document) -> str:
    """Return the code of the school that the notes of a document clearly follow, or an empty string.

    Where the notes cannot tell two schools apart, the one of the document's language is meant.
    """
    notes = [
        _NUMBER.sub("#", " ".join(note.span.of(document.text).translate(_EMPHASIS).lower().split()))
        for note in document.notes
    ]

    @cache
    def having(sign: str) -> frozenset[int]:
        literal, search = sign.replace("@", ""), _wording(sign).search
        return frozenset(index for index, note in enumerate(notes) if literal in note and search(note))

    def notes_with(signs: Iterable[str]) -> frozenset[int]:
        return frozenset[int]().union(*map(having, signs))

    used = [school for school in schools().values() if len(notes_with(school.devices)) >= _LEAST]
    votes = {school.code: notes_with(school.devices + school.signs) for school in used}

    def wins(one: School, other: School) -> bool:
        alone = len(votes[one.code] - votes[other.code])
        against = len(votes[other.code] - votes[one.code])
        own = one.language == document.language != other.language
        return (alone >= _LEAST and alone >= _CLEAR * against) or (own and _CLEAR * alone >= against)

    return next((one.code for one in used if all(wins(one, other) for other in used if other is not one)), "")


@cache
def _wording(sign: str) -> re.Pattern[str]:
    """Return the pattern of a sign in a note whose numbers are #."""
    before = r"(?<![^\W_])" if sign[0].isalnum() else ""
    after = r"(?![^\W_])" if sign[-1].isalnum() else ""
    return re.compile(before + re.escape(sign).replace("@", r"[^\W\d_]") + after)
