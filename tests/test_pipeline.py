"""The order of the stages."""

import pytest

import smartcite.pipeline
from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.model import Analysis, Document, Span
from smartcite.pipeline import ask_network, findings_of, understand
from smartcite.readers import read_text
from smartcite.settings import LinkSettings, Settings

ESSAY = "Un livre[1] et sa suite[2].\n\n[1] Roger Chartier, L’ordre des livres, Alinea, 1992.\n[2] Ibid., p. 4.\n"


def test_understand() -> None:
    """The document alone tells citations, works and antecedents; a language that is set counts."""
    analysis = understand(read_text(ESSAY), Settings(language="en"))
    assert [work.key for work in analysis.works] == ["chartier1992ordre"]
    assert [(match.citation, match.full) for match in analysis.matches] == [(1, 0)]
    assert (analysis.document.language, analysis.checks) == ("en", {})


def test_offline() -> None:
    """Nothing is asked offline, and the analyses stay as they are."""
    analysis = understand(read_text(ESSAY + "[3] https://example.org/a\n"))
    assert ask_network([analysis], LinkSettings(offline=True)) == (analysis,)


def test_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings come in reading order; a rule that crashes is told, and the others are heard."""

    def at(*places: int) -> Rule:
        def check(rule: Rule, analysis: Analysis) -> list[Finding]:
            return [rule.finding("here", (Label(Span(place, place + 1)),)) for place in places]

        return Rule("REF101", "some-rule", Severity.ERROR, check, "")

    def crash(rule: Rule, analysis: Analysis) -> list[Finding]:
        raise ZeroDivisionError

    broken = Rule("REF102", "broken-rule", Severity.ERROR, crash, "")
    monkeypatch.setattr(smartcite.pipeline, "all_rules", lambda: (at(5, 1), broken, at(3)))
    found, crashed = findings_of(Analysis(Document("essay.txt", "text", "un livre")))
    assert [finding.labels[0].span.start for finding in found] == [1, 3, 5]
    assert [(one.code, one.path) for one in crashed] == [("REF102", "essay.txt")]
