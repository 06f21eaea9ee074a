"""How many forged clicks of how many networks teach the search one result.

Usage: python benchmarks/forged_clicks.py

Forgers search as residents do and open a page where it was shown, each every six hours for 90 days;
they begin on three different days, as a page has to be clicked on as many. Prints after how many
events of how many networks the page was taught for the query, or that it never was. Before there
were limits two events of one address were enough, and the page need not have been shown.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from search.logs.service_log import read_own_log
from search.service.events import EventLog
from search.service.lessons import Lessons, network_of

QUERY, PAGE, DAYS = "complaints", "https://www.example.gov.uk/wrong", 90
TURNS_A_DAY, FIRST_DAYS = 4, 3
HITS = ["https://www.example.gov.uk/complaints", PAGE]


def main() -> None:
    """Try forgers of several kinds."""
    kinds = {
        "one address": ["203.0.113.66"],
        "64 addresses of one network": [f"203.0.113.{n}" for n in range(64)],
        "64 networks of 64 bits in one of 48": [f"2001:db8:0:{n:x}::1" for n in range(64)],
        **{f"{n} networks": [f"10.{n}.{i}.7" for i in range(n)] for n in (5, 14, 15, 50)},
    }
    for name, addresses in kinds.items():
        events = forged(addresses)
        networks = len({network_of(address) for address in addresses})
        said = f"after {events} events" if events else f"never in {DAYS} days"
        print(f"{name} ({networks} networks): {said}")


def forged(addresses: Sequence[str]) -> int:
    """Return after how many events the page was taught; 0 if it never was."""
    now = [datetime(2026, 3, 1, tzinfo=UTC)]
    lessons = Lessons(lambda: now[0])
    done = 0
    with tempfile.TemporaryDirectory() as folder:
        log = EventLog(Path(folder), DAYS + 1, lambda: now[0])
        for turn in range(TURNS_A_DAY * DAYS):
            for number, address in enumerate(addresses):
                if turn < TURNS_A_DAY * (number % FIRST_DAYS):
                    continue
                first = lessons.of_search(address, QUERY)
                search = log.query(QUERY, QUERY, "build-1-1", 1, HITS, first)
                log.click(search, PAGE, 2, lessons.of_click(address, PAGE))
                done += 1
            now[0] += timedelta(days=1) / TURNS_A_DAY
            if turn % TURNS_A_DAY == 0 and any(
                q.clicks for q in read_own_log(Path(folder)).queries
            ):
                return done
    return 0


if __name__ == "__main__":
    main()
