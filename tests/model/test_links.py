"""What a verdict says, and which link it is about."""

import pytest

from smartcite.model import Identifier, IdentifierKind, LinkCheck, Span, Verdict


@pytest.mark.parametrize("verdict", Verdict)
def test_no_verdict_says_two_things(verdict: Verdict) -> None:
    """What speaks for a link does not speak against it, and both are answers."""
    assert not (verdict.is_good and verdict.is_dead)
    assert verdict.is_answer or not (verdict.is_good or verdict.is_dead)


def test_no_answer() -> None:
    """Nobody said anything of a link that was not verified, or is excluded."""
    assert [one for one in Verdict if not one.is_answer] == [Verdict.UNVERIFIED, Verdict.EXCLUDED]


def test_key() -> None:
    """Every mention of a link, and the answer about it, have one key."""
    mention = Identifier(IdentifierKind.DOI, "10.1000/182", Span(3, 14))
    again = Identifier(IdentifierKind.DOI, "10.1000/182", Span(30, 45), ("a space inside",))
    assert mention.key == again.key == LinkCheck("10.1000/182", IdentifierKind.DOI, Verdict.OK, "registered").key
