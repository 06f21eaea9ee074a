"""The ZIP that an office file is: opened within limits, its XML without entities.

Both kinds of bomb are turned away before a library reads the file: one that unpacks to far more
than a document can be, and XML that declares entities (no office program writes any).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from crawler.documents.limits import MAX_FILES, MAX_UNPACKED, PROTECTED, UnreadableError

_DECLARES = (b"<!DOCTYPE", b"<!ENTITY")
_ENCRYPTED = 0x1
_BLOCK = 1 << 20


def open_package(data: bytes) -> zipfile.ZipFile:
    """Open the ZIP of an office file.

    Raises:
        UnreadableError: it is damaged, encrypted, a bomb, or declares XML entities.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        _check(package)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError) as error:
        raise UnreadableError("it is damaged") from error
    return package


def _check(package: zipfile.ZipFile) -> None:
    """Refuse a package that would cost too much, or that is not what an office program writes.

    What unpacks to more than it says is cut off there by zipfile, and fails its checksum.
    """
    entries = package.infolist()
    if len(entries) > MAX_FILES or sum(x.file_size for x in entries) > MAX_UNPACKED:
        raise UnreadableError("it unpacks to more than a document can be")
    if any(x.flag_bits & _ENCRYPTED for x in entries):
        raise UnreadableError(PROTECTED)
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels")) and _declares(package, entry):
            raise UnreadableError("its XML declares entities, which no document needs")


def _declares(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a part declares a document type or entities, in whatever width of character."""
    rest = b""
    with package.open(entry) as stream:
        while block := stream.read(_BLOCK):
            plain = rest + block.replace(b"\0", b"")
            if any(word in plain for word in _DECLARES):
                return True
            rest = plain[-10:]
    return False


def xml_part(package: zipfile.ZipFile, name: str) -> etree._Element | None:
    """Parse one XML part of a package; None where there is none, or it is broken."""
    try:
        data = package.read(name)
    except (KeyError, zipfile.BadZipFile, EOFError):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    return etree.fromstring(data, parser)


def relations(package: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, str, bool]]:
    """Yield (id, type, target, whether outside) of what a part of an office file relates to.

    Targets inside the package are names of parts, as in `package.namelist()`.
    """
    folder, _, name = part.rpartition("/")
    tree = xml_part(package, f"{folder}/_rels/{name}.rels".lstrip("/"))
    for one in tree if tree is not None else ():
        target, kind = one.get("Target", ""), one.get("Type", "")
        is_outside = one.get("TargetMode") == "External"
        if not is_outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield one.get("Id", ""), kind, target, is_outside


def related_parts(package: zipfile.ZipFile, part: str, kind: str) -> list[str]:
    """Return the names of the parts to which a part has relations of a type that ends so."""
    names = set(package.namelist())
    return [
        target
        for _, what, target, is_outside in relations(package, part)
        if not is_outside and what.endswith(kind) and target in names
    ]


def format_of(package: zipfile.ZipFile) -> str:
    """Tell which format a package is: docx, xlsx, pptx, odt, ods, odp, or nothing."""
    names = set(package.namelist())
    if "mimetype" in names:
        return _OPEN.get(package.read("mimetype")[:100].decode("ascii", "replace").strip(), "")
    if "[Content_Types].xml" not in names:
        return ""
    types = package.read("[Content_Types].xml")
    return next((kind for mark, kind in _MICROSOFT.items() if mark in types), "")


_OPEN = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
}
_MICROSOFT = {
    b"wordprocessingml.document.main": "docx",
    b"spreadsheetml.sheet.main": "xlsx",
    b"presentationml.presentation.main": "pptx",
}
