"""Everything stored that a report tells of one run, read once and shared by its pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property
from typing import TypeVar
from urllib.parse import urlsplit

from msgspec import structs

from audit.history.decisions import Decision, Decisions
from audit.history.run_history import Comparison, compare
from audit.inputs import PageView
from audit.judged_run import JudgedRun
from audit.monitoring_sample.practice_audit import PracticeAudit, practice_audit_of
from audit.monitoring_sample.sample import Trait, traits_of
from audit.recheck import key_of
from audit.registry import all_rules, confidential_rules
from audit.results import Judged
from audit.rule import Finding, Rule
from audit.withheld import issue_without_quotes
from reports.writing.wording import shorten
from signpost.settings.config import Config
from signpost.workspace import IssueRow, Run, Workspace
from signpost.workspace.artifact import Artifact
from signpost.workspace.artifacts.browser import ELEMENT_SCREENSHOT, element_key
from signpost.workspace.artifacts.judged import SERVICES
from signpost.workspace.artifacts.judged_demand import DEMAND, ServiceDemand
from signpost.workspace.artifacts.judged_history import RECHECKS, Recheck
from signpost.workspace.blobs import digest
from signpost.workspace.page_summary import PageSummary
from signpost.workspace.records import Visit

T = TypeVar("T")


class Sources(JudgedRun):
    """One run with what the rooms stored for it.

    Findings of confidential rules (`Rule.confidential`) are in it only where they are asked for:
    they are not for files that are mailed, fed or left on a share.
    """

    def __init__(
        self, workspace: Workspace, config: Config, run: Run, with_confidential: bool = False
    ) -> None:
        super().__init__(workspace, config, run)
        self._left_out = frozenset() if with_confidential else confidential_rules()

    @classmethod
    def of(cls, workspace: Workspace, config: Config, number: int) -> Sources:
        """Gather the sources of run `number`.

        Raises:
            LookupError: the workspace has no such run.
        """
        run = workspace.runs.get(number)
        if run is None:
            raise LookupError(f"run {number}: no such run in {workspace.folder}")
        return cls(workspace, config, run)

    def with_decisions(self, decisions: Decisions) -> Sources:
        """Return the same run as it stands with other decisions than those that were read."""
        other = Sources(self.workspace, self.config, self.run)
        other.issues, other.decisions = self.issues, decisions
        return other

    @property
    def name(self) -> str:
        """What to call the site: the council's name, else its host."""
        return self.config.site.name or urlsplit(self.run.site).netloc or "The website"

    def title_of(self, kind: str) -> str:
        """Say what a file of rows of one kind is."""
        return f"{self.name}: {kind} of run {self.run.id}"

    @property
    def short_name(self) -> str:
        """The name, short enough for the end of a title."""
        return shorten(self.name, 24)

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The catalogue."""
        return all_rules()

    @cached_property
    def services(self) -> dict[str, str]:
        """The service of each page, as far as audit could tell."""
        return self.read(SERVICES)

    @cached_property
    def _ending(self) -> str:
        """What most titles end with (" – Mereford Council"): it tells no page from another."""
        titles = [p.title for p in self.site.pages.values() if p.is_html and p.title]
        ends = Counter(found.group() for title in titles if (found := _END.search(title)))
        end, times = next(iter(ends.most_common(1)), ("", 0))
        return end if times > len(titles) / 2 else ""

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """Pages whose title other pages have too: a link to one has to say which it is."""
        titles = Counter(p.title.casefold() for p in self.site.pages.values() if p.title)
        pages = self.site.pages.items()
        return frozenset(url for url, p in pages if p.title and titles[p.title.casefold()] > 1)

    def short_title(self, title: str) -> str:
        """Return a page's title without the name of the website that most titles end with."""
        short = title.removesuffix(self._ending).rstrip() if self._ending else title
        return short or title

    @cached_property
    def languages(self) -> dict[str, str]:
        """The language tag of each page that says it is not in English, by address (BCP 47)."""
        tags = ((url, summary.language) for url, summary in self.summaries.items())
        return {url: tag for url, tag in tags if _FOREIGN.fullmatch(tag)}

    @cached_property
    def summaries(self) -> dict[str, PageSummary]:
        """What each judged page and document is, by address, from one pass over the results.

        Without the long texts in it: those of 20,000 pages are not held in memory.
        """
        return {
            result.url: structs.replace(result.judgement.summary, **_LONG_TEXTS)
            for result in self.workspace.results.all(self.run.id)
        }

    @cached_property
    def services_by_name(self) -> dict[str, ServiceDemand]:
        """The services of the demand file, by name."""
        return {service.name: service for service in self.read(DEMAND).services}

    @cached_property
    def visits(self) -> dict[str, Visit]:
        """What became of each visit, without its facts."""
        return {v.url: v for v in self.workspace.visits.brief(self.run.id)}

    @cached_property
    def carried(self) -> dict[str, int]:
        """Pages that were not opened again because they had not changed: by which run they were."""
        return self.workspace.visits.carried(self.run.id)

    @cached_property
    def pictures(self) -> frozenset[str]:
        """The keys of the elements of which a picture was taken (`element_key`)."""
        return frozenset(self.workspace.artifacts.keys(self.run.id, ELEMENT_SCREENSHOT))

    @cached_property
    def rechecks(self) -> frozenset[str]:
        """Keys of the rechecks of pages since this run (`audit.recheck`)."""
        return frozenset(self.workspace.artifacts.keys(self.run.id, RECHECKS))

    def picture_of(self, html: str) -> str:
        """Return the blob of the picture of an element, by its HTML; or nothing."""
        key = element_key(html)
        return self.read(ELEMENT_SCREENSHOT.of(key)) if key in self.pictures else ""

    def recheck_of(self, url: str) -> Recheck | None:
        """Return what the newest recheck of a page since this run came to, if there was one."""
        key = key_of(url)
        return self.read(RECHECKS.of(key)) if key in self.rechecks else None

    @cached_property
    def site_reasons(self) -> dict[str, str]:
        """Why rules that look at the whole site could not check it, by rule."""
        whole = self.workspace.results.get(self.run.id, "")
        return dict(whole.judgement.reasons) if whole else {}

    @cached_property
    def comparison(self) -> Comparison:
        """This run beside the audited run before it."""
        return compare(self.workspace, self.run.id, leave_out=self._left_out)

    @cached_property
    def confidential(self) -> list[Judged]:
        """The findings of confidential rules that are left out, each with its status."""
        return list(self.comparison.left_out())

    def is_left_out(self, rule: str) -> bool:
        """Whether nothing that a rule found is told here."""
        return rule in self._left_out

    @cached_property
    def confidential_to_do(self) -> list[Judged]:
        """Those of them that nobody has decided about."""
        return [found for found in self.confidential if not self.decisions.of_finding(found)]

    def findings(self) -> Iterator[Judged]:
        """Go through the run's findings, each with its status and since when it is there."""
        for page in self.comparison.current():
            yield from page.findings

    @cached_property
    def issues(self) -> list[IssueRow]:
        """The issues, first what should be mended first."""
        rows = self.workspace.results.issues(self.run.id)
        told = (row for row in rows if row.rule not in self._left_out)
        withheld = self.comparison.withheld_pages
        return [issue_without_quotes(x) if x.page_sample in withheld else x for x in told]

    @cached_property
    def owners(self) -> dict[str, str]:
        """Who can mend each issue, by the issue's name."""
        return {issue.id: issue.owner for issue in self.issues}

    @property
    def reading_target(self) -> float:
        """The reading age that pages are to aim for, in years."""
        rule = "readability/reading-age"
        own = self.config.audit.rules.get(rule, {})
        return float(own.get("target_age", self.rules[rule].options["target_age"]))

    @cached_property
    def decisions(self) -> Decisions:
        """What people decided, as it stands today (UTC)."""
        return Decisions.of(self.workspace, datetime.now(UTC).date())

    @cached_property
    def rehearsal(self) -> PracticeAudit:
        """The regulator's rehearsal of this run, its clock as it stands today (UTC)."""
        return practice_audit_of(self.site, self.decisions.day, self.traits)

    @cached_property
    def traits(self) -> list[Trait]:
        """What the rehearsal's sample is picked by; set by who reads every judgement anyway."""
        return traits_of(self.site)

    @cached_property
    def decided(self) -> dict[str, Decision]:
        """The decisions on this run's issues that hold, by the issue's name."""
        found = ((row.id, self.decisions.of_issue(row.id)) for row in self.issues)
        return {name: made for name, made in found if made is not None}

    def rule(self, rule: str) -> Rule:
        """Return a rule; one that is no longer in the catalogue keeps its name, and says so."""
        return self.rules.get(rule) or _gone(rule)

    def read(self, artifact: Artifact[T]) -> T:
        """Return what another room wrote for this run, or what a run without it has."""
        return self.workspace.artifacts.read(self.run.id, artifact)


# Fields of a page's summary that quote the page at length, emptied.
_LONG_TEXTS = {"left_out": [], "unknown_words": [], "statements": [], "signature": ""}
# A language tag, other than one of English.
_FOREIGN = re.compile(r"(?!en(?:-|$))[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,3}", re.IGNORECASE)
# The last part of a title, after a dash or a bar with white space round it.
_END = re.compile(r"\s[-–—|·:]\s[^-–—|·:]{1,80}$")


def _gone(rule: str) -> Rule:
    """Stand in for a rule that this version of Signpost does not have."""
    return Rule(
        id=rule,
        title=f"{rule} (a rule that this version does not have)",
        why="",
        fix="",
        reference="",
        severity="moderate",
        check=_find_nothing,
    )


def _find_nothing(_page: PageView) -> tuple[Finding, ...]:
    """Stand in for the check of a rule that this version does not have."""
    return ()


def card_of(url: str) -> str:
    """Name the file of a page's scorecard: 16 hexadecimal digits of its address."""
    return digest(url.encode())[:16]
