"""Judges pages in several processes, and goes on where one of them dies or never answers.

The processes are copies of this one (`fork`), so that the site is read once; on systems without
that, pages are judged here. Results come in whatever order they are ready: they are stored by
address, so the same pages give the same results whatever the number of processes.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.sharedctypes import RawValue
from typing import Any

from audit.evidence.words.difficulty import is_rare
from audit.evidence.words.reading_measures import syllables_of
from audit.judge import rules_of
from audit.limited_check import SUMMARY, LimitedCheck, unread_summary
from audit.remembered.page_memory import PageMemory
from audit.rules.accessibility.page_language.passage_language import word_frequencies
from audit.time_limits import Limits
from signpost import stop_signals
from signpost.language.dictionaries import british
from signpost.settings.sections.audit import AuditSettings
from signpost.workspace.records import Page
from signpost.workspace.result_store import Judgement, PageResult

# A rule that its own timer (CPU seconds) does not end is ended from outside after so many times the
# limit, and some more, by the clock on the wall: a busy machine may be slow for a while.
_WALL_TIMES, _WALL_MORE = 10, 30
_LOOK_EVERY = 1.0


def judge_pages(memory: PageMemory, pages: Sequence[Page]) -> Generator[PageResult, None, None]:
    """Judge pages, each once, in as many processes as the settings say."""
    run, settings = memory.site.run.id, memory.site.config.audit
    if not pages:
        return
    if "fork" not in multiprocessing.get_all_start_methods():
        limited = LimitedCheck(Limits(settings.rule_seconds, settings.page_seconds))
        for page in pages:
            yield PageResult(run, page.url, memory.judge(page, limited))
        return
    _read_once(memory)
    workers = min(settings.workers or os.cpu_count() or 1, len(pages))
    crew = _Crew(memory, pages, settings)
    try:
        for _ in range(workers):
            crew.start()
        for number, judgement in crew.results():
            yield PageResult(run, pages[number].url, judgement)
    finally:
        crew.end()


def _read_once(memory: PageMemory) -> None:
    """Read what most pages need before there are processes: they share it, and none reads it anew.

    These are the word lists, and which pages are framed, for which every page's links are read.
    """
    word = "council"
    british(), syllables_of(word), is_rare(word), word_frequencies(word)
    _ = memory.site.framed


@dataclass
class _Worker:
    """One process with what it is at: a page's number, what is told of its rule, since when."""

    process: Any
    answers: Connection
    rule: Any
    page: int = -1
    seen: int = -1
    since: float = 0.0


@dataclass
class _Crew:
    """The processes, the pages that wait, and rules that are not run again on a page."""

    memory: PageMemory
    pages: Sequence[Page]
    settings: AuditSettings
    workers: list[_Worker] = field(default_factory=list)
    given_up: dict[int, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Let every page wait."""
        self._waiting = deque(range(len(self.pages)))
        self._hopeless = list[tuple[int, Judgement]]()
        # Where processes ended: at which page, and at which rule.
        self._deaths = set[tuple[int, int]]()
        self._names = [SUMMARY, *self.memory.rules]
        self._context = multiprocessing.get_context("fork")

    def start(self) -> None:
        """Start a process and give it a page."""
        if not self._waiting:
            return
        mine, theirs = self._context.Pipe()
        rule = RawValue("i", -1)
        others = [mine, *(x.answers for x in self.workers)]
        gc.freeze()  # what is shared stays shared: collecting garbage would write to it
        process = self._context.Process(target=self._work, args=(theirs, rule, others), daemon=True)
        process.start()
        gc.unfreeze()
        theirs.close()
        worker = _Worker(process, mine, rule)
        self.workers.append(worker)
        self._hand_over(worker)

    def _hand_over(self, worker: _Worker) -> None:
        """Give a process its next page, or let it go."""
        if not self._waiting:
            with contextlib.suppress(OSError):  # it was ended already
                worker.answers.send(None)
            worker.answers.close()
            worker.process.join()
            self.workers.remove(worker)
            return
        worker.page = self._waiting.popleft()
        worker.rule.value = worker.seen = -1
        worker.since = time.monotonic()
        try:
            worker.answers.send((worker.page, self.given_up.get(worker.page, {})))
        except OSError:  # it was ended while it waited: the page is for another
            self._lost(worker, "judging it ended the process")

    def results(self) -> Iterator[tuple[int, Judgement]]:
        """Yield each page's number and judgement as they come."""
        while self.workers or self._hopeless:
            while self._hopeless:
                yield self._hopeless.pop()
            by_end = {x.answers: x for x in self.workers}
            for end in wait(list(by_end), timeout=_LOOK_EVERY):
                worker = by_end[end]  # type: ignore[index]
                try:
                    judgement = worker.answers.recv()
                except (EOFError, OSError):
                    self._lost(worker, "judging it ended the process")
                    continue
                if isinstance(judgement, Exception):  # not a rule's: those are told as outcomes
                    raise judgement
                yield worker.page, judgement
                self._hand_over(worker)
            self._end_stuck()

    def _end_stuck(self) -> None:
        """End processes whose rule has taken far too long; another goes on without that rule."""
        if not self.settings.rule_seconds:
            return
        most = self.settings.rule_seconds * _WALL_TIMES + _WALL_MORE
        now = time.monotonic()
        for worker in list(self.workers):
            if worker.rule.value != worker.seen:
                worker.seen, worker.since = worker.rule.value, now
            elif now - worker.since > most:
                reason = f"the rule never ended: it was stopped after {now - worker.since:.0f} s"
                self._lost(worker, reason, is_stuck=True)

    def _lost(self, worker: _Worker, reason: str, is_stuck: bool = False) -> None:
        """Put a dead process's page back, to be judged again, or without the rule that it died of.

        A machine that runs out of memory ends whichever process it likes: what a rule is blamed
        for has happened twice. A rule that never ended is not tried again, which would take long.
        """
        stop_signals.check()
        worker.process.kill()
        worker.process.join()
        worker.answers.close()
        self.workers.remove(worker)
        is_first = (worker.page, worker.rule.value) not in self._deaths
        self._deaths.add((worker.page, worker.rule.value))
        if is_first and not is_stuck:
            self._waiting.appendleft(worker.page)
            self.start()
            return
        given_up = self.given_up.setdefault(worker.page, {})
        if worker.rule.value >= 0:
            given_up[self._names[worker.rule.value]] = reason
            self._waiting.appendleft(worker.page)
        else:  # it was no rule: nothing can be said of this page
            self._hopeless.append((worker.page, self._not_judged(worker.page, reason)))
        self.start()

    def _not_judged(self, number: int, reason: str) -> Judgement:
        """Say of every rule that it could not check a page."""
        page = self.pages[number]
        rules = rules_of(page, self.memory.rules)
        return Judgement(
            outcomes=dict.fromkeys(rules, "could_not_check"),
            reasons=dict.fromkeys(rules, reason),
            summary=unread_summary(page),
        )

    def end(self) -> None:
        """End what still runs."""
        for worker in self.workers:
            worker.process.kill()
            worker.process.join()
            worker.answers.close()

    def _work(self, answers: Connection, rule: Any, others: Sequence[Connection]) -> None:
        """Judge the pages that are handed over, in a process of its own, until there are none."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process above says when to stop
        for end in others:
            end.close()
        self.memory.site.workspace.engine.dispose(close=False)  # its connections are not ours
        numbers = {name: number for number, name in enumerate(self._names)}

        def told(name: str) -> None:
            rule.value = numbers[name]

        limits = Limits(self.settings.rule_seconds, self.settings.page_seconds)
        while True:
            try:
                handed = answers.recv()
            except EOFError:  # the process above is gone
                return
            if handed is None:
                return
            number, given_up = handed
            rule.value = -1
            limited = LimitedCheck(limits, told, given_up)
            try:
                answers.send(self.memory.judge(self.pages[number], limited))
            except Exception as error:  # noqa: BLE001 - raised in the process above
                answers.send(error)
