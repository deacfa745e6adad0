"""Contributions to a volume that was cited before."""

import pytest

from smartcite.model import Analysis, BackReference, FullCitation, Locator, Name
from smartcite.pipeline import findings_of
from tests.antecedents.essays import DUBY, ends, essay

VOLUME = "Étienne Courtaud et Mireille Ladous (dir.), Peste, port et pouvoir, Paris, Fayard, 1998."
HOST = "in É. Courtaud et M. Ladous (dir.), Peste, port et pouvoir"
CHAPTER = f"Bernard Tillac, « Les patentes de santé », {HOST}, op. cit., p. 201-238."


def codes(analysis: Analysis) -> list[str]:
    """Return the codes of the REF rules raised on an essay."""
    return [finding.code for finding in findings_of(analysis)[0] if finding.code.startswith("REF")]


@pytest.mark.parametrize(
    ("volume", "chapter"),
    [
        (VOLUME, CHAPTER),
        (
            "Hans Dohm (Hrsg.), Städte am Meer, Köln: Böhlau 1994.",
            "Anna Rose, Die Häfen, in: Hans Dohm (Hrsg.), Städte am Meer (wie Anm. 1), S. 201–238.",
        ),
        (
            "Ana Palomeque (coord.), Mercados y mercaderes, Valladolid, Universidad, 1999.",
            "J. L. Barrientos, «Ferias», en A. Palomeque (coord.), Mercados y mercaderes, op. cit., pp. 201-238.",
        ),
    ],
)
def test_parted(volume: str, chapter: str) -> None:
    """It is a source with the year and the place of its volume, which is referred to."""
    analysis = essay(volume, chapter)
    _, found, back = analysis.citations
    assert isinstance(found, FullCitation)
    assert isinstance(back, BackReference)
    assert found.entry_type == "incollection"
    assert {"author", "title", "booktitle", "editor", "date", "pages", "location"} <= found.fields.keys()
    assert found.fields["pages"] == "201-238"
    assert ends(analysis) == {"2": "1"}
    assert codes(analysis) == []


def test_cited_again() -> None:
    """What follows means the contribution: "ibid.", its author and the number of its note."""
    analysis = essay(
        VOLUME, CHAPTER, "Ibid., p. 215.", DUBY, "B. Tillac, art. cit., p. 210.", "Supra, note 2.", "Tillac (n. 2)."
    )
    assert ends(analysis) == {"2": "1", "3": "2", "5": "2", "6": "2", "7": "2"}
    assert codes(analysis) == []


def test_page_outside() -> None:
    """The pages of the contribution are known."""
    assert codes(essay(VOLUME, CHAPTER, "Ibid., p. 415.")) == ["REF110"]


def test_known_contribution() -> None:
    """One that was cited before in full is only referred to."""
    whole = f"Bernard Tillac, « Les patentes de santé », {HOST}, Paris, Fayard, 1998, p. 201-238."
    analysis = essay(whole, DUBY, f"Bernard Tillac, « Les patentes de santé », {HOST}, op. cit., p. 210.")
    assert [type(one).__name__ for one in analysis.citations] == ["FullCitation", "FullCitation", "BackReference"]
    assert ends(analysis) == {"3": "1"}


def test_unknown_volume() -> None:
    """Nothing is parted from a volume that was never cited."""
    assert [type(one).__name__ for one in essay(DUBY, CHAPTER).citations] == ["FullCitation", "BackReference"]


def test_page_cited() -> None:
    """The page cited is one of the contribution."""
    found = essay(VOLUME, f"Bernard Tillac, « Les patentes de santé », {HOST}, op. cit., p. 210.").citations[1]
    assert isinstance(found, FullCitation)
    assert found.locator == Locator("page", "210")
    assert found.fields["author"] == (Name("Tillac", "Bernard"),)
