"""Takes over what earlier runs judged, where all that it was made from is the same.

A page's rules fall into three parts: those that read the page, its visit or its document alone;
those that ask something of the site; and those that ask for the day. Each part is taken over, or
judged anew, by itself, and each rule anew whose version, options or code are others.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import msgspec

from audit.covered_findings import related
from audit.inputs import Inputs
from audit.judge import Checked, Chosen, check, inputs_of, judge_inputs, judge_site, rules_of
from audit.limited_check import LimitedCheck
from audit.remembered.code_version import rule_keys, summary_key
from audit.remembered.read_headers import ReadHeaders, still_so
from audit.remembered.site_reads import Answers, SiteReads, page_facts
from audit.remembered.watched_date import Span, WatchedDate
from audit.results import PageJudgement
from audit.rule import Options, Rule
from audit.site_view import SiteView
from signpost.workspace import Run
from signpost.workspace.blobs import digest, json_bytes
from signpost.workspace.records import Page
from signpost.workspace.result_store import Judgement, MadeFrom

# The summary has a key beside the rules'; it is made by code and one option of this rule.
_SUMMARY, _READING = "", "readability/reading-age"


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of a page before it is judged: the stored judgement, and the rules to run.

    With no `rules` left, the blob `name` holds the page's judgement as it is.
    """

    name: str
    judgement: Judgement
    rules: frozenset[str]


@dataclass
class PageMemory:
    """What earlier runs say of the pages of a run, and what this one leaves to later ones."""

    site: SiteView
    rules: Chosen
    # The blobs of earlier judgements, by address.
    earlier: Mapping[str, str] = field(default_factory=dict)
    taken_over: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Name what judgements are made from."""
        familiar = self.site.config.audit.rules.get(_READING, {}).get("familiar", ())
        self._keys = {**rule_keys(self.rules), _SUMMARY: summary_key(familiar)}
        self._keys_name = self.site.workspace.blobs.put(json_bytes(self._keys))
        self._old_keys: dict[str, Mapping[str, str]] = {self._keys_name: self._keys}
        self._kinds: dict[bool, tuple[Chosen, frozenset[str], frozenset[str]]] = {}
        self.answers = Answers(self.site, lambda: self.whole, self._settings)
        self._reads = SiteReads(self.site)
        self._related = related(rule for rule, _ in self.rules.values())

    @cached_property
    def _settings(self) -> str:
        """Name the settings; those of rules are in their keys, and the rest of [audit] is speed."""
        told = {
            name: getattr(self.site.config, name)
            for name in self.site.config.__struct_fields__
            if name != "audit"
        }
        return digest(msgspec.json.encode(told, order="sorted", enc_hook=str))

    @cached_property
    def _visits(self) -> dict[str, str]:
        return self.site.workspace.visits.names(self.site.run.id)

    @cached_property
    def _documents(self) -> dict[str, str]:
        return self.site.workspace.pages.document_names(self.site.run.id)

    @cached_property
    def whole(self) -> str:
        """Name all that is known of the site: pages, visits, documents, answers of other sites."""
        site = self.site
        rows = [self._inputs(x) for x in (*site.pages.values(), *site.outside.values())]
        skipped = [[x.url, x.reason] for x in site.skipped]
        return digest(json_bytes([rows, skipped, self._settings]))

    @cached_property
    def unchanged(self) -> bool:
        """Whether the whole site is as it was: then so is every answer about it."""
        made = self._site_before.made_from if self._site_before else None
        return made is not None and made.answers == self.whole

    def is_as_in(self, run: Run) -> bool:
        """Whether the whole site, the rules and the code are as they were in an earlier run."""
        name, before = self.earlier.get(""), self._site_before
        made = before.made_from if before else None
        return bool(
            self.unchanged
            and made
            and made.rules == self._keys_name
            and self.site.workspace.results.names(run.id).get("") == name
        )

    @cached_property
    def _site_before(self) -> Judgement | None:
        name = self.earlier.get("")
        return self.site.workspace.results.named(name) if name else None

    def judge_site(self) -> Judgement:
        """Judge the site as a whole, once its pages are judged, but for what is remembered of it.

        Its rules read the pages' judgements too. Those that ask for the day are judged every time.
        """
        results = self.site.workspace.results.names(self.site.run.id)
        pages = sorted((url, name) for url, name in results.items() if url)
        inputs, before = digest(json_bytes([pages, self._settings])), self._site_before
        made = before.made_from if before else None
        anew = set(self.rules)
        if before and made and self.unchanged and made.inputs == inputs:
            old = self._keys_of(made.rules)
            anew = {
                x for x in self.rules if old.get(x) != self._keys[x] or x not in before.outcomes
            }
            anew |= set(made.asked)
        known = PageJudgement.unpack_some("", before, anew) if before else PageJudgement("")
        asked: set[str] = set()

        def noted(rule: Rule, options: Options, _inputs: Inputs) -> Checked:
            reads = SiteReads(self.site)
            found = check(rule, options, Inputs(site=reads.site))
            if reads.asked_of_the_run:
                asked.add(rule.id)
            return found

        whole = judge_site(self.site, self.rules, known, noted)
        answers = self.whole
        return whole.packed(MadeFrom(self._keys_name, inputs, {}, sorted(asked), answers, "", ""))

    def _inputs(self, page: Page) -> str:
        """Name what is stored of a page, with its visit or its document."""
        more = (self._visits.get(page.url, ""), self._documents.get(page.url, ""))
        told = "\n".join(map(str, (*page_facts(page), *more, page.url in self.site.framed)))
        return digest(told.encode("utf-8", "replace"))

    def recall(self, page: Page) -> Remembered | None:
        """Return what is remembered of a page; None where nothing of that holds."""
        name = self.earlier.get(page.url)
        stored = self.site.workspace.results.named(name) if name else None
        made = stored.made_from if stored else None
        if not name or stored is None or made is None or made.inputs != self._inputs(page):
            return None
        old = self._keys_of(made.rules)
        if old.get(_SUMMARY) != self._keys.get(_SUMMARY) or not still_so(
            made.headers, page.headers
        ):
            return None
        same_day = made.first <= self.site.today.isoformat() <= made.last
        same_site = self.unchanged or self.answers.digest(made.asked) == made.answers
        mine, ask_day, ask_site = self._rules_of(page)
        anew = {x for x in mine if old.get(x) != self._keys[x]} if old is not self._keys else set()
        anew |= mine.keys() - stored.outcomes.keys()
        if not same_day:
            anew |= ask_day
        if not same_site:
            anew |= ask_site
        gone = len(mine) != len(stored.outcomes)  # a rule was switched off, and its outcome goes
        if gone or anew & self._related:
            anew |= self._related & mine.keys()
        if gone and not anew:
            return None
        return Remembered(name, stored, frozenset(anew))

    def _rules_of(self, page: Page) -> tuple[Chosen, frozenset[str], frozenset[str]]:
        """Return a page's rules; and the names of those that ask for the day, and of the site."""
        if page.is_html not in self._kinds:
            mine = rules_of(page, self.rules)
            day = frozenset(name for name, (rule, _) in mine.items() if reads_day(rule))
            site = frozenset(name for name, (rule, _) in mine.items() if reads_site(rule))
            self._kinds[page.is_html] = (mine, day, site)
        return self._kinds[page.is_html]

    def takes_over(self, page: Page) -> bool:
        """Whether a page's judgement is known as it is; it then is among `taken_over`."""
        found = self.recall(page)
        if found is None or found.rules:
            return False
        self.taken_over[page.url] = found.name
        return True

    def _keys_of(self, name: str) -> Mapping[str, str]:
        """Return the rules' keys that a blob holds."""
        if name not in self._old_keys:
            try:
                self._old_keys[name] = json.loads(self.site.workspace.blobs.get(name))
            except (KeyError, ValueError):
                self._old_keys[name] = {}
        return self._old_keys[name]

    def judge(self, page: Page, limited: LimitedCheck) -> Judgement:
        """Judge a page within limits of time, but for what is remembered of it.

        Parts that are taken over keep what they were made from. What hit a limit is not remembered.
        """
        recalled = self.recall(page)
        reads, headers = self._reads, ReadHeaders(page.headers)
        reads.begin()
        span = Span()
        inputs = _noted(inputs_of(self.site, page), reads, headers)
        inputs.today = WatchedDate.of(self.site.today, span)
        known = None
        if recalled is not None:
            known = PageJudgement.unpack_some(page.url, recalled.judgement, recalled.rules)
            made = recalled.judgement.made_from
            assert made is not None
            headers.read.update(made.headers)
            kept = [self.rules[x][0] for x in known.outcomes if x in self.rules]
            if any(reads_site(rule) for rule in kept):
                reads.asked.update(dict.fromkeys(made.asked))
            if any(reads_day(rule) for rule in kept):
                span.keep(date.fromisoformat(made.first), date.fromisoformat(made.last))
        framed = page.url in self.site.framed
        with limited.page():
            judgement = judge_inputs(
                inputs, page, self._rules_of(page)[0], framed, known, limited.check
            )
            judgement.summary = (
                known.summary if known else limited.summary(replace(inputs, site=self.site), page)
            )
        return judgement.packed(None if limited.hit else self._made_from(page, headers, span))

    def _made_from(self, page: Page, headers: ReadHeaders, span: Span) -> MadeFrom:
        """Name what a page was judged from."""
        asked = sorted(self._reads.asked)
        return MadeFrom(
            rules=self._keys_name,
            inputs=self._inputs(page),
            headers=dict(sorted(headers.read.items())),
            asked=asked,
            answers=self.answers.digest(asked),
            first=span.first.isoformat(),
            last=span.last.isoformat(),
        )


def _noted(inputs: Inputs, reads: SiteReads, headers: ReadHeaders) -> Inputs:
    """Return a page's inputs so that what is read of them is noted, and what varies is not there.

    A judgement must not depend on the run's number, or on when and how fast the page came.
    """
    view, visit, document = inputs.page, inputs.visit, inputs.document
    if view is not None:
        view.record = replace(
            view.record, run=0, seconds=0.0, fetched="", referrer="", headers=headers
        )
    return replace(
        inputs,
        page=view,
        visit=visit and replace(visit, run=0, seconds=0.0, visited=""),
        document=document and replace(document, run=0),
        site=reads.site,
    )


def reads_site(rule: Rule) -> bool:
    """Whether a rule may ask something of the site."""
    return SiteView in rule.inputs


def reads_day(rule: Rule) -> bool:
    """Whether a rule may ask for the day."""
    return date in rule.inputs
