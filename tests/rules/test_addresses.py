import pytest

from smartcite.pipeline import understand
from smartcite.readers import read_text
from smartcite.rules.addresses import new_address

NEW = "https://example.org/new"


@pytest.mark.parametrize(
    ("printed", "form", "mended"),
    [
        ("http://example.org/old", "text", True),
        ("www.example.org/old", "text", True),
        ("http:// example.org/old", "text", True),
        ("<http://example.org/old>", "markdown", True),
        ("[http://example.org/old](http://example.org/old)", "markdown", True),
        ("[ici](http://example.org/old)", "markdown", False),
        (r"\href{http://example.org/old}{ici}", "latex", False),
        (r"\url{http://example.org/old}", "latex", True),
    ],
)
def test_new_address(printed: str, form: str, mended: bool) -> None:
    """An address is written over an address, never over the words of a link."""
    notes = {"text": "Un[1].\n\n[1] Voir {}.\n", "markdown": "Un[^1].\n\n[^1]: Voir {}.\n"}
    text = notes.get(form, r"\begin{{document}}Un.\footnote{{Voir {}.}}\end{{document}}").format(printed)
    analysis = understand(read_text(text, "essay", form))
    (item,) = analysis.identifiers
    fix = new_address(analysis.document, item, NEW, "write it")
    assert (fix is not None) is mended
    if fix:
        assert fix.edits[0].replacement == NEW
