"""Every check of the axe-core that is shipped has exactly one rule, under its own criterion."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from audit.evidence.visits.axe_rules import Engine
from audit.registry import all_rules
from audit.rule import Rule
from crawler.browser.chromium import flags, on_path
from crawler.browser.page_scripts.axe import OPTIONS, SHORTEN

SCRIPT = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
LEVELS = {"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"}
RULES: list[Rule] = [r for r in all_rules().values() if isinstance(r.check, Engine)]


def sayings(rule: Rule) -> dict[str, str]:
    assert isinstance(rule.check, Engine)
    return dict(rule.check.sayings)


@pytest.fixture(scope="module")
def axe_page() -> Iterator[Page]:
    """A page in a real Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=on_path(), args=flags(None))
        yield browser.new_page()
        browser.close()


@pytest.fixture(scope="module")
def shipped(axe_page: Page) -> dict[str, list[str]]:
    """The tags of every check of the shipped axe-core, by its id, as axe itself tells them."""
    axe_page.evaluate(SCRIPT)
    found: list[dict[str, Any]] = axe_page.evaluate("axe.getRules()")
    return {x["ruleId"]: x["tags"] for x in found}


@pytest.fixture
def scan(axe_page: Page) -> Callable[[str], dict[str, Any]]:
    """Scan some HTML as a visit does; the facts of one scan for both devices."""

    def run(html: str) -> dict[str, Any]:
        head = "<head><title>Bins</title></head>"
        axe_page.set_content(f"<!doctype html><html lang=en>{head}<body>{html}</body></html>")
        axe_page.evaluate(SCRIPT)
        run = f"options => axe.run(options).then({SHORTEN})"
        scanned = json.loads(axe_page.evaluate(run, json.loads(OPTIONS)))
        return {"axe": {"phone": scanned, "desktop": scanned}}

    return run


@pytest.mark.browser
def test_every_check_belongs_to_exactly_one_rule(shipped: dict[str, list[str]]) -> None:
    wanted = {name for name, tags in shipped.items() if LEVELS & set(tags)}
    # Our own rule turns the screen instead of reading style sheets (accessibility/orientation-locked).
    wanted.discard("css-orientation-lock")
    claimed = Counter(name for rule in RULES for name in sayings(rule))
    assert len(wanted) > 90
    assert set(claimed) == wanted
    assert set(claimed.values()) == {1}


@pytest.mark.browser
def test_each_check_stands_under_its_own_criterion(shipped: dict[str, list[str]]) -> None:
    strays = {
        (rule.id, name)
        for rule in RULES
        for name in sayings(rule)
        if (f"wcag{rule.criterion.replace('.', '')}" if rule.criterion else "best-practice")
        not in shipped[name]
    }
    # Axe no longer runs its check of sound recordings; it is kept with the one of videos.
    assert strays == {("accessibility/captions", "audio-caption")}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        ("contrast", "<p style='color:#999'>Pale</p>", "<p>Dark</p>"),
        ("text-alternatives", "<img src=/a.jpg>", "<img src=/a.jpg alt='The hall'>"),
        ("name-role-value", "<input>", "<label>Name <input></label>"),
        ("link-purpose", "<a href=/x></a>", "<a href=/x>Pay</a>"),
        ("info-and-relationships", "<ul><p>No item</p></ul>", "<ul><li>An item</li></ul>"),
        ("language-of-parts", "<p lang=xx-nope>Hi</p>", "<p lang=cy>Shwmae</p>"),
    ],
)
def test_what_axe_finds_in_a_real_page(
    judge: Any, scan: Any, rule: str, bad: str, good: str
) -> None:
    verdict = judge(f"accessibility/{rule}", facts=scan(bad))
    assert (verdict.outcome, len(verdict.findings)) == ("fail", 1)
    assert judge(f"accessibility/{rule}", facts=scan(good)).outcome == "pass"


@pytest.mark.browser
def test_an_experimental_check_is_run_and_needs_a_person(judge: Any, scan: Any) -> None:
    facts = scan("<button aria-label='Send form'>Pay now</button>")
    assert judge("accessibility/label-in-name", facts=facts).outcome == "needs_person"


@pytest.mark.browser
def test_contrast_is_told_in_figures(judge: Any, scan: Any) -> None:
    (found,) = judge("accessibility/contrast", facts=scan("<p style='color:#999'>x y</p>")).findings
    assert found.message.endswith("#999999 on #ffffff has 2.84 to 1, and it needs 4.5 to 1.")


@pytest.mark.browser
def test_contrast_over_a_picture_needs_a_person(judge: Any, scan: Any) -> None:
    html = "<p style='background:linear-gradient(red, blue);color:#999'>Over a gradient</p>"
    verdict = judge("accessibility/contrast", facts=scan(html))
    assert verdict.outcome == "needs_person"
    assert "gradient" in verdict.findings[0].message


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_fails_on_each_of_its_checks(judge: Any, rule: Rule) -> None:
    for name, saying in sayings(rule).items():
        node = {"target": "main > b", "html": "<b>x</b>", "summary": ""}
        bad = {"violations": [{"id": name, "impact": "serious", "tags": [], "nodes": [node]}]}
        good = {"passes": [name]}
        verdict = judge(rule.id, facts={"axe": {"phone": bad, "desktop": bad}})
        if name == "frame-tested":  # what could not be scanned was not checked
            assert verdict.outcome == "could_not_check"
            continue
        assert [x.message for x in verdict.findings] == [saying]
        assert judge(rule.id, facts={"axe": {"phone": good, "desktop": good}}).outcome == "pass"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_a_rule_says_is_one_plain_sentence(rule: Rule) -> None:
    for saying in sayings(rule).values():
        assert saying[0].isupper()
        assert saying.endswith(".")
        assert len(saying.split()) <= 25


@pytest.mark.browser
def test_the_checks_named_beside_our_rules_are_axes_own(shipped: dict[str, list[str]]) -> None:
    named = {name for rule in all_rules().values() for name in rule.axe_rules}
    assert named - set(shipped) == set()
