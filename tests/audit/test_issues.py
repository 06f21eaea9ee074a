from collections.abc import Iterable

import pytest

from audit import issues
from audit.inputs import PageView
from audit.results import PageJudgement, judged, stored
from audit.rule import Finding, Rule, alike_of, issue_of
from signpost.settings.config import DemandSettings
from signpost.workspace.artifacts.judged import REPEATED_FINDINGS
from signpost.workspace.page_summary import PageSummary

SITE = "https://www.mereford.gov.uk"
SENTENCE = "Please note that opening hours may vary over public holidays."


def find_nothing(page: PageView):
    return ()


def rule(name, fixer="content"):
    made = Rule(
        id=name,
        title="",
        why="",
        fix="",
        reference="",
        severity="moderate",
        check=find_nothing,
        fixer=fixer,
    )
    return name, (made, {})


RULES = dict([rule("content/a"), rule("mobile/b", "template")])


def store(workspace, run, pages: dict[str, Iterable[tuple[str, str, Finding]]]):
    """Store judgements: for each path, (rule, severity, finding)."""
    results = [PageJudgement("").pack(run)]
    for path, found in pages.items():
        page = PageJudgement(SITE + path, summary=PageSummary(kind="html", type="guide"))
        page.findings = [judged(name, page.url, severity, x) for name, severity, x in found]
        results.append(page.pack(run))
    workspace.results.add(results)


def group(site, pages):
    """Store judgements and group them, as the runner does."""
    workspace, run = site.workspace, site.run.id
    store(workspace, run, pages)
    workspace.artifacts.write(run, REPEATED_FINDINGS, issues.repeated(workspace, run))
    return issues.group(stored(workspace, run), site, RULES)


def issue_ids(site):
    """Return the issues that stored findings name."""
    return {x.issue for page in stored(site.workspace, site.run.id) for x in page.findings}


def test_a_component_is_one_issue_over_all_pages(make_site):
    found = Finding("Too small", where="nav > a", component="nav > a")
    rows = group(make_site({}), {f"/{n}": [("mobile/b", "moderate", found)] for n in range(5)})
    assert [(row.pages, row.findings, row.owner) for row in rows] == [(5, 5, "template")]
    assert rows[0].priority_low == rows[0].priority_high == 10


def test_findings_of_a_rule_on_a_page_are_one_issue(make_site):
    one = ("content/a", "minor", Finding("Long", where="First sentence."))
    two = ("content/a", "serious", Finding("Long", where="Second.", certainty="needs_person"))
    rows = group(make_site({}), {"/x": [one, two], "/y": [two]})
    assert [(r.page_sample, r.pages, r.findings) for r in rows] == [
        (SITE + "/x", 1, 2),
        (SITE + "/y", 1, 1),
    ]
    assert [(r.severity, r.certainty, r.owner) for r in rows] == [
        ("minor", "sure", "content"),
        ("serious", "needs_person", "content"),
    ]


def test_what_needs_a_person_comes_after_all_that_is_sure(make_site):
    doubtful = Finding("Bad?", component="main > img", certainty="needs_person")
    pages = {f"/{n}": [("mobile/b", "critical", doubtful)] for n in range(9)}
    pages["/9"] = [("content/a", "minor", Finding("Long", where="First sentence."))]
    site = make_site({})
    rows = group(site, pages)
    assert [(r.certainty, r.severity) for r in rows] == [
        ("sure", "minor"),
        ("needs_person", "critical"),
    ]
    site.workspace.results.put_issues(site.run.id, rows)
    assert site.workspace.results.issues(site.run.id) == rows


TEASER = "Officers would reach out to numerous partners in the coming weeks"


@pytest.mark.parametrize(
    ("found", "on", "owner"),
    [
        (Finding("Word", where=TEASER, evidence="numerous"), 8, "template"),
        (Finding("Word", where=TEASER, evidence="numerous"), 4, "content"),
        (Finding("Bad", where="body > footer > p", component="body > footer > p"), 3, "template"),
        (Finding("Bad", where="main > p", component="main > p"), 3, "content"),
        (Finding("Bad", where="main > p", component="main > p"), 7, "template"),
        (
            Finding("Bad", where="main > .footer-note", component="main > .footer-note"),
            3,
            "content",
        ),
        (Finding("Dead", where=SITE + "/x", component=SITE + "/x"), 2, "template"),
    ],
)
def test_what_stands_on_most_pages_of_a_template_is_the_template_teams(make_site, found, on, owner):
    site = make_site({})
    pages = {f"/{n}": [("content/a", "minor", found)] if n < on else [] for n in range(10)}
    rows = group(site, pages)
    assert [(row.pages, row.owner) for row in rows] == [(on, owner)]


def test_the_most_common_finding_speaks_for_the_issue(make_site):
    rare = Finding("Rare", where="a", component="c")
    common = Finding("Common", where="b", component="c")
    pages = {"/1": rare, "/2": common, "/3": common}
    rows = group(make_site({}), {k: [("content/a", "minor", x)] for k, x in pages.items()})
    assert [(r.message, r.where_sample, r.page_sample) for r in rows] == [
        ("Common", "b", SITE + "/2")
    ]


@pytest.mark.parametrize(
    ("pages", "evidence", "where", "expected"),
    [
        (3, SENTENCE, "main > p:nth-of-type(2)", 1),
        (2, SENTENCE, "main > p", 2),
        (5, "eg", "eg", 5),
        (5, "click here", "main > p > a", 5),
        (3, "Apply", "https://www.mereford.gov.uk/gone", 1),
        (3, "prior to", SENTENCE, 1),
        (3, "prior to", "body > main > article > section > p", 3),
        (4, "", "", 4),
    ],
)
def test_the_same_thing_on_three_pages_is_one_issue(make_site, pages, evidence, where, expected):
    site = make_site({})
    finding = Finding("Bad", where=where, evidence=evidence)
    rows = group(site, {f"/{n}": [("content/a", "minor", finding)] for n in range(pages)})
    assert len(rows) == expected
    assert sum(row.pages for row in rows) == pages
    assert issue_ids(site) == {row.id for row in rows}


def test_a_shared_issue_keeps_its_name_until_the_last_page_is_mended(make_site):
    finding = ("content/a", "minor", Finding("Bad", where=SENTENCE, evidence=SENTENCE))
    first = make_site({})
    with first.workspace.runs.doing(first.run.id, "audit"):
        before = group(first, {f"/{n}": [finding] for n in range(4)})
    second = make_site({})
    after = group(second, {"/1": [finding]})
    assert [row.id for row in after] == [row.id for row in before]
    assert (before[0].pages, after[0].pages) == (4, 1)


def test_case_space_and_position_do_not_tell_two_things_apart():
    one = Finding("x", where="div:nth-of-type(3) > p", evidence=SENTENCE)
    two = Finding("y", where="div > p", evidence=SENTENCE.upper().replace(" ", "\n "))
    assert alike_of("r", one) == alike_of("r", two) != alike_of("other", one)


def test_positions_in_a_component_do_not_tell_two_things_apart_but_numbers_do():
    one, two = (Finding("x", component=f"ul > li:nth-of-type({n}) > a") for n in (1, 22))
    assert issue_of("r", "/a", one) == issue_of("r", "/b", two)
    may, june = (Finding("x", component=f"Cabinet {n} May") for n in (3, 10))
    assert issue_of("r", "/a", may) != issue_of("r", "/b", june)


def test_what_is_in_demand_comes_first(make_site, tmp_path):
    (tmp_path / "d.csv").write_text(
        "service,calls,failure_demand_percent,addresses\nBins,900,50,/bins/*\nParks,100,50,/parks/*"
    )
    site = make_site(
        {f"/{x}": "<html></html>" for x in ("parks/1", "bins/1")},
        demand=DemandSettings(services="d.csv"),
        folder=tmp_path,
    )
    finding = ("content/a", "serious", Finding("Bad"))
    store(site.workspace, site.run.id, {"/parks/1": [finding], "/bins/1": [finding]})
    found = issues.gather(stored(site.workspace, site.run.id), site, RULES)
    assert [issue.row.page_sample for issue in found] == [SITE + "/bins/1", SITE + "/parks/1"]
    assert found[0].arithmetic == "serious 4 × (1 page of Bins × 1 to 1.9) = 4 to 7.6"
    assert (found[0].row.priority_low, found[0].row.priority_high) == (4, 7.6)
