import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcite.parser.normalise.volumes import Volume, arabic, normalise_number, normalise_volume


@pytest.mark.parametrize(
    ("text", "volume"),
    [
        ("82(2)", Volume("82", "", "2")),
        ("7/n°2(4)", Volume("7", "", "2")),
        ("t. II, vol. 3", Volume("2", "3", "")),
        ("2 vol., t. I", Volume("1", total="2")),
        ("3 Bde.", Volume(total="3")),
        ("Vol. 10, N° 1", Volume("10", "", "1")),
        ("vol. XXVI", Volume("26")),
        ("n° 16", Volume("", "", "16")),
        ("Bd. 3", Volume("3")),
        ("(1971) 81"[7:], Volume("81")),
        ("46-47", Volume("46-47")),
        ("34e année", Volume("34")),
        ("XIIᵉ année, n° 3", Volume("12", "", "3")),
        ("Le", Volume()),
    ],
)
def test_volumes(text: str, volume: Volume) -> None:
    """Volume, part and number are told apart and lose their words."""
    assert normalise_volume(text) == volume


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("n° 127-128,", "127-128"),
        ("núm. 3 y 4", "3 & 4"),
        ("(3)", "3"),
        ("Heft 2", "2"),
        ("Bd. 7),", "7"),
        ("suppl,", "suppl"),
        ("ZRG 843", "843"),
        ("no103", "103"),
        ("NO3", "3"),
        ("n° RM2009-041P,", "RM2009-041P"),
    ],
)
def test_numbers(text: str, number: str) -> None:
    """An issue number loses its word and its brackets."""
    assert normalise_number(text) == number


@settings(max_examples=60, deadline=None)
@given(st.text("0123456789 IVXtvoln.°()/,-", max_size=16))
def test_volumes_are_stable(text: str) -> None:
    """A normal volume and a normal number are their own normal forms."""
    volume = normalise_volume(text).volume
    assert normalise_volume(volume).volume == volume
    assert normalise_number(normalise_number(text)) == normalise_number(text)


def test_roman() -> None:
    """Roman numbers become Arabic, words do not."""
    assert arabic("XIV") == "14"
    assert arabic("Civil") == "Civil"
