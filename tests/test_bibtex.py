from datetime import date

import pytest

from smartcite.bibtex import export, written
from smartcite.errors import SmartciteError
from smartcite.model import FieldValue, Name, Work
from smartcite.web_archives import Copy


def work(key: str = "duby1973guerriers", **fields: FieldValue) -> Work:
    return Work(key, "book", fields, (0,))


DUBY = work(author=(Name("Duby", "Georges"),), title="Guerriers et paysans", date="1973", publisher="Gallimard")


def test_names() -> None:
    """People are inverted, bodies protected, "et al." is others."""
    names = (Name("Certeau", "Michel", "de"), Name(literal="Cour & Cie"), Name(literal="others"))
    assert written({"author": names})["author"] == "de Certeau, Michel and {Cour \\& Cie} and others"


def test_nobody() -> None:
    """ "AA.VV." stands for authors whom nobody names."""
    fields = written(
        {"author": (Name(literal="AA.VV"),), "editor": (Name("AA.", "VV."), Name("Roe", "A.")), "title": "T"}
    )
    assert "author" not in fields
    assert fields["editor"] == "Roe, A."


def test_escapes() -> None:
    """Special signs are escaped except in addresses; acronyms keep their capitals."""
    fields = written({"title": "L’ONU dans les faits à 50 %", "url": "https://a.org/x_y%20z#f", "pages": "3-7"}, "fr")
    assert fields == {
        "title": "L’{ONU} dans les faits à 50 \\%",
        "url": "https://a.org/x_y%20z#f",
        "pages": "3--7",
        "langid": "french",
    }


def test_law_has_no_language() -> None:
    """Names of courts tell none: "Com." is no Portuguese."""
    decision = Work("2003com", "jurisdiction", {"title": "Com., 26 nov. 2003"}, (0,))
    assert "langid" not in export([decision], "fr").text


def test_stable() -> None:
    """Exporting again into the file changes nothing."""
    first = export([DUBY], "fr")
    again = export([DUBY], "fr", first.text)
    assert again.text == first.text
    assert (first.added, again.added, again.kept) == (1, 0, 1)


def test_edits_stay() -> None:
    """What a person changed or added stays; new works are added."""
    edited = export([DUBY]).text.replace("Gallimard", "Gallimard, coll. Tel").replace("}\n", "}\n", 1)
    merged = export([DUBY, work("bloch1961rois", title="Les rois thaumaturges")], existing=edited)
    assert "Gallimard, coll. Tel" in merged.text
    assert "@book{bloch1961rois," in merged.text
    assert merged.added == 1


def test_broken_file() -> None:
    """A file that cannot be read is a sentence, and is not overwritten."""
    with pytest.raises(SmartciteError, match="cannot be read"):
        export([DUBY], existing="@book{a, title = {b\n@book{c, title = {d}}")


COPY = Copy("https://web.archive.org/web/20140503/http://example.org/a%20b#c", "Internet Archive", "", date(2014, 5, 3))


@pytest.mark.parametrize(("language", "words"), [("fr", "Archivé sur"), ("en", "Archived at"), ("", "Archived at")])
def test_copy(language: str, words: str) -> None:
    """An entry names the copy of its page in the language of the document, and its day if it has none."""
    work = Work("a", "online", {"title": "T", "url": "http://example.org/a"}, ())
    text = export([work], language, copies={"http://example.org/a": COPY}).text
    assert rf"  note = {{{words} \url{{https://web.archive.org/web/20140503/http://example.org/a\%20b\#c}}}}," in text
    assert "  urldate = {2014-05-03}," in text


def test_copy_kept() -> None:
    """What the document or a person says goes before."""
    work = Work("a", "online", {"title": "T", "url": "http://example.org/a", "urldate": "2012-01-02"}, ())
    existing = "@online{a,\n  title = {T},\n  note = {Mine},\n}\n"
    text = export([work], "fr", existing, {"http://example.org/a": COPY}).text
    assert "note = {Mine}" in text
    assert "2012-01-02" in text
    assert "web.archive.org" not in text
