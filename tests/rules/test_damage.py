"""LNK103 and DOI102: what is damage, and whose."""

import pytest

from smartcite.model import Document
from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_text

NOTE = "Essai[1].\n\n[1] Rose, Droit, 2003, http:// a.org/droit, doi:10.1628/978-3- 16-157012-4.\n"


@pytest.mark.parametrize(("form", "codes"), [("text", {"LNK103", "DOI102"}), ("pdf-text", set())])
def test_spaces(form: str, codes: set[str]) -> None:
    """A space inside an address is the author's fault, unless the text was extracted from a PDF."""
    read = read_text(NOTE)
    document = Document(read.path, form, read.text, read.notes)
    assert {one.code for one in findings_of(understand(document))[0]} == codes


@pytest.mark.parametrize(
    ("address", "advice"),
    [
        ("https://doi.org/10.1145.3498337", "write https://doi.org/10.1145/3498337 if that is what you mean"),
        ("https://doi.org/102307/744618", "write https://doi.org/10.2307/744618 if that is what you mean"),
        ("https://doi.org/1093/shm/hkr017", "write https://doi.org/10.1093/shm/hkr017 if that is what you mean"),
        ("https://doi.org/10.3280SS2009", "write https://doi.org/10.3280/SS2009 if that is what you mean"),
        ("https://doi.org/10.1417/", "copy the whole DOI again"),
        ("doi: 10,1403/86210", "write https://doi.org/10.1403/86210 if that is what you mean"),
        ("DOI:10.1086244479", "copy the whole DOI again"),
        ("doi 101093/shm/hkr017", "write https://doi.org/10.1093/shm/hkr017 if that is what you mean"),
        ("doi: 10.1403/86210", ""),
        ("the prefix is DOI 10.1353, not doi:10.5281/", ""),
        ("as Doi 1012/13 says", ""),
        ("https://doi.org/fg5v", ""),
        ("https://doi.org/10.1145/3498337", ""),
    ],
)
def test_what_is_no_doi(address: str, advice: str) -> None:
    """The registrant stands between a point and a slash, behind doi.org or "doi:"; short DOIs have neither."""
    found = findings_of(understand(read_text(f"Essai[1].\n\n[1] Rose, Droit, 2003, {address}.\n")))[0]
    assert [(one.code, one.help) for one in found] == ([("DOI102", advice)] if advice else [])


@pytest.mark.parametrize("address", ["<https:/www.example.org/a>", "https://www.example.org/view/ bsb104?page=12"])
def test_in_markdown(address: str) -> None:
    """An address that lacks a slash is no tag; a query behind a space is the rest of the path."""
    found = findings_of(
        understand(read_text(f"Essai[^1].\n\n[^1]: Rose, Droit, 2003, {address}.\n", format="markdown"))
    )[0]
    assert [one.code for one in found] == ["LNK103"]
