"""Turns what axe-core found into findings, by WCAG criterion. Not a rule itself.

axe's own four answers map onto ours: a violation is sure, "incomplete" needs a person, passes
are passes, and where every check was inapplicable so is the rule. A scan that did not end is
"could not check". How bad each check is says `axe_severities`, not axe's impact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec

from audit.evidence.visits.axe_answers import (
    component_of_node,
    lower_first,
    reason_in,
    sentence,
)
from audit.evidence.visits.axe_coverage import UNSCANNED, made_scans, not_looked_at
from audit.evidence.visits.axe_severities import severity_of, worst_of
from audit.inputs import PageView, StoredPage, StyledVisit
from audit.rule import CouldNotCheck, Finding, Fixer, NotApplicable, Rule
from signpost.workspace.records import Visit
from signpost.workspace.visit_facts import AxeNode, AxeResult, AxeScan

_UNDERSTANDING = "https://www.w3.org/WAI/WCAG22/Understanding/"
_MAX_EVIDENCE = 300


@dataclass(frozen=True, slots=True)
class Engine:
    """The axe-core checks that one rule speaks for: what to say of each, by axe's rule id.

    `elsewhere` names (`snippet_key`) elements that another rule tells of, so that one issue is
    not told twice. `besides` finds, in what the visit measured, what axe does not look for.
    """

    sayings: Mapping[str, str]
    elsewhere: Callable[[Visit], frozenset[str]] = lambda _visit: frozenset()
    besides: Callable[[Visit], Iterable[Finding]] = lambda _visit: ()

    def findings(self, visit: Visit) -> Iterator[Finding]:
        """Yield what axe found on phone and desktop; what both found is told once.

        Raises:
            CouldNotCheck: a scan is missing, or did not look at all of the page; what was found
                comes first.
            NotApplicable: the page has nothing that these checks speak of.
        """
        good = made_scans(visit.facts)
        settled = {d: _settled(s, good) for d, s in good.items()}
        found = _merged({d: list(self._findings(s)) for d, s in settled.items()}, good)
        found += self.besides(visit)
        if found and all(x.key.startswith(UNSCANNED) for x in found):
            raise CouldNotCheck(found[0].message.rstrip("."))
        told = self.elsewhere(visit)
        yield from (x for x in found if snippet_key(x.evidence) not in told)
        if reason := not_looked_at(visit.facts, self.sayings):
            raise CouldNotCheck(reason)
        if not found:
            self._look_for_answers(good.values())

    def _findings(self, scan: AxeScan) -> Iterator[Finding]:
        """Yield the findings of one device's scan."""
        engine = f"axe-core {scan.version}" if scan.version else "axe-core"
        for result in scan.violations:
            if result.id in self.sayings:
                yield from self._violations(result, engine)
        for result in scan.incomplete:
            if result.id in self.sayings and not _says_little(result):
                yield replace(self._incomplete(result), engine=engine)

    def _violations(self, result: AxeResult, engine: str) -> Iterator[Finding]:
        """Yield one finding a place; an experimental check is never sure."""
        experimental = "experimental" in result.tags
        for node in result.nodes:
            where = node.target
            yield Finding(
                message=sentence(result.id, self.sayings[result.id], node),
                where=where,
                evidence=node.html[:_MAX_EVIDENCE],
                certainty="needs_person" if experimental else "sure",
                key=f"{result.id} {where}",
                component=component_of_node(result.id, node, where),
                severity=severity_of(result.id),
                engine=engine,
            )

    def _incomplete(self, result: AxeResult) -> Finding:
        """Say once a page what axe could not decide: a finding a place would drown the others."""
        nodes = result.nodes
        first = nodes[0] if nodes else AxeNode()
        if result.id == UNSCANNED:
            return _unscanned(first, max(result.count, len(nodes), 1))
        count = max(result.count, len(nodes), 1)
        places = "1 place" if count == 1 else f"{count} places"
        reason = reason_in(first.summary)
        return Finding(
            message=(
                f"A person has to look at {places} here: {lower_first(self.sayings[result.id])}"
                + (f" The tool could not tell because: {reason}." if reason else "")
            ),
            where=first.target,
            evidence=first.html[:_MAX_EVIDENCE],
            certainty="needs_person",
            key=f"{result.id} incomplete",
            component=f"{result.id} incomplete: {reason}",
            severity=severity_of(result.id),
        )

    def _look_for_answers(self, scans: Iterable[AxeScan]) -> None:
        """Tell a pass from a page without such things, and from checks that were not run."""
        answered: set[str] = set()
        absent: set[str] = set()
        for scan in scans:
            answered.update(scan.passes)
            answered.update(x.id for x in scan.incomplete)
            absent.update(scan.inapplicable)
        if answered & self.sayings.keys():
            return
        if absent & self.sayings.keys():
            raise NotApplicable
        raise CouldNotCheck("the accessibility scan did not run this check")


class _MarkupCheck(Engine):
    """The check of a rule that holds whatever the page looks like."""

    def __call__(self, visit: Visit) -> Iterator[Finding]:
        """Yield what axe found."""
        return self.findings(visit)


class _SightCheck(Engine):
    """The check of a rule that means nothing on a page whose style sheets did not come."""

    def __call__(self, visit: StyledVisit) -> Iterator[Finding]:
        """Yield what axe found."""
        return self.findings(visit)


# What a rule makes of axe's findings once it has read the page's own HTML: those that hold, and
# its own besides.
Reread = Callable[[PageView, Sequence[Finding]], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class _Rereading(Engine):
    """The check of a rule that reads in the page's HTML what axe made a mistake about, or left."""

    reread: Reread = lambda _page, found: found

    def reread_findings(self, visit: Visit, stored: StoredPage) -> Iterator[Finding]:
        """Yield what axe found and the page's HTML bears out, and what that shows besides.

        Raises:
            CouldNotCheck, NotApplicable: axe could not say anything, and nor does the HTML.
        """
        page = stored.view
        if page is None:
            yield from self.findings(visit)
            return
        found: list[Finding] = []
        try:
            found.extend(self.findings(visit))
        except CouldNotCheck:
            yield from self.reread(page, found)
            raise
        except NotApplicable:
            own = list(self.reread(page, ()))
            if not own:
                raise
            yield from own
        else:
            yield from self.reread(page, found)


class _RereadMarkupCheck(_Rereading):
    """The check of a rule that holds whatever the page looks like."""

    def __call__(self, visit: Visit, stored: StoredPage) -> Iterator[Finding]:
        """Yield what axe and the page's HTML show."""
        return self.reread_findings(visit, stored)


class _RereadSightCheck(_Rereading):
    """The check of a rule that means nothing on a page whose style sheets did not come."""

    def __call__(self, visit: StyledVisit, stored: StoredPage) -> Iterator[Finding]:
        """Yield what axe and the page's HTML show."""
        return self.reread_findings(visit, stored)


def _unscanned(first: AxeNode, count: int) -> Finding:
    """Tell of frames that the engine could not look into: nothing is known to be wrong there."""
    frames = "1 frame" if count == 1 else f"{count} frames"
    return Finding(
        message=f"Not checked: {frames} on this page could not be scanned.",
        where=first.target,
        evidence=first.html[:_MAX_EVIDENCE],
        certainty="needs_person",
        key=f"{UNSCANNED} incomplete",
        component=f"{UNSCANNED} incomplete",
        severity="minor",
    )


def engine_rule(
    *,
    name: str,
    criterion: str,
    understanding: str,
    title: str,
    why: str,
    fix: str,
    sayings: Mapping[str, str],
    fixer: Fixer = "template",
    version: int = 1,
    by_sight: bool = False,
    elsewhere: Callable[[Visit], frozenset[str]] = lambda _visit: frozenset(),
    besides: Callable[[Visit], Iterable[Finding]] = lambda _visit: (),
    reread: Reread | None = None,
    covers: tuple[str, ...] = (),
) -> Rule:
    """Build the rule of one WCAG criterion from the axe-core checks that test it.

    `sayings` holds, by axe rule id, what is wrong in one plain sentence; `understanding` is the
    last part of the criterion's address in W3C's "Understanding WCAG 2.2", or a whole address.
    The rule is as bad as its worst check (`axe_severities`); for `elsewhere` and `besides` see
    `Engine`. Checks
    that mean nothing on a page whose style sheets did not come are `by_sight`. `reread` says what
    axe's findings come to once the page's HTML was read too (`Reread`).
    """
    check: Engine
    if reread is None:
        check = (_SightCheck if by_sight else _MarkupCheck)(sayings, elsewhere, besides)
    else:
        check = (_RereadSightCheck if by_sight else _RereadMarkupCheck)(
            sayings, elsewhere, besides, reread
        )
    return Rule(
        id=f"accessibility/{name}",
        title=title,
        why=why,
        fix=fix,
        reference=understanding if "://" in understanding else _UNDERSTANDING + understanding,
        severity=worst_of(sayings) or "serious",
        check=check,
        criterion=criterion,
        fixer=fixer,
        version=version,
        covers=covers,
        axe_rules=tuple(sayings),
        engine="axe-core",
    )


# What a template holds was measured on every page.
@lru_cache(maxsize=4096)
def snippet_key(html: str) -> str:
    """Name an element by the beginning of its own HTML, so that two measurings of it agree."""
    return "".join(html.split()).lower()[:100]


def _merged(by_device: Mapping[str, list[Finding]], scans: Mapping[str, AxeScan]) -> list[Finding]:
    """Tell what was found on both devices once; what was found on one names it.

    What holds at any width is looked for on a phone only, and is no phone's.
    """
    phone = {x.key: x for x in by_device.get("phone", [])}
    desktop = {x.key: x for x in by_device.get("desktop", [])}
    opened = {x.key: x for x in by_device.get("opened", [])}
    other = scans.get("desktop")
    return [
        *(
            x if key in desktop or not _ran(other, key) else replace(x, device="phone")
            for key, x in phone.items()
        ),
        *(replace(x, device="desktop") for key, x in desktop.items() if key not in phone),
        *(_inside(x) for key, x in opened.items() if key not in phone and key not in desktop),
    ]


def _inside(found: Finding) -> Finding:
    """Say of a finding that people meet it once they have opened something."""
    return replace(found, message=f"{found.message} It shows once its part of the page is opened.")


def _ran(scan: AxeScan | None, key: str) -> bool:
    """Whether a scan that was made ran the check that a finding's key begins with."""
    if scan is None:
        return True
    checks = {*scan.passes, *scan.inapplicable, *(x.id for x in scan.violations)}
    return key.partition(" ")[0] in checks | {x.id for x in scan.incomplete}


def _settled(scan: AxeScan, scans: Mapping[str, AxeScan]) -> AxeScan:
    """Take out of a scan's undecided contrast what needs nobody.

    That is single characters, whose colours are those of the text round them, and what was
    covered at one width (such as a cell scrolled out of its table) and decided at the other.
    """
    if all(x.id != "color-contrast" for x in scan.incomplete):
        return scan
    undecided = [_places_of(s) for s in scans.values() if s is not scan]
    kept: list[AxeResult] = []
    for result in scan.incomplete:
        if result.id == "color-contrast":
            nodes = [x for x in result.nodes if not _needs_nobody(x, undecided)]
            count = result.count - (len(result.nodes) - len(nodes))
            kept += [msgspec.structs.replace(result, nodes=nodes, count=count)] if nodes else []
        else:
            kept.append(result)
    return msgspec.structs.replace(scan, incomplete=kept)


def _places_of(scan: AxeScan) -> frozenset[str]:
    """Return where a scan could not decide the contrast."""
    results = [x for x in scan.incomplete if x.id == "color-contrast"]
    return frozenset(node.target for x in results for node in x.nodes)


_HIDDEN_SYMBOL = re.compile(r"<[^>]*\baria-hidden\s*=\s*[\"']?true", re.IGNORECASE)


def _needs_nobody(node: AxeNode, undecided: list[frozenset[str]]) -> bool:
    """Whether an undecided contrast is decided elsewhere, or is of one character or a symbol."""
    reason = node.summary
    if "too short to determine" in reason:
        return True
    if "only non-text characters" in reason and _HIDDEN_SYMBOL.match(node.html):
        return True  # beside words that say the same
    covered = "partially obscured" in reason or "partially overlaps" in reason
    return covered and any(node.target not in places for places in undecided)


_COMES_LATER = ("while using aria-haspopup", "Expecting ARIA children role to be added")


def _says_little(result: AxeResult) -> bool:
    """Whether an undecided check speaks of the scan and not of the page.

    Hidden content is one; another is that what a button opens (`aria-haspopup`), or a script puts
    into an empty list of suggestions, is not there before somebody asks for it.
    """
    later = all(any(x in node.summary for x in _COMES_LATER) for node in result.nodes)
    return {"experimental", "review-item"} <= set(result.tags) or (bool(result.nodes) and later)
