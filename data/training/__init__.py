"""The training of the parser's model: corpora, notes of our own, and the evaluation."""
