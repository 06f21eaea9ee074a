"""The catalogue: the same rules in the docs, in the terminal and as data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import reports
from audit.inputs import PageView
from audit.registry import all_rules
from audit.rule import Finding, Rule
from audit.site_view import SiteView
from reports.catalogue import UnknownRuleError, as_data, as_markdown, as_text, rules_markdown


def find_nothing(
    page: PageView,
    site: SiteView,
    *,
    max_words: int = 25,
    known: Sequence[str] = ("a",) * 9,
    on: bool = True,
) -> Iterator[Finding]:
    """Stand in for a check."""
    return iter(())


RULE = Rule(
    id="content/made-up",
    title="A *made-up* <rule>",
    why="Because of <this>.",
    fix="Do_that.",
    reference="https://www.example.org/",
    severity="serious",
    check=find_nothing,
    criterion="2.4.4",
    fixer="template",
    formerly=("content/old",),
    axe_rules=("link-name", "bypass"),
)


def test_markdown_says_all_there_is_to_a_rule() -> None:
    text = rules_markdown({RULE.id: RULE})
    for part in (
        "### content/made-up",
        "**A \\*made-up\\* &lt;rule>**",
        "Because of &lt;this>.",
        "- Severity: serious",
        "- WCAG 2.2 criterion: 2.4.4",
        "- Reference: <https://www.example.org/>",
        "`max_words = 25`",
        '`known = ["a", "a", "a", "a", "a", "a", …]`',
        "`on = true`",
        "`content/old`",
        "- In axe-core: `link-name`; `bypass`",
    ):
        assert part in text


def test_the_catalogue_in_the_docs_is_not_stale() -> None:
    docs = Path(reports.__file__).parent.parent / "docs" / "rules.md"
    assert docs.read_text(encoding="utf-8") == rules_markdown(all_rules()), "run make docs"
    assert as_markdown() + "\n" == rules_markdown(all_rules())


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.catalogue.all_rules", lambda: {RULE.id: RULE})


@pytest.mark.usefixtures("catalogue")
def test_the_terminal_lists_and_explains() -> None:
    assert "content/made-up" in as_text()
    one = as_text("content/made-up")
    assert "What to do: Do_that." in one
    assert "https://www.example.org/" in one
    assert as_text("content/old") == one


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("work", [as_text, as_data])
def test_a_rule_that_there_is_not(work: Callable[..., Any]) -> None:
    with pytest.raises(UnknownRuleError, match="did you mean 'content/made-up'"):
        work("content/madeup")


@pytest.mark.usefixtures("catalogue")
def test_as_data() -> None:
    assert as_data()["rules"] == [as_data("content/made-up")]
    assert as_data("content/made-up")["options"]["max_words"] == 25
    assert as_data("content/made-up")["axe_rules"] == ["link-name", "bypass"]
    json.dumps(as_data())


def test_no_two_rules_have_one_title() -> None:
    titles = Counter(rule.title for rule in all_rules().values())
    assert [title for title, count in titles.items() if count > 1] == []
