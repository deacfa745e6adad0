"""Which rules are reported of which document."""

import difflib
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from smartcite.errors import ConfigError
from smartcite.findings import Rule
from smartcite.settings import Settings


def selected(rule: Rule, settings: Settings, path: str) -> bool:
    """Tell whether a rule is reported of the document at a path.

    Rules are named by code, by the beginning of a code, or by name. Of what selects and what ignores the rule the
    longer word counts; at the same length it is ignored.
    """
    if any(
        _match(rule, rules) >= 0 for pattern, rules in settings.per_file_ignores if fits(path, pattern, settings.root)
    ):
        return False
    chosen = _match(rule, (*settings.select, *settings.extend_select))
    if not settings.select:
        chosen = max(chosen, 0)
    return chosen > _match(rule, (*settings.ignore, *settings.extend_ignore))


def names(code: str, name: str, word: str) -> bool:
    """Tell whether a word names a rule: its code, the beginning of its code, its name, or all."""
    return bool(word) and (word.lower() in (name, "all") or code.startswith(word.upper()))


def _match(rule: Rule, words: Iterable[str]) -> int:
    """Return the length of the longest word that names the rule, a name counting as its code; -1 when none does."""
    lengths = {"all": 0, rule.name: len(rule.code)}
    named = (word for word in words if names(rule.code, rule.name, word))
    return max((lengths.get(word.lower(), len(word)) for word in named), default=-1)


def fits(path: str, pattern: str, root: str) -> bool:
    """Tell whether a pattern means a file: its name, its path from the folder `root`, or a folder above it."""
    full = Path(path).absolute()
    inside = full.relative_to(root) if root and full.is_relative_to(root) else full
    pattern = pattern.rstrip("/")
    return any(
        fnmatchcase(one.name, pattern) or fnmatchcase(one.as_posix(), pattern)
        for one in (inside, *inside.parents)
        if one.name
    )


def check_words(settings: Settings, rules: Sequence[Rule]) -> None:
    """Raise ConfigError when a word of the settings names no rule."""
    words = [*settings.select, *settings.extend_select, *settings.ignore, *settings.extend_ignore]
    words += [word for _, listed in settings.per_file_ignores for word in listed]
    words += [entry.rule for entry in settings.ignores]
    for word in words:
        if not any(names(rule.code, rule.name, word) for rule in rules):
            known = [name for rule in rules for name in (rule.code, rule.name)]
            close = difflib.get_close_matches(word.lower(), known, 1) or difflib.get_close_matches(
                word.upper(), known, 1
            )
            raise ConfigError(f"there is no rule “{word}”" + (f"; did you mean {close[0]}?" if close else ""))
