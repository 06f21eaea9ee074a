"""The proof: the weekly audit finds every fault seeded in the demo council, and no other.

`demo_run` runs the whole pipeline on week 1 of the demo council, once a session.
"""

from __future__ import annotations

from demo import faults

_RAISED = ("fail", "needs_person")
WEEK = 1


def test_every_seeded_fault_is_found(demo_run):
    missed = []
    for fault in faults.load(WEEK):
        page = demo_run.judgements.get(fault.page)
        outcome = page.outcomes.get(fault.rule, "not judged") if page else "page not judged"
        if outcome not in _RAISED:
            missed.append(f"{fault.page}: {fault.rule} says {outcome} ({fault.note})")
    assert not missed, "\n".join(["seeded faults that were not found:", *missed])


def test_clean_pages_raise_nothing(demo_run):
    named = {fault.page for fault in faults.load(WEEK)}
    clean = {path: page for path, page in demo_run.judgements.items() if path not in named}
    raised = [
        f"{path}: {found.rule}: {found.finding.message} [{found.finding.evidence}]"
        for path, page in clean.items()
        for found in page.findings
    ]
    assert len(clean) >= 30
    assert not raised, "\n".join(["clean pages with findings:", *raised])


def test_pages_with_a_fault_raise_little_else(demo_run):
    """A seeded page is clean but for its faults, so what else is found there is a false alarm."""
    seeded = {(fault.page, fault.rule) for fault in faults.load(WEEK)}
    named = {page for page, _ in seeded}
    extra = [
        f"{path}: {found.rule}: {found.finding.message} [{found.finding.evidence}]"
        for path, page in demo_run.judgements.items()
        if path in named
        for found in page.findings
        if (path, found.rule) not in seeded
    ]
    assert not extra, "\n".join(["findings that are not in demo/faults.toml:", *extra])


def test_what_a_template_does_is_one_issue(demo_run):
    """The libraries' footer: one fix clears the findings of all its pages."""
    pages = [page for path, page in demo_run.judgements.items() if path.startswith("/libraries")]
    for rule in ("content/links-broken", "accessibility/link-purpose"):
        found = [x for page in pages for x in page.findings if x.rule == rule]
        assert len(found) == 4
        assert len({x.issue for x in found}) == 1, rule
