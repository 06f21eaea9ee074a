"""Which rules run, and what is wrong with settings that name none, or options that none has."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

import audit.rules
from audit.inputs import PageView
from audit.registry import CATEGORIES, PackagedRuleError, all_rules, chosen
from audit.rule import Finding, Rule
from signpost.settings.config import AuditSettings, Config, ConfigError, SiteSettings


def config(off: tuple[str, ...] = (), **rules: dict[str, Any]) -> Config:
    audit = AuditSettings(off=off, rules={k.replace("__", "/").replace("_", "-"): v for k, v in rules.items()})  # fmt: skip
    return Config(site=SiteSettings(url="https://www.mereford.gov.uk/"), audit=audit)


def test_rules_come_by_category_and_name() -> None:
    rules = list(all_rules())
    assert [x for x in CATEGORIES if any(r.startswith(f"{x}/") for r in rules)] == list(CATEGORIES)
    assert rules == sorted(rules, key=lambda x: (CATEGORIES.index(x.split("/")[0]), x.split("/")[1].replace("-", "_")))  # fmt: skip


def test_every_rule_has_a_test_of_its_own() -> None:
    """A rule's test stands where its file does: tests/audit/rules/content/test_faq_page.py."""
    root = Path(audit.rules.__file__).parent
    names = [name.replace("-", "_").split("/") for name in all_rules()]
    files = [x for category, name in names for x in (root / category).rglob(f"{name}.py")]
    assert len(files) > 200
    tests = Path(__file__).parent / "rules"
    homes = {x: tests / x.relative_to(root).with_name(f"test_{x.name}") for x in files}
    missing = [str(x.relative_to(root)) for x, home in homes.items() if not home.exists()]
    assert not missing, f"{len(missing)} rules without a test of their own: {sorted(missing)}"


def test_a_rule_that_is_off_does_not_run() -> None:
    rules = chosen(config(off=("content/faq-page",)))
    assert "content/faq-page" not in rules
    assert len(rules) == len(all_rules()) - 1


def test_options_stand_in_for_the_defaults() -> None:
    rules = chosen(config(readability__wall_of_text={"max_words": 70}))
    assert rules["readability/wall-of-text"][1] == {"max_words": 70}
    rules = chosen(config(content__heading_vague={"allowed": ["Overview"]}))
    assert rules["content/heading-vague"][1]["allowed"] == ["Overview"]
    assert "introduction" in rules["content/heading-vague"][1]["vague"]


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ({"content__faq_pages": {}}, "unknown rule 'content/faq-pages': did you mean"),
        ({"readability__wall_of_text": {"max_word": 70}}, "unknown option 'max_word': did you mean"),
        ({"readability__wall_of_text": {"max_words": "70"}}, "max_words has to be like 90, not '70'"),
        ({"readability__wall_of_text": {"max_words": True}}, "max_words has to be like 90, not True"),
        ({"readability__idioms": {"allowed": "a"}}, "allowed has to be like [], not 'a'"),
        ({"readability__idioms": {"allowed": [1]}}, "allowed: Expected `str`, got `int`"),
        ({"readability__words_to_avoid": {"also": {"x": 3}}}, "also: 'x' needs a plain word"),
        ({"journeys__service_missing": {"not_ours": ["bins"]}}, "not_ours: Expected `int`"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_settings_is_one_clear_line(rules: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError) as told:
        chosen(config(**rules))
    assert said in str(told.value)
    assert "\n" not in str(told.value)


def find_nothing(page: PageView) -> list[Finding]:
    return []


RULE = replace(all_rules()["content/faq-page"], id="content/council-own", check=find_nothing)
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "signpost_extra_rule"


@pytest.fixture
def rules_with(monkeypatch) -> Callable[[object], dict[str, Rule]]:
    """Return the rules where a package is installed whose entry point loads to something."""

    def run(loads: object) -> dict[str, Rule]:
        class Made(EntryPoint):
            dist = SimpleNamespace(name="mereford-rules")

            def load(self) -> object:
                if isinstance(loads, Exception):
                    raise loads
                return loads

        point = Made("own", "mereford.rules", "signpost.rules")
        monkeypatch.setattr("audit.registry.entry_points", lambda group: [point])
        return all_rules.__wrapped__()

    return run


def test_another_package_brings_a_rule_a_module_or_several(rules_with) -> None:
    module = ModuleType("mereford.rules")
    module.RULE = RULE  # type: ignore[attr-defined]
    second = replace(RULE, id="mobile/council-own")
    assert list(rules_with(RULE)).index(RULE.id) < list(rules_with(RULE)).index("journeys/dead-end")
    assert rules_with(module)[RULE.id] is RULE
    assert rules_with((RULE, second)).keys() - all_rules().keys() == {RULE.id, second.id}


@pytest.mark.parametrize(
    ("loads", "said"),
    [
        (replace(RULE, id="content/faq-page"), "there is a rule 'content/faq-page' already"),
        ([RULE, RULE], "there is a rule 'content/council-own' already"),
        (replace(RULE, id="council-own"), "the id 'council-own' has to begin with a category"),
        (replace(RULE, id="council/own"), "the id 'council/own' has to begin with a category"),
        (replace(RULE, id="content"), "the id 'content' has to begin with a category"),
        (ModuleType("empty"), "it names None, which is no rule"),
        (find_nothing, "which is no rule"),
        (ImportError("no module named x"), "ImportError: no module named x"),
    ],
)
def test_a_package_with_a_mistake_is_named_in_one_line(rules_with, loads, said: str) -> None:
    with pytest.raises(PackagedRuleError) as told:
        rules_with(loads)
    assert "the rule 'own' of the package 'mereford-rules' cannot be used: " in str(told.value)
    assert said in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.slow
def test_the_example_package_is_installed_and_its_rule_runs(
    signpost, tmp_path, monkeypatch
) -> None:
    source, target = tmp_path / "source", tmp_path / "installed"
    shutil.copytree(EXAMPLE, source)
    command = [sys.executable, "-m", "pip", "install", "--no-index", "--no-deps"]
    options = ["--no-build-isolation", "--quiet", "--target", str(target), str(source)]
    subprocess.run([*command, *options], check=True, timeout=120)
    assert signpost("rules", "content/fax-number").code == 2  # not of this package
    monkeypatch.setenv("PYTHONPATH", str(target))
    rule = signpost("rules", "content/fax-number", "--json").json
    assert rule["options"] == {"still_in_use": []}
    assert "content/fax-number" in signpost("rules").out
    judge = (
        "from audit.inputs import Inputs, PageView\n"
        "from audit.registry import all_rules\n"
        "from audit.run import check\n"
        "from signpost.workspace.records import Page\n"
        "page = Page(run=1, url='https://www.mereford.gov.uk/bins', kind='html')\n"
        "html = b'<main><h1>Bins</h1><p>Call us, or fax us on 01632 960 123.</p></main>'\n"
        "rule = all_rules()['content/fax-number']\n"
        "outcome, findings, _ = check(rule, rule.options, Inputs(page=PageView(page, html, [])))\n"
        "print(outcome, findings[0].message)"
    )
    done = subprocess.run([sys.executable, "-c", judge], capture_output=True, text=True, timeout=60)
    assert done.stdout == "needs_person This page gives the fax number 01632 960 123.\n", (
        done.stderr
    )
