"""The sample essay shows exactly the defects that data/README.md says are in it."""

from pathlib import Path

from smartcite.pipeline import findings_of, understand
from smartcite.readers import read

ESSAY = Path(__file__).parent.parent / "data" / "essay.txt"


def test_defects() -> None:
    """Each planted defect is found, and nothing else."""
    analysis = understand(read(ESSAY))
    assert len(analysis.document.notes) == 34
    assert sorted((finding.code, finding.note) for finding in findings_of(analysis)[0]) == [
        ("BIB104", "19"),
        ("BIB105", "32"),
        ("LNK103", "14"),
        ("LNK103", "23"),
        ("REF101", "33"),
        ("REF102", "29"),
        ("REF103", "27"),
        ("REF112", "16"),
        ("REF112", "4"),
    ]


def test_one_work_twice() -> None:
    """What notes 1 and 32 cite is one work."""
    analysis = understand(read(ESSAY))
    assert any(len(work.citations) == 2 for work in analysis.works)
