"""Counts and times for Prometheus.

With several processes each writes its own into a folder that `PROMETHEUS_MULTIPROC_DIR` names, and
whichever is asked adds them up; what only holds for one process carries its `pid`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

# The folder of the processes' figures; the package reads it when it is first imported.
SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
# Upper edges in seconds; the promise is 95 in 100 under 0.015.
_EDGES = (0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 1.0)
_COUNTS = {
    "zero_results": "Searches that found nothing",
    "corrected": "Searches whose spelling was put right",
    "clicks": "Results that were opened",
    "refused": "Requests of visitors who asked too much",
    "events_lost": "Searches and clicks that could not be written down",
}
_GAUGES = {
    "index_documents": "What the index can find",
    "index_run": "The run whose pages it holds",
    "index_switches": "How often a new index was taken up",
    "index_problem": "1: what is new could not be taken up",
    "index_stale": "1: what answers is older than it ought to be",
    "index_failed_looks": "How often what is new could not be taken up",
    "index_seconds_since_look": "How long ago somebody looked for a new index",
}
disable_created_metrics()  # type: ignore[no-untyped-call]


class ServiceMetrics:
    """Everything counted since the start; no label holds anything that a visitor typed."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._shared = SHARED_FOLDER in os.environ
        on = None if self._shared else self._registry
        self._requests = Counter(
            "signpost_requests", "Answered requests", ["route", "status"], registry=on
        )
        self._counts = {
            name: Counter(f"signpost_{name}", text, registry=on) for name, text in _COUNTS.items()
        }
        self._seconds = Histogram(
            "signpost_search_seconds", "How long searches took", buckets=_EDGES, registry=on
        )
        self._gauges = {
            name: Gauge(f"signpost_{name}", text, registry=on, multiprocess_mode="liveall")
            for name, text in _GAUGES.items()
        }
        if self._shared:
            MultiProcessCollector(self._registry)  # type: ignore[no-untyped-call]

    def request(self, route: str, status: int) -> None:
        """Count one answered request."""
        self._requests.labels(route, str(status)).inc()

    def count(self, name: str) -> None:
        """Count one of: `zero_results`, `corrected`, `clicks`, `refused`, `events_lost`."""
        self._counts[name].inc()

    def search(self, seconds: float) -> None:
        """Note how long one search took."""
        self._seconds.observe(seconds)

    def gauges(self, values: Mapping[str, float]) -> None:
        """Note how this process is at the moment."""
        for name, value in values.items():
            self._gauges[name].set(value)

    def text(self) -> str:
        """Write all figures, of all processes, in Prometheus's text form (version 0.0.4)."""
        return generate_latest(self._registry).decode()
