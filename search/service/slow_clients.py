"""HTTP as uvicorn speaks it, but for whoever takes too long to say what they want."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

# A browser sends its headers at once, and a proxy sends them whole.
HEADER_SECONDS = 5.0


class PromptH11Protocol(H11Protocol):
    """Closes a connection whose request is not there within `HEADER_SECONDS` of its beginning.

    uvicorn ends only connections that send nothing between two requests: a client that sends a
    letter now and then would keep its connection for ever.
    """

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first request."""
        super().connection_made(transport)
        self._await_request()

    def data_received(self, data: bytes) -> None:
        """Take in what came; an answer that is being made ends the wait."""
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._await_request()
        else:
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _await_request(self) -> None:
        """Begin to wait, unless that has begun already."""
        if self._late is None:
            self._late = self.loop.call_later(HEADER_SECONDS, self._close)

    def _stop_waiting(self) -> None:
        """Give up waiting."""
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _close(self) -> None:
        """End a connection that took too long, unless an answer is on its way after all."""
        self._late = None
        if self.cycle is None or self.cycle.response_complete:
            self.transport.abort()
