import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcite.model import Name
from smartcite.parser.normalise.names import OTHERS, normalise_names
from smartcite.parser.normalise.roles import is_role

FORMS = {
    "N. ELIAS et E. DUNNING": [("Elias", "N."), ("Dunning", "E.")],
    "GENETTE (G.)": [("Genette", "G.")],
    "MARX (Karl), ENGELS (Friedrich)": [("Marx", "Karl"), ("Engels", "Friedrich")],
    "Lebrun D, et Roy-à-l’Estang P": [("Lebrun", "D"), ("Roy-à-l’Estang", "P")],
    "Ostrom, E. and Schlager, M.,": [("Ostrom", "E."), ("Schlager", "M.")],
    "Latour, B., Callon, M., & Law, J.": [("Latour", "B."), ("Callon", "M."), ("Law", "J.")],
    "Bloch M., Febvre L.": [("Bloch", "M."), ("Febvre", "L.")],
    "Luc Boltanski, Laurent Thévenot": [("Boltanski", "Luc"), ("Thévenot", "Laurent")],
    "Boltanski, Luc, and Laurent Thévenot": [("Boltanski", "Luc"), ("Thévenot", "Laurent")],
    "Smith, Jones and Brown": [("Smith", ""), ("Jones", ""), ("Brown", "")],
    "Horkheimer / Adorno": [("Horkheimer", ""), ("Adorno", "")],
    "Jacques Le Goff": [("Le Goff", "Jacques")],
    "Simon CRITCHLEY,": [("Critchley", "Simon")],
    "Jean NICOLAS [dir.],": [("Nicolas", "Jean")],
    "hrsg. von Peter Schlechtriem": [("Schlechtriem", "Peter")],
    "a cura di Paolo Rossi": [("Rossi", "Paolo")],
    "García Márquez, Gabriel": [("García Márquez", "Gabriel")],
    "Blanke, E./Mohrasch, H.": [("Blanke", "E."), ("Mohrasch", "H.")],
    "Maurois, Claire.": [("Maurois", "Claire")],
    "Schiller, Friedr.": [("Schiller", "Friedr.")],
    "Georg Wilh. Friedr. Hegel": [("Hegel", "Georg Wilh. Friedr.")],
    "Isaac Deutscher": [("Deutscher", "Isaac")],
    "J. U. Roe": [("Roe", "J. U.")],
    "traduit du russe par Anne Roe": [("Roe", "Anne")],
    "traduit de l’anglais (États-Unis) par A. Roe et B. Doe": [("Roe", "A."), ("Doe", "B.")],
    "aus dem Russischen von Anne von Roe": [("Roe", "Anne")],
    "trad. dall’inglese di Anne Roe": [("Roe", "Anne")],
    "translated from the German by Anne Roe": [("Roe", "Anne")],
    "traducción del francés de Ana Roe": [("Roe", "Ana")],
    "übers. u. hrsg. v. Anne Roe": [("Roe", "Anne")],
    "textes réunis et présentés par Anne Roe": [("Roe", "Anne")],
    "éd. Jean de Ronsard": [("Ronsard", "Jean")],
    "trad. de Anne Roe": [("Roe", "Anne")],
    "publié par A. Roe": [("Roe", "A.")],
    "bearb. von Anne Roe": [("Roe", "Anne")],
    "éd. et trad. A. Roe": [("Roe", "A.")],
    "Service, Robert.": [("Service", "Robert")],
    "préf. de Jeanne Roe": [("Roe", "Jeanne")],
    "trad. P. Kamnitzer et J. Étoré, préf. R. Roe": [("Kamnitzer", "P."), ("Étoré", "J.")],
    "R. Altick, with a foreword by J. Roe": [("Altick", "R.")],
    "coord. par E. Fichez": [("Fichez", "E.")],
    "Marsh, D., & Stoker, G. (Eds.).": [("Marsh", "D."), ("Stoker", "G.")],
    "edizione critica a cura di V. Gerratana": [("Gerratana", "V.")],
    "Lantier, J.-Chr.": [("Lantier", "J.-Chr.")],
    "A. Sheridan, Trans.).": [("Sheridan", "A.")],
    "éd. par Anne Guibal": [("Guibal", "Anne")],
    "Jeanne Roe et al.": [("Roe", "Jeanne"), ("", "")],
    "Ph. Ariès & G. Duby (éds.)": [("Ariès", "Ph."), ("Duby", "G.")],
    "José Ortega y Gasset y María Pérez": [("Ortega y Gasset", "José"), ("Pérez", "María")],
    "ORTEGA Y GASSET, José": [("Ortega y Gasset", "José")],
    "JOSÉ ORTEGA Y GASSET": [("Ortega y Gasset", "José")],
    "J. Puig i Cadafalch": [("Puig i Cadafalch", "J.")],
    "J. Pérez y A. López": [("Pérez", "J."), ("López", "A.")],
    "Pérez y López": [("Pérez", ""), ("López", "")],
    "Mary Ann I Smith": [("Smith", "Mary Ann I")],
    "Gabriel García Márquez": [("García Márquez", "Gabriel")],
    "Ramón Izaguirre Soler": [("Izaguirre Soler", "Ramón")],
    "José María Oliva Melgarejo": [("Oliva Melgarejo", "José María")],
    "María Cristina Navarrete": [("Navarrete", "María Cristina")],
    "Juan Eusebio Nieremberg": [("Nieremberg", "Juan Eusebio")],
    "Ramón J. Sender": [("Sender", "Ramón J.")],
    "Elena Maria Anna Rossi": [("Rossi", "Elena Maria Anna")],
    "Carmen Maria Machado": [("Machado", "Carmen Maria")],
    "Maria Antonietta Visceglia": [("Visceglia", "Maria Antonietta")],
    "José Murilo Carvalho": [("Carvalho", "José Murilo")],
    "Carmen Martín Gaite": [("Martín Gaite", "Carmen")],
    "David Foster Wallace": [("Wallace", "David Foster")],
    "Luis Garrido Ochoa y Antonio Sáenz de Miera": [("Garrido Ochoa", "Luis"), ("Sáenz de Miera", "Antonio")],
    "María del Carmen Iglesias de la Fuente": [("Iglesias de la Fuente", "María del Carmen")],
    "Pline l’Ancien": [("Pline l’Ancien", "")],
    "Ibn Khaldun": [("Ibn Khaldun", "")],
    "José ÁLVAREZ JUNCO y Ricardo García Cárcel": [("Álvarez Junco", "José"), ("García Cárcel", "Ricardo")],
    "M. Vargas Llosa": [("Vargas Llosa", "M.")],
    "José Luis Pérez": [("Pérez", "José Luis")],
    "Pedro García de la Serna": [("García de la Serna", "Pedro")],
}


@pytest.mark.parametrize(("text", "people"), FORMS.items(), ids=list(FORMS))
def test_people(text: str, people: list[tuple[str, str]]) -> None:
    """People are told apart and family from given name, in every order and case."""
    assert [(name.family, name.given) for name in normalise_names(text)] == people


@pytest.mark.parametrize("text", ["Michel de Certeau", "de Certeau, Michel", "Certeau, Michel de"])
def test_particles(text: str) -> None:
    """A particle is found before the family name, and after the given one."""
    assert normalise_names(text) == (Name("Certeau", "Michel", "de"),)


@pytest.mark.parametrize(
    ("text", "literals"),
    [
        ("INSEE,", ["INSEE"]),
        ("European Commission", ["European Commission"]),
        ("Law Commission", ["Law Commission"]),
        ("Law Commission and Scottish Law Commission", ["Law Commission", "Scottish Law Commission"]),
        ("Wellcome Trust & British Library", ["Wellcome Trust", "British Library"]),
        ("Campaign for Real Ale.", ["Campaign for Real Ale"]),
        ("Victoria and Albert Museum", ["Victoria and Albert Museum"]),
        ("Ministère de l’Économie et des Finances", ["Ministère de l’Économie et des Finances"]),
        ("Organisation internationale du travail et UNESCO", ["Organisation internationale du travail", "UNESCO"]),
    ],
)
def test_corporate_bodies(text: str, literals: list[str]) -> None:
    """Corporate bodies are literal and are not cut at the "et" inside them."""
    assert [name.literal for name in normalise_names(text)] == literals


def test_others() -> None:
    """ "et al." is the literal name "others"."""
    assert normalise_names("Bruno Latour et al.") == (Name("Latour", "Bruno"), Name(literal="others"))


def test_role_alone() -> None:
    """A role word by itself names nobody."""
    assert is_role("(dir.),")
    assert not is_role("(dir. J. Le Goff)")


@pytest.mark.parametrize("text", FORMS)
def test_forms_are_stable(text: str) -> None:
    """Names written back as text read as the same names."""
    names = normalise_names(text)
    assert normalise_names(" ; ".join(map(_printed, names))) == names


def _printed(name: Name) -> str:
    if name == OTHERS:
        return "et al."
    if name.literal:
        return name.literal
    family = f"{name.particle} {name.family}".strip()
    return ", ".join(part for part in (family, name.given) if part) + (f", {name.suffix}" if name.suffix else "")


@settings(max_examples=60, deadline=None)
@given(st.text("ABc de.,()é-&;/«’ ", max_size=40))
def test_any_text(text: str) -> None:
    """No text makes the reader of names fail, and no name is empty."""
    assert all(str(name) for name in normalise_names(text))


_GIVEN = st.sampled_from(["Jeanne", "J.-P.", "Marie Anne", "A.", "Éric", "Hans-Ulrich"])
_FAMILY = st.sampled_from(
    ["Martin", "de Certeau", "Le Roy Ladurie", "d’Alembert", "von Humboldt", "MacKenzie", "Ortega y Gasset"]
)


@settings(max_examples=80, deadline=None)
@given(_GIVEN, _FAMILY, st.sampled_from(["{0} {1}", "{1}, {0}", "{0} {1} (dir.)", "{1} ({0})"]))
def test_names_are_stable(given_name: str, family: str, form: str) -> None:
    """A normal name, printed and read again, is the same name."""
    for name in normalise_names(form.format(given_name, family)):
        assert normalise_names(str(name)) == (name,)


def test_names_in_small_letters() -> None:
    """They are no lead of a role, as "edizione critica a cura di" is."""
    assert normalise_names("bell hooks (dir.)") == (Name("hooks", "bell"),)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Juan Domingo Perón", "Perón"),
        ("María Fernanda Ampuero", "Ampuero"),
        ("María del Carmen Iglesias Cano", "Iglesias Cano"),
        ("María Simón Torres", "Simón Torres"),
        ("Pline l'Ancien", "Pline l'Ancien"),
        ("texte établi, présenté et annoté par Claude Roux", "Roux"),
        ("hrsg. und mit einem Nachwort von Anna Roth", "Roth"),
        ("María del ed. Carmen Iglesias", "Iglesias"),
    ],
)
def test_families(text: str, family: str) -> None:
    """What belongs to the family name, and what somebody did is no name."""
    assert [name.family for name in normalise_names(text)] == [family]
