"""Find URLs, bare domains, DOIs, ISBN and ISSN in a text, and mend what pasting did to them.

A span covers the whole printed thing, damage included; `value` is what was meant and `repairs` says what was mended.
DOIs are in small letters whatever their printed form; a bare domain gets `http://`; ISBN and ISSN must pass their
check digit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from smartcite.identifiers.dois import doi_inside, find_dois
from smartcite.identifiers.ends import SPACE as SPACE
from smartcite.identifiers.numbers import find_numbers
from smartcite.identifiers.urls import find_domains, find_urls
from smartcite.model import Hint, HintKind, Identifier, IdentifierKind


@lru_cache(maxsize=4)  # the parser and who prints what it finds ask of the same note
def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Return the identifiers of a text in order; spans cover the whole printed thing.

    Two spans never overlap, but for a DOI inside a publisher's address: it has the span of the address.
    """
    found: list[Identifier] = []
    taken = bytearray(len(text))
    urls = list(find_urls(text))
    for item in chain(_apart(find_dois(text), urls), urls, find_domains(text), find_numbers(text)):
        start, end = item.span.start, item.span.end
        if any(taken[start:end]):
            continue
        taken[start:end] = b"\1" * (end - start)
        found.append(item)
        if item.kind is IdentifierKind.URL and (inner := doi_inside(item)):
            found.append(inner)
    return tuple(sorted(found, key=lambda item: item.span))


def _apart(dois: Iterable[Identifier], urls: Sequence[Identifier]) -> Iterable[Identifier]:
    """Yield the DOIs that are not a part of a longer address."""
    following = iter([*urls, None])
    url = next(following)
    for doi in dois:
        while url and url.span.end <= doi.span.start:
            url = next(following)
        if not url or doi.span.start <= url.span.start:
            yield doi


def with_links(found: Sequence[Identifier], hints: Iterable[Hint]) -> tuple[Identifier, ...]:
    """Return the identifiers printed in a text, and those of links whose text prints none."""
    printed = bytearray(max([0, *(item.span.end for item in found)]))
    for item in found:
        printed[item.span.start : item.span.end] = b"\1" * (item.span.end - item.span.start)
    linked = [
        replace(item, span=hint.span, repairs=())
        for hint in hints
        if hint.kind is HintKind.LINK and not any(printed[hint.span.start : hint.span.end])
        for item in find_identifiers(hint.value)[:1]
    ]
    return tuple(sorted((*found, *linked), key=lambda item: item.span))
