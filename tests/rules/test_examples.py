"""Every rule's documentation holds an example that raises it and one that does not."""

import re
import textwrap

import pytest

from smartcite.findings import Rule
from smartcite.pipeline import analyse, findings_of
from smartcite.readers import read_data
from smartcite.rules import all_rules
from smartcite.settings import OFFLINE


def section(rule: Rule, title: str) -> str:
    match = re.search(rf"^{title}\n((?:    .*\n|\n)+)", rule.documentation, re.MULTILINE)
    assert match, f"{rule.code} has no section {title}"
    return textwrap.dedent(match[1])


def codes(text: str) -> set[str]:
    return {finding.code for finding in findings_of(analyse(read_data(text.encode()), OFFLINE))[0]}


OFFLINE_RULES = [rule for rule in all_rules() if not rule.asks_network]


@pytest.mark.parametrize("rule", OFFLINE_RULES, ids=lambda rule: rule.code)
def test_examples(rule: Rule) -> None:
    """The example raises the rule, what to use instead does not."""
    assert rule.code in codes(section(rule, "Example"))
    assert rule.code not in codes(section(rule, "Use instead"))
    assert section(rule, "Why it matters")


def test_codes_are_unique() -> None:
    """No code and no name is used twice."""
    rules = all_rules()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
