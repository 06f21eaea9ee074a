"""The gate that CI asks for: `--fail-on new:serious` ends a command with 1 if it stops anything."""

from __future__ import annotations

from dataclasses import dataclass

from audit.results import Judged
from audit.rule import SEVERITY_WEIGHT
from reports.sources import Sources
from signpost.errors import SignpostError


class GateError(SignpostError):
    """A gate stopped the command, or is written wrong; the message says which."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


@dataclass(frozen=True, slots=True)
class Gate:
    """Stops certain findings of a severity or worse: only those that are `new`, or `any`."""

    which: str
    severity: str

    @classmethod
    def of(cls, text: str) -> Gate:
        """Read `new:serious`, `any:critical` and the like.

        Raises:
            GateError: it is written in another way.
        """
        which, _, severity = text.partition(":")
        if which not in ("new", "any") or severity not in SEVERITY_WEIGHT:
            known = ", ".join(SEVERITY_WEIGHT)
            raise GateError(
                f"--fail-on {text}: write new: or any: and a severity ({known}), as in new:serious",
                2,
            )
        return cls(which, severity)

    def check(self, sources: Sources) -> None:
        """End the command with 1 if a run has what the gate stops; decided findings pass it.

        Raises:
            GateError: it has; the message counts them and names the first.
        """
        stopped = [
            found
            for found in sources.findings()
            if self.stops(found) and not sources.decisions.of_finding(found)
        ]
        if stopped:
            first = stopped[0]
            noun = "finding" if len(stopped) == 1 else "findings"
            # Logs of CI are read by more people than may know where personal data lies.
            rule = sources.rule(first.rule)
            where = " (sign in to the report to see where)" if rule.confidential else ""
            text = (
                f"--fail-on {self.which}:{self.severity}: {len(stopped)} {noun}, "
                f"such as {first.rule}{where or f' on {first.page}'}"
            )
            raise GateError(text, 1)

    def stops(self, found: Judged) -> bool:
        """Whether the gate stops a finding: what needs a person is never certain enough."""
        bad = SEVERITY_WEIGHT.get(found.severity, 0) >= SEVERITY_WEIGHT[self.severity]
        return found.finding.certainty == "sure" and bad and self.which in ("any", found.status)
