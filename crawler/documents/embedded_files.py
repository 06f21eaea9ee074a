"""Files in files: read as documents themselves, all of their words being hidden in the holder."""

from __future__ import annotations

import io

import olefile

from crawler.documents.hidden_collector import HiddenCollector
from crawler.documents.image_metadata import note_image
from crawler.documents.limits import MAX_DEPTH, MAX_EMBEDDED, UnreadableError, is_late
from crawler.documents.recognition import COMPOUND
from signpost.workspace.hidden_parts import HiddenKind

# Streams of an OLE object that hold a whole file (MS-OLEDS 2.3.6, 2.3.7).
_PACKAGE, _NATIVE, _CONTENTS = "Package", "\x01Ole10Native", "CONTENTS"


def note_embedded(
    data: bytes,
    place: str,
    hidden: HiddenCollector,
    signs: set[str] | None = None,
    kind: HiddenKind = "embedded_file",
) -> None:
    """Note a file that another holds: what it shows and hides, as far as it can be read."""
    data = _unwrapped(data)
    marks = set(signs or ())
    inner = HiddenCollector(hidden.depth + 1)
    if inner.depth > MAX_DEPTH or len(data) > MAX_EMBEDDED or is_late():
        hidden.unread.append(f"{place}: it is too deep or too large")
        hidden.add(kind, place, rows=1, signs={*marks, "cut_off"})
        return
    lines, known = _lines(data, inner)
    marks |= set() if known else {"cut_off"}
    hidden.add(kind, f"{place} ({known or 'not read'})", lines, signs=marks, context=lines)
    hidden.unread.extend(f"{place}: {x}" for x in inner.unread)


def _lines(data: bytes, inner: HiddenCollector) -> tuple[list[str], str]:
    """Return the lines of a file, shown and hidden, and its format ("": not read)."""
    from crawler.documents.formats import facts_of

    if data[:3] == b"\xff\xd8\xff" or data[:8] == b"\x89PNG\r\n\x1a\n":
        note_image(data, "picture", inner)
        return inner.lines(), "picture"
    try:
        name, facts = facts_of(data, inner)
    except (UnreadableError, MemoryError):
        return _plain(data), "text" if _plain(data) else ""
    except Exception:  # noqa: BLE001 - each library raises its own, and more, for a damaged file
        return [], ""
    return [*facts.text.split("\n"), *inner.lines()], name


def _plain(data: bytes) -> list[str]:
    """Return the lines of a file of plain text, such as CSV; none of any other."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return []
    return [] if "\x00" in text else text.replace(",", "\t").splitlines()


def _unwrapped(data: bytes) -> bytes:
    """Return the file that an OLE object holds; the object, where it holds none."""
    if not data.startswith(COMPOUND):
        return data
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as box:
            for name in (_PACKAGE, _CONTENTS):
                if box.exists(name):
                    return bytes(box.openstream(name).read())
            if box.exists(_NATIVE):
                return _native(box.openstream(_NATIVE).read())
    except (OSError, ValueError, IndexError):
        pass
    return data


def _native(data: bytes) -> bytes:
    """Return the file in an Ole10Native stream: after a label and two paths, with its length."""
    at = 6
    for _ in range(2):
        at = data.find(b"\0", at) + 1
    at += 4
    size = int.from_bytes(data[at : at + 4], "little")
    at += 4 + size
    size = int.from_bytes(data[at : at + 4], "little")
    return data[at + 4 : at + 4 + size]
