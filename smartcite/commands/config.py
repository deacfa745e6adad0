"""`smartcite config`: what applies to a document and which file or option says so; and the schema of the file."""

import json
from dataclasses import MISSING, Field
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from smartcite.configuration import Configuration
from smartcite.reporters.printable import printable
from smartcite.settings import TABLE, Ignore, Settings, all_settings

_WORDS = {"type": "array", "items": {"type": "string"}}


def configuration_text(configuration: Configuration, path: Path) -> str:
    """Return the settings of a document as TOML, each with its origin as a comment; ConfigError for a wrong file."""
    configured = configuration.configured(path)
    lines: list[str] = []
    table = ""
    for name, field, kind in all_settings():
        inside, _, own = name.rpartition(".")
        if inside != table:
            table = inside
            lines += ["", f"[{table}]"]
        value = getattr(getattr(configured.settings, inside) if inside else configured.settings, field.name)
        if kind == TABLE and not value:
            value = {}
        if name == "ignore":
            value = (*value, *configured.settings.ignores)
        origin = configured.origins.get(name, "default")
        lines.append(f"{own} = {_toml(value)}  # {origin}" if value is not None else f"# {own} is not set")
    return "\n".join(map(printable, lines)) + "\n"


def _toml(value: Any) -> str:
    """Return a value as TOML writes it; its strings are JSON's, its patterns an inline table."""
    if isinstance(value, bool):
        return str(value).lower()
    if value == {}:
        return "{}"
    if isinstance(value, Ignore):
        parts = (("rule", value.rule), ("target", value.target), ("reason", value.reason), ("until", value.until))
        return "{ " + ", ".join(f"{name} = {_toml(part)}" for name, part in parts if part) + " }"
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return "{ " + ", ".join(f"{_toml(pattern)} = {_toml(rules)}" for pattern, rules in value) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, Enum | Path | str):
        return json.dumps(str(value), ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else repr(value)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of smartcite.toml, for editors."""
    properties: dict[str, Any] = {
        "extend": {"type": "string", "description": "Another configuration file, which this one overlays."}
    }
    for name, field, kind in all_settings():
        table, _, own = name.rpartition(".")
        place = properties
        if table:
            empty = {"type": "object", "properties": {}, "additionalProperties": False}
            place = properties.setdefault(table, empty)["properties"]
        place[own] = {"description": field.metadata["help"], **_kind(kind), **_default(field)}
    properties["ignore"] = {**properties["ignore"], "items": {"anyOf": [{"type": "string"}, _ignore_schema()]}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "smartcite.toml",
        "description": (Settings.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _kind(kind: Any) -> dict[str, Any]:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [one.value for one in kind]}
    if kind == tuple[str, ...]:
        return _WORDS
    if kind == TABLE:
        return {"type": "object", "additionalProperties": _WORDS}
    return {"type": {bool: "boolean", int: "integer", float: "number"}.get(kind, "string")}


def _default(field: Field[Any]) -> dict[str, Any]:
    default = field.default
    if default in (None, "", ()) or default is MISSING:
        return {}
    return {"default": default.value if isinstance(default, Enum) else default}


def _ignore_schema() -> dict[str, Any]:
    text = {"type": "string"}
    return {
        "type": "object",
        "properties": {"rule": text, "target": text, "reason": text, "until": {"type": "string", "format": "date"}},
        "required": ["rule"],
        "additionalProperties": False,
    }
