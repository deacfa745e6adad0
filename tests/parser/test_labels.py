"""Labels and their tags."""

import pytest

from smartcite.parser.labels import LABELS, read_tag, tag


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("begins", [True, False])
def test_a_tag_can_be_read_back(label: str, begins: bool) -> None:
    """What a tag was made of can be read from it."""
    assert read_tag(tag(label, begins=begins)) == (label, begins)
