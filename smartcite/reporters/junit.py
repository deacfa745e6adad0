"""JUnit XML: a suite per file, a case per finding.

Only what makes the exit code 1 is a failure, so that a CI server calls a run broken when smartcite does; any other
finding is a passed case with its text as output, and a file without findings is one passed case.
Source: the schema of Jenkins' xUnit plugin (junit-10.xsd), which GitLab and others read too.
"""

from xml.etree import ElementTree as ET

from smartcite.findings import Finding
from smartcite.model import Document
from smartcite.report import Checked, Report
from smartcite.reporters.concise import concise
from smartcite.reporters.printable import printable


def render(report: Report) -> str:
    """Return the XML document."""
    root = ET.Element("testsuites", name="smartcite")
    for checked in report.checked:
        _suite(root, checked)
    for failure in report.failures:
        path = printable(failure.path)
        suite = ET.SubElement(root, "testsuite", name=path, tests="1", failures="0", errors="1")
        case = ET.SubElement(suite, "testcase", name="smartcite", classname=path)
        ET.SubElement(case, "error", message=printable(failure.message), type="failure")
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, checked: Checked) -> None:
    path = printable(checked.document.path)
    failing = sum(map(checked.fails_for, checked.shown))
    tests = len(checked.shown) or 1
    suite = ET.SubElement(root, "testsuite", name=path, tests=str(tests), failures=str(failing), errors="0")
    for finding in checked.shown:
        _case(suite, checked.document, finding, fails=checked.fails_for(finding))
    if not checked.shown:
        ET.SubElement(suite, "testcase", name="no findings", classname=path)


def _case(suite: ET.Element, document: Document, finding: Finding, *, fails: bool) -> None:
    place = document.position(finding.labels[0].span.start)
    where = f"note {finding.note}" if finding.note else f"line {place.line}"
    case = ET.SubElement(
        suite, "testcase", name=printable(f"{finding.code} {where}"), classname=printable(document.path)
    )
    case.set("file", printable(document.path))
    if document.has_lines:
        case.set("line", str(place.line))
    advice = [*finding.notes, *([f"help: {finding.help}"] if finding.help else [])]
    text = "\n".join([concise(document, finding), *map(printable, advice)])
    if fails:
        failure = ET.SubElement(case, "failure", message=printable(finding.message), type=finding.name)
        failure.text = text
    else:
        ET.SubElement(case, "system-out").text = text
