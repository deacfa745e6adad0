"""From an address to an answer that holds, with answers made up one by one."""

from collections.abc import Sequence

import pytest

from smartcite.resolver.answers import Answer, Failure, Question
from smartcite.resolver.journey import MOST_REDIRECTS, Journey, follow, redirect_of
from smartcite.resolver.pages import Page

URL = "http://a.org/b/c"


def led(*answers: Answer) -> tuple[Journey, Sequence[Question]]:
    """Lead a journey by answers; the last one is repeated."""
    course = follow(URL)
    question = next(course)
    asked = [question]
    waiting = list(answers)
    while True:
        try:
            question = course.send(waiting.pop(0) if len(waiting) > 1 else waiting[0])
        except StopIteration as end:
            return end.value, asked
        asked.append(question)


@pytest.mark.parametrize(
    ("answer", "times"),
    [
        (Answer(URL, 200), 1),
        (Answer(URL, 403), 1),
        (Answer(URL, failure=Failure.CERTIFICATE), 1),
        (Answer(URL, failure=Failure.PRIVATE), 1),
        (Answer(URL, 404), 2),
        (Answer(URL, failure=Failure.UNKNOWN_HOST), 2),
        (Answer(URL, failure=Failure.TIMEOUT), 2),
        (Answer(URL, 503), 3),
        (Answer(URL, failure=Failure.BROKEN), 3),
        (Answer(URL, 429), 6),
    ],
)
def test_how_often(answer: Answer, times: int) -> None:
    """What speaks against an address is confirmed, what may pass is waited for, what is sure is not asked again."""
    journey, asked = led(answer)
    assert len(asked) == times
    assert journey.answer == answer
    assert [question.attempt for question in asked] == list(range(1, times + 1))


def test_good_answer_wins() -> None:
    """One good answer takes back what was said before it."""
    journey, _ = led(Answer(URL, 404), Answer(URL, 500), Answer(URL, 200))
    assert journey.answer.ok
    assert len(journey.tries) == 2


def test_death_after_failure() -> None:
    """A death that was said once, among failures, is asked again."""
    assert len(led(Answer(URL, 500), Answer(URL, 404))[1]) == 3


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/d", "http://a.org/d"),
        ("d", "http://a.org/b/d"),
        ("?x=1", "http://a.org/b/c?x=1"),
        ("//b.org/d", "http://b.org/d"),
        ("https://b.org/d#part", "https://b.org/d"),
        ("http://me:pw@b.org/", "http://b.org/"),
        ("/été".encode().decode("latin-1"), "http://a.org/%C3%A9t%C3%A9"),
        ("/a b", "http://a.org/a%20b"),
        ("mailto:me@a.org", "mailto:me@a.org"),
        ("", ""),
    ],
)
def test_redirect_of(location: str, target: str) -> None:
    """A Location may be relative, in any encoding, and hold things that are nobody's business."""
    headers = {"location": location} if location else {}
    assert redirect_of(Answer(URL, 302, headers=headers)) == target


def test_refresh() -> None:
    """A page that sends the reader on is a redirect, unless to itself."""
    assert redirect_of(Answer(URL, 200, page=Page(refresh="/d"))) == "http://a.org/d"
    assert redirect_of(Answer(URL, 200, page=Page(refresh=URL))) == ""


def test_loops_end() -> None:
    """A redirect to where one has been, or on and on, ends."""
    journey, asked = led(Answer(URL, 302, headers={"location": URL}))
    assert journey.answer.failure is Failure.TOO_MANY_REDIRECTS
    assert len(asked) == 1
    course = follow(URL)
    question = next(course)
    for number in range(MOST_REDIRECTS):
        question = course.send(Answer(question.url, 302, headers={"location": f"/{number}"}))
    with pytest.raises(StopIteration):
        course.send(Answer(question.url, 302, headers={"location": "/next"}))
