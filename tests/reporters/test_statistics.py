import json

import pytest

from smartcite.report import Report
from smartcite.reporters import rendered


@pytest.mark.parametrize("report", ["essay"], indirect=True)
def test_counts(report: Report) -> None:
    """Rules are counted, the most frequent first, in text and in JSON alike."""
    value = json.loads(rendered(report, "json", statistics=True))
    counts = [row["count"] for row in value["statistics"]]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == len(list(report.shown()))
    lines = rendered(report, "full", statistics=True).splitlines()
    assert [line.split()[0] for line in lines[1:]] == [row["code"] for row in value["statistics"]]


@pytest.mark.parametrize("report", ["nothing"], indirect=True)
def test_nothing(report: Report) -> None:
    """Nothing found, nothing printed."""
    assert rendered(report, "full", statistics=True) == ""
