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
