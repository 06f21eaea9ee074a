"""The rule on links that lead nowhere by themselves."""

import pytest

RULE = "accessibility/link-without-target"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<a href="#">Show all wards</a>', "The link “Show all wards” leads nowhere by itself."),
        ('<a href="JavaScript:void(0)">Print this page</a>', "“Print this page”"),
        ('<a href=" ">Opening hours</a>', "“Opening hours”"),
        ('<a href="#">Stop these emails</a>', "“Stop these emails”"),
        ('<a href="#" role="link">Next</a>', "“Next”"),
    ],
)
def test_a_link_that_leads_nowhere_needs_a_person(judge, html, words):
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert words in found.message
    assert found.where == "html > body > main > a"


def test_all_of_a_page_are_told_together(judge):
    html = '<a href="#">Abbey</a> <a href="/castle">Castle</a> <a href="#">Park</a>'
    (found,) = judge(RULE, html).findings
    assert "“Abbey” leads nowhere by itself (2 such links on this page)" in found.message


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/wards#abbey">Abbey</a>',
        '<a href="#abbey">Abbey, on this page</a>',
        '<a href="#">Top of page</a><a href="#">Nôl i’r brig</a><a href="#">Up</a>',
        '<a href="#" role="Button">Open the map</a><a href="#" role="tab">Fees</a>',
    ],
)
def test_links_that_lead_somewhere_or_say_what_they_are(judge, html):
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize("html", ["<p>Words</p>", "<a name=fees>Fees</a>"])
def test_no_links(judge, html):
    assert judge(RULE, html).outcome == "not_applicable"


def test_a_menus_button_made_of_a_link_is_left_alone(judge):
    html = '<a href="#" class="dropdown-toggle" data-toggle="dropdown">Wards</a><a href="/a">A</a>'
    assert judge(RULE, html).outcome == "pass"
