"""DOIs in every printed form."""

import pytest

from smartcite.identifiers.dois import find_dois


@pytest.mark.parametrize(
    "form",
    [
        "doi:%s",
        "DOI : %s",
        "DOI %s",
        "https://doi.org/%s",
        "https://dx.doi.org/%s.",
        "dx.doi.org/%s,",
        "http://doi.org/doi:%s",
        "doi:https://doi.org/%s",
        "urn:doi:%s",
        "info:doi/%s",
        "[doi:%s].",
        "« %s »",
        "%s).",
        "https://doi.org/%s?lang=fr",
        "https://doi.org/%s#section",
        "&lt;https://doi.org/%s&gt;",
    ],
)
@pytest.mark.parametrize("doi", ["10.4000/terrain.1234", "10.1016/s0140-6736(05)66912-7", "10.1000.10/123"])
def test_forms(form: str, doi: str) -> None:
    """The label, the resolver and the sentence around a DOI are not a part of it."""
    (found,) = find_dois("Réf. " + form.replace("%s", doi.upper()))
    assert (found.value, found.repairs) == (doi, ())


@pytest.mark.parametrize(
    ("printed", "doi"),
    [
        (
            "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2.",
            "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2",
        ),
        (
            "https://doi.org/10.1002/(SICI)1097(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2",
            "10.1002/(sici)1097(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2",
        ),
        ("10.1175/1520-0485(2002)032<0870:CT>2.0.CO;2", "10.1175/1520-0485(2002)032<0870:ct>2.0.co;2"),
        ("10.1175/1520-0485(2002)032&lt;0870:CT&gt;2.0.CO;2", "10.1175/1520-0485(2002)032<0870:ct>2.0.co;2"),
        ("10.1890/0012-9658(2006)87[2832:DOPAPD]2.0.CO;2", "10.1890/0012-9658(2006)87[2832:dopapd]2.0.co;2"),
        ("https://doi.org/10.1000/a%2Bb%23c", "10.1000/a+b#c"),
    ],
)
def test_old_forms(printed: str, doi: str) -> None:
    """DOIs of the nineties hold brackets and semicolons."""
    assert [found.value for found in find_dois(printed)] == [doi]


@pytest.mark.parametrize(
    ("printed", "doi"),
    [
        ("10.1371/journal.pone.\n0115253", "10.1371/journal.pone.0115253"),
        ("doi: 10. 1371/journal.pone.0115253", "10.1371/journal.pone.0115253"),
        ("10.1007/978-3-319-\n12345-6_7", "10.1007/978-3-319-12345-6_7"),
    ],
)
def test_mended(printed: str, doi: str) -> None:
    """A DOI that a line break cut is one piece again, and that is told."""
    (found,) = find_dois(printed)
    assert found.value == doi
    assert found.repairs


@pytest.mark.parametrize("text", ["10.1093/gkv1234. 2015, p. 3", "10.1093/gkv1234. Paris", "10.1093/gkv1234, 12"])
def test_not_joined(text: str) -> None:
    """The next sentence is not a part of a DOI."""
    assert [(found.value, found.repairs) for found in find_dois(text)] == [("10.1093/gkv1234", ())]


@pytest.mark.parametrize(
    "text", ["10.30/12", "le 10.10.2020/11", "10.123/ab", "10. 1998/2", "p. 10.1234", "110.1000/a"]
)
def test_nothing(text: str) -> None:
    """Numbers are no DOIs."""
    assert list(find_dois(text)) == []
