"""All formats at once: the same findings, readable by readers other than ours, and harmless."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import html5lib
import jsonschema
import junitparser
import pytest

from smartcite.report import Report
from smartcite.reporters import FORMATS, reporter

ROOT = Path(__file__).parents[2]
CODE = r"[A-Z]{3}\d{3}"


def schema(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def in_json(text: str) -> list[str]:
    value = json.loads(text)
    jsonschema.validate(value, schema(ROOT / "docs/schemas/check.schema.json"))
    return [one["code"] for one in value["findings"]]


def in_jsonl(text: str) -> list[str]:
    values = [json.loads(line) for line in text.splitlines()]
    for value in values:
        jsonschema.validate(value, schema(ROOT / "docs/schemas/check-lines.schema.json"))
    assert [value["kind"] for value in values].count("summary") == 1
    return [value["code"] for value in values if value["kind"] == "finding"]


def in_sarif(text: str) -> list[str]:
    value = json.loads(text)
    jsonschema.validate(value, schema(Path(__file__).with_name("sarif.schema.json")))
    (run,) = value["runs"]
    rules = run["tool"]["driver"]["rules"]
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"] if "ruleIndex" in one else one["ruleId"] == "REF999"
    return [one["ruleId"] for one in run["results"]]


def in_junit(text: str) -> list[str]:
    suites = junitparser.JUnitXml.fromstring(text.encode())
    cases = [case for suite in suites for case in suite]
    assert suites.tests == len(cases)
    assert suites.failures == sum(isinstance(one, junitparser.Failure) for case in cases for one in case.result)
    return [case.name[:6] for case in cases if re.match(CODE, case.name)]


def in_gitlab(text: str) -> list[str]:
    issues = json.loads(text)
    assert len({one["fingerprint"] for one in issues}) == len(issues)
    for one in issues:
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert one["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert one["location"]["lines"]["begin"] >= 1
    return [one["description"][:6] for one in issues if one["check_name"] != "smartcite"]


def in_github(text: str) -> list[str]:
    """A command is read as GitHub's runner reads it: properties before the second pair of colons."""
    codes = []
    for line in text.splitlines():
        command = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert command, line
        properties = dict(one.split("=", 1) for one in command[2].split(","))
        assert {"title", "file"} <= set(properties) <= {"title", "file", "line", "endLine", "col", "endColumn"}
        if properties["title"] != "smartcite":
            codes.append(command[3][:6])
    return codes


def in_markdown(text: str) -> list[str]:
    rows = [line for line in text.splitlines() if re.match(r"\| (error|warning|info) \|", line)]
    assert all(row.count(" | ") == 4 for row in rows)
    return [row.split(" | ")[1][:6] for row in rows]


def in_full(text: str) -> list[str]:
    return re.findall(rf"^(?:error|warning|info)\[({CODE})\]: ", text, re.MULTILINE)


def in_concise(text: str) -> list[str]:
    return re.findall(rf": (?:error|warning|info)\[({CODE})\] ", text)


def in_html(text: str) -> list[str]:
    page = html5lib.HTMLParser(strict=True).parse(text)
    cards = [one for one in page.iter() if (one.get("class") or "").startswith("card ")]
    return [next(cell.text for cell in one.iter() if cell.tag.endswith("}code")) for one in cards]


READERS: dict[str, Callable[[str], list[str]]] = {
    "full": in_full,
    "concise": in_concise,
    "json": in_json,
    "jsonl": in_jsonl,
    "github": in_github,
    "gitlab": in_gitlab,
    "sarif": in_sarif,
    "junit": in_junit,
    "html": in_html,
    "markdown": in_markdown,
}


def test_every_format_is_tested() -> None:
    """A new format needs a reader here, unless it leaves findings out."""
    assert {*READERS, "linkrot"} == set(FORMATS)


@pytest.mark.parametrize("name", READERS)
def test_same_findings(name: str, report: Report) -> None:
    """Every format is valid and has every finding of the report once."""
    expected = Counter(finding.code for _, finding in report.shown())
    assert Counter(READERS[name](reporter(name)(report))) == expected


@pytest.mark.parametrize("name", FORMATS)
def test_harmless(name: str, report: Report) -> None:
    """No format prints a character that could control a terminal or turn its text, whatever the document holds."""
    lines = reporter(name)(report).split("\n")
    assert {one for line in lines for one in line if not one.isprintable()} == set()


def test_markdown_is_text(report: Report) -> None:
    """No sign of the document survives in Markdown but as a character reference."""
    text = reporter("markdown")(report)
    assert not re.search(r"<(?!br>)|(?<!\n)[`*\[\]@$](?! )", re.sub(r"^\|.*---.*$", "", text, flags=re.MULTILINE))


@pytest.mark.parametrize("name", FORMATS)
def test_deterministic(name: str, report: Report) -> None:
    """The same report gives the same bytes."""
    assert reporter(name)(report) == reporter(name)(report)
