"""Reads the words in a page's pictures, where `[visit] ocr` asks for it.

The reader (RapidOCR, the extra `ocr`) works without a network and needs about a second of processor
time a picture; a picture that stands on many pages is read once a browser session.
"""

from __future__ import annotations

import asyncio
import base64
import importlib.util
import time
from functools import cache
from typing import Any

from playwright.async_api import Error, Page

from crawler.browser.page_scripts.page_script import PageScript
from signpost.errors import SignpostError
from signpost.settings.config import Config
from signpost.workspace.visit_facts import ImageText, Place

_PACKAGE = "rapidocr_onnxruntime"
# Smaller than this is an icon; more than this a page, or larger, adds cost and tells little.
_LIMITS = {"most": 8, "least_width": 100, "least_height": 30, "side": 1600}
_FIND_SECONDS = 10.0
# After so long on one page no further picture of it is begun.
SECONDS = 40.0
_LEAST_CERTAIN = 0.7
_MOST_REMEMBERED = 2000
_SCRIPT = PageScript.of_files(__package__ or "", "ocr.js")


class _DrawnImage(Place, frozen=True, kw_only=True):
    """An image of the page, as it is drawn."""

    # The image's address and its alternative text.
    src: str
    alt: str
    # The image as a PNG file, in base64.
    png: str


class NoReaderError(SignpostError):
    """`[visit] ocr` is on and the reader is not installed."""


def check_reader_installed(config: Config) -> None:
    """Make sure that what is asked for can be done.

    Raises:
        NoReaderError: `[visit] ocr` is on, and the reader is not installed.
    """
    if config.visit.ocr and importlib.util.find_spec(_PACKAGE) is None:
        raise NoReaderError(
            "[visit] ocr is on, but the reader of pictures is not installed: run "
            "pip install 'signpost[ocr]', or switch it off"
        )


class ImageReader:
    """Reads the images for the visits of one browser, where `wanted`."""

    def __init__(self, wanted: bool) -> None:
        """Begin with nothing read."""
        self._wanted = wanted
        self._lines_by_src: dict[str, list[str]] = {}

    async def read(self, page: Page) -> list[ImageText] | None:
        """Return the words in a page's images; None where that is not wanted or fails."""
        if not self._wanted:
            return None
        try:
            async with asyncio.timeout(_FIND_SECONDS):
                images = await _SCRIPT.run(page, list[_DrawnImage], _LIMITS)
        except (Error, TimeoutError):
            return None
        end, read = time.monotonic() + SECONDS, []
        for image in images:
            if time.monotonic() < end:
                lines = await self._lines(image)
                read.append(
                    ImageText(
                        path=image.path, html=image.html, src=image.src, alt=image.alt, lines=lines
                    )
                )
        return read

    async def _lines(self, image: _DrawnImage) -> list[str]:
        """Return the lines of one image; what was read before is not read again."""
        if image.src not in self._lines_by_src:
            if len(self._lines_by_src) >= _MOST_REMEMBERED:
                self._lines_by_src.clear()
            png = base64.b64decode(image.png)
            self._lines_by_src[image.src] = await asyncio.to_thread(_lines_of, png)
        return self._lines_by_src[image.src]


@cache
def _reader() -> Any:
    """Start the reader: two seconds, so only when the first picture is there."""
    from rapidocr_onnxruntime import RapidOCR

    return RapidOCR()


def _lines_of(png: bytes) -> list[str]:
    """Return the lines that the reader is fairly certain of."""
    found, _ = _reader()(png)
    return [str(text) for _box, text, certain in found or [] if float(certain) >= _LEAST_CERTAIN]
