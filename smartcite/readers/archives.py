"""Members of zip archives (docx, odt) as XML trees, bounded in size and closed to every trick of zip and XML.

Nothing is ever unpacked to disk: a member is read by its name, so a name with "../" reaches nothing. Document type
declarations, which these formats never have, are refused, and with them entity bombs and external entities.
"""

import zipfile
import zlib
from io import BytesIO
from types import TracebackType

from lxml import etree

from smartcite.errors import ReadError

LARGEST = 100_000_000
"""No more bytes than these are unpacked from one archive; the text of a thousand pages takes a tenth."""

MOST_TAGS = 2_000_000
"""A member with more makes a tree of hundreds of megabytes."""

STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = b"http://schemas.openxmlformats.org/"
_NAMESPACES = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
)
"""ISO/IEC 29500-1 (Strict) and 29500-4 (what Word writes unless it is told otherwise) differ in names alone here."""

_PROLOGUE = 1000

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    LookupError,
)


class Archive:
    """A zip file in memory; every failure is a ReadError about the file."""

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self._left = LARGEST
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as failure:
            raise ReadError(path, "a damaged archive: it cannot be unpacked; save the document again") from failure

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._zip.close()

    def names(self) -> list[str]:
        """Return the names of the members."""
        return self._zip.namelist()

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a member, or None when the archive has none of that name."""
        try:
            size = self._zip.getinfo(name).file_size
            if size > self._left:
                raise self._too_large()
            with self._zip.open(name) as member:
                data = member.read(size + 1)  # without a number, one that claims too little would be unpacked whole
        except KeyError:
            return None
        except _BROKEN as failure:
            raise ReadError(self.path, f"a damaged archive: {name} cannot be unpacked") from failure
        self._left -= len(data)
        if data.count(b"<") > MOST_TAGS:
            raise self._too_large()
        return data

    def _too_large(self) -> ReadError:
        return ReadError(self.path, f"it unpacks to more than {LARGEST // 1_000_000} MB of text; refused")

    def tree(self, name: str) -> etree._Element | None:
        """Return the root element of an XML member, or None when the archive has none of that name."""
        data = self.read(name)
        return None if data is None else parse_xml(_transitional(data), f"{name} in it", self.path)

    def text_in(self, name: str, tag: str) -> str:
        """Return the text of the first element of a tag in an XML member that nobody needs; empty without it."""
        try:
            root = self.tree(name)
        except ReadError:
            return ""
        return "" if root is None else (root.findtext(f".//{tag}") or "").strip()


def _transitional(data: bytes) -> bytes:
    """Return XML with the namespaces of Word's usual form in the place of those of its Strict form."""
    for strict, usual in _NAMESPACES if STRICT in data else ():
        data = data.replace(STRICT + strict, _USUAL + usual)
    return data


def parse_xml(data: bytes, name: str, path: str) -> etree._Element:
    """Return the root element of an XML text; ReadError when it is not well formed or declares a document type."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as failure:
        if b"<!DOCTYPE" in data[:_PROLOGUE]:
            raise ReadError(path, f"{name} declares a document type, which is refused") from failure
        raise ReadError(path, f"{name} is damaged: {str(failure).splitlines()[0][:120]}") from failure
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError(path, f"{name} declares a document type, which is refused")
    return root
