"""What is printed against the record that a reference manager keeps for it."""

import json
from typing import Any

import pytest
from packed import call, docx, field, paragraph, run

from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_data

BOOK: dict[str, Any] = {
    "type": "book",
    "title": "Les grands phares de Bretagne : une histoire",
    "title-short": "Les grands phares",
    "author": [{"family": "Dupin", "given": "Anne"}, {"family": "Rose", "given": "Mark"}],
    "publisher": "Ancre",
    "publisher-place": "Brest",
    "issued": {"date-parts": [[1990]]},
}
PRINTED = "Anne Dupin et Mark Rose, Les grands phares de Bretagne : une histoire, Brest, Ancre, 1990, p. 12."


def messages(
    printed: str, *, locator: str = "12", rendering: str = "", item: dict[str, Any] | None = None
) -> list[str]:
    citation: dict[str, Any] = {"citationItems": [{"itemData": item or BOOK, "locator": locator}]}
    if rendering:
        citation["properties"] = {"plainCitation": rendering}
    note = field(f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(citation)}", printed)
    data = docx(paragraph(run("Un livre"), call(1)), {1: note})
    findings = findings_of(understand(read_data(data, "essay.docx")))[0]
    return [one.message for one in findings if one.code == "BIB107"]


@pytest.mark.parametrize("rendering", [PRINTED, ""])
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("1990", "1991", "year “1991” for “1990”"),
        ("p. 12", "p. 21", "page “21” for “12”"),
        ("Anne Dupin", "Anne Martin", "author “Martin” for “Anne Dupin”"),
        ("Mark Rose", "Jean Duval", "author “Duval” for “Mark Rose”"),
        (
            "Les grands phares de Bretagne : une histoire",
            "Le sel des marais",
            "title “Le sel des marais” for “Les grands phares de Bretagne : une histoire”",
        ),
    ],
)
def test_contradictions(old: str, new: str, told: str, rendering: str) -> None:
    """Another year, page, name or title, whether or not the program says what it printed."""
    assert messages(PRINTED.replace(old, new), rendering=rendering) == [
        f"the text differs from its Zotero record: {told}"
    ]


@pytest.mark.parametrize(
    "printed",
    [
        PRINTED,
        "Dupin et Rose, Les grands phares, p. 12.",
        "A. DUPIN et al., Les grands phares de Bretagne, Brest, 1990, p. 12-15",
        "Dupin and Rose 1990, 12",
        "Voir Dupin, op. cit., p. 12",
        "Ibid.",
        "Anne Dupin et Mark Rose, Les grands phares de Bretagne [1985], 2e éd., Brest, Ancre, 1990, p. 12",
    ],
)
def test_styles(printed: str) -> None:
    """A style may shorten, order and leave out."""
    assert messages(printed) == []


def test_what_the_program_printed_itself() -> None:
    """A style prints what no record has ("consulté en 2019"): what the program printed is no contradiction."""
    printed = "Martin, Feux, 2019, p. 7."
    assert messages(printed) != []
    assert messages(printed, rendering=f"Voir {printed}") == []


def test_several_records_in_one_text() -> None:
    """Two records print as one text: which part is whose cannot be told."""
    citation = {"citationItems": [{"itemData": BOOK}, {"itemData": {**BOOK, "title": "Feux"}}]}
    note = field(f"ADDIN CSL_CITATION {json.dumps(citation)}", "Martin 1991")
    data = docx(paragraph(run("Un livre"), call(1)), {1: note})
    assert [one.code for one in findings_of(understand(read_data(data)))[0] if one.code == "BIB107"] == []
