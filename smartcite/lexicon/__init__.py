"""Word lists per language, as TOML files beside this module, and their loader.

One file is one language; its tables have the same names in every file, so that a new language is a new file:

    langid       the name of the language in BibLaTeX (babel's)
    stopwords    words that tell the language apart (a list)
    [months], [abbreviated_months]   printed form = number 1 to 12
    [dates]      the `seasons` and other parts of a year; what stands before the day of access (`accessed`) or of
                 publication (`published`), or in the place of a year: `none`, `forthcoming`
    [web]        what pages say that are `not_found`, `parked`, or want the reader to log in or to prove a human
    [links]      what an author writes beside a link: `dead` that it is, `archived` where a copy is
    [roles]      editor, translator ... = printed forms; what joins two names (`and`) and stands for the rest
    [names]      particles and prefixes of family names; `families` that begin double ones ("garcia marquez", folded)
                 and `joints` inside them ("Ortega y Gasset"); `given` names that double ones follow, and all that may
                 stand beside them (`second_given`, folded); shortened given names; what names without a given one begin
                 with (`first`, "Ibn") or end in (`epithets`); the letters of `nobody` ("AA.VV."); initials that may be
                 `addresses` ("M. Roe"); what is `leading` to a list of names; `by` between role and name and `done_by`
                 between what was `done` and a name ("publié par"); the article `before_language`; what is `joined` to a
                 family name ("Ben Ali"); `suffixes`, `spellings`, `endings`
    [corporate]  words that only names of bodies hold; those of publishing houses (`houses`), `forms` of companies;
                 small words in their names (`joining`)
    [titles]     what stands before a `host`, or is left `hanging` at its end when the date is taken off; the words and
                 `branches` of journals that keep their point (`stopped`); small words that only titles hold (`joining`)
    [signs]      words after which a page or the host comes, as the parser's model knows them
    [signals]    words that introduce a reference (`words`), of which the `loose` ones may only compare; before two
                 `compared`, `against` between them; before the `place` where one was cited, and what says there that it
                 was `before`; what begins a sentence `about` what another note says
    [headings]   what stands above the `list` of notes, and before the number of a `note` ("[Footnote 1: …]")
    [locators]   unit = printed forms ("p.", "pp.", "S."), and what follows a page (`extent`)
    [volumes]    volume, number, part of a series or journal = printed forms; what announces a `series`
    [editions]   words of editions; `endings` of ordinals in figures ("2e"); [editions.ordinals]: printed form = number;
                 what leads to the `original` one
    [kinds]      words that tell the type of a work: thesis, report, proceedings, talk, review, online; what a journal
                 prints `before_title`; what stands before an `entry` of a dictionary, or an `article` of it or of a
                 statute
    [legal]      words that tell a decision or a statute; what `reports` are called behind a court's letters, and small
                 words inside their names (`joining`); `collections` of a court's own, cited by volume and page; what
                 `acts` begin with, what joins `further` sections or leads to the act that has `changed` one; `versus`
                 between parties; the signs of `sections`; what names of American `codes` end in, `annotated` or not;
                 `databases` of unreported decisions; what leads from an author to the decision commented (`comments`),
                 and from a decision to who annotates it (`annotations`); the `points` of a decision
    [devices]    words of back references, by form (ibid, idem, op-cit, ...), and those around them
    [schools.CODE]  a way of citing; `smartcite/schools.py` says what is in it
    [parser]     small lists of frequent words that are features of the parser's model

A reader of a table takes `words(name, key)`, its words in all languages, `tables(name)` for the tables by language, or
`table(language, name)` for one.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

Table = dict[str, Any]

YEAR = r"(?:1[5-9]|20)\d\d"
"""The pattern of a year of print in every language; of an earlier century a number is more often a page."""


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of all languages that have a lexicon, sorted."""
    return tuple(
        sorted(
            entry.name.removesuffix(".toml") for entry in files(__package__).iterdir() if entry.name.endswith(".toml")
        )
    )


@cache
def lexicon(language: str) -> Table:
    """Return the whole lexicon of one language; empty for an unknown one."""
    if language not in languages():
        return {}
    return tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))


def table(language: str, name: str) -> Any:
    """Return one table or list of one language; an empty dictionary when it has none."""
    return lexicon(language).get(name, {})


def tables(name: str) -> dict[str, Any]:
    """Return the table of this name of every language that has it, by language code."""
    return {language: lexicon(language)[name] for language in languages() if name in lexicon(language)}


def words(name: str, *keys: str) -> frozenset[str]:
    """Return the words under some keys of a table in every language; under all of its keys when none is named."""
    found = tables(name).values()
    return frozenset(word for each in found for key in keys or each for word in each.get(key, ()))


@cache
def stopwords() -> frozenset[str]:
    """Return the function words of all languages."""
    return frozenset(word for listed in tables("stopwords").values() for word in listed)


def either(listed: Iterable[str]) -> str:
    """Return a regular expression that matches any of some words, of two that begin alike the longer."""
    return "(?:" + "|".join(map(re.escape, sorted(listed, key=lambda word: (-len(word), word)))) + ")"
