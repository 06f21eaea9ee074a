"""Turns what axe-core found into findings, by WCAG criterion. Not a rule itself.

axe's own four answers map onto ours: a violation is sure, "incomplete" needs a person, passes
are passes, and where every check was inapplicable so is the rule. A scan that did not end is
"could not check". How bad each check is says `axe_severities`, not axe's impact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from audit.evidence.visits.axe_severities import severity_of, worst_of
from audit.inputs import PageView, StoredPage, StyledVisit
from audit.rule import CouldNotCheck, Finding, Fixer, NotApplicable, Rule
from signpost.workspace.records import Visit
from signpost.workspace.visit_facts import AxeNode, AxeResult, AxeScan, AxeScans

_UNDERSTANDING = "https://www.w3.org/WAI/WCAG22/Understanding/"
_MAX_EVIDENCE = 300
_UNSCANNED = "frame-tested"

# What editors write by hand on one page: each place is mended by itself, so it has no component.
# What stands alike on many pages all the same is found by audit.issues.
_BY_HAND_NAMES = (
    "image-alt role-img-alt svg-img-alt object-alt area-alt link-name image-redundant-alt "
    "heading-order empty-heading empty-table-header scope-attr-valid table-duplicate-name "
    "table-fake-caption td-has-header td-headers-attr th-has-data-cells list listitem "
    "definition-list dlitem p-as-heading valid-lang video-caption audio-caption frame-title "
    "frame-title-unique document-title page-has-heading-one meta-refresh avoid-inline-spacing "
    "no-autoplay-audio server-side-image-map blink marquee"
)
_BY_HAND = frozenset(_BY_HAND_NAMES.split())
_NTH = re.compile(r":nth-(?:last-)?(?:of-type|child)\([^)]*\)")
_ATTRIBUTES = re.compile(r"\[[^\]]*\]")
_DIGITS = re.compile(r"\d+")
_TAG = re.compile(r"<([a-zA-Z][\w-]*)([^>]*)")
_KEPT = re.compile(r"""\b(class|role|type)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True)
class Engine:
    """The axe-core checks that one rule speaks for: what to say of each, by axe's rule id.

    `elsewhere` names (`snippet_key`) elements that another rule tells of, so that one issue is
    not told twice.
    """

    sayings: Mapping[str, str]
    elsewhere: Callable[[Visit], frozenset[str]] = lambda _visit: frozenset()

    def findings(self, visit: Visit) -> Iterator[Finding]:
        """Yield what axe found on phone and desktop; what both found is told once.

        Raises:
            CouldNotCheck: a scan is missing, or could not look into a frame, and nothing was found.
            NotApplicable: the page has nothing that these checks speak of.
        """
        scans = visit.facts.axe or AxeScans()
        good = {d: s for d, s in _by_device(scans).items() if s and not s.error}
        settled = {d: _settled(s, good) for d, s in good.items()}
        found = _merged({d: list(self._findings(s)) for d, s in settled.items()}, good)
        if found and all(x.key.startswith(_UNSCANNED) for x in found):
            raise CouldNotCheck(found[0].message.rstrip("."))
        if len(good) < len(_by_device(scans)) and not found:
            raise CouldNotCheck(_why(scans))
        if not found:
            self._look_for_answers(good.values())
        told = self.elsewhere(visit)
        yield from (x for x in found if snippet_key(x.evidence) not in told)

    def _findings(self, scan: AxeScan) -> Iterator[Finding]:
        """Yield the findings of one device's scan."""
        for result in scan.violations:
            if result.id in self.sayings:
                yield from self._violations(result)
        for result in scan.incomplete:
            if result.id in self.sayings and not _says_little(result):
                yield self._incomplete(result)

    def _violations(self, result: AxeResult) -> Iterator[Finding]:
        """Yield one finding a place; an experimental check is never sure."""
        experimental = "experimental" in result.tags
        for node in result.nodes:
            where = node.target
            yield Finding(
                message=_sentence(result.id, self.sayings[result.id], node),
                where=where,
                evidence=node.html[:_MAX_EVIDENCE],
                certainty="needs_person" if experimental else "sure",
                key=f"{result.id} {where}",
                component=_component(result.id, node, where),
                severity=severity_of(result.id),
            )

    def _incomplete(self, result: AxeResult) -> Finding:
        """Say once a page what axe could not decide: a finding a place would drown the others."""
        nodes = result.nodes
        first = nodes[0] if nodes else AxeNode()
        if result.id == _UNSCANNED:
            return _unscanned(first, max(result.count, len(nodes), 1))
        count = max(result.count, len(nodes), 1)
        places = "1 place" if count == 1 else f"{count} places"
        reason = _reason(first.summary)
        return Finding(
            message=(
                f"A person has to look at {places} here: {_lower(self.sayings[result.id])}"
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
        try:
            found = list(self.findings(visit))
        except (CouldNotCheck, NotApplicable):
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
        key=f"{_UNSCANNED} incomplete",
        component=f"{_UNSCANNED} incomplete",
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
    reread: Reread | None = None,
    covers: tuple[str, ...] = (),
) -> Rule:
    """Build the rule of one WCAG criterion from the axe-core checks that test it.

    `sayings` holds, by axe rule id, what is wrong in one plain sentence; `understanding` is the
    last part of the criterion's address in W3C's "Understanding WCAG 2.2", or a whole address.
    The rule is as bad as its worst check (`axe_severities`); for `elsewhere` see `Engine`. Checks
    that mean nothing on a page whose style sheets did not come are `by_sight`. `reread` says what
    axe's findings come to once the page's HTML was read too (`Reread`).
    """
    check: Engine
    if reread is None:
        check = (_SightCheck if by_sight else _MarkupCheck)(sayings, elsewhere)
    else:
        check = (_RereadSightCheck if by_sight else _RereadMarkupCheck)(sayings, elsewhere, reread)
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
    )


def snippet_key(html: str) -> str:
    """Name an element by the beginning of its own HTML, so that two measurings of it agree."""
    return "".join(html.split()).lower()[:100]


def _merged(by_device: Mapping[str, list[Finding]], scans: Mapping[str, AxeScan]) -> list[Finding]:
    """Tell what was found on both devices once; what was found on one names it.

    What holds at any width is looked for on a phone only, and is no phone's.
    """
    phone = {x.key: x for x in by_device.get("phone", [])}
    desktop = {x.key: x for x in by_device.get("desktop", [])}
    other = scans.get("desktop")
    return [
        *(
            x if key in desktop or not _ran(other, key) else replace(x, device="phone")
            for key, x in phone.items()
        ),
        *(replace(x, device="desktop") for key, x in desktop.items() if key not in phone),
    ]


def _ran(scan: AxeScan | None, key: str) -> bool:
    """Whether a scan that was made ran the check that a finding's key begins with."""
    if scan is None:
        return True
    checks = {*scan.passes, *scan.inapplicable, *(x.id for x in scan.violations)}
    return key.partition(" ")[0] in checks | {x.id for x in scan.incomplete}


def _by_device(scans: AxeScans) -> dict[str, AxeScan | None]:
    """Return the scans by the device's name."""
    return {"phone": scans.phone, "desktop": scans.desktop}


def _why(scans: AxeScans) -> str:
    """Say which scan is missing, and why."""
    for device, scan in _by_device(scans).items():
        if not scan:
            return f"the accessibility scan ({device}) was not made"
        if scan.error:
            return f"the accessibility scan ({device}) did not end: {scan.error[:200]}"
    return "the accessibility scan was not made"


def _settled(scan: AxeScan, scans: Mapping[str, AxeScan]) -> AxeScan:
    """Take out of a scan's undecided contrast what needs nobody.

    That is single characters, whose colours are those of the text round them, and what was
    covered at one width (such as a cell scrolled out of its table) and decided at the other.
    """
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


def _needs_nobody(node: AxeNode, undecided: list[frozenset[str]]) -> bool:
    """Whether an undecided contrast is decided elsewhere, or is of a single character."""
    reason = node.summary
    if "too short to determine" in reason:
        return True
    covered = "partially obscured" in reason or "partially overlaps" in reason
    return covered and any(node.target not in places for places in undecided)


def _says_little(result: AxeResult) -> bool:
    """Whether an undecided check speaks of the scan and not of the page (hidden content)."""
    return {"experimental", "review-item"} <= set(result.tags)


def _component(rule: str, node: AxeNode, where: str) -> str:
    """Name a template's element over pages: its check, tag, classes, role and place.

    For contrast the colours stand for the place: one style gives them to all that look alike.
    """
    match = _TAG.match(node.html)
    if rule in _BY_HAND or match is None:
        return ""
    kept = " ".join(f"{name}={one or two}" for name, one, two in _KEPT.findall(match.group(2)))
    colours = _contrast(rule, node)
    if colours:
        place = f"{colours['text']} on {colours['back']}"
    else:
        path = node.ancestry or where
        place = _DIGITS.sub("#", _ATTRIBUTES.sub("", _NTH.sub("", path)))
    return f"{rule} {match.group(1).lower()} {_DIGITS.sub('#', kept)} at {place}"


_CONTRAST = re.compile(
    r"contrast of (?P<ratio>[\d.]{1,8}) \(foreground color: (?P<text>#[0-9a-f]{6}), "
    r"background color: (?P<back>#[0-9a-f]{6}).{0,80}?(?P<needs>[\d.]{1,8}):1",
    re.DOTALL,
)


def _contrast(rule: str, node: AxeNode) -> re.Match[str] | None:
    """Read the measured contrast out of axe's summary."""
    return _CONTRAST.search(node.summary) if rule == "color-contrast" else None


def _sentence(rule: str, saying: str, node: AxeNode) -> str:
    """Complete a check's sentence with the measured contrast, where there is one."""
    match = _contrast(rule, node)
    if match is None:
        return saying
    return (
        f"{saying.rstrip('.')}: {match['text']} on {match['back']} has {match['ratio']} to 1, "
        f"and it needs {match['needs'].rstrip('.')} to 1."
    )


def _reason(summary: str) -> str:
    """Take the first reason out of axe's summary."""
    lines = [x.strip() for x in summary.splitlines() if x.strip()]
    reasons = [x for x in lines if not x.lower().startswith("fix ")]
    return reasons[0][:200].rstrip(".") if reasons else ""


def _lower(sentence: str) -> str:
    """Begin a sentence in lower case, for use after a colon; ARIA stays in capitals."""
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence
