"""Additions to XML leave every other byte of it alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from smartcite.annotations.splicing import Additions, appended, spliced


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a/>", "<a><n/></a>"),
        ("<a ></a>", "<a ><n/></a>"),
        ("<a b='>' />", "<a b='>' ><n/></a>"),
        ("<?xml version='1.0'?>\n<p:a xmlns:p='u'/>\n", "<?xml version='1.0'?>\n<p:a xmlns:p='u'><n/></p:a>\n"),
        ("<a> <b>é &#x41; &lt;/a&gt;</b></a >", "<a> <b>é &#x41; &lt;/a&gt;</b><n/></a >"),
        ("<a><!-- </a> --><![CDATA[</a>]]></a>", "<a><!-- </a> --><![CDATA[</a>]]><n/></a>"),
    ],
)
def test_appended(text: str, expected: str) -> None:
    assert appended(text.encode(), "<n/>").decode() == expected


def test_additions_end_before_others_begin() -> None:
    """What follows one element comes before what precedes the next; several keep their order."""
    data = "<a><b/><b>é</b\n></a>".encode()
    root = etree.fromstring(data)
    additions = Additions()
    additions.put_around(root[0], root[0], "<s1/>", "<e1/>")
    additions.put_around(root[1], root[1], "<s2/>", "<e2/>")
    additions.put_around(root[0], root[1], "<s3/>", "<e3/>")
    assert spliced(data, root, additions).decode() == "<a><s1/><s3/><b/><e1/><s2/><b>é</b\n><e2/><e3/></a>"


trees = st.recursive(
    st.sampled_from(
        ["<b/>", "<b></b>", "<b>/></b>", "<b c='>'>é</b >", "t &amp; u", "<!-- <b> -->", "<?b?>", "<![CDATA[<b>]]>"]
    ),
    lambda inside: st.lists(inside, max_size=4).map(lambda parts: f"<b>{''.join(parts)}</b>"),
    max_leaves=20,
)


@given(trees, st.data())
def test_nothing_else_changes(text: str, data: st.DataObject) -> None:
    """Without the additions the text is what it was, and each stands where it was put."""
    whole = f"<a>{text}<b/></a>".encode()
    root = etree.fromstring(whole)
    elements = list(root.iter("b"))
    element = data.draw(st.sampled_from(elements))
    additions = Additions()
    additions.put_around(element, element, "<s/>", "<e/>")
    made = spliced(whole, root, additions)
    assert made.replace(b"<s/>", b"").replace(b"<e/>", b"") == whole
    tree = etree.fromstring(made)
    start, end = tree.find(".//s"), tree.find(".//e")
    assert start is not None
    assert end is not None
    between = [one for one in start.itersiblings("b") if end in list(one.itersiblings())]
    assert [etree.tostring(one, with_tail=False) for one in between] == [etree.tostring(element, with_tail=False)]
