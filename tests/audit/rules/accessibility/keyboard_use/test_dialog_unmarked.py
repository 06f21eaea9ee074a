"""The rule on boxes that open over the page without the role of a dialog."""

from typing import Any

import pytest

RULE = "accessibility/dialog-unmarked"


@pytest.mark.parametrize(
    "html",
    [
        '<div class="lightbox hidden"><a href="#">X</a></div>',
        '<section class="popup"><h2>Sign up</h2><input name="email"><button>Join</button></section>',
        '<div class="fade modal-box" role="alert"><button>Close</button></div>',
        '<div class="dialog"><button>Accept</button></div>',
        '<div class="Pop-up-window"><p>Before you go</p><a href="/survey">Survey</a></div>',
    ],
)
def test_an_unmarked_box_needs_a_person(judge: Any, html: str) -> None:
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    assert "not marked as a dialog" in verdict.findings[0].message


def test_only_the_unmarked_box_is_told(judge: Any) -> None:
    html = (
        "<div class=modal role=dialog><a href=/a>A</a></div>"
        "<div class=modal id=fees><a href=/b>B</a></div>"
    )
    assert [x.where for x in judge(RULE, html).findings] == ["div#fees"]


@pytest.mark.parametrize(
    "html",
    [
        "<div class=modal role=dialog><button>X</button></div>",
        "<div class=popup><div role=alertdialog><button>Stay signed in</button></div></div>",
        "<dialog><div class=modal><button>Close</button></div></dialog>",
        "<section class=lightbox><dialog open><a href=/p>Next photo</a></dialog></section>",
    ],
)
def test_a_marked_box_passes(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<div class=modal-links><a href=x>x</a></div>",
        "<div class=multimodal><a href=/bus-and-train>Plan a journey</a></div>",
        "<div class=popup><p>Nothing to press here</p></div>",
        "<p class=modal><a href=/x>A paragraph</a></p>",
    ],
)
def test_what_is_no_box_to_use_is_not_applicable(judge: Any, html: str) -> None:
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("<div class=modal><div class=modal-box><button>Close</button></div></div>", 1),
        ("<div class=popup><section class='popup-window x'><a href=/a>Go</a></section></div>", 1),
        ("<div class=modal><button>a</button></div><div class=modal><button>b</button></div>", 2),
        ("<div class=modal><div role=dialog><button>Close</button></div></div>", 0),
    ],
)
def test_a_box_in_a_box_is_told_once(judge, html, count):
    assert len(judge(RULE, html).findings) == count
