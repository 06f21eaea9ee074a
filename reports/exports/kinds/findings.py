"""Rows of `findings`: what this run found, then what the run before found and this one has not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from audit.history.run_history import renames
from audit.results import Judged
from reports.exports.export_types import Cell, Row, RowKind
from reports.sources import Sources

COLUMNS = (
    *("run", "rule", "outcome", "severity", "certainty", "url", "where", "evidence"),
    *("message", "issue", "device", "first_seen", "status", "carried_from", "suggestion"),
    *("decision", "engine", "engine_rules"),
)
# What this run says of a finding of last week's that it does not have.
_GONE_OUTCOMES = {
    "fixed": "pass",
    "not_checked": "could_not_check",
    "rule_changed": "not_applicable",
}


def finding_rows(sources: Sources) -> Iterator[Row]:
    """Go through a run's findings, then through those of the run before that it has not.

    A finding that is gone has as `outcome` what this run says of it: `pass` where it is fixed,
    `could_not_check`, or `not_applicable` where the rule changed. `first_seen` is a run's number;
    `carried_from` too: of the run whose visit was judged, where the page was not opened again.
    `engine` is the engine and its version that found it (`axe-core 4.12.1`), "" where Signpost did;
    `engine_rules` are the ids of axe-core's rules that found it, or speak of the same.
    `decision` is what holds today (UTC) about it or its issue, such as `false_alarm`.
    """
    run = sources.run.id
    comparison = sources.comparison
    theirs = {x.id: " ".join(x.axe_rules) for x in sources.rules.values()}
    for page in comparison.current():
        for found in page.findings:
            row = _row(run, found, found.outcome, theirs)
            seen = sources.carried.get(found.page) if _reads_visit(sources, found.rule) else None
            decided = sources.decisions.of_finding(found)
            yield {**row, "carried_from": seen, "decision": decided.kind if decided else ""}
    for found in comparison.gone():
        yield _row(run, found, _GONE_OUTCOMES.get(found.status, found.outcome), theirs)


def _reads_visit(sources: Sources, name: str) -> bool:
    """Whether a rule judges what the browser saw."""
    rule = sources.rules.get(renames().get(name, name))
    return rule is not None and "visit" in rule.needs


def _row(run: int, found: Judged, outcome: str, theirs: Mapping[str, str]) -> dict[str, Cell]:
    """Make one row of `findings`; `theirs` are the ids of axe-core's rules by our rule."""
    by_engine = found.finding.key.partition(" ")[0] if found.finding.engine else ""
    return {
        "run": run,
        "rule": found.rule,
        "outcome": outcome,
        "severity": found.severity,
        "certainty": found.finding.certainty,
        "url": found.page,
        "where": found.finding.where,
        "evidence": found.finding.evidence,
        "message": found.finding.message,
        "issue": found.issue,
        "device": found.finding.device,
        "first_seen": found.first_seen,
        "status": found.status,
        "carried_from": None,
        "suggestion": found.finding.suggestion,
        "decision": "",
        "engine": found.finding.engine,
        "engine_rules": by_engine or theirs.get(found.rule, ""),
    }


EXPORT = RowKind("findings", COLUMNS, finding_rows, place=30)
