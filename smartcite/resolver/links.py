"""The course of questions about one web address, and what the answers mean.

Only what the network says plainly speaks against a link: 404, 410, a host name that does not exist, each said twice, or
a page that is not there though the server answers 200. A refusal, a time-out or a failing server proves nothing.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

from smartcite.model import IdentifierKind, LinkCheck, Verdict
from smartcite.resolver.answers import Answer, Asking, Failure
from smartcite.resolver.cited import Cited, speaks_of
from smartcite.resolver.journey import Journey, follow
from smartcite.resolver.signs import is_challenge
from smartcite.resolver.soft404 import Siblings, examine

GONE = frozenset({404, 410})
_EMPTY = frozenset({204, 205})
_REFUSALS = {
    401: "it asks for a password",
    403: "the server refuses",
    407: "a proxy asks for a password",
    429: "the server gets too many questions",
    451: "the server may not show it for legal reasons",
    999: "the server refuses programs",
}


def check_link(target: str, cited: Cited, siblings: Siblings, accept: Sequence[str]) -> Asking[LinkCheck]:
    """Ask about one web address."""
    journey = yield from follow(target)
    answer = journey.answer
    verdict, evidence = judge(journey, cited, accept)
    if verdict.is_good and answer.ok:
        against = yield from examine(target, journey, cited, siblings)
        verdict, evidence = against or (verdict, evidence)
    return LinkCheck(
        target,
        IdentifierKind.URL,
        verdict,
        evidence,
        answer.status,
        answer.url if journey.hops else "",
        tuple(hop.url for hop in journey.hops),
        journey.permanent,
        notes=told(journey.tries),
    )


def judge(journey: Journey, cited: Cited, accept: Sequence[str] = ()) -> tuple[Verdict, str]:
    """Return what the answer at the end of a journey means by itself, and why."""
    answer = journey.answer
    if answer.failure is Failure.UNKNOWN_HOST:
        return Verdict.DEAD, str(answer)
    if answer.failure or answer.status is None:
        return Verdict.UNVERIFIED, str(answer)
    if answer.status in _EMPTY:
        return Verdict.UNVERIFIED, f"{answer}, which is an empty page"
    if answer.ok or _is_accepted(answer, accept):
        if journey.permanent:
            return Verdict.REDIRECTED, f"moved for good to {answer.url}"
        return Verdict.OK, f"redirected to {answer.url}" if journey.hops else str(answer)
    if answer.status in GONE:
        if is_challenge(answer):
            return Verdict.UNVERIFIED, f"{answer}, but only to programs"
        if answer.page and speaks_of(answer.page, cited):
            return Verdict.UNVERIFIED, f"{answer}, but shows the page"
        return Verdict.DEAD, str(answer)
    return Verdict.UNVERIFIED, f"{answer}: {_REFUSALS.get(answer.status, 'that proves nothing')}"


def told(tries: Sequence[str]) -> tuple[str, ...]:
    """Return in a sentence what was tried in vain, if it was more than once."""
    if len(tries) < 2:
        return ()
    said = f"{tries[0]} each time" if len(set(tries)) == 1 else "; ".join(tries)
    return (f"asked {len(tries)} times in vain: {said}",)


def _is_accepted(answer: Answer, accept: Sequence[str]) -> bool:
    host = urlsplit(answer.url).hostname
    return str(answer.status) in accept or f"{host}={answer.status}" in accept
