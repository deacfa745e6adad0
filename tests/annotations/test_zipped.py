"""Archives with members changed."""

import zipfile
from io import BytesIO

import pytest

from smartcite.annotations.zipped import with_members


def archive(compression: int) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", compression) as made:
        for name in ("a", "b", "c"):
            entry = zipfile.ZipInfo(name, (2001, 2, 3, 4, 5, 6))
            entry.comment, entry.compress_type = b"remark", compression
            with made.open(entry, "w") as stream:
                stream.write(name.encode() * 500)
    return file.getvalue()


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("before", [b"", b"#!/bin/sh\n"])
def test_others_are_copied(compression: int, before: bytes) -> None:
    """Members that stay keep bytes, date and remark, whatever packed them; a new one comes last."""
    data = before + archive(compression)
    made = zipfile.ZipFile(BytesIO(with_members(data, {"b": b"new", "d": b"more"})))
    assert made.testzip() is None
    assert made.namelist() == ["a", "b", "c", "d"]
    assert [made.read(name) for name in "bd"] == [b"new", b"more"]
    for name in "ac":
        entry = made.getinfo(name)
        assert made.read(name) == name.encode() * 500
        assert (entry.comment, entry.date_time) == (b"remark", (2001, 2, 3, 4, 5, 6))
        assert entry.compress_type == compression
