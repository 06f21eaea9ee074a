"""The rule on links and buttons called by a symbol."""

import pytest

RULE = "accessibility/name-is-symbol"


@pytest.mark.parametrize(
    ("html", "sign"),
    [
        ('<button class="close">x</button>', "x"),
        ("<button>X</button>", "X"),
        ('<a href="/news?page=2">»</a>', "»"),
        ('<a href="/news?page=9">&gt;&gt;</a>', ">>"),
        ('<span role="button" tabindex="0"> … </span>', "…"),
        ("<button>X ×</button>", "X ×"),
    ],
)
def test_a_name_that_is_a_sign(judge, html, sign):
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert f"This is called “{sign}”" in found.message
    assert found.where.endswith(("button", "a", "span"))


@pytest.mark.parametrize(
    "html",
    [
        "<button aria-label='Close this message'>×</button>",
        "<h2 id=menu>Menu</h2><button aria-labelledby=menu>☰</button>",
        "<button><span class=visually-hidden>Close</span> ×</button>",
        "<button>☰ <svg aria-label=Menu></svg></button>",
        "<a href=/x>X<img src=/x.svg alt='Mereford on X'></a>",
        "<a href=/a-to-z/a>A</a> <a href=/news?page=3>3</a> <a href=/ok>OK</a>",
        "<a href=/up>.....</a><button></button>",
    ],
)
def test_words_letters_and_numbers(judge, html):
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize("html", ["<p>X</p>", "<a name=x>X</a>", "<b>»</b>"])
def test_no_links_or_buttons(judge, html):
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<button>×<svg><title>Close</title></svg></button>", "pass"),
        ("<button>£</button>", "pass"),
        ("<button>%</button>", "pass"),
        ("<button>×<svg><path d=''/></svg></button>", "needs_person"),
        ("<button>×<svg><title></title></svg></button>", "needs_person"),
        ("<a href=/a>»</a>", "needs_person"),
        ("<a href=https://x.com/mereford>X</a>", "pass"),
        ("<a href='//www.twitter.com/mereford'>X</a>", "pass"),
        ("<a href=https://twitter.com.example/m>X</a>", "needs_person"),
    ],
)
def test_drawings_with_a_name_and_signs_of_money(judge, html, outcome):
    assert judge(RULE, html).outcome == outcome


@pytest.mark.parametrize(
    ("letters", "outcome"),
    [("VWXYZ", "pass"), ("abcdx", "pass"), ("X", "needs_person"), ("xA", "needs_person")],
)
def test_the_x_of_an_a_to_z(judge, letters, outcome):
    html = "".join(f"<a href=/{x}>{x}</a>" for x in letters)
    assert judge(RULE, html).outcome == outcome
