import pytest

from smartcite.model import Form, FullCitation
from smartcite.parser import parse_note
from smartcite.parser.devices import find_devices, names_passage


@pytest.mark.parametrize(
    ("text", "form", "note"),
    [
        ("Ibid., p. 3.", Form.IBID, ""),
        ("Ebd., S. 4.", Form.IBID, ""),
        ("Chartier, op. cit., p. 12.", Form.OP_CIT, ""),
        ("Rose, a.a.O., S. 5", Form.OP_CIT, ""),
        ("Chartier, supra note 7", Form.SUPRA, "7"),
        ("Sax, above n. 12, 150", Form.SUPRA, "12"),
        ("Infra, note 9", Form.INFRA, "9"),
        ("M. Hunter (n. 24, below), 77.", Form.INFRA, "24"),
        ("Id., p. 2", Form.IDEM, ""),
        ("loc. cit.", Form.LOC_CIT, ""),
        ("Lang, bei Frazer, l. c.", Form.LOC_CIT, ""),
        ("Mitcham, Types (Anm. 25), S. 236", Form.NOTE_NUMBER, "25"),
        ("Smith (n 12) 45", Form.NOTE_NUMBER, "12"),
        ("Finance Act 1999 (n 2) s 3", Form.NOTE_NUMBER, "2"),
        ("Voir note 12.", Form.NOTE_NUMBER, "12"),
        ("Rose (oben N. 7) 175", Form.SUPRA, "7"),
        ("wie Anm. 12", Form.SUPRA, "12"),
        ("supra text accompanying note 12", Form.SUPRA, "12"),
        ("vid. supra nota 12", Form.SUPRA, "12"),
        ("Courtin, op. cit. à la note 4, p. 13", Form.OP_CIT, "4"),
        ("Leavis, op. cit., n. 20, p. 120", Form.OP_CIT, "20"),
        ("Müller, aaO (Fn. 12) S. 3", Form.OP_CIT, "12"),
        ("arrêt préc., note 13", Form.OP_CIT, "13"),
        ("Carbonnier, thèse précitée, p. 3", Form.OP_CIT, ""),
        ("Carbonnier, la thèse précitée", Form.OP_CIT, ""),
        ("Cf. la décision précitée, p. 4.", Form.OP_CIT, ""),
        ("Gramophone, cit., p. 3", Form.OP_CIT, ""),
        ("Ivi, p. 85", Form.IBID, ""),
        ("Ivi p. 85", Form.IBID, ""),
        ("Dieselbe: Werke, 1990", Form.IDEM, ""),
        ("Ídem, p. 4", Form.IDEM, ""),
        ("Ders., Werke, 1990", Form.IDEM, ""),
        ("t.a.p., p. 4", Form.LOC_CIT, ""),
        ("_op. cit._, p. 3", Form.OP_CIT, ""),
        ("12-Ibid., p. 3", Form.IBID, ""),
        ("‘Ibid’, p. 3", Form.IBID, ""),
        ("Dupont, 'supra' n. 12", Form.SUPRA, "12"),
        ("voir ci-dessus, note 12", Form.SUPRA, "12"),
    ],
)
def test_forms(text: str, form: Form, note: str) -> None:
    """Each device is found with its form and the note that it names, in its place."""
    (device,) = find_devices(text)
    assert (device.form, device.cited_note) == (form, note)
    assert device.span.of(text) == device.text


@pytest.mark.parametrize(
    "text",
    [
        "Le citoyen",
        "les idées",
        "supramonde",
        "Ivory",
        "L. C. Smith, A Book",
        "p. 45 (n. 3)",
        "ignore[REF102]",
        "vol. 3, n. 12, 1990",
        "supra, chap. II",
        "supra, n° 12",
        "v. infra, II, A",
        "siehe oben, 2.1",
        "oben genannt",
        "quanto ivi detto",
        "nach ders. Ansicht",
        "Dies ist nur eine Anmerkung",
        "Dieselbe Frage stellt sich",
        "Ivi si legge altro",
        "Knuth, TeX, Reading, 1986 (cit. on p. 3)",
        "Voir les passages précités sur ce point",
        "bloc-note 12, COVID-Id. 3",
    ],
)
def test_none(text: str) -> None:
    """Words that only begin like a device are none."""
    assert find_devices(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Jana Nováková, Dějiny Prahy. Praha: Karolinum, 2019 [cit. 2023-03-14].",
        "Rossi, Storia, cit. in Bianchi, La città antica, Torino, 1990.",
        "Cit. da Bianchi, La città antica, Torino, 1990.",
    ],
)
def test_cit_that_is_none(text: str) -> None:
    """The day a page was seen on (ISO 690) and what is quoted from another source are no back references."""
    assert find_devices(text) == ()


@pytest.mark.parametrize("text", ["Roe, supra note xii, p. 3.", "Voir supra note précédente."])
def test_note_without_a_figure(text: str) -> None:
    """A Roman number or a word is not what a note is about."""
    assert len(find_devices(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "See infra Part III.B.",
        "V. infra, cap. III.",
        "Vgl. oben, Kap. 2.3.",
        "See supra note on Roe and the sea.",
        "V. supra, I, A et I, B.",
    ],
)
def test_passages(text: str) -> None:
    """A part of the essay itself is neither a device nor a source."""
    assert names_passage(text)
    assert parse_note(text) == ()


@pytest.mark.parametrize(
    "text", ["See text to nn 10–11.", "Texte accompagnant la note 12.", "Siehe den Text zu Fn. 12."]
)
def test_the_text_at_a_note(text: str) -> None:
    """What the essay says at a note is no source."""
    assert not any(isinstance(one, FullCitation) for one in parse_note(text))


@pytest.mark.parametrize(
    "text", ["In these notes “Id.” refers to the authority before.", 'By "ibid." we mean the last one.']
)
def test_a_device_that_is_spoken_of(text: str) -> None:
    """It refers to nothing."""
    assert find_devices(text) == ()
