"""Find the devices of back references (ibid., op. cit., supra note 3) in a text: a first, thin version."""

import re
from dataclasses import dataclass

from smartcite.model import Form, Span


@dataclass(frozen=True, slots=True)
class Device:
    """The wording of a back reference; `cited_note` is the label of the note that it names.

    `passage` is true when it points to a page or part of the essay itself, not to a source.
    """

    span: Span
    form: Form
    text: str
    cited_note: str = ""
    cited_note_span: Span | None = None
    language: str = ""
    passage: bool = False


_FORMS = (
    (Form.IBID, r"ib(?:id(?:em)?)?\.|ibidem|ibid|ebd\.|ebenda|ivi"),
    (Form.OP_CIT, r"op\.?\s?cit\.?|ouvr?\.\s(?:cité|cit\.)|art\.\s(?:cité|cit\.)|a\.\s?a\.\s?O\.|cit\."),
    (Form.LOC_CIT, r"loc\.?\s?cit\.?"),
    (Form.SUPRA, r"supra|above|oben|ci-dessus"),
    (Form.INFRA, r"infra|below|unten|ci-dessous"),
    (Form.IDEM, r"idem|id\.|ders\.|dies\."),
)
_DEVICE = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"(?P<{form.name}>{words})" for form, words in _FORMS)
    + r")(?!\w)(?P<tail>,?\s{1,3}(?:à\sla\s)?(?:note|n\.|n|fn\.|footnote|Fn\.|Anm\.)\s?(?P<note>\d{1,4}|[*†]))?",
    re.IGNORECASE,
)


def find_devices(text: str) -> tuple[Device, ...]:
    """Return the devices of a text in order."""
    devices = []
    for match in _DEVICE.finditer(text):
        form = next(form for form, _ in _FORMS if match[form.name])
        note = match["note"] or ""
        place = Span(*match.span("note")) if note else None
        devices.append(Device(Span(*match.span()), form, match[0], note, place))
    return tuple(devices)
