"""Back references to what another note says, which mean no source: "zur Forschung siehe unten, Anm. 26"."""

from smartcite.model import BackReference, Citation, Form

_NUMBERED = frozenset({Form.SUPRA, Form.NOTE_NUMBER})


def is_pointer(citation: Citation) -> bool:
    """Tell whether a citation points to another note without a name, a title or a page, or to one further on."""
    if not isinstance(citation, BackReference) or not citation.cited_note or citation.locator:
        return False
    bare = not citation.fields and citation.span.start == citation.spans.get("device", citation.span).start
    return citation.form is Form.INFRA or (citation.form in _NUMBERED and bare)
