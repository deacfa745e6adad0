"""The whole resolver: what is asked at all."""

from typing import TYPE_CHECKING

from smartcite.model import Verdict

if TYPE_CHECKING:
    from tests.resolver.conftest import Ask, Pages


def test_offline(ask: "Ask", pages: "type[Pages]") -> None:
    """Offline, nothing is asked."""
    from smartcite.model import Analysis, Document, Identifier, IdentifierKind, Span
    from smartcite.resolver import check_targets
    from smartcite.settings import LinkSettings

    found = Identifier(IdentifierKind.URL, ask.server, Span(0, 1))
    analysis = Analysis(Document("essay.txt", "text", ""), (found,))
    assert check_targets([analysis], LinkSettings(offline=True)) == {}
    assert pages.asked == []


def test_excluded(ask: "Ask", pages: "type[Pages]") -> None:
    """What a person excludes is not asked."""
    assert ask("/ok/a", exclude_links=("/ok/",)).verdict is Verdict.EXCLUDED
    assert "/ok/a" not in pages.seen


def test_no_network(ask: "Ask") -> None:
    """Where nobody answers, nobody is dead."""
    checks = ask.all("http://one.invalid/", "http://two.invalid/a")
    assert {check.verdict for check in checks} == {Verdict.UNVERIFIED}
    assert "network" in checks[0].evidence


def test_progress(ask: "Ask") -> None:
    """Each answer is told."""
    from smartcite.model import Analysis, Document, Identifier, IdentifierKind, Span
    from smartcite.resolver import check_targets
    from smartcite.settings import LinkSettings

    found = tuple(Identifier(IdentifierKind.URL, f"{ask.server}/pdf/{one}", Span(0, 1)) for one in range(3))
    told: list[tuple[int, int]] = []
    settings = LinkSettings(**ask.settings)  # type: ignore[arg-type]
    check_targets(
        [Analysis(Document("a", "text", ""), found)], settings, lambda _, done, total: told.append((done, total))
    )
    assert told == [(1, 3), (2, 3), (3, 3)]
