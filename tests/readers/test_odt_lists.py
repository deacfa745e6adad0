"""Notes typed as a list that the program numbers by itself."""

import pytest
from packed import odt

from smartcite.readers.odt import read_odt

RAISED = (
    '<style:style style:name="T9" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    "</style:style>"
)


def styles(signs: str) -> str:
    deeper = '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    level = f'<text:list-level-style-number text:level="1" {signs}/>'
    return f'{RAISED}<text:list-style style:name="L1">{level}{deeper}</text:list-style>'


def items(*texts: str, more: str = "") -> str:
    listed = "".join(f"<text:list-item><text:p>{text}</text:p></text:list-item>" for text in texts)
    return f'<text:list text:style-name="L1"{more}>{listed}</text:list>'


@pytest.mark.parametrize(
    "signs",
    ['style:num-format="1" style:num-suffix="."', 'style:num-format="1" style:num-prefix="[" style:num-suffix="]"'],
)
def test_notes_typed_as_a_list(signs: str) -> None:
    """The numbers are those that are printed; raised figures call them."""
    calls = [f'<text:span text:style-name="T9">{number}</text:span>' for number in (1, 2)]
    body = f"<text:p>Un livre{calls[0]}, puis un autre{calls[1]}.</text:p>{items('Dupin, 1990.', 'Ibid., p. 4.')}"
    document = read_odt(odt(body, styles(signs)), "-")
    found = [(note.label, note.span.of(document.text), note.mark is not None) for note in document.notes]
    assert found == [("1", "Dupin, 1990.", True), ("2", "Ibid., p. 4.", True)]


def test_levels_and_continued_lists() -> None:
    """Lists count from their start value, or on from the last one of their style; levels inside count by themselves."""
    inner = f"<text:list-item><text:p>a</text:p>{items('b', 'c')}</text:list-item>"
    body = (
        f'<text:list text:style-name="L1">{inner}</text:list>'
        + items("d", more=' text:continue-numbering="true"')
        + items("e")
    )
    text = read_odt(odt(body, styles('style:num-format="i" style:num-suffix="." text:start-value="3"')), "-").text
    assert text.split("\n")[:-1] == ["iii. a", "a) b", "b) c", "iv. d", "iii. e"]


def test_bullets() -> None:
    """A bullet is no number."""
    assert read_odt(odt(items("a", "b"), styles('style:num-format=""')), "-").text == "a\nb\n"
