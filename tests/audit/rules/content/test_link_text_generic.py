from __future__ import annotations

import pytest

RULE = "content/link-text-generic"
TARGET = (
    "<html><head><title>Parking permits - Mereford</title></head><main><h1>P</h1></main></html>"
)


@pytest.fixture
def judge_links(judge, make_site):
    """Judge one page on a site that also has /parking."""
    return lambda html: judge(RULE, html, site=make_site({"/page": html, "/parking": TARGET}))


@pytest.mark.parametrize(
    "text",
    ["click here", "Read more", "More…", "here", "Download", "this page", "Find out more &gt;"],
)
def test_finds_and_names_the_target(judge_links, text: str) -> None:
    verdict = judge_links(f"<p>For permits <a href=/parking>{text}</a>.</p>")

    assert verdict.outcome == "fail"
    assert "such as “Parking permits”" in verdict.findings[0].message


def test_click_here_at_the_front_is_left_out(judge_links) -> None:
    (finding,) = judge_links("<a href=/parking>Click here to apply for a permit</a>").findings

    assert "“apply for a permit”" in finding.message
    assert finding.severity == "minor"


@pytest.mark.parametrize(
    "html",
    [
        "<a href=/parking>Read more about parking permits</a>",
        "<a href=/parking>Read more <span class=visually-hidden>about permits</span></a>",
        "<a href=/parking aria-label='Parking permits'>More</a>",
        "<h2 id=t>Permits</h2><a href=/parking aria-labelledby='l t' id=l>More</a>",
        "<a href='mailto:a@b.uk'>here</a>",
        "<nav><a href='#'>More</a></nav>",
        "<a href=/parking>Download the parking map</a>",
    ],
)
def test_leaves_alone(judge_links, html: str) -> None:
    assert judge_links(html).outcome == "pass"


def test_the_templates_link_is_one_issue(judge_links) -> None:
    assert judge_links("<p>x</p><footer><a href=/parking>More</a></footer>").findings[0].component
    assert not judge_links("<a href=/parking>More</a>").findings[0].component


def test_a_page_that_is_called_so(judge, make_site) -> None:
    html = "<main><p>Use <a href=/details>Details</a>.</p></main>"
    for title, outcome in (("Details - Patterns", "pass"), ("Hidden text - Patterns", "fail")):
        site = make_site({"/page": html, "/details": f"<title>{title}</title><p>x</p>"})
        assert judge(RULE, html, site=site).outcome == outcome


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li><a href=/a.csv>CSV</a></li><li><a href=/a.ods>Spreadsheet</a></li></ul>",
        "<p><a href=/plan>Plain text</a></p>",
        "<p>The committee met in May to agree the plan.</p><p><a href=/m>Meeting</a></p>",
        "<p>Grants open in June.</p><p><a href=/g>Timetable</a>.</p>",
    ],
)
def test_a_word_that_needs_what_is_round_it_needs_a_person(judge_links, html: str) -> None:
    assert judge_links(f"<main>{html}</main>").outcome == "needs_person"


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>Spending in May: <a href=/a.csv>CSV</a></li></ul>",
        "<table><tr><td>May</td><td><a href=/a.csv>May in CSV</a></td></tr></table>",
        "<h2>Grants</h2><p><a href=/g>Timetable</a></p>",
        "<ul><li><a href=/schools>Schools</a></li><li><a href=/bins>Bins</a></li></ul>",
        "<p>Grants open in June.</p><p><a href=/g>Timetable of grants</a></p>",
        "<p>Grants open in June.</p><p>See the <a href=/g>timetable</a></p>",
    ],
)
def test_words_with_their_context_pass(judge_links, html: str) -> None:
    assert judge_links(f"<main>{html}</main>").outcome == "pass"
