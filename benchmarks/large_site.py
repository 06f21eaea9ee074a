"""Makes a workspace of a large council site with several weekly runs, for `report.py`.

Nothing is crawled or judged: pages, links, visits and judgements are made from a fixed seed and
stored through the store's own functions, then grouped into issues and history by audit's own.
Every week one page in fifty changes. A page has 60 links, two issues of its template and up to
twelve of its own, as council pages have (0001-facts-as-blobs.md); pictures weigh what the demo's
weigh, 37 KB for a phone and 56 KB for a desktop.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import update

from audit import issues
from audit.demand import service_demand
from audit.history import run_history
from audit.inventory import services
from audit.registry import chosen
from audit.results import PageJudgement, judged, stored
from audit.rule import Finding, Rule
from audit.site_view import build
from signpost.settings.config import Config
from signpost.workspace import Workspace
from signpost.workspace.artifacts.judged import PRIORITIES, REPEATED_FINDINGS, RULES, RuleVersion
from signpost.workspace.artifacts.judged import SERVICES as PAGE_SERVICES
from signpost.workspace.artifacts.judged_demand import DEMAND
from signpost.workspace.page_summary import PageSummary
from signpost.workspace.records import Link, Page, Visit, pack_links
from signpost.workspace.schema import runs as run_table
from signpost.workspace.visit_facts import VisitFacts

SEED, BATCH, CHANGED = 20261122, 500, 50
PHONE, DESKTOP = 37_000, 56_000
SERVICES = "bins council-tax housing parking planning benefits schools libraries roads leisure"
WORDS = (
    "the of and to you for your we is on can or it that if with be this are will bin council tax "
    "pay form call tell us week day home road school help child card library notice application"
)
FIRST_DAY = datetime(2026, 9, 14, 5, tzinfo=UTC)


def make(workspace: Workspace, config: Config, pages: int, runs: int) -> None:
    """Fill an empty workspace."""
    rules = chosen(config)
    urls = addresses(config.site.url, pages)
    for number in range(1, runs + 1):
        run = workspace.runs.start(config.site.url, "weekly")
        _dated(workspace, run.id, FIRST_DAY + timedelta(weeks=number - 1))
        with workspace.runs.doing(run.id, "crawl") as stage:
            _crawled(workspace, urls, run.id)
            stage.summary = {"pages": pages}
        if number == runs:
            with workspace.runs.doing(run.id, "visit"):
                _visited(workspace, urls, run.id)
        with workspace.runs.doing(run.id, "audit") as stage:
            stage.summary = _judged(workspace, config, urls, run.id)
        versions = {k: RuleVersion(r.version, dict(o)) for k, (r, o) in rules.items()}
        workspace.artifacts.write(run.id, RULES, versions)
        workspace.runs.finish(run.id)


def addresses(site: str, pages: int) -> list[str]:
    """Name the pages: the home page, then each service's in turn."""
    names = SERVICES.split()
    inner = [f"{site}{names[n % len(names)]}/page-{n:05d}" for n in range(1, pages)]
    return [site, *inner]


def version(number: int, run: int) -> int:
    """Return the run in which a page last changed: one page in `CHANGED` does each week."""
    return next((r for r in range(run, 1, -1) if (number * 7 + r) % CHANGED == 0), 1)


def _dated(workspace: Workspace, run: int, day: datetime) -> None:
    """Put a run on a day of its own: the store gives every new run the present time."""
    with workspace.engine.begin() as connection:
        connection.execute(
            update(run_table).where(run_table.c.id == run).values(started=day.isoformat())
        )


def _sentence(draw: random.Random, words: int) -> str:
    """Make a sentence."""
    return " ".join(draw.choices(WORDS.split(), k=words)).capitalize() + "."


def _title(number: int) -> str:
    """Name a page."""
    draw = random.Random(SEED + number)
    return f"{_sentence(draw, 4).rstrip('.')} {number} – Mereford Borough Council"


def _crawled(workspace: Workspace, urls: list[str], run: int) -> None:
    """Store the crawl's rows and links; one address that is linked to is broken."""
    gone = [Page(run, f"{urls[0]}gone/{n}", "html", 404, content_type="text/html") for n in "abc"]
    workspace.pages.add(gone, [], [])
    for start in range(0, len(urls), BATCH):
        records, datas = [], []
        for number in range(start, min(start + BATCH, len(urls))):
            links = pack_links(_links(urls, number, version(number, run)))
            datas.append(links)
            records.append(
                Page(
                    *(run, urls[number], "html", 200),
                    content_type="text/html; charset=utf-8",
                    title=_title(number),
                    links=workspace.blobs.row(links)["hash"],
                )
            )
        workspace.pages.add(records, datas, [])


def _links(urls: list[str], number: int, changed: int) -> Iterator[Link]:
    """Make 60 links: 30 of the template, 30 of the page; one page in ten has a broken one."""
    draw = random.Random(SEED + number * 31 + changed)
    for n in range(30):
        yield Link(urls[n * 7 % len(urls)], text=f"Part {n}", where="nav")
    for _ in range(29):
        yield Link(urls[draw.randrange(len(urls))], text=_sentence(draw, 4), where="main")
    end = f"{urls[0]}gone/{draw.choice('abc')}" if number % 10 == 0 else urls[0]
    yield Link(end, text="Read more about it", where="main")


def _visited(workspace: Workspace, urls: list[str], run: int) -> None:
    """Store a visit of each page with two pictures of the usual size that no other page has."""
    draw = random.Random(SEED)
    noise = draw.randbytes(DESKTOP)
    for number, url in enumerate(urls):
        own = b"\xff\xd8\xff" + number.to_bytes(8, "big")
        shots = {"phone": own + noise[:PHONE], "desktop": own + noise}
        workspace.visits.add(Visit(run, url, facts=VisitFacts(title=_title(number))), shots)


def _judged(workspace: Workspace, config: Config, urls: list[str], run: int) -> dict[str, Any]:
    """Store the judgements, their issues and what history keeps; return what they come to."""
    outcomes: Counter[str] = Counter()
    findings = 0
    rules = chosen(config)
    page_rules = [r for r, _ in rules.values() if not r.per_site and "document" not in r.needs]
    whole = PageJudgement("", {r.id: "pass" for r, _ in rules.values() if r.per_site})
    workspace.results.add([whole.pack(run)])
    for start in range(0, len(urls), BATCH):
        numbers = range(start, min(start + BATCH, len(urls)))
        made = [_judgement(urls[n], n, version(n, run), page_rules) for n in numbers]
        for page in made:
            outcomes.update(page.outcomes.values())
            findings += len(page.findings)
        workspace.results.add(page.pack(run) for page in made)
    site = build(workspace, config, workspace.runs.get(run) or workspace.runs.all()[-1])
    workspace.artifacts.write(run, PAGE_SERVICES, services.of_pages(site))
    workspace.artifacts.write(run, DEMAND, service_demand.of(config))
    workspace.artifacts.write(run, REPEATED_FINDINGS, issues.repeated(workspace, run))
    found = issues.gather(stored(workspace, run), site, rules)
    workspace.results.put_issues(run, [issue.row for issue in found])
    workspace.artifacts.write(run, PRIORITIES, {x.row.id: x.arithmetic for x in found})
    run_history.compare(workspace, run).remember()
    return {"findings": findings, "issues": len(found), "outcomes": dict(outcomes)}


def _judgement(url: str, number: int, changed: int, rules: list[Rule]) -> PageJudgement:
    """Make one page's judgement: the template's two issues and up to twelve of its own."""
    draw = random.Random(SEED + number * 17 + changed)
    page = PageJudgement(url)
    for rule in rules:
        page.outcomes[rule.id] = draw.choices(
            ("pass", "not_applicable", "could_not_check"), (70, 27, 3)
        )[0]
        if page.outcomes[rule.id] == "could_not_check":
            page.reasons[rule.id] = "the page was opened, but a script of it never ended"
    for n in (0, 1):
        where = f"body > header > nav:nth-of-type({n + 1}) > ul > li > a"
        finding = Finding("The template's link cannot be seen when it has focus.", where=where)
        _add(page, rules[n], finding, f"{where} {n}")
    for rule in draw.sample(rules[2:], k=draw.randint(0, 4)):
        for _ in range(draw.randint(1, 3)):
            sure: Any = "needs_person" if draw.random() < 0.2 else "sure"
            text = _sentence(draw, draw.randint(20, 40))
            finding = Finding(f"{rule.title}.", where=text, evidence="", certainty=sure)
            _add(page, rule, finding)
    page.summary = _summary(draw, number)
    return page


def _add(page: PageJudgement, rule: Rule, finding: Finding, component: str = "") -> None:
    """Add a finding with its outcome."""
    if component:
        finding = Finding(**{**finding.as_dict(), "component": component})
    if page.outcomes[rule.id] != "fail":
        page.outcomes[rule.id] = "fail" if finding.certainty == "sure" else "needs_person"
    page.reasons.pop(rule.id, None)
    page.findings.append(judged(rule.id, page.url, rule.severity, finding))


def _summary(draw: random.Random, number: int) -> PageSummary:
    """Make a page's inventory row."""
    return PageSummary(
        kind="html",
        type="guide",
        title=_title(number),
        h1=_title(number).partition(" – ")[0],
        language="en-GB",
        words=draw.randint(80, 1200),
        reading_age=round(draw.uniform(9, 17), 1),
        difficulty=round(draw.uniform(40, 70), 1),
    )
