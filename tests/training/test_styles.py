"""Patterns out of the styles of CSL."""

import random

import pytest
from training.notes import Writer
from training.pieces import text_of
from training.styles import _manner, _template, houses
from training.templates import parse


@pytest.mark.parametrize(
    ("kind", "printed", "template"),
    [
        (
            "book",
            "Xagiva Qafama et Xagivb Qafamb, <i>Qatitle</i>, Qeplace, Qdpublisher, 1987, p. 1451.",
            "{A}, {*T}, {L}, {PB}, {Y}, {PN|p. @}.",
        ),
        ("article", "X. Qafama, « Qatitle », <i>Qbhost</i>, 941, 943, 1987.", "{A}, « {T} », {*J}, {VN}, {NN}, {Y}."),
        (
            "chapter",
            "Qafama, X. (1987). Qatitle. In X. Qefama (Ed.), <i>Qbhost</i> (pp. 1945–1967). Qeplace: Qdpublisher.",
            "{A} ({Y}). {T}. In {E|@ (Ed.)}, {*B} ({PPN|pp. @}). {L}: {PB}.",
        ),
        ("book", "Qafama, <i>Qatitle</i>, Qeplace, , 1987", ""),
        ("book", "Qafama", ""),
    ],
)
def test_a_pattern_is_read_back_from_what_a_style_prints(kind: str, printed: str, template: str) -> None:
    """Each field of the record becomes its code with the words around it; what is printed wrongly gives no pattern."""
    assert _template(kind, printed) == template


@pytest.mark.parametrize(
    ("printed", "manner"),
    [
        ("Xagiva Qafama et Xagivb Qafamb, Qatitle", ("given family", " et ")),
        ("Qafama, X. and Qafamb, X., Qatitle", ("Family, G.", " and ")),
        ("QAFAMA Xagiva / QAFAMB Xagivb, Qatitle", ("FAMILY Given", " / ")),
    ],
)
def test_a_style_tells_its_form_of_names(printed: str, manner: tuple[str, str]) -> None:
    """Names and what joins them are read from a book by two authors."""
    assert _manner(printed) == manner


def test_every_style_gives_sound_patterns() -> None:
    """The patterns of all Italian styles parse, and notes are written with them."""
    pytest.importorskip("citeproc")
    found = houses("it")
    assert len(found) > 10
    for house in found:
        for pattern in (pattern for patterns in house.patterns.values() for pattern in patterns):
            assert parse(pattern)
    assert all(text_of(note) for note in Writer("it", random.Random(4), {}).notes(40))
