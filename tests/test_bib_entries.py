"""Entries of .bib files as references."""

import pytest

from smartcite.bib_entries import read_entries, split_names
from smartcite.model import Name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dupin, Anne", [Name("Dupin", "Anne")]),
        ("Anne Dupin and Mark Rose", [Name("Dupin", "Anne"), Name("Rose", "Mark")]),
        ("de Certeau, Michel", [Name("Certeau", "Michel", "de")]),
        ("Charles-Louis de la Vall{\\'e}e Poussin", [Name("Vallée Poussin", "Charles-Louis", "de la")]),
        ("King, Jr., Martin Luther", [Name("King", "Martin Luther", "", "Jr.")]),
        ("{Conseil de l'Europe and friends}", [Name(literal="Conseil de l'Europe and friends")]),
        ("Platon", [Name("Platon")]),
        ("Dupin, Anne and others", [Name("Dupin", "Anne"), Name(literal="others")]),
        ("Anne" + " " * 50_000 + "Dupin", [Name("Dupin", "Anne")]),
    ],
    ids=lambda value: str(value)[:40],
)
def test_names(text: str, names: list[Name]) -> None:
    """Names are split as BibTeX splits them."""
    assert list(split_names(text)) == names


def test_entries() -> None:
    """Aliases have BibLaTeX's names, a part inherits from its book, a broken entry is a failure with its line."""
    text = (
        "@string{g = {Gallimard}}\n"
        "@phdthesis{a, author={Dupin, Anne}, title={Les {P}hares}, school={Brest}, year=1990, month=mar,\n"
        "  pages={3--4}, url={https://x.example/a\\_b}, doi={https://doi.org/10.1000/ABC}}\n"
        "@inbook{b, crossref={c}, title={Part}}\n"
        "@book{c, title={Whole}, publisher=g, editor={Rose, Mark}}\n"
        "@article{d, title={\n\n@book{e, title={E}}\n"
    )
    entries, failures = read_entries(text)
    assert [(one.key, one.entry_type, text[: one.span.start].count("\n") + 1) for one in entries] == [
        ("a", "thesis", 2),
        ("b", "inbook", 4),
        ("c", "book", 5),
        ("e", "book", 8),
    ]
    first, part = entries[0].fields, entries[1].fields
    assert (first["date"], first["title"], first["institution"], first["pages"]) == (
        "1990-03",
        "Les Phares",
        "Brest",
        "3-4",
    )
    assert (first["url"], first["doi"]) == ("https://x.example/a_b", "10.1000/abc")
    assert (part["title"], part["booktitle"], part["publisher"]) == ("Part", "Whole", "Gallimard")
    assert [text[: one.span.start].count("\n") + 1 for one in failures] == [6]


def test_a_key_used_twice() -> None:
    """Both entries of a key are kept, each with its place."""
    text = "@book{a, title={A}}\n\n@book{a, title={B}}\n"
    entries, failures = read_entries(text)
    assert [(one.key, one.fields["title"], one.span.of(text)) for one in entries] == [
        ("a", "A", "@book{a, title={A}}"),
        ("a", "B", "@book{a, title={B}}"),
    ]
    assert failures == ()
