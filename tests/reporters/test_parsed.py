import json

from smartcite.identifiers import find_identifiers
from smartcite.model import FullCitation, Span, UnparsedCitation
from smartcite.parser import parse_note
from smartcite.reporters.json_values import citation_value
from smartcite.reporters.parsed import parsed_json, parsed_text

NOTE = "Voir Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992, p. 41."


def test_json() -> None:
    """A note is one JSON object with its text, citations and identifiers."""
    value = json.loads(parsed_json(NOTE, parse_note(NOTE), find_identifiers(NOTE)))
    (citation,) = value["citations"]
    assert value["text"] == NOTE
    assert value["identifiers"] == []
    assert citation["kind"] == "full"
    assert citation["fields"]["author"] == [{"family": "Chartier", "given": "Roger"}]
    assert citation["locator"] == {"unit": "page", "value": "41"}


def test_text() -> None:
    """For the eye, fields stand below the note."""
    assert "    title: L’ordre des livres" in parsed_text(NOTE, parse_note(NOTE)).splitlines()


def test_unparsed() -> None:
    """What is unparsed keeps its reason."""
    assert citation_value(UnparsedCitation(Span(0, 1), 0, "too long")) == {"kind": "unparsed", "reason": "too long"}


def test_archive() -> None:
    """A shelf mark is no publication: nothing is parsed, and its type says why."""
    value = json.loads(parsed_json("", (FullCitation(Span(0, 9), 0, "archive", {"howpublished": "AN, F/7/1"}),), ()))
    assert (value["citations"][0]["kind"], value["citations"][0]["type"]) == ("unparsed", "archive")
