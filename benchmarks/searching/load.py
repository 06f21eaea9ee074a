"""Asking the service over connections that are kept, as browsers and proxies do.

The requests are written by hand on asyncio's streams, by a process of its own: a client with a
thread for each connection takes more of the processor than the service that it measures.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import random
import string
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import quote

import numpy as np

TRIVIAL = "/search.css"
Path = Callable[[int, int], str]


@dataclass
class Asked:
    """What came of asking: milliseconds of each answer, failures, and what JSON said of builds."""

    seconds: float = 0.0
    taken: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    builds: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        if not self.taken:
            return f"no answer, {len(self.failed)} failed"
        p50, p95 = np.percentile(self.taken, [50, 95])
        return (
            f"{len(self.taken) / self.seconds:.0f} answers a second, p50 {p50:.1f} ms, "
            f"p95 {p95:.1f} ms, longest {max(self.taken):.0f} ms, {len(self.failed)} failed"
        )


class Client:
    """One visitor on one kept connection."""

    def __init__(self, port: int, visitor: str) -> None:
        self._port, self._more = port, f"Host: search.example\r\nX-Forwarded-For: {visitor}\r\n"
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str, asked: Asked) -> None:
        """Ask once and note what came of it."""
        begun = time.perf_counter()
        try:
            status, body = await self._answer(path)
        except (OSError, ValueError, asyncio.IncompleteReadError) as error:
            asked.failed.append(repr(error))
            self.close()
            return
        asked.taken.append(1000 * (time.perf_counter() - begun))
        if status != 200:
            asked.failed.append(str(status))
        elif path.startswith("/api/"):
            asked.builds.add(str(json.loads(body)["index"]))

    async def _answer(self, path: str) -> tuple[int, bytes]:
        """Send a request; return the status and the body of its answer."""
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(f"GET {path} HTTP/1.1\r\n{self._more}\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        status = int(head.split(maxsplit=2)[1])
        body = await reader.readexactly(int(head.split("content-length:")[1].split("\r\n")[0]))
        if "connection: close" in head:
            self.close()
        return status, body

    def close(self) -> None:
        """Give up the connection; the next request opens another."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


def searches(queries: Sequence[str]) -> Path:
    """Return what gives each client its next path: one query after the other."""
    return lambda client, turn: (
        f"/api/v1/search?q={quote(queries[(client * 97 + turn) % len(queries)])}"
    )


def trivial() -> Path:
    """Return what asks for a file again and again."""
    return lambda _client, _turn: TRIVIAL


def dear(seed: int) -> Path:
    """Return what asks for what is dearest to answer: 200 letters of words that nobody knows."""
    chance = random.Random(seed)

    def path(_client: int, _turn: int) -> str:
        letters = ("".join(chance.choices(string.ascii_lowercase, k=8)) for _ in range(22))
        return f"/api/v1/search?q={quote(' '.join(letters))}"

    return path


class Clients:
    """Asks from processes of its own: residents from one, an attacker from another."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._pool = ProcessPoolExecutor(2, multiprocessing.get_context("spawn"))

    def load(
        self, kind: Callable[..., Path], argument: object, seconds: float, clients: int
    ) -> Future[Asked]:
        """Ask from some clients at once for some seconds, each as soon as it was answered."""
        return self._pool.submit(_load, self._port, kind, argument, seconds, clients)

    def attack(self, seconds: float) -> Future[Asked]:
        """Send what is dear to answer from 40 connections of five visitors."""
        return self._pool.submit(_load, self._port, dear, 9, seconds, 40, 5)

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown()


def _load(
    port: int,
    kind: Callable[..., Path],
    argument: object,
    seconds: float,
    clients: int,
    visitors: int = 0,
) -> Asked:
    """Ask as `Clients.load` says, from this process."""
    path = kind(argument) if argument is not None else kind()
    asked = Asked(seconds)

    async def loop(number: int, end: float) -> None:
        client, turn = Client(port, f"203.0.113.{number % (visitors or clients)}"), 0
        while time.monotonic() < end:
            await client.ask(path(number, turn), asked)
            turn += 1
        client.close()

    async def run() -> None:
        end = time.monotonic() + seconds
        await asyncio.gather(*(loop(number, end) for number in range(clients)))

    asyncio.run(run())
    return asked
