"""Word lists per language, as TOML files beside this module, and their loader.

One file is one language; its tables have the same names in every file, so that a new language is a new file:

    stopwords    words that tell the language apart (a list)
    [months]     printed form = number 1 to 12
    [devices]    words of back references, by form (ibid, idem, op-cit, ...)
    [signals]    words that introduce a reference (a list in `words`)
    [locators]   unit = printed forms ("p.", "pp.", "S.")
    [roles]      editor, translator ... = printed forms
    [schools.CODE]  a way of citing; `smartcite/schools.py` says what is in it
    [links]      what an author writes beside a link: `dead` that it is, `archived` where a copy is
    ...

A reader of a table takes `tables(name)`, all languages merged, or `table(language, name)` for one.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Table = dict[str, Any]


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
