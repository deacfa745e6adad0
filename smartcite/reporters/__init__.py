"""One module per output format; each turns what was understood or found into text."""
