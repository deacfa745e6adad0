"""The order of the stages; the only module that knows it."""

from collections.abc import Callable

from smartcite.antecedents import find_antecedents, recognise_short_titles
from smartcite.bibliography import build_bibliography
from smartcite.errors import RuleError
from smartcite.findings import Finding
from smartcite.identifiers import find_identifiers
from smartcite.model import Analysis, Document
from smartcite.parser import parse_document
from smartcite.resolver import check_identifiers
from smartcite.rules import all_rules
from smartcite.settings import Settings


def analyse(document: Document, settings: Settings, progress: Callable[[int, int], None] | None = None) -> Analysis:
    """Return all that is known of a document; `progress` is told how many of how many links are checked."""
    identifiers = find_identifiers(document.text)
    citations = recognise_short_titles(document, parse_document(document))
    works = build_bibliography(citations)
    matches = find_antecedents(document, citations, works)
    checks = check_identifiers(identifiers, settings.links, progress)
    return Analysis(document, identifiers, citations, works, matches, checks)


def findings_of(analysis: Analysis) -> tuple[tuple[Finding, ...], tuple[RuleError, ...]]:
    """Return what all rules report of an analysis, in reading order, and which rules crashed on it."""
    found: list[Finding] = []
    crashed: list[RuleError] = []
    for rule in all_rules():
        try:
            found.extend(rule.check(rule, analysis))
        except Exception as cause:  # a broken rule must not take the others' findings with it
            crashed.append(RuleError(rule.code, analysis.document.path, cause))
    return tuple(sorted(found, key=lambda finding: (finding.labels[0].span, finding.code))), tuple(crashed)
