"""The parser from text to citations; works are real, sentences invented."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcite.model import (
    BackReference,
    Document,
    Form,
    FullCitation,
    Locator,
    Name,
    Note,
    Record,
    Span,
    UnparsedCitation,
)
from smartcite.parser import parse_document, parse_note


def full(text: str) -> FullCitation:
    """Return the only citation of a note."""
    (citation,) = parse_note(text)
    assert isinstance(citation, FullCitation)
    return citation


def test_article() -> None:
    """An article has its journal, volume, number and the pages it spans."""
    citation = full("Ostrom, E. (2009). A General Framework for Analyzing Sustainability. Science, 325(5939), 419-422.")
    assert citation.entry_type == "article"
    assert citation.fields["author"] == (Name("Ostrom", "E."),)
    assert citation.fields["journaltitle"] == "Science"
    assert citation.fields["volume"] == "325"
    assert citation.fields["number"] == "5939"
    assert citation.fields["pages"] == "419-422"
    assert citation.locator is None


def test_book_and_page() -> None:
    """A single page of a book is what is cited, not what it spans."""
    citation = full("Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992, p. 41.")
    assert citation.entry_type == "book"
    assert citation.fields["title"] == "L’ordre des livres"
    assert citation.fields["date"] == "1992"
    assert "pages" not in citation.fields
    assert citation.locator == Locator("page", "41")


def test_a_remark_to_a_program_is_no_part_of_a_reference() -> None:
    """A comment changes neither the fields nor how sure they are, whatever it is made of."""
    plain = "Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973."
    (bare,) = parse_note(plain)
    assert isinstance(bare, FullCitation)
    for remark in (
        "<!-- smartcite: ignore[REF102] --> ",
        "<!-- p. 3 -> *4* <b> --> ",
        "<!-- " + "مرحبا " * 40 + "--> ",
    ):
        (source,) = parse_note(plain.replace("Guerriers", remark + "Guerriers"))
        assert isinstance(source, FullCitation)
        assert (source.fields, source.confidence) == (bare.fields, bare.confidence)
    assert parse_note("<!-- only a remark -->") == ()


def test_single_page_of_an_article() -> None:
    """A single page after an article is what is cited."""
    citation = full("Marc Bloch, « Comparaison », Revue de synthèse, vol. 49, n° 1, 1930, p. 33.")
    assert citation.locator == Locator("page", "33")
    assert "pages" not in citation.fields


def test_two_works() -> None:
    """A semicolon parts two works, each with its fields."""
    text = (
        "M. Bloch, Les rois thaumaturges, Paris, Colin, 1961 ; G. Duby, Guerriers et paysans, Paris, Gallimard, 1973."
    )
    first, second = parse_note(text)
    assert isinstance(first, FullCitation)
    assert isinstance(second, FullCitation)
    assert first.fields["author"] == (Name("Bloch", "M."),)
    assert second.fields["author"] == (Name("Duby", "G."),)
    assert first.span.end <= second.span.start


def test_back_reference() -> None:
    """A device makes a back reference, with the author and the page beside it."""
    (citation,) = parse_note("Chartier, op. cit., p. 12.")
    assert isinstance(citation, BackReference)
    assert citation.form is Form.OP_CIT
    assert citation.fields["author"] == (Name("Chartier"),)
    assert citation.locator == Locator("page", "12")


def test_note_number() -> None:
    """A supra with a note keeps the note's label."""
    (citation,) = parse_note("Supra note 7, p. 3.")
    assert isinstance(citation, BackReference)
    assert citation.form is Form.SUPRA
    assert citation.cited_note == "7"


def test_bare_url() -> None:
    """A note that is nothing but a link cites that page."""
    citation = full("https://www.example.org/essais/42")
    assert citation.entry_type == "online"
    assert citation.fields == {"url": "https://www.example.org/essais/42"}


def test_access_date() -> None:
    """The day of access is no date of publication."""
    citation = full(
        "Dupin, G., 2019. Les phares. [online] Ina. Available at: <https://example.org/a> [Accessed 24 March 2020]."
    )
    assert citation.fields["urldate"] == "2020-03-24"
    assert citation.fields["date"] == "2019"
    assert citation.fields["url"] == "https://example.org/a"


def test_spans_are_those_of_the_document() -> None:
    """With an offset, spans count from the start of the document and cover what was printed."""
    text = "Roger Chartier, L’ordre des livres, Aix-en-Provence, Alinea, 1992, p. 41."
    (citation,) = parse_note(text, offset=100, note=4)
    assert isinstance(citation, FullCitation)
    assert citation.note == 4
    assert citation.span == Span(100, 100 + len(text))
    assert citation.spans["title"].shifted(-100).of(text) == "L’ordre des livres"
    assert citation.spans["author"].shifted(-100).of(text) == "Roger Chartier"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "…",
        "*** !!! ---",
        "Cela va sans dire.",
        "Il pleuvait ce soir-là, et personne ne songeait à sortir de la maison.",
    ],
)
def test_prose_cites_nothing(text: str) -> None:
    """Prose and punctuation are no citations."""
    assert parse_note(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "a" * 20_000,
        "我们今天讨论法律问题，以及社会。" * 20,
        "هذا نص طويل باللغة العربية " * 20,
        "ვეფხისტყაოსანი, თბილისი, 1966, p. 3",
        "हिन्दी साहित्य का इतिहास, 1929",
    ],
    ids=["word", "chinese", "arabic", "georgian", "hindi"],
)
def test_unparsed(text: str) -> None:
    """What the parser cannot read is said to be unparsed, with the reason."""
    (citation,) = parse_note(text)
    assert isinstance(citation, UnparsedCitation)
    assert citation.reason


@pytest.mark.parametrize("text", ["Бахтин, Вопросы литературы, Москва, 1975, p. 3", "Ὅμηρος, Ἰλιάς, XIXᵉ éd., 1990"])
def test_letters_of_other_alphabets(text: str) -> None:
    """Greek and Cyrillic, whose words have capitals, are read."""
    (citation,) = parse_note(text)
    assert not isinstance(citation, UnparsedCitation)


@settings(max_examples=40, deadline=None)
@given(st.text("Abé 12.,;:()[]«»“”/-n°p\n", max_size=80))
def test_any_text(text: str) -> None:
    """No text makes the parser fail, and every span lies inside the text."""
    for citation in parse_note(text):
        assert 0 <= citation.span.start < citation.span.end <= len(text)
        if not isinstance(citation, UnparsedCitation):
            assert all(0 <= span.start <= span.end <= len(text) for span in citation.spans.values())


def test_document() -> None:
    """Citations of a document come in reading order; an exact record takes the place of what was read there."""
    first, second = "Roger Chartier, L’ordre des livres, Alinea, 1992.", "(Duby 1973)"
    text = f"{first}\n{second}"
    notes = (Note(0, "1", Span(0, len(first))), Note(1, "2", Span(len(first) + 1, len(text))))
    record = Record(Span(len(first) + 1, len(text)), "book", {"title": "Guerriers et paysans"}, "zotero")
    citations = parse_document(Document("-", "text", text, notes, records=(record,)))
    assert [citation.note for citation in citations] == [0, 1]
    assert isinstance(citations[1], FullCitation)
    assert citations[1].fields == {"title": "Guerriers et paysans"}


@pytest.mark.parametrize(
    "text",
    ["p. " * 3000, "A, " * 3000, "1 mai " * 3000, "«" * 3000, "Ibid. " * 1000, "(" * 3000],
    ids=lambda text: text[:6],
)
def test_repetition_is_linear(text: str) -> None:
    """Nothing repeated makes the parser slow."""
    started = time.process_time()
    parse_note(text)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "text",
    [
        "Luhmann, Niklas: Die Form der Person. In: Ders.: Soziologische Aufklärung, Opladen 1995, S. 142-154.",
        "Luhmann, Niklas, Die Form der Person, in: ders., Soziologische Aufklärung, Opladen 1995, S. 142-154.",
        "N. Luhmann, « Die Form der Person », in Id., Soziologische Aufklärung, Opladen, 1995, p. 142-154.",
    ],
)
def test_chapter_in_a_book_of_its_author(text: str) -> None:
    """What "in: Ders." introduces is the book of the chapter before it, and no reference of its own."""
    citation = full(text)
    assert citation.entry_type in ("incollection", "inbook")
    assert citation.fields["title"] == "Die Form der Person"
    assert citation.fields["booktitle"] == "Soziologische Aufklärung"
    assert citation.fields["author"][0].family == "Luhmann"  # type: ignore[union-attr]


def test_source_in_full_before_a_bare_supra() -> None:
    """A semicolon parts them."""
    found = parse_note("Georges Duby, Guerriers et paysans, Paris, Gallimard, 1973 ; supra, p. 12.")
    assert [type(one) for one in found] == [FullCitation, BackReference]


@pytest.mark.parametrize(
    ("text", "role", "families"),
    [
        (
            "Max Weber, Économie et société, traduit de l’allemand par Julien Freud et al., Paris, Plon, 1971.",
            "translator",
            ["Freud", ""],
        ),
        ("José Gaos, Una obra, trad. de Ramón Gil, ed. de Manuel Cruz, Barcelona, Paidós, 1993.", "editor", ["Cruz"]),
        (
            "Alain Roux, Jean-Jacques Mora et Georges Vial (dir.), Histoire du corps, Paris, Seuil, 2005.",
            "editor",
            ["Roux", "Mora", "Vial"],
        ),
        (
            "Roux, A., Mora, J.-J. et Vial, G. (dir.), Histoire du corps, Paris, Seuil, 2005.",
            "editor",
            ["Roux", "Mora", "Vial"],
        ),
        ("Jane Roe, John Doe, and Sam Poe, eds., A Book (Oxford: OUP, 2001).", "editor", ["Roe", "Doe", "Poe"]),
        ("Marie Roux et Jean Mora, dir, Le droit, Montréal, Thémis, 2010 à la p 3.", "editor", ["Roux", "Mora"]),
    ],
)
def test_roles(text: str, role: str, families: list[str]) -> None:
    """Each person is in the role that is printed; "others" has no family name."""
    (citation,) = parse_note(text)
    assert isinstance(citation, FullCitation)
    assert [name.family for name in citation.fields[role] if isinstance(name, Name)] == families


@pytest.mark.parametrize(
    "text",
    [
        "Cass. civ. 1re, 3 mai 2012, n° 11-10.762. V. supra note 1 et v. infra note 9.",
        "Cass. civ. 1re, 3 mai 2012, n° 11-10.762. V. supra, v. infra.",
    ],
)
def test_two_pointers_behind_a_sentence(text: str) -> None:
    """What introduces the second is not looked for before the first."""
    first, *others = parse_note(text)
    assert isinstance(first, FullCitation)
    assert all(isinstance(one, BackReference) for one in others)


@pytest.mark.parametrize(
    ("text", "authors", "editors"),
    [
        (
            "Brunn, Otto; Conz, Werner; Kosel, Reinhart (Hg.), Geschichtliche Begriffe, Stuttgart 1972.",
            [],
            ["Brunn", "Conz", "Kosel"],
        ),
        ("Pierre Corn et Jean Rac, éd. Georges Cout, Théâtre, Paris, Gallimard, 1980.", ["Corn", "Rac"], []),
        (
            "Jean-Paul Sartre, préface à Frantz Fanon, Les damnés de la terre, Paris, Maspero, 1961, p. 9.",
            ["Sartre", "Fanon"],
            [],
        ),
    ],
)
def test_who_is_no_editor(text: str, authors: list[str], editors: list[str]) -> None:
    """A role before a name is not that of the people before it; the author of the book around a preface is kept."""
    (citation,) = parse_note(text)
    assert isinstance(citation, FullCitation)
    told = [
        [one.family for one in citation.fields.get(role, ()) if isinstance(one, Name)] for role in ("author", "editor")
    ]
    assert told == [authors, editors]


@pytest.mark.parametrize(
    ("text", "signal", "head"),
    [
        ("See in particular “Ships,” Journal of Ports 12 (1999): 112–134.", "See in particular", "Ships"),
        ("E.g., “Ships,” Journal of Ports 12 (1999): 112–134.", "E.g", "Ships"),
        ("See Also Sprach Zarathustra, London: Dent, 1990.", "See", "Also Sprach Zarathustra"),
        ("Bei Dao, The August Sleepwalker (London: Anvil, 1988), 12.", "", "Dao"),
        ("Bei Luhmann, Soziale Systeme, Frankfurt am Main 1984, S. 12.", "Bei", "Luhmann"),
        ("Vgl. z. B. Karl Mann, Der Hafen, in: Zeitschrift für Häfen 12 (1999), S. 3-9.", "Vgl. z. B", "Mann"),
        ("Bei Karl Mann, Der Hafen, Frankfurt am Main: Fischer 1984, S. 12.", "Bei", "Mann"),
        ("Voir, entre autres, « Les ports », Annales, vol. 12, 1999, p. 3.", "Voir, entre autres", "Les ports"),
        ("Vd. Paolo Rossi, I porti, Torino, Einaudi, 1995, p. 44.", "Vd", "Rossi"),
        ("Por todos, Luis Vilar, Los puertos, Barcelona, Crítica, 1978.", "", "Vilar"),
    ],
)
def test_a_signal_is_neither_author_nor_title(text: str, signal: str, head: str) -> None:
    """What introduces a source is no part of its first field."""
    (citation,) = parse_note(text)
    assert isinstance(citation, FullCitation)
    names = [name.family for name in citation.fields.get("author", ()) if isinstance(name, Name)]
    assert (citation.signal, names[0] if names else citation.fields.get("title")) == (signal, head)


def test_ivi_behind_a_signal() -> None:
    """A word that a sentence may use is a device behind a signal and its comma."""
    (citation,) = parse_note("Amplius, ivi, p. 3.")
    assert isinstance(citation, BackReference)


@pytest.mark.parametrize(
    ("text", "title", "host"),
    [
        (
            "E. Roe, voce «Pena (dir. priv.)», in Enc. dir., XXXII, Milano, 1982, p. 7.",
            "Pena (dir. priv.)",
            "Enc. dir.",
        ),
        ("K. Mann, Art. Hafen, in: Lexikon der Häfen, Bd. 2, München 1990, Sp. 12.", "Hafen", "Lexikon der Häfen"),
        ("F. Quesnay, article fermiers, dans Encyclopédie, t. VI, 1756, p. 528.", "fermiers", "Encyclopédie"),
        ("K. Mann, Art. I, in: Kommentar, hrsg. von L. Roth, München 2000, S. 3.", "Art. I", "Kommentar"),
        ("J. Roe, s.v. “Harbour,” in Companion to Ports (Oxford: OUP, 1999), 12.", "Harbour", "Companion to Ports"),
    ],
)
def test_an_entry_of_a_dictionary(text: str, title: str, host: str) -> None:
    """The word for an entry is no part of its title."""
    (citation,) = parse_note(text)
    assert isinstance(citation, FullCitation)
    assert (citation.fields["title"], citation.fields["booktitle"]) == (title, host)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "C. Roe, rec. a Doe, I porti (cit. qui alla n. 6), in «Rassegna», 33 (1981), pp. 390-396: 392.",
            "rec. a Doe, I porti",
        ),
        (
            "K. Mann, Rez. zu Georg Wolf, Häfen (wie Anm. 3), in: HZ 233 (1981), S. 390-396.",
            "Rez. zu Georg Wolf, Häfen",
        ),
    ],
)
def test_a_review(text: str, title: str) -> None:
    """A review is a source of its own, whatever it says of where the book was cited."""
    (citation,) = parse_note(text)
    assert isinstance(citation, FullCitation)
    assert (citation.fields["title"], citation.fields["pages"]) == (title, "390-396")
    assert [one.family for one in citation.fields["author"] if isinstance(one, Name)] in (["Roe"], ["Mann"])
