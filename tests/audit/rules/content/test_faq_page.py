from __future__ import annotations

import pytest

RULE = "content/faq-page"
ASKED = "".join(f"<h2>Can I do thing {n}?</h2><p>Yes, you can.</p>" for n in range(6))


@pytest.mark.parametrize(
    "html",
    ["<h2>FAQs</h2><p>Text.</p>", "<h2>Frequently asked questions</h2>", ASKED,
     "<h2>Common questions</h2>"],
)  # fmt: skip
def test_finds_once(judge, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert len(verdict.findings) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Who can apply?</h2><p>You.</p><h2>What it costs</h2>",
        "<p>We have no FAQ.</p>",
        ASKED + "<h2>Cost</h2><h2>Time</h2><h2>Place</h2>",
        "<h2>Unfaqed things</h2>",
    ],
)
def test_leaves_alone(judge, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    ("heading", "outcome"),
    [
        ("Replacing your FAQs", "pass"),
        ("Why FAQs do not help", "pass"),
        ("How to write without frequently asked questions", "pass"),
        ("Bins: frequently asked questions", "needs_person"),
        ("Parking FAQs", "needs_person"),
        ("FAQ: how to pay", "needs_person"),
    ],
)
def test_advice_on_such_lists_is_no_list(judge, heading: str, outcome: str) -> None:
    assert judge(RULE, f"<h1>{heading}</h1><p>Text.</p>").outcome == outcome
