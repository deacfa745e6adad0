import pytest

from smartcite.model import Form
from smartcite.parser.devices import find_devices


@pytest.mark.parametrize(
    ("text", "form", "note"),
    [
        ("Ibid., p. 3.", Form.IBID, ""),
        ("Ebd., S. 4.", Form.IBID, ""),
        ("Chartier, op. cit., p. 12.", Form.OP_CIT, ""),
        ("Rose, a.a.O., S. 5", Form.OP_CIT, ""),
        ("Chartier, supra note 7", Form.SUPRA, "7"),
        ("Sax, above n. 12, 150", Form.SUPRA, "12"),
        ("Infra, note 9", Form.INFRA, "9"),
        ("Id., p. 2", Form.IDEM, ""),
        ("loc. cit.", Form.LOC_CIT, ""),
    ],
)
def test_forms(text: str, form: Form, note: str) -> None:
    """Each device is found with its form and the note that it names, in its place."""
    (device,) = find_devices(text)
    assert (device.form, device.cited_note) == (form, note)
    assert device.span.of(text) == device.text


@pytest.mark.parametrize("text", ["Le citoyen", "les idées", "supramonde", "Ivory"])
def test_none(text: str) -> None:
    """Words that only begin like a device are none."""
    assert find_devices(text) == ()
