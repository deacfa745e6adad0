"""The school of citing that notes follow."""

import pytest

from smartcite.errors import ConfigError
from smartcite.pipeline import findings_of, understand
from smartcite.readers import read_text
from smartcite.schools import check_school, school_of, schools
from smartcite.settings import Settings

BODY = {
    "en": "The argument of this article is that the law of the sea was made by the coastal states.",
    "fr": "L’auteur de cet article montre que le droit de la mer est né dans les ports de la Méditerranée.",
    "de": "Die These dieses Aufsatzes ist, dass das Recht der See von den Staaten an der Küste gemacht wurde.",
    "it": "La tesi di questo saggio è che il diritto del mare è nato nelle città della costa e non nei porti.",
}
NOTES = {
    "bluebook": ("en", "Smith, supra note 3, at 12.", "Id. at 14.", "See id. at 15; 12 Harv. L. Rev. 4 (1990)."),
    "oscola": ("en", "Smith (n 3) 12.", "Brown (n 4) 14.", "Mary Brown, Seas (OUP 1990) 3."),
    "mcgill": ("en", "Smith, supra note 3 at 12.", "Ibid at 14.", "Brown, supra note 4 at 15."),
    "french-humanities": ("fr", "Dupont, op. cit., p. 12.", "Martin, art. cit., p. 3.", "Dupont, op. cit., p. 9."),
    "french-law": ("fr", "Dupont, préc.", "Martin, art. préc., n° 4.", "Cass. civ. 1re, préc. ; JCP 1990."),
    "german-law": ("de", "Müller (Fn. 3), S. 12.", "BGH NJW 1990, 3.", "Vgl. Meier (Fn. 4); Schulz (Fn. 5)."),
    "german-humanities": ("de", "Ebd., S. 12.", "Müller (wie Anm. 3), S. 4.", "Ders., Die Küste, Berlin 1990."),
    "italian": ("it", "Rossi, Il mare, cit., p. 12.", "Ivi, p. 14.", "Bianchi, La costa, cit., p. 9."),
}


def document(language: str, *notes: str) -> str:
    return f"{BODY[language]}[1]\n\n" + "\n".join(f"[{number}] {note}" for number, note in enumerate(notes, 1))


@pytest.mark.parametrize("code", NOTES)
def test_told_from_the_notes(code: str) -> None:
    """Each school is known by its devices; one note by somebody else's custom changes nothing."""
    language, *notes = NOTES[code]
    assert school_of(read_text(document(language, *(notes * 3), "Kant, a.a.O."))) == code


@pytest.mark.parametrize(
    "notes",
    [("Smith, The Sea, 1990, p. 3.",) * 9, ("Smith (n 3) 12.",) * 2, ("Smith (n 3) 12.",) * 9],
    ids=["no device", "too few notes", "two schools alike"],
)
def test_unclear(notes: tuple[str, ...]) -> None:
    """Nothing is said where nothing tells."""
    assert school_of(read_text(document("en", *notes))) == ""


def test_set() -> None:
    """What the settings say goes before what the notes say; an unknown word is named with those that are known."""
    analysis = understand(
        read_text(document("en", *NOTES["bluebook"][1:])), Settings(language="de", school="german-law")
    )
    assert (analysis.document.language, analysis.school) == ("de", "german-law")
    with pytest.raises(ConfigError, match=r"school: write aglc, bluebook, .* or spanish, not “bluebok”"):
        check_school(Settings(school="bluebok"))
    with pytest.raises(ConfigError, match=r"language: write de, .*, not “la”"):
        check_school(Settings(language="la"))


def test_examples_are_their_own() -> None:
    """A school does not forbid the devices that its own examples show."""
    for school in schools().values():
        for example in (school.again, school.later):
            assert not [word for word in school.foreign if f" {word}" in f" {example}".lower()]


LAW = ("John Smith, The Sea, 12 Law Review 34 (1990).", "Brown v. Board of Harbours, 347 U.S. 483 (1954).")


def foreign(*notes: str, language: str = "en", school: str = "bluebook") -> list[str]:
    analysis = understand(read_text(document(language, *notes)), Settings(language=language, school=school))
    return [one.message for one in findings_of(analysis)[0] if one.code == "REF114"]


def test_foreign_devices() -> None:
    """A few devices of others are each reported once; a decision is not cited again by supra in the Bluebook."""
    own = ("Smith, supra note 1, at 3.", "Id. at 4.") * 6
    assert foreign(*LAW, *own) == []
    assert foreign(*LAW, *own, "Smith, a. a. O., S. 5.", "Id. at 5.", "Smith, a. a. O., S. 6.") == [
        "“a. a. O.” is no device of Bluebook notes (2 times)"
    ]
    told = "“supra” refers back to a decision; Bluebook notes do so by its name"
    assert foreign(*LAW, *own, "Brown v. Board of Harbours, supra note 2, at 485.") == [told]
    assert foreign(*LAW, *own, "Brown v. Board of Harbours, supra note 2, at 485.", school="mcgill") == []


def test_a_convention_of_its_own() -> None:
    """Where many references use a foreign device, the document means to; where the school is unclear, nobody knows."""
    assert foreign(*LAW, "Smith, a. a. O., S. 5.", "Id. at 4.", "Smith, a. a. O., S. 6.") == []
    assert foreign(*LAW, "Smith, a. a. O., S. 5.", *("Smith (n 1) 3.",) * 9, school="") == []


def test_a_signal_of_others() -> None:
    """A Latin device may stand behind a signal of another language; one that two languages share tells nothing."""
    own = ("Smith, supra note 1, at 3.", "Id. at 4.") * 6
    assert foreign(*LAW, *own, "Voir supra note 1.") == ["“Voir supra note 1” is no device of Bluebook notes"]
    assert foreign(*LAW, *own, "See supra note 1.", "V. supra note 1.", "Contra supra note 1.") == []


def test_a_device_in_brackets() -> None:
    """What stands in the brackets of a reference is looked at, too."""
    own = ("Smith, supra note 1, at 3.", "Id. at 4.") * 6
    told = ["“siehe oben, Anm. 1” is no device of Bluebook notes"]
    assert foreign(*LAW, *own, "Smith, supra, at 5 (siehe oben, Anm. 1).") == told


def test_a_device_of_another_language_where_no_school_is_clear() -> None:
    """One device of another language is told where the others are of the document's; what is Latin never is."""
    notes = [
        "Anne Dupin, « Les phares de la côte et la nuit des pêcheurs », Annales, vol. 12, 1990, p. 3-20.",
        "Marc Roux, Les quais de la ville, Paris, Seuil, 1991, p. 12.",
        "Dupin, article cité, p. 5.",
        "Idem, p. 6.",
        "Roux (note 2), p. 14.",
        "Roux (note 2), p. 15.",
    ]
    for last, told in (("Dupin, see above n. 1, p. 7.", True), ("Dupin, supra, note 1, p. 7.", False)):
        listed = [*notes, last]
        marks = " ".join(f"Voici la phrase de l’essai[{number}]." for number in range(1, len(listed) + 1))
        text = f"{marks}\n\n" + "\n".join(f"[{number}] {note}" for number, note in enumerate(listed, 1))
        found = [one.message for one in findings_of(understand(read_text(text)))[0] if one.code == "REF114"]
        assert found == ["“above n. 1” is of another language than the other notes"] * told
