"""Zip archives with some members changed, all others byte for byte as they were."""

import zipfile
from collections.abc import Mapping
from copy import copy
from io import BytesIO


def with_members(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return the bytes of an archive in which some members have other contents, and new ones come last.

    What stays is not unpacked: its compressed bytes and its entry are copied. ValueError when an entry lies outside
    of the archive.
    """
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        entries = sorted(source.infolist(), key=lambda entry: entry.header_offset)
        ends = [*(entry.header_offset for entry in entries[1:]), source.start_dir]
        for entry, end in zip(entries, ends, strict=True):
            if entry.filename in changed:
                renewed = zipfile.ZipInfo(entry.filename, entry.date_time)
                renewed.external_attr, renewed.compress_type = entry.external_attr, zipfile.ZIP_DEFLATED
                target.writestr(renewed, changed[entry.filename])
            else:
                _copy(entry, data[entry.header_offset : end], target)
        for name in changed.keys() - {entry.filename for entry in entries}:
            target.writestr(zipfile.ZipInfo(name), changed[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _copy(entry: zipfile.ZipInfo, record: bytes, target: zipfile.ZipFile) -> None:
    """Add a member as it is; `record` is its header and its compressed bytes."""
    if target.fp is None or not record.startswith(b"PK\x03\x04"):
        raise ValueError(f"{entry.filename}: the entry lies outside of the archive")
    moved = copy(entry)
    moved.header_offset = target.fp.tell()
    target.fp.write(record)
    target.start_dir = target.fp.tell()
    target.filelist.append(moved)
    target.NameToInfo[moved.filename] = moved
