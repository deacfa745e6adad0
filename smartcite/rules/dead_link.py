"""A link leads nowhere any more.

Its server says 404 or 410, twice; or its host does not exist; or the server answers but the page is not there: it says
so itself, the reader is sent to the front page, or the domain is for sale. A refusal, a time-out or a failing server is
no reason. Where the author says so beside the link (“[lien mort]”, “archived at …”), or gives a copy that lives in the
same citation (perma.cc, web.archive.org …), it is an info, no error. Where a space or the
end of a line may have broken the address it is a warning: another one may be meant.
With `--strikes 3 --over-days 3` it is a warning until it was seen dead on three days, three days from first to last.

Help names the copy that the Internet Archive has, nearest to the day on which the author read the page; its address
instead of the dead one is an unsafe fix.

Why it matters
    The reader cannot find the source.

Asks the network: nothing is reported with --offline.
"""

import re
from collections.abc import Iterable
from functools import cache

from smartcite import lexicon
from smartcite.findings import Finding, Label, Rule, Severity
from smartcite.model import Analysis, Document, IdentifierKind, Span
from smartcite.rules import deaths
from smartcite.rules.addresses import answered, new_address
from smartcite.rules.damage import doubt
from smartcite.web_archives import Copy, given_copies, read_copy

_ADVICE = "give another address, or an archived copy with the day of access"
REACH = 80
"""How many characters after a link its author still speaks of it."""


def check(rule: Rule, analysis: Analysis) -> Iterable[Finding]:
    """Report each place where such an address stands."""
    given = given_copies(analysis)
    for item, said in answered(analysis, IdentifierKind.URL):
        if not said.verdict.is_dead:
            continue
        copy = given.get(item)
        known = f"the author gives a {copy}: {copy.address}" if copy else _known(analysis.document, item.span)
        found = None if copy else read_copy(said.archived)
        unsure = doubt(analysis.document, item)
        severity = Severity.WARNING if unsure else deaths.severity(said)
        yield rule.finding(
            f"the page is gone: {said.evidence}{deaths.since(said)}",
            (Label(item.span),),
            severity=Severity.INFO if known else severity,
            note=analysis.document.label_at(item.span.start),
            notes=(
                *deaths.notes(said),
                *([known] if known else []),
                *([f"{said.target} is as the address was understood: {unsure}"] if unsure else []),
            ),
            help=_help(found, given=bool(copy)),
            fix=new_address(analysis.document, item, found.address, "write the address of the copy") if found else None,
            data={**deaths.data(said), "archived": copy.address if copy else said.archived},
        )


def _help(found: Copy | None, *, given: bool) -> str:
    if given:
        return ""
    return f"the Internet Archive has a {found}: {found.address}" if found else _ADVICE


def _known(document: Document, link: Span) -> str:
    known = admitted(document, link)
    return f"the author knows: “{known}”" if known else ""


def admitted(document: Document, link: Span) -> str:
    """Return the words after a link by which its author admits that it is dead or names a copy, or nothing."""
    after = document.text[link.end : link.end + REACH].partition("\n")[0]
    found = _words().search(after.casefold())
    return after[found.start() : found.end()] if found else ""


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){lexicon.either(lexicon.words('links'))}(?!\w)")


RULE = Rule("LNK101", "dead-link", Severity.ERROR, check, __doc__ or "")
