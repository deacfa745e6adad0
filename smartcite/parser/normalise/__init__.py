"""Normal forms of the fields of a citation, one module per field: printed text in, BibLaTeX value out.

Every function is idempotent: its value given back to it is returned unchanged.
"""
