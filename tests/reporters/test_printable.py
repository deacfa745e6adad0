from hypothesis import given
from hypothesis import strategies as st

from smartcite.reporters.printable import printable


@given(st.text())
def test_length_kept(text: str) -> None:
    """Carets below an excerpt stay in place, and doing it twice changes nothing."""
    assert len(printable(text)) == len(text)
    assert printable(printable(text)) == printable(text)
