"""TeX's characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcite.tex import decode_tex


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"{\'e}t\'e, \`a, na\"{\i}ve, \^{\i}le, Fran\c{c}ois, \c c", "été, à, naïve, île, François, ç"),
        (r"\oe uvre, {\OE}uvre, \ae{}on, \o, \ss", "œuvre, Œuvre, æon, ø, ß"),
        (r"3--4 --- ``x'' ~ \& \% \_", "3–4 — “x” \u00a0 & % _"),
        (r"\emph{Les phares}, {P}aris", "Les phares, Paris"),
        ("plain", "plain"),
    ],
)
def test_decode(text: str, expected: str) -> None:
    """Accents, ligatures, dashes and quotation marks are characters; braces and commands go."""
    assert decode_tex(text) == expected


@given(st.text("\\'`^\"{}ceio ~-", max_size=40))
def test_any_text(text: str) -> None:
    """Any text is decoded without error, and holds no brace but those escaped."""
    assert decode_tex(text).count("{") <= text.count("\\{")
