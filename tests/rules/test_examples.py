"""Every rule's documentation holds an example that raises it and one that does not."""

import json
import re
import textwrap

import pytest
from packed import call, docx, field, paragraph, run

from smartcite.findings import Rule
from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_data
from smartcite.rules import all_rules


def section(rule: Rule, title: str) -> str:
    match = re.search(rf"^{title}\n((?:    .*\n|\n)+)", rule.documentation, re.MULTILINE)
    assert match, f"{rule.code} has no section {title}"
    return textwrap.dedent(match[1])


def data(text: str) -> bytes:
    """Return an example as a file; one with a record as a Word document with what Zotero leaves in it."""
    if not text.startswith("printed: "):
        return text.encode()
    printed, _, record = text.removeprefix("printed: ").partition("record: ")
    citation = json.dumps({"citationItems": [{"itemData": json.loads(record)}]})
    note = field(f"ADDIN ZOTERO_ITEM CSL_CITATION {citation}", printed.strip())
    return docx(paragraph(run("Un livre"), call(1)), {1: note})


def codes(text: str) -> set[str]:
    return {finding.code for finding in findings_of(understand(read_data(data(text))))[0]}


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
