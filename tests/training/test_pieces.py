"""From pieces of text to tags."""

from training.pieces import Piece, tags_of, text_of

from smartcite.parser.tokens import tokenize


def test_each_token_takes_the_label_under_its_first_letter() -> None:
    """Punctuation between two pieces belongs to the word it clings to; the citation begins at its first word."""
    note = [Piece("Voir ", "signal"), Piece("« "), Piece("Le don", "title", True), Piece(" », "), Piece("1924", "date")]
    assert tags_of(note, tokenize(text_of(note))) == ["I-signal", "C-title", "I-title", "I-date"]
