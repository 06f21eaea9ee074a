from __future__ import annotations

from typing import Any

import pytest

from audit.registry import chosen
from audit.rules.content.own_rule_settings import pattern_cost, problem
from signpost.settings.config import AuditSettings, Config, ConfigError, SiteSettings, load

RULE = "content/own-rules"


def own(**more: Any) -> dict[str, Any]:
    return {"name": "Old name", "why": "We are One Mereford now.", "demand": "must_not", **more}


@pytest.mark.parametrize(
    ("rule", "html", "where"),
    [
        (
            own(phrase="access  mereford"),
            "<p>Hello. Go to Access Mereford.</p>",
            "Go to Access Mereford.",
        ),
        (own(pattern=r"0845 \d+"), "<p>Call 0845 123.</p>", "Call 0845 123."),
        (own(selector="marquee, blink"), "<marquee>News</marquee>", "marquee"),
        (own(demand="must", selector="main a[href='/contact']"), "<p>Words</p>", "page"),
        (own(demand="must", phrase="Last reviewed"), "<p>Words</p>", "page"),
        (
            own(phrase="grey bin", pages="/page*", since="2026-11-21"),
            "<li>Grey bin</li>",
            "Grey bin",
        ),
    ],
)
def test_broken(judge_on, rule: dict[str, str], html: str, where: str) -> None:
    verdict = judge_on(RULE, html, rules=[rule])

    assert verdict.outcome == "fail"
    assert verdict.findings[0].where.endswith(where)
    assert verdict.findings[0].message.endswith("We are One Mereford now.")
    assert verdict.findings[0].severity == "minor"


@pytest.mark.parametrize(
    ("rule", "html"),
    [
        (own(phrase="access"), "<p>Accessible places.</p>"),
        (own(demand="must", phrase="contact us"), "<p>Contact us.</p>"),
        (own(selector="marquee"), "<p>marquee</p>"),
    ],
)
def test_kept(judge_on, rule: dict[str, str], html: str) -> None:
    assert judge_on(RULE, html, rules=[rule]).outcome == "pass"


@pytest.mark.parametrize("more", [{"pages": "/bins/*"}, {"since": "2026-11-22"}])
def test_not_on_this_page_or_not_yet(judge_on, more: dict[str, str]) -> None:
    rules = [own(phrase="grey bin", **more)]
    assert judge_on(RULE, "<p>Grey bin</p>", rules=rules).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"name": "x"}, "rule 'x': why is missing"),
        (own(), "needs one of phrase, pattern, selector"),
        (own(phrase="a", selector="b"), "needs one of"),
        (own(phrase="a", demand="may"), "demand has to be"),
        (own(phrase="a", since="1 May"), "since has to be a day"),
        (own(phrase="a", sevrity="minor"), "did you mean 'severity'?"),
        (own(phrase=3), "phrase has to be a text in quotes"),
        (own(phrase="a", severity="bad"), "severity has to be one of minor"),
        (own(pattern="("), "is no regular expression"),
        (own(pattern="(a+)+b"), "could take too long"),
        (own(selector="a[["), "cannot be read"),
        ("text", "number 1 has to be a table"),
    ],
)
def test_what_is_wrong_is_one_line(rule: Any, words: str) -> None:
    said = problem({"rules": [rule]})
    assert words in said
    assert "\n" not in said


def test_the_audit_refuses_to_begin() -> None:
    settings = AuditSettings(rules={RULE: {"rules": [own()]}})
    with pytest.raises(ConfigError, match=r'\[audit.rules."content/own-rules"\] rule .Old name.'):
        chosen(Config(site=SiteSettings(url="https://a.example/"), audit=settings))


def test_written_as_toml(tmp_path) -> None:
    file = tmp_path / "signpost.toml"
    file.write_text(
        '[site]\nurl = "https://a.example/"\n[[audit.rules."content/own-rules".rules]]\n'
        'name = "Old name"\nwhy = "It changed."\ndemand = "must_not"\nphrase = "Access Mereford"\n'
    )
    _, options = chosen(load(str(file)))[RULE]
    assert options["rules"][0]["phrase"] == "Access Mereford"


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+", "(a|aa)+", ".*.*x", r"(\w*)\1", "(?:(?:x)*y)*", "(?P<a>x+)(?P=a)", r"\s+\s+$"],
)
def test_patterns_that_may_take_long(pattern: str) -> None:
    assert pattern_cost(pattern) > 50_000


@pytest.mark.parametrize(
    "pattern", [r"0845 \d{3,6}", r"[*+]{2}", r"a\+\*\+b", "(?:one|two) bins?", ".*x"]
)
def test_patterns_that_do_not(pattern: str) -> None:
    assert pattern_cost(pattern) <= 50_000
