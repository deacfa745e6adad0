"""Numbers that are off by one distance."""

import pytest

from smartcite.findings import Safety
from smartcite.model import Reason
from smartcite.pipeline import findings_of
from tests.antecedents.essays import BRAUDEL, CHARTIER, DUBY, REMARK, ROIS, ends, essay

SOUND = (CHARTIER, DUBY, ROIS, BRAUDEL)
BACK = (
    "Chartier, supra note 1.",
    "Duby, supra note 2.",
    "Bloch, supra note 3.",
    "Braudel, supra note 4.",
    "Supra note 3.",
)


def test_inserted_note() -> None:
    """A remark put in after note 1 puts off all later numbers by one: one finding, with every repair."""
    analysis = essay(CHARTIER, REMARK, *SOUND[1:], *BACK)
    (drift,) = [one for one in findings_of(analysis)[0] if one.code.startswith("REF") and one.severity != "info"]
    assert drift.code == "REF102"
    assert drift.data["shift"] == 1
    assert drift.data["affected_notes"] == ["7", "8", "9", "10"]
    assert ends(analysis) == {"6": "1", "7": "3", "8": "4", "9": "5", "10": "4"}
    assert drift.fix is not None
    assert drift.fix.safety is Safety.SAFE
    assert [edit.replacement for edit in drift.fix.edits] == ["3", "4", "5", "4"]


def test_single_slip() -> None:
    """One wrong number among right ones is a slip, not a drift."""
    back = (BACK[0], BACK[1].replace("2", "3"), *BACK[2:])
    reasons = [match.reason for match in essay(*SOUND, *back).matches]
    assert reasons.count(Reason.NAME_ELSEWHERE) == 1
    assert Reason.SHIFTED not in reasons


def test_sound() -> None:
    """Right numbers are left alone."""
    assert {match.reason for match in essay(*SOUND, *BACK).matches} == {Reason.NONE}


def test_others_are_left_alone() -> None:
    """A number that the common distance does not lead to the name beside it is a slip of its own."""
    back = ("Bloch, supra note 2.", "Braudel, supra note 3.", "Duby, supra note 4.")
    matches = essay(*SOUND, *back).matches
    assert [match.reason for match in matches] == [Reason.SHIFTED, Reason.SHIFTED, Reason.NAME_ELSEWHERE]


ACT = "Data Protection Act 2018, s 2."
RIGHTS = "Human Rights Act 1998, s 12."
ARTICLE = "Samuel D Warren and Louis D Brandeis, 'The Right to Privacy' (1890) 4 Harvard Law Review 193."


def test_statute_is_not_by_the_people_beside_its_number() -> None:
    """Nobody signs a statute, so that names beside its number contradict it where another note has their work."""
    (match,) = essay(ROIS, ACT, ARTICLE, "Warren and Brandeis (n 2) 195.").matches
    assert (match.reason, match.candidates) == (Reason.NAME_ELSEWHERE, (2,))


def test_number_that_leads_to_its_name_is_not_off() -> None:
    """It stays where two others are off by one, as does that of a title which another note has."""
    case = "Campbell v MGN Ltd [2004] UKHL 22."
    notes = (CHARTIER, case, RIGHTS, "Chartier (n 1).", ACT, ARTICLE)
    matches = essay(*notes, "Warren and Brandeis (n 5).", "Campbell (n 1).", "Human Rights Act (n 5).").matches
    assert [match.shift for match in matches] == [0, 1, 1, 0]


def test_note_without_a_source_contradicts() -> None:
    """A name that another note has only in a title is not in a note that cites nothing."""
    life = "John Roe, Life of Marlowe, London, Verso, 1990."
    (match,) = essay(life, "I thank the readers for their remarks on this point.", "Marlowe (n 2), p. 3.").matches
    assert match.reason is Reason.NAME_ELSEWHERE


def test_judge_of_a_case() -> None:
    """A judge who wrote a book may be named beside the number of the case."""
    book, case = "Alfred Denning, The Discipline of Law (Butterworths 1979).", "High Trees Ltd v Smith [1947] KB 130."
    matches = essay(book, case, "Lord Denning (n 2) 134.", "Denning J (n 2) 134.", "Denning (n 2) 135.").matches
    assert {match.reason for match in matches} == {Reason.NONE}


CASE = "Tillman v. Orchard Park, 412 U.S. 318, 325 (1973)."
DOCKET = "Eleanor Whitcombe, The Vanishing Docket, 87 Harv. L. Rev. 1023, 1031 (1974)."


@pytest.mark.parametrize(
    ("notes", "reason"),
    [
        ((DOCKET, CASE, "Whitcombe, supra note 2, at 1040."), Reason.NAME_ELSEWHERE),
        ((DOCKET, CASE, "Blackmun, supra note 2, at 44."), Reason.NONE),
        ((DOCKET, RIGHTS, "HRA, supra note 2, s 7."), Reason.NONE),
        ((DOCKET, CASE, "Tillman, supra note 2, at 330."), Reason.NONE),
        ((DOCKET, CASE, "Whitcombe J (n 2) 330."), Reason.NONE),
        ((DOCKET, "The Vanishing Court, 1974.", "Whitcombe, supra note 2, at 12."), Reason.NONE),
    ],
)
def test_people_before_supra_and_a_case(notes: tuple[str, ...], reason: Reason) -> None:
    """Nobody signs a case, and the name of its judge stands before no "supra"; a book may leave out its author."""
    assert essay(*notes).matches[-1].reason is reason


def test_people_named_where_a_case_is_called() -> None:
    """They may be meant by its number."""
    body = "One[1]. The opinion of Whitcombe[2] is telling. Three[3]."
    assert essay(DOCKET, CASE, "Whitcombe, supra note 2, at 330.", body=body).matches[-1].reason is Reason.NONE


def test_word_that_two_titles_share() -> None:
    """It does not make a number right where the title stands whole in another note."""
    first, second = (
        "Anne Roe, L’écriture du blanc, Paris, Corti, 1998.",
        "Jean Doe, Le degré zéro de l’écriture, Paris, 1972.",
    )
    (match,) = essay(first, second, "A. Roe, L’Écriture du blanc, supra, note 2, p. 90.").matches
    assert (match.reason, match.candidates) == (Reason.NAME_ELSEWHERE, (0,))


def test_a_title_is_sound_where_both_notes_have_its_author() -> None:
    """ "Duby, Guerriers, supra note 3" leads to that title, whoever else is cited in the note behind it."""
    notes = (CHARTIER, REMARK, DUBY, "Id., L’ordre des livres (supra note 1), p. 3.", ROIS, BRAUDEL)
    wrong = ("Bloch, supra note 4.", "Braudel, supra note 5.")
    right = "Duby, Guerriers et paysans, supra note 3."
    assert ends(essay(*notes, *wrong, right))["9"] == "3"
