"""Entries of .bib files that are one work, or share a key."""

from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_data

BIB = """@book{a, author={Dupin, Anne}, title={Les grands phares}, year=1990, publisher={Ancre}}
@article{rose, author={Rose, Mark}, title={Feux de mer}, journal={Mer}}
@book{b, author={Dupin, A.}, title={Les grands phares}, date={1990}, publisher={Ancre}}
@book{rose, author={Rose, Mark}, title={Autre chose}, year=2000}
@misc{broken, title={x
@online{web, title={Page}, url={http:// www.example.org/phares}}
"""


def test_a_bib_file() -> None:
    """Every rule that makes sense runs, each finding at the line of its entry."""
    analysis = understand(read_data(BIB.encode(), "refs.bib"))
    found = {
        (one.code, one.note, analysis.document.position(one.labels[0].span.start).line)
        for one in findings_of(analysis)[0]
    }
    assert found == {
        ("BIB102", "rose", 2),
        ("BIB106", "b", 3),
        ("BIB106", "rose", 4),
        ("BIB101", "", 5),
        ("LNK103", "web", 6),
    }
