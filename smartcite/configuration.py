"""From smartcite.toml, pyproject.toml and the command line to the `Settings` of each document.

The nearest file counts: smartcite.toml or a pyproject.toml with [tool.smartcite] in the document's folder, else in
the folder above, and so on; farther ones only through `extend`. The command line comes last and wins. A layer that
says `select` starts afresh: what farther layers select and ignore is dropped.
"""

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from operator import eq, ge, gt, le, lt, ne
from pathlib import Path
from typing import Any

from smartcite import __version__
from smartcite.errors import ConfigError
from smartcite.settings import TABLE, Ignore, Settings, all_settings

FILE_NAME = "smartcite.toml"
COMMAND_LINE = "the command line"
_ADDED = frozenset({"extend-select", "extend-ignore", "per-file-ignores", "ignores"})
_COMPARE = {"==": eq, "!=": ne, ">=": ge, "<=": le, ">": gt, "<": lt}
_CHOICE = ("select", "extend-select", "ignore", "extend-ignore")


@dataclass(frozen=True, slots=True)
class Configured:
    """Settings, and for each that was set the file (or the command line) that set it."""

    settings: Settings
    origins: Mapping[str, str]


@dataclass(slots=True)
class Configuration:
    """Knows the settings of each document of a run.

    `options` are those of the command line, by the names of a file ("links.timeout"). `file` is used for every
    document instead of the nearest; `isolated` uses none.
    """

    options: Mapping[str, Any] = field(default_factory=dict)
    file: Path | None = None
    isolated: bool = False
    _known: dict[Path, Configured] = field(default_factory=dict)

    def of(self, path: Path) -> Settings:
        """Return the settings of a document; ConfigError when a file is wrong."""
        return self.configured(path).settings

    def configured(self, path: Path) -> Configured:
        """Return the settings of a document and where they come from."""
        folder = path.absolute().parent
        if folder not in self._known:
            found = None if self.isolated else self.file or nearest(folder)
            layers = _layers(found) if found else []
            layers.append((COMMAND_LINE, _checked(self.options, COMMAND_LINE, Path())))
            self._known[folder] = _merged(layers, str(found.absolute().parent) if found else "")
        return self._known[folder]


def nearest(folder: Path) -> Path | None:
    """Return the file that configures the documents of a folder, if there is one."""
    for place in (folder, *folder.parents):
        if (file := place / FILE_NAME).is_file():
            return file
        if (file := place / "pyproject.toml").is_file() and "smartcite" in _tables(file).get("tool", {}):
            return file
    return None


def _layers(file: Path, seen: tuple[Path, ...] = ()) -> list[tuple[str, dict[str, Any]]]:
    """Return (origin, values) of a file and of those it extends, farthest first."""
    if file.resolve() in seen:
        raise ConfigError(f"{file}: extends itself")
    values = _tables(file)
    if file.name == "pyproject.toml":
        values = values.get("tool", {}).get("smartcite", {})
    extended = values.pop("extend", None)
    if not isinstance(extended, str | None):
        raise ConfigError(f"{file}: extend: write the path of another file in quotes")
    before = _layers(file.parent / extended, (*seen, file.resolve())) if extended else []
    return [*before, (str(file), _checked(_flat(values), str(file), file.parent))]


def _tables(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as failure:
        raise ConfigError(f"{file}: {failure.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as failure:
        raise ConfigError(f"{file}: not TOML: {failure}") from None


def _flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of tables by dotted name; the keys of per-file-ignores are patterns, not names."""
    flat: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, dict) and name != "per-file-ignores":
            flat |= {f"{name}.{inner}": one for inner, one in value.items()}
        else:
            flat[name] = value
    return flat


def _checked(values: Mapping[str, Any], origin: str, folder: Path) -> dict[str, Any]:
    """Return the values in the types of their settings; ConfigError names the first that is wrong."""
    known_fields = {name: each for name, each, _ in all_settings()}
    types = {name: kind for name, _, kind in all_settings()}
    checked: dict[str, Any] = {}
    _require(values.get("required-version", ""), origin)
    for name, value in values.items():
        if name not in types:
            close = difflib.get_close_matches(name, [*types, "extend"], 1) or difflib.get_close_matches(
                name, [known.rpartition(".")[2] for known in types], 1
            )
            known = next(
                (known for known in types if close and known.rpartition(".")[2] == close[0]), *close[:1] or [""]
            )
            raise ConfigError(
                f"{origin}: there is no setting “{name}”" + (f"; did you mean “{known}”?" if known else "")
            )
        if name == "ignore" and isinstance(value, list):
            if tables := tuple(_ignore(one, origin) for one in value if isinstance(one, dict)):
                checked["ignores"] = tables
            value = [one for one in value if not isinstance(one, dict)]
        try:
            checked[name] = _typed(value, types[name], folder)
            _require_sound(checked[name], known_fields[name].metadata)
        except ValueError as failure:
            named = f"--{name.rpartition('.')[2]}" if origin == COMMAND_LINE else f"{origin}: {name}"
            raise ConfigError(f"{named}: {failure}") from None
    return checked


def _require(wanted: object, origin: str) -> None:
    """Raise ConfigError unless this version is among those that a file wants: “>=0.2,<1”."""
    for part in wanted.split(",") if isinstance(wanted, str) else ():
        match = re.fullmatch(r"\s*(==|!=|>=|<=|>|<)?\s*(\d+(?:\.\d+)*)\s*", part)
        if part.strip() and not match:
            raise ConfigError(f"{origin}: required-version: write versions such as “>=0.2,<1”, not “{part}”")
        if match and not _COMPARE[match[1] or "=="](_version(__version__), _version(match[2])):
            raise ConfigError(f"{origin}: wants smartcite {wanted}, and this is {__version__}")


def _version(text: str) -> tuple[int, ...]:
    """Return a release as numbers without zeros at its end, so that 1.0 is 1."""
    numbers = [int(number) for number in re.findall(r"\d+", text)[:3]]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _typed(value: Any, kind: Any, folder: Path) -> Any:
    """Return a value as the type of its setting, a path from the folder of its file; ValueError says what to write."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        choices = [one.value for one in kind]
        if value not in choices:
            raise ValueError(f"write {', '.join(choices[:-1])} or {choices[-1]}, not {value!r}")
        return kind(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind == Path | None:
        if not isinstance(value, str | Path):
            raise ValueError(f"write a path in quotes, not {value!r}")
        try:
            return folder / Path(value).expanduser()
        except RuntimeError:
            raise ValueError(f"there is no home folder for {str(value)!r}") from None
    if kind == tuple[str, ...]:
        if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
            raise ValueError(f'write a list of words in quotes, such as ["REF", "LNK101"], not {value!r}')
        return tuple(value)
    if kind == TABLE:
        if not isinstance(value, dict):
            raise ValueError('write a table of lists, such as "drafts/**" = ["LNK"]')
        return tuple((pattern, _typed(rules, tuple[str, ...], folder)) for pattern, rules in value.items())
    names = {bool: "true or false", int: "a whole number", float: "a number", str: "a text in quotes"}
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"write {names.get(kind, kind)}, not {value!r}")
    return value


def _require_sound(value: Any, bounds: Mapping[str, Any]) -> None:
    """Raise ValueError, which says what to write, unless a number is in its bounds and each word of a list is right."""
    least, most, check = bounds["least"], bounds["most"], bounds["check"]
    if (least is not None and value < least) or (most is not None and value > most):
        raise ValueError(
            f"write {least:g} or more" + (f", {most:g} at most" if most is not None else "") + f", not {value:g}"
        )
    for word in value if check else ():
        check(word)


def _ignore(entry: Mapping[str, Any], origin: str) -> Ignore:
    kinds = {"rule": str, "target": str, "reason": str, "until": date}
    for name, value in entry.items():
        if name not in kinds:
            raise ConfigError(f"{origin}: [[ignore]] has rule, target, reason and until, not “{name}”")
        if not isinstance(value, kinds[name]):
            kind = "a date such as 2027-01-31" if name == "until" else "a text in quotes"
            raise ConfigError(f"{origin}: [[ignore]]: {name}: write {kind}, not {value!r}")
    if not entry.get("rule"):
        raise ConfigError(f"{origin}: [[ignore]] needs a rule, such as rule = “LNK101”")
    return Ignore(**entry)


def _merged(layers: list[tuple[str, dict[str, Any]]], root: str) -> Configured:
    merged: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for origin, values in layers:
        if "select" in values:
            for name in _CHOICE:
                merged.pop(name, None)
                origins.pop(name, None)
        for name, value in values.items():
            merged[name] = (*merged.get(name, ()), *value) if name in _ADDED else value
            origins[name] = origin
    settings = Settings(root=root)
    tables: dict[str, dict[str, Any]] = {}
    for name, value in merged.items():
        table, _, own = name.rpartition(".")
        tables.setdefault(table, {})[own.replace("-", "_")] = value
    inner = {table: replace(getattr(settings, table), **values) for table, values in tables.items() if table}
    return Configured(replace(settings, **tables.get("", {}), **inner), origins)
