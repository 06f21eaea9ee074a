from __future__ import annotations

import pytest

RULE = "content/event-over"
EVENT = "https://www.mereford.gov.uk/events/summer-fair"


def page(title: str, text: str) -> str:
    return f"<html><head><title>{title}</title></head><main><h1>{title}</h1>{text}</main></html>"


@pytest.mark.parametrize(
    ("html", "url"),
    [
        (page("Summer fair, 3 May 2025", "<p>Come along.</p>"), None),
        (page("Drawing class", "<time datetime=2025-05-03>3 May</time>"), EVENT),
        (page("Class", '<script type="application/ld+json">{"@type": "Event", "startDate": "2025-05-03"}</script>'), None),
        (page("Class", "<p itemprop=startDate content=2025-05-03>3 May</p>"), None),
    ],
)  # fmt: skip
def test_finds_for_a_person(judge_on, html: str, url: str | None) -> None:
    verdict = judge_on(RULE, html, **({"url": url} if url else {}))

    assert verdict.outcome == "needs_person"
    assert "3 May 2025" in verdict.findings[0].message


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        (page("Summer fair, 3 May 2027", "<p>Come along.</p>"), "pass"),
        (page("Summer fair", "<h2>3 May 2025</h2><h2>3 May 2027</h2>"), "pass"),
        (page("Summer fair, 3 May 2025", "<p>The fair took place in May.</p>"), "pass"),
        (page("Election of 3 May 2025", "<p>Results.</p>"), "not_applicable"),
        (page("Summer fair", "<p>We began on 3 May 2025.</p>"), "not_applicable"),
    ],
)
def test_leaves_alone(judge_on, html: str, outcome: str) -> None:
    assert judge_on(RULE, html).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("<p>Bank Lane will be closed from 2 March to 6 March 2026.</p>", "needs_person"),
        ("<p>Spring term: 5 January 2026 to 27 March 2026.</p>", "needs_person"),
        ("<p>There is no collection on 3 April 2026.</p>", "needs_person"),
        (
            "<p>Spring term: 5 January 2026 to 27 March 2026.</p><p>Next term starts on 4 January 2027.</p>",
            "pass",
        ),
        ("<p>Bank Lane was closed from 2 March to 6 March 2026.</p>", "not_applicable"),
        ("<p>We paid it on 3 April 2026.</p>", "not_applicable"),
        ("<dl><dt>Opens</dt><dd>3 April 2026</dd></dl>", "not_applicable"),
    ],
)
def test_what_a_paragraph_announces(judge_on, text: str, outcome: str) -> None:
    assert judge_on(RULE, page("A page", text)).outcome == outcome


@pytest.mark.parametrize("title", ["Fair trade notice: 3 May 2018", "Market prices, 1 April 2025"])
def test_pages_that_share_a_word_with_events(judge_on, title: str) -> None:
    assert judge_on(RULE, page(title, "<p>Read this.</p>")).outcome == "not_applicable"


def test_news_does_not_count(judge_on) -> None:
    html = page("Summer fair, 3 May 2025", "<p>Come along.</p>")

    assert judge_on(RULE, html, "https://www.mereford.gov.uk/news/fair").outcome == "not_applicable"


def test_the_date_of_an_edition_is_no_event(judge_on) -> None:
    text = (
        "<h4>Date: April 2024 - Version: 2.1</h4><p>We corrected the fees.</p>"
        "<table><tr><td><p>We asked ten people.</p><p>Date: May 2024</p></td></tr></table>"
    )
    assert judge_on(RULE, page("Guide to hiring the hall", text)).outcome in (
        "pass", "not_applicable",
    )  # fmt: skip
