"""Runs rules within limits of time; what was cut off could not be checked, and says why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from audit.inputs import Inputs
from audit.inventory import summary
from audit.judge import Checked, check
from audit.rule import Options, Rule
from audit.time_limits import Limits, TimeIsUp
from signpost.workspace.page_summary import PageSummary
from signpost.workspace.records import Page

# What is told of the work on a page's summary, as if it were a rule.
SUMMARY = "summary"


@dataclass
class LimitedCheck:
    """`check` with limits, for one page after another.

    `told` is called with the name of each rule before it runs; `given_up` are rules that are not
    run on this page, with the reason.
    """

    limits: Limits
    told: Callable[[str], None] = lambda _name: None
    given_up: Mapping[str, str] = field(default_factory=dict)

    @property
    def hit(self) -> bool:
        """Whether a limit was hit on this page."""
        return self.limits.hit or bool(self.given_up)

    def page(self) -> AbstractContextManager[None]:
        """Keep the limits for what runs inside, which is one page."""
        return self.limits.page()

    def check(self, rule: Rule, options: Options, inputs: Inputs) -> Checked:
        """Run one rule over its inputs."""
        if rule.id in self.given_up:
            return "could_not_check", [], self.given_up[rule.id]
        self.told(rule.id)
        try:
            with self.limits.rule():
                return check(rule, options, inputs)
        except TimeIsUp as limit:
            return "could_not_check", [], str(limit)

    def summary(self, inputs: Inputs, page: Page) -> PageSummary:
        """Summarise a page; where that takes too long, only what its record says is known."""
        if SUMMARY in self.given_up:
            return unread_summary(page)
        self.told(SUMMARY)
        try:
            with self.limits.rule():
                return summary.of(inputs, page)
        except TimeIsUp:
            return unread_summary(page)


def unread_summary(page: Page) -> PageSummary:
    """Return what is known of a page from its record alone."""
    return PageSummary(kind="html" if page.is_html else "document", title=page.title)
