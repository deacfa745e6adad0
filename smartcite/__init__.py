"""A linter for footnotes: references to BibTeX, links checked, every supra followed."""

__version__ = "0.1.0"
