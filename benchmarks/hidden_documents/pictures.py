"""Pictures made by Pillow, with and without where they were taken."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw


def photograph(with_location: bool = False, words: str = "") -> bytes:
    """Return a JPEG of a plain colour, its place in the EXIF data if it is asked for."""
    picture = Image.new("RGB", (320, 200), (120, 150, 90))
    if words:
        ImageDraw.Draw(picture).text((20, 20), words, fill=(0, 0, 0))
    exif = Image.Exif()
    exif[0x010F] = "Camera maker"
    if with_location:
        place = exif.get_ifd(0x8825)
        place.update({1: "N", 2: (51.0, 27.0, 40.5), 3: "W", 4: (0.0, 1.0, 12.0)})
        exif[0x8825] = place
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()
