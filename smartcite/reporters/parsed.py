"""What `smartcite parse` prints: one note, its citations and its identifiers, as JSON or for the eye."""

import json
from collections.abc import Mapping
from typing import Any

from smartcite.model import BackReference, Citation, FullCitation, Identifier, Name
from smartcite.reporters.json_values import citation_value, identifier_value
from smartcite.reporters.printable import printable

_JSON = json.JSONEncoder(ensure_ascii=False)


def parsed_json(text: str, citations: tuple[Citation, ...], identifiers: tuple[Identifier, ...]) -> str:
    """Return one line of JSON for one note."""
    return _JSON.encode(
        {
            "text": text,
            "citations": [_shown(citation) for citation in citations],
            "identifiers": [identifier_value(identifier) for identifier in identifiers],
        }
    )


def _shown(citation: Citation) -> Mapping[str, Any]:
    """Return a citation as JSON; a shelf mark has none of the fields of a publication, so nothing was parsed."""
    value = citation_value(citation)
    if isinstance(citation, FullCitation) and citation.entry_type == "archive":
        return {**value, "kind": "unparsed", "reason": "an archival source has no fields but its shelf mark"}
    return value


def parsed_text(text: str, citations: tuple[Citation, ...]) -> str:
    """Return a note and below it, indented, what each of its citations says."""
    lines = [text]
    for citation in citations:
        if not isinstance(citation, FullCitation | BackReference):
            lines.append(f"  unparsed: {citation.reason}")
            continue
        lines.append(f"  {citation.entry_type if isinstance(citation, FullCitation) else citation.form.value}")
        for name, value in citation.fields.items():
            shown = value if isinstance(value, str) else "; ".join(map(_inverted, value))
            lines.append(f"    {name}: {shown}")
        if citation.locator:
            lines.append(f"    cited: {citation.locator.unit} {citation.locator.value}")
    return "\n".join(map(printable, lines))


def _inverted(name: Name) -> str:
    family = f"{name.particle} {name.family}".strip()
    return name.literal or ", ".join(part for part in (family, name.given, name.suffix) if part)
