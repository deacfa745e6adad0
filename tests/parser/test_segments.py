import time

from smartcite.model import Form, Identifier, IdentifierKind, Span
from smartcite.parser import labels
from smartcite.parser.devices import Device
from smartcite.parser.labeller import LabelledToken
from smartcite.parser.segments import cut


def tokens(*pairs: tuple[str, str]) -> list[LabelledToken]:
    """Return tokens with one space between; a label that ends in + begins a citation."""
    made, start = [], 0
    for text, label in pairs:
        made.append(LabelledToken(start, start + len(text), text, label.rstrip("+"), label.endswith("+"), 0.9))
        start += len(text) + 1
    return made


def test_signal_introduces() -> None:
    """A signal belongs to the citation after it, commentary to none."""
    (segment,) = cut(
        tokens(
            ("Hélas.", labels.COMMENTARY), ("Voir", labels.SIGNAL), ("Duby,", "author+"), ("Guerriers", labels.TITLE)
        )
    )
    assert segment.signal == Span(7, 11)
    assert segment.span == Span(12, 27)


def test_second_citation() -> None:
    """A token that begins a citation ends the one before."""
    first, second = cut(
        tokens(("Duby,", "author+"), ("Guerriers", labels.TITLE), ("Bloch,", "author+"), ("Rois", labels.TITLE))
    )
    assert first.span.end <= second.span.start


def test_a_device_behind_a_whole_source_begins_another() -> None:
    """ "Duby, Rois, 1973, ibid. 31" are two; "Duby, Rois, ibid." is one, and so is "Duby, Rois, 1973, in id., Dits"."""
    source, year = (("Duby,", "author+"), ("Rois,", labels.TITLE)), ("1973,", labels.DATE)
    for form, between, count in (
        (Form.IBID, (year,), 2),
        (Form.IBID, (), 1),
        (Form.IDEM, (year, ("in", labels.OTHER)), 1),
    ):
        noted = tokens(*source, *between, ("it", labels.DEVICE), ("31", labels.LOCATOR))
        place = next(Span(token.start, token.end) for token in noted if token.text == "it")
        assert len(cut(noted, devices=[Device(place, form, "it")])) == count


def test_a_pointer_behind_a_source() -> None:
    """ "Singer, 2021, Rn. 13; dazu unten Fn. 19" are a source and a pointer."""
    source = (("Singer,", "author+"), ("2021,", labels.DATE), ("13;", labels.LOCATOR))
    noted = tokens(*source, ("dazu", labels.COMMENTARY), ("unten", labels.DEVICE), ("19", labels.DEVICE))
    device = Device(Span(noted[-2].start, noted[-1].end), Form.INFRA, "unten 19", "19")
    assert [len(segment.devices) for segment in cut(noted, devices=[device])] == [0, 1]


def test_rest_joins() -> None:
    """A stretch that names no source belongs to the citation before it."""
    (segment,) = cut(tokens(("Duby,", "author+"), ("Guerriers", labels.TITLE), ("1973", "date+")))
    assert segment.labels == {labels.AUTHOR, labels.TITLE, labels.DATE}


def test_editors_with_a_date_but_no_work_join() -> None:
    """ "Title, by A. Roe, Plon, 2018" is one source, though "by" may introduce another."""
    title = (("Gramophone,", "title+"), ("by", labels.SIGNAL))
    (segment,) = cut(tokens(*title, ("Roe,", "editor+"), ("Plon,", labels.PUBLISHER), ("2018", labels.DATE)))
    assert segment.labels == {labels.TITLE, labels.EDITOR, labels.PUBLISHER, labels.DATE}
    assert len(cut(tokens(*title, ("Roe,", "editor+"), ("Rois,", labels.TITLE), ("2018", labels.DATE)))) == 2


def test_identifier_wins() -> None:
    """An identifier is one whatever the labeller thinks."""
    identifier = Identifier(IdentifierKind.URL, "http://example.org", Span(6, 17))
    (segment,) = cut(tokens(("Duby,", "author+"), ("example.org", labels.TITLE)), [identifier])
    assert segment.labels == {labels.AUTHOR, labels.URL}
    assert segment.identifiers == [identifier]


def test_link_in_a_sentence() -> None:
    """A link inside commentary is no citation."""
    identifier = Identifier(IdentifierKind.URL, "http://example.org", Span(8, 19))
    sentence = tokens(("Le_site", labels.COMMENTARY), ("example.org", labels.COMMENTARY), ("aussi", labels.COMMENTARY))
    assert cut(sentence, [identifier]) == []


def test_confidence_is_the_mean() -> None:
    """The confidence of a citation is the mean probability of its labels."""
    (segment,) = cut(tokens(("Duby,", "author+"), ("Guerriers", labels.TITLE)))
    assert round(segment.confidence, 3) == 0.9


def test_after_the_same_comes_a_title() -> None:
    """Who wrote "Ders.: Soziale Systeme" is said by the device; "Ders./Müller" names one more."""
    words = (("Soziale", "author"), ("Systeme,", "author"), ("1984", labels.DATE))
    (segment,) = cut(tokens(("Ders.:", "device+"), *words), devices=[Device(Span(0, 5), Form.IDEM, "Ders.")])
    assert segment.labels == {labels.DEVICE, labels.TITLE, labels.DATE}
    (segment,) = cut(tokens(("Ders./", "device+"), *words), devices=[Device(Span(0, 5), Form.IDEM, "Ders.")])
    assert labels.AUTHOR in segment.labels


def test_two_devices_are_two_references() -> None:
    """A device behind some words of a sentence is not that before them: "Ibid. As Craig (n 5) says"."""
    words = (("As", labels.COMMENTARY), ("Craig", labels.COMMENTARY), ("(n 5)", labels.COMMENTARY))
    devices = [Device(Span(0, 5), Form.IBID, "Ibid."), Device(Span(15, 20), Form.NOTE_NUMBER, "(n 5)", "5")]
    found = cut(tokens(("Ibid.", "device+"), *words), devices=devices)
    assert [segment.devices for segment in found] == [[devices[0]], [devices[1]]]


def test_many_devices_are_cut_in_linear_time() -> None:
    """A note of nothing but devices costs no more than its length."""
    devices = [Device(Span(start, start + 3), Form.IDEM, "Id.") for start in range(0, 40_000, 5)]
    found = tokens(*[("Id.,", "device+")] * len(devices))
    start = time.process_time()
    assert len(cut(found, devices=devices)) == len(devices)
    assert time.process_time() - start < 3
