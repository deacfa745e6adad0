"""What the commands of LaTeX do to the text around them, as far as a reader of notes must know."""

NOTES = {
    "footnote": "footnote",
    "footnotetext": "footnote",
    "thanks": "thanks",
    "endnote": "endnote",
    "endnotetext": "endnote",
    "sidenote": "footnote",
    "footnoteA": "footnote",
    "footnoteB": "endnote",
    "pagenote": "endnote",
}
"""Commands whose argument is a note, and the numbering it belongs to."""

ITALIC = frozenset({"emph", "textit", "textsl", "mkbibemph", "citetitlefont"})
SMALL_CAPS = frozenset({"textsc", "bsc", "mkbibnamefamily"})
ITALIC_FROM_HERE = frozenset({"em", "it", "itshape", "slshape", "sl"})
SMALL_CAPS_FROM_HERE = frozenset({"sc", "scshape"})
QUOTING = {
    "enquote": ("“", "”"),
    "enquote*": ("‘", "’"),
    "textquote": ("“", "”"),
    "frquote": ("«\u00a0", "\u00a0»"),
    "guillemets": ("«\u00a0", "\u00a0»"),
    "mkbibquote": ("“", "”"),
}
RAISED = frozenset({"textsuperscript", "up", "ieme", "fup"})

DROPPED = {
    "label": 1,
    "index": 1,
    "sindex": 1,
    "vspace": 1,
    "hspace": 1,
    "includegraphics": 1,
    "setlength": 2,
    "addtolength": 2,
    "addtocounter": 2,
    "usepackage": 1,
    "documentclass": 1,
    "pagestyle": 1,
    "thispagestyle": 1,
    "pagenumbering": 1,
    "selectlanguage": 1,
    "bibliographystyle": 1,
    "nocite": 1,
    "todo": 1,
    "hypertarget": 1,
    "hyperlink": 1,
    "foreignlanguage": 1,
    "textcolor": 1,
    "color": 1,
    "colorbox": 1,
    "addcontentsline": 3,
    "markboth": 2,
    "markright": 1,
    "newcommand": 0,
    "fontsize": 2,
    "raisebox": 1,
    "resizebox": 2,
    "parbox": 1,
    "hypersetup": 1,
    "geometry": 1,
    "title": 0,
    "graphicspath": 1,
    "phantom": 1,
    "hphantom": 1,
    "vphantom": 1,
    "gls": 0,
    "printbibliography": 0,
    "tableofcontents": 0,
    "PassOptionsToPackage": 2,
    "ExecuteBibliographyOptions": 1,
    "DeclareUnicodeCharacter": 2,
    "newcounter": 1,
    "theoremstyle": 1,
    "hyphenation": 1,
    "linespread": 1,
    "rule": 2,
    "pdfbookmark": 2,
    "begin": 0,
}
"""How many arguments at the head of a command are no text; what follows them is."""

HEADINGS = frozenset(
    {"part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph", "title"}
)

VERBATIM = frozenset(
    {"verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "comment", "tikzpicture", "filecontents"}
    | {"equation", "equation*", "align", "align*", "displaymath", "math", "eqnarray", "gather", "gather*", "multline"}
)
"""Environments without a word of text."""

CITING = frozenset(
    {"cite", "cites", "textcite", "parencite", "fullcite", "citep", "citet", "citealp", "citealt", "footcite"}
    | {"footfullcite", "footcites", "footcitetext", "autocite", "autocites", "smartcite", "smartcites", "supercite"}
    | {"citeauthor", "citetitle", "citeyear", "parencites", "textcites", "volcite", "pvolcite", "fvolcite", "avolcite"}
    | {"Cite", "Autocite", "Textcite", "Parencite", "Smartcite", "Footcite", "Citet", "Citep", "Citeauthor", "cite*"}
    | {"autocite*", "parencite*", "citep*", "citet*", "footcite*", "citetitle*", "citeauthor*", "footciteauthor"}
)
FOOT_CITING = frozenset({"footcite", "footfullcite", "footcites", "footcitetext", "fvolcite", "footciteauthor"})
"""Citations that are notes wherever they stand in the text."""

STYLE_CITING = frozenset({"autocite", "autocites", "smartcite", "smartcites", "avolcite"})
"""Citations that are notes in a style of notes."""

COUNTED = {
    "roman": "lowerRoman",
    "Roman": "upperRoman",
    "alph": "lowerLetter",
    "Alph": "upperLetter",
    "fnsymbol": "chicago",
}
"""How `\\thefootnote` may print its number, by the names of `numerals.written`."""
