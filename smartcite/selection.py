"""Which rules are reported of which document."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from smartcite.findings import Rule
from smartcite.settings import Settings


def selected(rule: Rule, settings: Settings, path: str) -> bool:
    """Tell whether a rule is reported of the document at a path.

    Rules are named by code, by the beginning of a code, or by name. Of what selects and what ignores the rule the
    longer word counts; at the same length it is ignored.
    """
    if any(_match(rule, rules) >= 0 for pattern, rules in settings.per_file_ignores if _fits(path, pattern, settings)):
        return False
    chosen = _match(rule, (*settings.select, *settings.extend_select))
    if not settings.select:
        chosen = max(chosen, 0)
    return chosen > _match(rule, (*settings.ignore, *settings.extend_ignore))


def _match(rule: Rule, words: Iterable[str]) -> int:
    """Return the length of the longest word that names the rule, a name counting as its code; -1 when none does."""
    lengths = [-1]
    for word in words:
        if word.lower() in (rule.name, "all"):
            lengths.append(len(rule.code) if word.lower() == rule.name else 0)
        elif word and rule.code.startswith(word.upper()):
            lengths.append(len(word))
    return max(lengths)


def _fits(path: str, pattern: str, settings: Settings) -> bool:
    """Tell whether a path is meant by a pattern of its configuration file: by name, or from the file's folder."""
    full = Path(path).absolute()
    inside = full.relative_to(settings.root) if settings.root and full.is_relative_to(settings.root) else full
    return fnmatchcase(full.name, pattern) or fnmatchcase(PurePath(inside).as_posix(), pattern)
