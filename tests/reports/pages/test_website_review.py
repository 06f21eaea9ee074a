"""The website review: what it says, and that it prints."""

import re

import pytest
from pypdf import PdfReader

from crawler.browser.pdf_printing import print_page
from signpost.workspace.artifacts import (
    judged_demand,
    judged_journeys,
    judged_opportunities,
    search_figures,
)

STORY = {
    "name": "Report a missed bin",
    "who": "",
    "need": "",
    "questions": {},
    "ways": {
        "search": {"outcome": "pass", "says": "found", "step": "", "steps": []},
        "navigation": {"outcome": "fail", "says": "dead link", "step": "", "steps": []},
    },
}


def chance(place, **more):
    return {
        "kind": "journey",
        "key": str(place),
        "title": f"Chance {place}",
        "says": "It breaks down.",
        "severity": "critical",
        "certainty": "sure",
        "services": {"Bins": 1},
        "low": 8.0,
        "high": 12.0,
        "arithmetic": "critical 8 × (1 way that fails of Bins × 1 to 1.5) = 8 to 12",
        "effort": "medium",
        "owner": "content",
        "page": "",
        "evidence": ["By links: dead link"],
        **more,
    }


ARTIFACTS = {
    judged_journeys.STORIES: [STORY],
    judged_demand.DEMAND: {
        "services": [{"name": "Bins", "calls": 1000, "failure_share": 0.25, "patterns": []}],
        "notes": ["services.csv: row 4 was not used: calls has to be a whole number"],
    },
    judged_demand.VIEWS: {"pages": {}, "services": {"Bins": 4321}, "notes": []},
    judged_demand.CONTACTS: {
        "contacts": 9,
        "redacted": 2,
        "notes": [],
        "services": [
            {
                "name": "Bins",
                "contacts": 9,
                "kinds": [
                    {"kind": "chasing", "likely": 3, "possible": 5, "examples": ["still waiting"]}
                ],
            }
        ],
    },
    judged_demand.FEEDBACK: {
        "counted": {"Bins": 63},
        "notes": ["feedback.csv: row 9 was not used"],
    },
    search_figures.BENCHMARK: {
        "rankers": {},
        "queries": 40,
        "present": {
            "queries": 31,
            "could_not_check": 4,
            "present": {"success@5": 0.5},
            "ours": {"success@5": 0.9},
            "difference": 0.2,
            "interval": [0.1, 0.3],
            "better": 12,
            "worse": 2,
            "first": "2026-11-20T08:00:00+00:00",
            "last": "2026-11-21T08:00:00+00:00",
        },
    },
    judged_opportunities.OPPORTUNITIES: {
        "all": [chance(1), chance(2, certainty="needs_person")],
        "by_service": [
            {"name": "Bins", "own": [{"place": 1, "low": 1, "high": 2, "arithmetic": "own sum"}]}
        ],
        "assumptions": {"calls_low": 0.0, "calls_high": 0.5, "views": 0.5},
    },
}


def test_the_review_has_what_a_committee_asks_for(report):
    made = report(artifacts=ARTIFACTS)
    headings = [x.text_content() for x in made.tree("review.html").xpath("//h2")]
    assert headings == [
        "Key findings",
        "How effective the website is",
        "What residents ask for",
        "Opportunities",
        "Method",
        "Limits",
        "What was not checked",
    ]
    said = made.words("review.html")
    assert "Of 1 user story, 1 cannot be done in at least one of the ways tried." in said
    assert "Bins (250)" in said
    assert re.search(r"Bins ?250 ?1,000 ?4,321 ?9", said)
    assert "3 to 5 of 9" in said
    assert "row 4 was not used" in said
    assert "critical 8 × (1 way that fails of Bins × 1 to 1.5) = 8 to 12" in said
    assert "own sum" in said
    assert "needs a person to decide" in said
    assert "from 0% to 50% of a service’s avoidable calls" in said


def test_what_was_not_given_is_told_and_not_made_up(report):
    said = report().words("review.html")
    assert "No user stories were written" in said
    assert "The settings name no file of calls" in said
    assert "were not opened in a browser, so nobody knows" in said


def test_the_weekly_page_has_demand_and_opportunities(report):
    said = report(artifacts=ARTIFACTS).words("index.html")
    assert "Journey: Chance 1" in said
    assert "What residents ask for" in said


def test_the_weekly_page_leaves_out_what_nobody_gave(report):
    said = report().words("index.html")
    assert "What residents ask for" not in said
    assert "Opportunities" not in said


@pytest.mark.browser
def test_the_review_prints(report):
    made = report(artifacts=ARTIFACTS)
    paper = made.folder / "review.pdf"
    print_page(made.folder / "review.html", paper)
    pages = PdfReader(paper).pages
    text = " ".join(page.extract_text() for page in pages)
    assert 2 <= len(pages) <= 12
    assert "website review" in text
    assert "Method" in text
    assert "What was not checked" in text
    assert b"file://" not in paper.read_bytes()
    assert not list(made.folder.glob(".*.part"))


def test_the_present_search_and_feedback_are_in_it(report):
    text = report(artifacts=ARTIFACTS).tree("review.html").text_content()
    assert "Asked 31 judged queries, from 20 November 2026 to 21 November 2026." in text
    assert "4 queries could not be asked; these count for neither." in text
    assert "Feedback counted" in text
    assert "feedback.csv: row 9 was not used" in text
    assert "was not asked: the settings do not say" not in text


def test_a_present_search_that_was_not_asked_is_told(report):
    text = report(artifacts={}).tree("review.html").text_content()
    assert "was not asked: the settings do not say where it is" in text


def test_the_criteria_are_the_sites_with_the_samples_beside(report):
    # More pages than the sample holds; the one with an issue of its own is not the one picked.
    plain = "<!doctype html><html lang=en><title>{0}</title><main><h1>{0}</h1><p>Text.</p></main>"
    pages = {"/": plain.format("Home")} | {f"/{n}": plain.format(f"Page {n}") for n in range(60)}
    pages["/last"] = plain.format("Last").replace("lang=en", "lang=xx-nonsense-")
    made = report(pages)
    words = made.words("review.html")
    numbers = re.search(
        r"On all 62 pages and documents that were checked, a machine finds issues against (\d+) of "
        r"the 55 success criteria.*? On the (\d+) pages and documents of them picked .*? it finds "
        r"issues against (\d+)",
        words,
    )
    assert numbers is not None, words
    site, sampled, sample = map(int, numbers.groups())
    assert sampled < 62
    assert site >= sample
