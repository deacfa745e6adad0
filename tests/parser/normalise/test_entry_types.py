import pytest

from smartcite.model import FieldValue, Name
from smartcite.parser.normalise.entry_types import entry_type, legal_type

PERSON = (Name("Ariès"),)


@pytest.mark.parametrize(
    ("fields", "note", "kind"),
    [
        ({"author": PERSON, "title": "T", "journaltitle": "J"}, "", "article"),
        ({"author": PERSON, "title": "T", "publisher": "P"}, "", "book"),
        ({"author": PERSON, "title": "T", "booktitle": "B", "editor": PERSON}, "", "incollection"),
        ({"author": PERSON, "title": "T", "booktitle": "Proceedings of the Society"}, "", "inproceedings"),
        ({"author": PERSON, "title": "T", "date": "1990"}, "thèse de doctorat", "thesis"),
        ({"author": PERSON, "title": "Rapport sur l’eau", "date": "1990"}, "", "report"),
        ({"url": "http://example.org"}, "", "online"),
        ({"author": PERSON, "title": "T", "date": "1990"}, "", "book"),
        ({"title": "T"}, "", "misc"),
    ],
)
def test_types(fields: dict[str, FieldValue], note: str, kind: str) -> None:
    """The fields and the words of a citation decide its type."""
    assert entry_type(fields, note) == kind


@pytest.mark.parametrize(
    ("text", "journal", "kind"),
    [
        ("Cass. civ. 1re, 3 mars 1999", "", "jurisdiction"),
        ("Loi n° 78-17 du 6 janvier 1978", "", "legislation"),
        ("L. n° 2000-321, 12 avr. 2000", "", "legislation"),
        ("Soc., 3 mai 2012, n° 10-20.738", "", "jurisdiction"),
        ("Paris, 5e ch. B, 12 mars 2004", "RTD com.", "jurisdiction"),
        ("Trib. Monza, 3 maggio 2001", "Giur. merito", "jurisdiction"),
        ("18 U.S.C. § 2701", "", "legislation"),
        ("Gesetz v. 3.5.2000, BGBl. I S. 632", "", "legislation"),
        ("BAGE 43, 54", "", "jurisdiction"),
        ("Re Roe", "Ch", "jurisdiction"),
        ("Loi sur la presse", "Journal officiel", "legislation"),
        ("Roe c. Société du port", "RCS", "jurisdiction"),
        ("Roe c. Société du port", "", "jurisdiction"),
        ("L’affaire Roe c. Société du port", "Le Monde", "article"),
        ("Roe v Doe", "App Cas", "jurisdiction"),
        ("Plateau continental (Norvège c. Islande)", "C.I.J. Recueil", "jurisdiction"),
        ("Affaire du chenal (Pérou c. Chili)", "R.S.A.", "jurisdiction"),
        ("Loi sur les ports (RLRQ c N-1.1)", "", "legislation"),
    ],
)
def test_law(text: str, journal: str, kind: str) -> None:
    """A decision names its court or its parties; a journal that is no report tells of a case."""
    assert legal_type(text, journal) == kind
