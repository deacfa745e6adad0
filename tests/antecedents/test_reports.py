"""Reports and reviews cited again by volume and name."""

from smartcite.model import FullCitation
from smartcite.pipeline import findings_of
from tests.antecedents.essays import ends, essay

ROE = "Roe v. Harbour Board, 410 U.S. 113 (1973); Doe v. Smith, 410 U.S. 179, 192 (1973)."
CASEY = "Port Authority v. Casey, 947 F.2d 682, 690 (3d Cir. 1991), aff'd, 505 U.S. 833 (1992)."
BYRON = "Ada Byron, On Engines, 108 HARV. L. REV. 1733, 1735 (1995)."


def test_the_party_tells_the_case() -> None:
    """A case is named by one party, and its volume holds others, too."""
    analysis = essay(ROE, CASEY, "Roe, 410 U.S. at 120.")
    assert ends(analysis) == {"3": "1"}
    assert analysis.matches[0].step == 0


def test_the_page_tells_the_case() -> None:
    """Without a name it is the case that begins last before the page."""
    analysis = essay(ROE, CASEY, "410 U.S. at 190.")
    assert analysis.matches[0].step == 1


def test_a_parallel_report() -> None:
    """A case may be cited again by a report that stood second."""
    assert ends(essay(ROE, CASEY, "Casey, 505 U.S. at 840.")) == {"3": "2"}


def test_an_article_cited_again() -> None:
    """So are articles; nothing of it is a source of its own."""
    analysis = essay(BYRON, ROE, "Byron, 108 HARV. L. REV. at 1740.")
    assert ends(analysis) == {"3": "1"}
    assert sum(isinstance(one, FullCitation) for one in analysis.citations) == 3
    assert findings_of(analysis)[0] == ()


def test_an_unknown_volume_stays() -> None:
    """What no earlier note cites is kept as it is, and no error."""
    analysis = essay(BYRON, "Roe, 410 U.S. at 120.")
    assert analysis.matches == ()
    assert not [one for one in findings_of(analysis)[0] if one.code.startswith("REF")]


def test_a_case_cited_again_by_its_party() -> None:
    """What has the report and the page of a case is that case, not an article by a party; another page is none."""
    mabo = "Mabo v Queensland (No 2) (1992) 175 CLR 1, 57."
    assert ends(essay(mabo, BYRON, "Mabo (1992) 175 CLR 1, 48.")) == {"3": "1"}
    assert essay(mabo, BYRON, "Byron (1992) 175 CLR 1, 48.").matches == ()
    assert essay(mabo, BYRON, "Mabo (1992) 175 CLR 90, 98.").matches == ()
