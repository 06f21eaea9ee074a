"""Links and buttons whose title says their words again."""

from typing import Any

import pytest

RULE = "accessibility/title-repeats-text"


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ('<a href=/b title="Bins">Bins</a>', "bins"),
        ('<a href=/c title="CONTACT us"> Contact <b>us</b> </a>', "contact us"),
        ('<button title="Search">Search</button>', "search"),
        ('<a href=/ title="Mereford"><img src=logo.png alt="Mereford"></a>', "mereford"),
        ('<a href=/t title="  Council   tax ">Council tax</a>', "council tax"),
    ],
)
def test_a_title_that_says_it_again_fails(judge: Any, html: str, title: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "fail"
    assert [x.message for x in verdict.findings] == [f"The title says “{title}” once more."]


@pytest.mark.parametrize(
    "html",
    [
        '<a href=/b title="Bins: when they are emptied">Bins</a>',
        '<button title="Search this site">Search</button>',
        '<a href=/b title="">Bins</a>',
        '<a href=/fb title="Facebook"><svg></svg></a>',  # its only name
        '<a href=/x title="Bin">Bins</a>',
    ],
)
def test_a_title_of_its_own_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize("html", ["<a href=/b>Bins</a>", '<p title="Bins">Bins</p>'])
def test_no_link_or_button_with_a_title(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"
