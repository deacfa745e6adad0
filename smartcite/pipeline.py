"""The order of the stages; the only module that knows it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from smartcite.antecedents import (
    define_short_forms,
    find_antecedents,
    name_same_authors,
    part_contributions,
    recognise_reports,
    recognise_short_titles,
)
from smartcite.bibliography import build_bibliography
from smartcite.errors import RuleError
from smartcite.findings import Finding
from smartcite.identifiers import find_identifiers, with_links
from smartcite.memory import Memory
from smartcite.model import Analysis, Document, LinkCheck, LinkKey
from smartcite.parser import parse_document
from smartcite.resolver import check_targets
from smartcite.resolver.copies import find_copies
from smartcite.resolver.saving import Saving, save_pages
from smartcite.rules import all_rules
from smartcite.schools import school_of
from smartcite.selection import selected
from smartcite.settings import OFFLINE, LinkSettings, Settings
from smartcite.suppression import suppress

Progress = Callable[[LinkCheck, int, int], None]
"""Told each answer, and how many of how many links are checked."""


def understand(document: Document, settings: Settings = OFFLINE) -> Analysis:
    """Return all that the document itself says; asks the network nothing."""
    document = replace(document, language=settings.language or document.language)
    identifiers = with_links(find_identifiers(document.text), document.hints)
    citations = part_contributions(document, name_same_authors(document, parse_document(document)))
    citations = recognise_reports(citations)
    citations = recognise_short_titles(document, define_short_forms(document, citations))
    works = build_bibliography(citations)
    matches = find_antecedents(document, citations, works)
    school = settings.school or school_of(document)
    return Analysis(document, identifiers, citations, works, matches, school=school)


def ask_network(
    analyses: Sequence[Analysis],
    settings: LinkSettings,
    progress: Progress | None = None,
    memory: Memory | None = None,
) -> tuple[Analysis, ...]:
    """Return the analyses with what the network says of their links, each distinct one asked once for all of them."""
    checks = check_targets(analyses, settings, progress, memory)
    return tuple(
        replace(one, checks={item.key: checks[item.key] for item in one.identifiers if item.key in checks})
        for one in analyses
    )


def add_copies(
    analyses: Sequence[Analysis],
    settings: LinkSettings,
    memory: Memory | None = None,
    progress: Callable[[int, int], None] = lambda _, __: None,
) -> tuple[Analysis, ...]:
    """Return the analyses with the archived copies of their dead links; no verdict changes."""
    copies = find_copies(analyses, settings, memory, progress)
    return tuple(_with_copies(analysis, copies) for analysis in analyses) if copies else tuple(analyses)


def save_copies(
    analyses: Sequence[Analysis],
    settings: LinkSettings,
    memory: Memory,
    progress: Callable[[int, int], None] = lambda _, __: None,
) -> tuple[tuple[Analysis, ...], Saving]:
    """Return the analyses with the copies that were made at our wish of their living links, and what came of it."""
    saving = save_pages(analyses, settings, memory, progress)
    return tuple(_with_copies(analysis, saving.copies) for analysis in analyses), saving


def _with_copies(analysis: Analysis, copies: Mapping[LinkKey, str]) -> Analysis:
    checks = {key: replace(check, archived=copies.get(key, check.archived)) for key, check in analysis.checks.items()}
    return replace(analysis, checks=checks)


def findings_of(
    analysis: Analysis, settings: Settings | None = None
) -> tuple[tuple[Finding, ...], tuple[RuleError, ...]]:
    """Return what the selected rules report of an analysis, in reading order, and which rules crashed on it.

    What the author or the settings suppress is among the findings, with the reason.
    """
    settings = settings or Settings()
    chosen = [rule for rule in all_rules() if selected(rule, settings, analysis.document.path)]
    found: list[Finding] = []
    crashed: list[RuleError] = []
    for rule in chosen:
        try:
            found.extend(rule.check(rule, analysis))
        except Exception as cause:  # a broken rule must not take the others' findings with it
            crashed.append(RuleError(rule.code, analysis.document.path, cause))
    found = list(suppress(analysis.document, found, settings, chosen, asked=bool(analysis.checks)))
    return tuple(sorted(found, key=lambda finding: (finding.labels[0].span, finding.code))), tuple(crashed)
