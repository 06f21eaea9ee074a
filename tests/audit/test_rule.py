"""The contract of a rule: what its check's signature says, and what the runner makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from audit.inputs import Inputs, PageView, StyledVisit
from audit.registry import all_rules
from audit.rule import CouldNotCheck, Finding, Rule
from audit.run import check
from audit.site_view import SiteView
from signpost.workspace.records import Document, Page, Visit
from signpost.workspace.visit_facts import VisitFacts

URL = "https://www.mereford.gov.uk/bins"
VIEW = PageView(Page(run=1, url=URL, kind="html"), b"<p>Bins", [])
VISIT = Visit(run=1, url=URL)
STYLELESS = Visit(run=1, url=URL, facts=VisitFacts(refused_styles=["https://cdn.example/site.css"]))
BROKEN = Visit(run=1, url=URL, state="could_not_check", reason="it did not answer")


def made(function, **more) -> Rule:
    words = dict.fromkeys(("title", "why", "fix", "reference"), "")
    return Rule(id="content/made-up", severity="minor", check=function, **words, **more)


def reads_page(
    page: PageView, *, least: int = 3, names: Sequence[str] = ("a", "b")
) -> list[Finding]:
    return [Finding(f"{page.url} {least} {names}")]


def reads_visit(visit: Visit) -> list[Finding]:
    return []


def reads_styled_visit(visit: StyledVisit) -> list[Finding]:
    return []


def reads_document(document: Document, site: SiteView) -> list[Finding]:
    return []


def reads_day(page: PageView, today: date) -> list[Finding]:
    return [Finding(today.isoformat())]


def reads_site(site: SiteView, today: date) -> list[Finding]:
    return []


def reads_site_late(page: PageView, site: SiteView) -> Iterator[Finding]:
    yield Finding(site.home)


def test_options_are_the_keyword_only_parameters_as_settings_would_give_them() -> None:
    def function(
        page: PageView,
        *,
        share: float = 0.5,
        also: Mapping[str, str] = MappingProxyType({"a": "b"}),
    ) -> list[Finding]:
        return []

    rule = made(function)
    assert rule.options == {"share": 0.5, "also": {"a": "b"}}
    assert type(rule.options["also"]) is dict
    assert made(reads_page).options == {"least": 3, "names": ["a", "b"]}
    assert made(reads_page).option_types == {"least": int, "names": Sequence[str]}


@pytest.mark.parametrize(
    ("function", "needs", "per_site", "per_document"),
    [
        (reads_page, ("page",), False, False),
        (reads_visit, ("visit",), False, False),
        (reads_styled_visit, ("visit",), False, False),
        (reads_document, ("document", "site"), False, True),
        (reads_day, ("page", "site"), False, False),
        (reads_site, ("site",), True, False),
    ],
)
def test_inputs_are_the_positional_parameters(function, needs, per_site, per_document) -> None:
    rule = made(function)
    assert (rule.needs, rule.per_site, rule.per_document) == (needs, per_site, per_document)


def takes_nothing() -> list[Finding]:
    return []


def takes_anything(page: PageView, *more: str) -> list[Finding]:
    return []


def takes_text(page: str) -> list[Finding]:
    return []


def untyped(page) -> list[Finding]:
    return []


def without_default(page: PageView, *, least: int) -> list[Finding]:
    return []


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (takes_nothing, "reads nothing"),
        (takes_anything, "more"),
        (takes_text, "'page', which has to be one of PageView, Visit"),
        (untyped, "'page', which has to be one of"),
        (without_default, "'least' has no default"),
    ],
)
def test_a_signature_that_cannot_be_called_is_told_at_once(function, said: str) -> None:
    with pytest.raises(TypeError, match="content/made-up: ") as told:
        made(function)
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("function", "inputs", "why"),
    [
        (reads_page, Inputs(visit=VISIT), "the page was not stored"),
        (reads_page, Inputs(why_no_page="scripts draw it"), "scripts draw it"),
        (reads_visit, Inputs(page=VIEW), "the page was not opened in the browser"),
        (reads_visit, Inputs(visit=BROKEN), "the browser could not show the page: it did not answer"),
        (reads_styled_visit, Inputs(visit=BROKEN), "the browser could not show the page: it did not answer"),
        (
            reads_styled_visit,
            Inputs(visit=STYLELESS),
            ("the page's style sheet https://cdn.example/site.css is on another site and was not loaded "
            "([visit] third_party is off), so the page did not look as residents see it"),
        ),
        (reads_document, Inputs(), "the document was not stored"),
        (
            reads_document,
            Inputs(document=Document(1, URL, state="could_not_check", reason="it is locked")),
            "the document could not be read: it is locked",
        ),
        (reads_document, Inputs(document=Document(1, URL)), "the site was not crawled"),
        (reads_day, Inputs(page=VIEW), "the site was not crawled"),
        (reads_site_late, Inputs(page=VIEW), "the site was not crawled"),
    ],
)  # fmt: skip
def test_a_missing_input_is_could_not_check(function, inputs: Inputs, why: str) -> None:
    rule = made(function)
    assert check(rule, rule.options, inputs) == ("could_not_check", [], why)


def test_a_styleless_visit_serves_rules_that_do_not_look() -> None:
    assert check(made(reads_visit), {}, Inputs(visit=STYLELESS))[0] == "pass"
    styled = replace(STYLELESS, facts=VisitFacts(refused_styles=[]))
    assert check(made(reads_styled_visit), {}, Inputs(visit=styled))[0] == "pass"


def test_a_check_gets_its_inputs_and_options(make_site) -> None:
    rule = made(reads_page)
    _, (found,), _ = check(rule, {**rule.options, "least": 4}, Inputs(page=VIEW))
    assert found.message == f"{URL} 4 ['a', 'b']"
    site = make_site({"/": "<p>Home"})
    _, (found,), _ = check(made(reads_day), {}, Inputs(page=VIEW, site=site))
    assert found.message == site.today.isoformat()


def test_what_was_found_before_a_rule_could_not_go_on_is_kept() -> None:
    def half(page: PageView) -> Iterator[Finding]:
        yield Finding("Here", where=page.url)
        raise CouldNotCheck("the rest was not looked at")

    def doubtful(page: PageView) -> Iterator[Finding]:
        yield Finding("Here", where=page.url, certainty="needs_person")
        raise CouldNotCheck("the rest was not looked at")

    for function, outcome in ((half, "fail"), (doubtful, "needs_person")):
        found = check(made(function), {}, Inputs(page=VIEW))
        assert (found[0], len(found[1]), found[2]) == (outcome, 1, "the rest was not looked at")


def test_what_a_rule_throws_is_told_and_never_a_pass() -> None:
    def function(page: PageView) -> Iterator[Finding]:
        yield Finding("half-way")
        raise ValueError("a strange page")

    outcome = check(made(function), {}, Inputs(page=VIEW))
    assert outcome == ("could_not_check", [], "the rule failed: ValueError: a strange page")


def test_every_rule_of_the_catalogue_reads_what_the_runner_can_give() -> None:
    for rule in all_rules().values():
        assert rule.needs
        assert not (rule.per_document and "page" in rule.needs)
