"""What each judged page is, by address, kept in a file and not in memory.

Rules on the whole site go through all summaries, some in an order of their own. At 20,000 pages the
summaries are some hundred megabytes as objects; written one behind the other in a temporary file
they cost memory only for where each one stands, and some microseconds for each look.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, MutableMapping

import msgspec

from signpost.workspace.page_summary import PageSummary

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(PageSummary)


class SummaryFile(MutableMapping[str, PageSummary]):
    """Summaries by address; what is taken out or replaced leaves its place in the file empty."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - open as long as this is
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def __setitem__(self, url: str, summary: PageSummary) -> None:
        packed = _ENCODER.encode(summary)
        self._file.seek(self._end)
        self._file.write(packed)
        self._places[url] = (self._end, len(packed))
        self._end += len(packed)

    def __getitem__(self, url: str) -> PageSummary:
        start, length = self._places[url]
        return _DECODER.decode(os.pread(self._file.fileno(), length, start))

    def __delitem__(self, url: str) -> None:
        del self._places[url]

    def __contains__(self, url: object) -> bool:
        return url in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
