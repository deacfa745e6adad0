"""The nouns of the model as JSON values, as docs/json.md describes them; every JSON output is made of these."""

from collections.abc import Mapping
from typing import Any

from smartcite.model import (
    BackReference,
    Citation,
    Fields,
    FieldValue,
    FullCitation,
    Identifier,
    Locator,
    Name,
    UnparsedCitation,
)


def name_value(name: Name) -> dict[str, str]:
    """Return a name with the parts that it has."""
    parts = ("family", "given", "particle", "suffix", "literal")
    return {part: value for part in parts if (value := getattr(name, part))}


def field_value(value: FieldValue) -> str | list[dict[str, str]]:
    """Return a field: a string, or a list of names."""
    return value if isinstance(value, str) else [name_value(name) for name in value]


def fields_value(fields: Fields) -> dict[str, Any]:
    """Return the fields of a citation or work."""
    return {name: field_value(value) for name, value in fields.items()}


def locator_value(locator: Locator | None) -> dict[str, str] | None:
    """Return a locator."""
    return {"unit": locator.unit, "value": locator.value} if locator else None


def identifier_value(identifier: Identifier) -> dict[str, Any]:
    """Return an identifier; `repaired` says in words what was mended."""
    return {"kind": identifier.kind.value, "value": identifier.value, "repaired": list(identifier.repairs)}


def citation_value(citation: Citation) -> Mapping[str, Any]:
    """Return a citation as the parser understood it, without its place."""
    match citation:
        case FullCitation():
            return {
                "kind": "full",
                "signal": citation.signal,
                "type": citation.entry_type,
                "fields": fields_value(citation.fields),
                "locator": locator_value(citation.locator),
                "confidence": citation.confidence,
            }
        case BackReference():
            return {
                "kind": "back-reference",
                "signal": citation.signal,
                "form": citation.form.value,
                "device": citation.device,
                "cited_note": citation.cited_note,
                "fields": fields_value(citation.fields),
                "locator": locator_value(citation.locator),
                "confidence": citation.confidence,
            }
        case UnparsedCitation():
            return {"kind": "unparsed", "reason": citation.reason}
