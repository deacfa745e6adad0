"""Short forms that a note defines for its source."""

import pytest

from smartcite.model import FullCitation
from smartcite.pipeline import findings_of
from tests.antecedents.essays import DUBY, ends, essay

REPORT = "Ocean Commission, A Blueprint for Harbours (2004)"
SMITH = "John Smith, The Law of Ports, 13 Law Review 56 (1991)"


def forms(note: str) -> list[object]:
    found = (one for one in essay(note, DUBY).citations if isinstance(one, FullCitation))
    return [one.fields["shorttitle"] for one in found if "shorttitle" in one.fields]


@pytest.mark.parametrize(
    "definition",
    [
        "[hereinafter Harbour Report].",
        "(hereinafter cited as “Harbour Report”), at 3.",
        "(ci-après « Harbour Report »), p. 12.",
        "– ci-après : ‘Harbour Report’, p. 37.",
        "(désormais abrégé en *Harbour Report*).",
        "(im Folgenden: Harbour Report).",
        "(im Folgenden zitiert als „Harbour Report“), S. 3.",
        "(d’ora in poi Harbour Report), p. 3.",
        "(en adelante, «Harbour Report»).",
        "(hierna: Harbour Report).",
        "(ci-après le Harbour Report).",
    ],
)
def test_definitions(definition: str) -> None:
    """In each language: in brackets, or behind a colon, with or without quotation marks."""
    assert forms(f"{REPORT} {definition}") == ["Harbour Report"]


@pytest.mark.parametrize(
    "rest",
    [
        ". Désormais, Paris est une ville.",
        " (désormais introuvable).",
        ". Es wird künftig Bestand haben.",
        " [hereinafter].",
        ". C’est désormais URSS qui fait loi.",
        ", behandelt die BRD und im Folgenden DDR und Polen.",
        ", désormais IEP, Paris, Seuil, 2001.",
        ", hereinafter everything that the commission has ever said about the law of all the harbours of England.",
    ],
)
def test_adverbs(rest: str) -> None:
    """The same words in a sentence define nothing."""
    assert forms(REPORT + rest) == []


@pytest.mark.parametrize(("rest", "form"), [("Nous abrégeons désormais EN.", ["EN"]), ("Désormais EN, il pleut.", [])])
def test_initials(rest: str, form: list[str]) -> None:
    """Behind words that can mean nothing else they are a short form, and no preposition."""
    assert forms(f"{REPORT}. {rest}") == form


def test_they_are_understood() -> None:
    """A later note may use the short form with a number, with "op. cit." or alone."""
    notes = (f"{REPORT} [hereinafter Harbour Report].", f"{SMITH} [hereinafter Smith, Ports].", DUBY)
    later = ("Harbour Report, supra note 1, at 12.", "Harbour Report, at 14.", "Harbour Report, op. cit., p. 9.")
    told = ends(essay(*notes, *later, "Smith, Ports, supra note 2, at 57."))
    assert told == {"4": "1", "5": "1", "6": "1", "7": "2"}


def reported(*notes: str) -> list[tuple[str, str, str]]:
    found = findings_of(essay(*notes))[0]
    return [(one.code, one.note, one.message) for one in found if one.code.startswith("REF")]


def test_a_wrong_number() -> None:
    """A short form under the number of another note is named as it is printed."""
    notes = (f"{REPORT} [hereinafter Harbour Report].", f"{SMITH} [hereinafter Smith, Ports].")
    assert reported(*notes, "Harbour Report, supra note 2, at 3.", "Smith, Ports, supra note 1, at 57.") == [
        ("REF102", "3", "“Harbour Report, supra note 2” points to note 2, which does not cite Harbour Report"),
        ("REF102", "4", "“Smith, Ports, supra note 1” points to note 1, which does not cite Smith, Ports"),
    ]


def test_unused_doubled_undefined() -> None:
    """A definition without a use, one short form for two works, and, where others are defined, a use without one."""
    notes = (
        f"{REPORT} [hereinafter Harbour Report].",
        f"{SMITH} [hereinafter Smith, Ports].",
        "Mary Brown, Atlas of Lighthouses, London, Press, 1990 [hereinafter Harbour Report].",
        "Harbour Report, supra note 1, at 3.",
    )
    told = reported(*notes, "Coastal Study, supra note 1, at 57.")
    assert [(code, note, message.partition(" is ")[0]) for code, note, message in told] == [
        ("REF113", "2", "the short form “Smith, Ports”"),
        ("REF113", "3", "the short form “Harbour Report”"),
        ("REF113", "5", "the short form “Coastal Study”"),
    ]
    assert [
        code for code, note, _ in reported(*notes[:2], DUBY, "Coastal Study, supra note 1, at 5.") if note == "4"
    ] == []
