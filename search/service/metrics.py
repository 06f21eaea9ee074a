"""Counts and times for Prometheus, in its text form (version 0.0.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

# Upper edges in seconds; the promise is 95 in 100 under 0.015.
_EDGES = (0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 1.0)


class ServiceMetrics:
    """Everything counted since the start; no label holds anything that a visitor typed."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, int]] = Counter()
        self._counts: Counter[str] = Counter()
        self._buckets: Counter[float] = Counter()
        self._seconds, self._searches = 0.0, 0

    def request(self, route: str, status: int) -> None:
        """Count one answered request."""
        self._requests[route, status] += 1

    def count(self, name: str) -> None:
        """Count one of: `zero_results`, `corrected`, `clicks`, `refused`."""
        self._counts[name] += 1

    def search(self, seconds: float) -> None:
        """Note how long one search took."""
        self._seconds += seconds
        self._searches += 1
        for edge in _EDGES:
            if seconds <= edge:
                self._buckets[edge] += 1

    def text(self, gauges: Mapping[str, float]) -> str:
        """Write all figures, and some more that are read as they stand."""
        lines = ["# TYPE signpost_requests_total counter"]
        lines += [
            f'signpost_requests_total{{route="{route}",status="{status}"}} {n}'
            for (route, status), n in sorted(self._requests.items())
        ]
        for name in ("zero_results", "corrected", "clicks", "refused"):
            lines += [f"# TYPE signpost_{name}_total counter"]
            lines += [f"signpost_{name}_total {self._counts[name]}"]
        lines.append("# TYPE signpost_search_seconds histogram")
        lines += [
            f'signpost_search_seconds_bucket{{le="{edge}"}} {self._buckets[edge]}'
            for edge in _EDGES
        ]
        lines.append(f'signpost_search_seconds_bucket{{le="+Inf"}} {self._searches}')
        lines.append(f"signpost_search_seconds_sum {self._seconds:.6f}")
        lines.append(f"signpost_search_seconds_count {self._searches}")
        for name, value in gauges.items():
            lines += [f"# TYPE signpost_{name} gauge", f"signpost_{name} {value:g}"]
        return "\n".join([*lines, ""])
