"""What a picture tells beside what it shows: where it was taken, by whom, with what (EXIF, XMP)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from crawler.documents.hidden_collector import HiddenCollector

IMAGES = frozenset({"jpg", "jpeg", "jpe", "png", "tif", "tiff", "heic", "heif", "webp"})
# EXIF 2.32: who made it and for whom; numbers of tags, in the first directory and in EXIF's.
_WHO = {0x013B: "artist", 0x8298: "copyright", 0x010E: "description", 0x9C9D: "author"}
_WHO_EXIF = {0xA430: "owner", 0xA431: "camera's number", 0x9286: "comment", 0xA435: "lens's number"}
_CAMERA, _EXIF, _GPS = (0x010F, 0x0110), 0x8769, 0x8825
_TAKEN = 0x9003
_LATITUDE, _LONGITUDE = 2, 4
# A small picture of it, of before it was cropped perhaps.
_THUMBNAIL = 0x0201
_MAX_PIXELS = 200_000_000


def note_image(data: bytes, place: str, hidden: HiddenCollector) -> None:
    """Note where a picture was taken, and who made it; a damaged one tells nothing."""
    import pillow_heif
    from PIL import Image

    pillow_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = _MAX_PIXELS
    try:
        with Image.open(io.BytesIO(data)) as image:
            exif = image.getexif()
            inner, gps = exif.get_ifd(_EXIF), exif.get_ifd(_GPS)
            texts = [*_texts(exif, inner), *_of_png(image)]
            camera = any(exif.get(tag) for tag in _CAMERA) or _TAKEN in inner
            has_thumbnail = bool(exif.get_ifd(1).get(_THUMBNAIL))
    except Exception:  # noqa: BLE001 - Pillow raises its own, and more, for a damaged picture
        return
    if gps.get(_LATITUDE) and gps.get(_LONGITUDE):
        hidden.add("image_location", place, rows=1)
    if texts or camera:
        hidden.add("image_metadata", place, texts, rows=1)
    if has_thumbnail:
        hidden.add("thumbnail", place, rows=1)


def _texts(exif: Any, inner: Any) -> Iterator[str]:
    """Yield what EXIF says of people."""
    for where, tags in ((exif, _WHO), (inner, _WHO_EXIF)):
        for tag in tags:
            text = _decoded(where.get(tag))
            if text:
                yield text


def _decoded(value: Any) -> str:
    """Return the text of a tag: ASCII, or the UTF-16 that Windows writes."""
    if isinstance(value, bytes):
        is_wide = value[1:2] == b"\0"
        value = value.removeprefix(b"ASCII\0\0\0")
        value = value.decode("utf-16-le" if is_wide else "utf-8", "replace")
    return str(value or "").replace("\0", "").strip()[:500]


def _of_png(image: Any) -> Iterator[str]:
    """Yield what a PNG says in its texts of who made it."""
    for key in ("Author", "Artist", "Copyright", "Comment", "Description"):
        value = image.info.get(key)
        if isinstance(value, str) and value.strip():
            yield value.strip()[:500]
