"""Asking the service over connections that are kept, as browsers and proxies do."""

from __future__ import annotations

import http.client
import json
import random
import string
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

import numpy as np

TRIVIAL = "/search.css"


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

    def __init__(self, port: int, visitor: str = "") -> None:
        self._port, self._headers = port, {"X-Forwarded-For": visitor} if visitor else {}
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def ask(self, path: str, asked: Asked) -> None:
        """Ask once and note what came of it."""
        begun = time.perf_counter()
        try:
            self._connection.request("GET", path, headers=self._headers)
            answer = self._connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException) as error:
            asked.failed.append(repr(error))
            self._connection.close()
            return
        asked.taken.append(1000 * (time.perf_counter() - begun))
        if answer.status != 200:
            asked.failed.append(str(answer.status))
        elif path.startswith("/api/"):
            asked.builds.add(str(json.loads(body)["index"]))


def searches(queries: Sequence[str]) -> Callable[[int, int], str]:
    """Return what gives each client its next path: one query after the other."""
    return lambda client, turn: (
        f"/api/search?q={quote(queries[(client * 97 + turn) % len(queries)])}"
    )


def load(port: int, path: Callable[[int, int], str], seconds: float, clients: int) -> Asked:
    """Ask from some clients at once for some seconds, each as soon as it was answered."""
    asked = Asked(seconds)
    end = time.monotonic() + seconds

    def loop(number: int) -> None:
        client, turn = Client(port), 0
        while time.monotonic() < end:
            client.ask(path(number, turn), asked)
            turn += 1

    threads = [threading.Thread(target=loop, args=(n,)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return asked


def attack(port: int, seconds: float, visitors: int = 5, each: int = 8) -> threading.Thread:
    """Begin to send what is dearest to answer: 200 letters of words that nobody knows."""
    end = time.monotonic() + seconds

    def loop(number: int) -> None:
        chance = random.Random(number)
        client = Client(port, f"203.0.113.{number % visitors}")
        while time.monotonic() < end:
            letters = ("".join(chance.choices(string.ascii_lowercase, k=8)) for _ in range(22))
            client.ask(f"/api/search?q={quote(' '.join(letters))}", Asked())

    def run() -> None:
        threads = [threading.Thread(target=loop, args=(n,)) for n in range(visitors * each)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    attacking = threading.Thread(target=run)
    attacking.start()
    return attacking
