"""The gate of `--fail-on`: a command ends with 1 if a run has such findings."""

from __future__ import annotations

from signpost.weekly import Job


def hold_gate(job: Job | None, fail_on: str | None) -> None:
    """Hold a run against the gate that was asked for; without a run, only read the gate.

    Raises:
        reports.delivery.gate.GateError: the gate stops something, or is written wrong.
    """
    if fail_on:
        from reports.delivery.gate import Gate
        from reports.sources import Sources

        gate = Gate.of(fail_on)
        if job is not None:
            gate.check(Sources(job.workspace, job.config, job.run, with_confidential=True))
