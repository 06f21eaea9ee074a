"""What `/healthz` says of all processes of a service together."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from search.service.shared_state import WorkerReport


def health_of(
    mine: WorkerReport, workers: Sequence[WorkerReport], missing: int
) -> tuple[dict[str, object], int]:
    """Return what to say, and the code: 503 if a process is stale, silent or missing.

    `index` and `documents` are of the process that is asked, unless another one is worse off.
    """
    wrong = [x for x in workers if x.stale] or [x for x in workers if x.problem]
    worst = wrong[0] if wrong else mine
    said: dict[str, object] = {
        "status": "old" if wrong else "missing" if missing else "ok",
        "index": worst.index,
        "documents": worst.documents,
        "workers": [msgspec.to_builtins(x) for x in sorted(workers, key=lambda x: x.pid)],
    }
    if problem := worst.problem or (f"{missing} processes are missing" if missing else ""):
        said["problem"] = problem
    return said, 503 if missing or any(x.stale for x in workers) else 200
