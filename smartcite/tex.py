"""TeX's ways of writing characters: accents, ligatures, signs; what `.bib` files and LaTeX have in common."""

import re
import unicodedata

ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    '"': "\u0308",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "d": "\u0323",
    "b": "\u0331",
    "k": "\u0328",
    "r": "\u030a",
    "t": "\u0361",
}
"""The combining character of each accent command."""

SIGNS = {
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ss": "ß",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "th": "þ",
    "dots": "…",
    "ldots": "…",
    "textellipsis": "…",
    "textendash": "–",
    "textemdash": "—",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "guillemotleft": "«",
    "guillemotright": "»",
    "guillemetleft": "«",
    "guillemetright": "»",
    "guilsinglleft": "‹",
    "guilsinglright": "›",
    "og": "«\u00a0",
    "fg": "\u00a0»",
    "no": "n°",
    "No": "N°",
    "degres": "°",
    "ieme": "e",
    "ier": "er",
    "iere": "re",
    "textdegree": "°",
    "degree": "°",
    "textordmasculine": "º",
    "textordfeminine": "ª",
    "S": "§",
    "P": "¶",
    "pounds": "£",
    "textsterling": "£",
    "texteuro": "€",
    "euro": "€",
    "copyright": "©",
    "dag": "†",
    "ddag": "‡",
    "textdagger": "†",
    "textbullet": "•",
    "textasteriskcentered": "*",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textunderscore": "_",
    "textbar": "|",
    "slash": "/",
    "nobreakdash": "",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "quad": " ",
    "qquad": " ",
    "enspace": " ",
    "thinspace": "\u202f",
    "nobreakspace": "\u00a0",
    "space": " ",
    "textquotesingle": "'",
    "textless": "<",
    "textgreater": ">",
    "textasciicircum": "^",
}
"""What a command of letters prints by itself."""

PUNCTUATION = {",": "\u202f", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "", " ": " ", "\n": " ", "\\": "\n"}
"""What a command of one sign prints when that is not the sign itself."""

DASHES = {"---": "—", "--": "–", "``": "“", "''": "”", ",,": "„", "~": "\u00a0", "<<": "«", ">>": "»"}

LETTER = r"(?:\{\s{0,3}(?P<braced>\\?[^\W\d_]{0,2})\s{0,3}\}|\s{0,3}(?P<bare>\\[ij](?![a-zA-Z])|[^\W\d_]))"
"""What stands after an accent: a letter, or dotless i or j, in braces or not."""

_TOKEN = re.compile(
    rf"\\(?P<accent>[`'^\"~=.]|[uvHcdbkrt](?![a-zA-Z])){LETTER}"
    r"|\\(?P<word>[a-zA-Z]{1,40})\*?(?:[ \t]{1,3}|\{\})?|\\(?P<sign>.|\n)|(?P<brace>[{}])|(?P<dash>---?|``|''|~)",
    re.DOTALL,
)


def accented(accent: str, letter: str) -> str:
    """Return a letter with an accent; the dotless i and j take theirs as i and j do."""
    base = letter.removeprefix("\\")
    if not base:
        return {"~": "~", "^": "^"}.get(accent, "")
    return unicodedata.normalize("NFC", base[0] + ACCENTS[accent] + base[1:])


def decode_tex(text: str) -> str:
    """Return a text with its accents and signs as characters, without braces and commands; idempotent on plain text."""

    def replaced(match: re.Match[str]) -> str:
        if accent := match["accent"]:
            return accented(accent, match["braced"] if match["braced"] is not None else match["bare"])
        if (word := match["word"]) is not None:
            return SIGNS.get(word, "")
        if (sign := match["sign"]) is not None:
            return PUNCTUATION.get(sign, sign)
        return DASHES.get(match["dash"] or "", "")

    if not any(sign in text for sign in "\\{}~-`'"):
        return text
    return _TOKEN.sub(replaced, text)
