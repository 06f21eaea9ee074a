"""Reads the words in a page's pictures, where `[visit] ocr` asks for it.

The reader (RapidOCR, the extra `ocr`) works without a network and needs about a second of processor
time a picture; a picture that stands on many pages is read once a browser session.

`read` gives a list of `{path, html, src, alt, lines}`: `lines` are what the reader read with some
certainty, top to bottom. Spaces between words are often lost, so compare letters.
"""

from __future__ import annotations

import asyncio
import base64
import importlib.util
import time
from functools import cache
from importlib import resources
from typing import Any

from playwright.async_api import Error, Page

from crawler.browser.style_facts import NAMING
from signpost.errors import SignpostError
from signpost.settings.config import Config

_PACKAGE = "rapidocr_onnxruntime"
# Smaller than this is an icon; more than this a page, or larger, adds cost and tells little.
_LIMITS = {"most": 8, "least_width": 100, "least_height": 30, "side": 1600}
_FIND_SECONDS = 10.0
# After so long on one page no further picture of it is begun.
SECONDS = 40.0
_LEAST_CERTAIN = 0.7
_MOST_REMEMBERED = 2000
_SCRIPT = (resources.files("crawler.browser") / "ocr.js").read_text(encoding="utf-8")
_FIND = f"(limits) => {{ {NAMING}\n return ({_SCRIPT})(limits); }}"


class NoReaderError(SignpostError):
    """`[visit] ocr` is on and the reader is not installed."""


def ready(config: Config) -> None:
    """Make sure that what is asked for can be done.

    Raises:
        NoReaderError: `[visit] ocr` is on, and the reader is not installed.
    """
    if config.visit.ocr and importlib.util.find_spec(_PACKAGE) is None:
        raise NoReaderError(
            "[visit] ocr is on, but the reader of pictures is not installed: run "
            "pip install 'signpost[ocr]', or switch it off"
        )


class Lettering:
    """Reads pictures for the visits of one browser; `asked` is False where nobody wants it."""

    def __init__(self, asked: bool) -> None:
        """Begin with nothing read."""
        self._asked = asked
        self._known: dict[str, list[str]] = {}

    async def read(self, page: Page) -> list[dict[str, Any]] | None:
        """Return the words in a page's pictures; None where that is not asked for or fails."""
        if not self._asked:
            return None
        try:
            async with asyncio.timeout(_FIND_SECONDS):
                found = await page.evaluate(_FIND, _LIMITS)
        except (Error, TimeoutError):
            return None
        end, read = time.monotonic() + SECONDS, []
        for picture in found:
            if time.monotonic() < end:
                png = picture.pop("png")
                read.append({**picture, "lines": await self._lines(picture["src"], png)})
        return read

    async def _lines(self, src: str, png: str) -> list[str]:
        """Return the lines of one picture; what was read before is not read again."""
        if src not in self._known:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[src] = await asyncio.to_thread(_lines_of, base64.b64decode(png))
        return self._known[src]


@cache
def _reader() -> Any:
    """Start the reader: two seconds, so only when the first picture is there."""
    from rapidocr_onnxruntime import RapidOCR

    return RapidOCR()


def _lines_of(png: bytes) -> list[str]:
    """Return the lines that the reader is fairly certain of."""
    found, _ = _reader()(png)
    return [str(text) for _box, text, certain in found or [] if float(certain) >= _LEAST_CERTAIN]
