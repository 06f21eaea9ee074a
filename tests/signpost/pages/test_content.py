"""The main content of a page, block by block."""

import pytest

from signpost.pages.content import read
from signpost.pages.markup import parse

SHELL = (
    "<html lang=en><head><title>Bins</title>"
    "<meta name=description content=' When  bins go '></head>"
)


def blocks(html: str) -> list[tuple[str, str]]:
    """Read a page and return its blocks as (kind, text)."""
    return [(b.kind, b.text) for b in read(parse(html.encode(), "text/html; charset=utf-8")).blocks]


def test_landmark_and_what_is_left_out() -> None:
    content = read(
        parse(
            (
                SHELL + "<body><nav>Home</nav><header>Council</header><main><h1>Bins</h1>"
                "<div class=cookie-banner>We use cookies</div><p>We empty bins <b>weekly</b>.</p>"
                "<aside>Related</aside><p hidden>Not shown</p></main><footer>Legal</footer>"
            ).encode()
        )
    )
    assert content.method == "landmark"
    assert (content.title, content.description, content.language) == ("Bins", "When bins go", "en")
    assert [b.text for b in content.blocks] == ["Bins", "We empty bins weekly."]
    assert content.h1 == "Bins"
    assert content.left_out == {"banner": 14, "aside": 7, "hidden": 9}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li>One<li>Two <a href=x>three</a></ul>", [("item", "One"), ("item", "Two three")]),
        ("<table><tr><th>Fee<td>£5</table>", [("cell", "Fee"), ("cell", "£5")]),
        ("<div>Loose<p>Para</p>more</div>",
         [("paragraph", "Loose"), ("paragraph", "Para"), ("paragraph", "more")]),
        ("<p>A<br>B</p>", [("paragraph", "A B")]),
        ("<li><p>Inside</p></li>", [("paragraph", "Inside")]),
        ("<a href=x><h3>Card</h3><p>Text</p></a>", [("heading", "Card"), ("paragraph", "Text")]),
        ("<p>Seen <script>x()</script>words</p>", [("paragraph", "Seen words")]),
        ("<form><label>Name <input></label><button>Go</button></form>", [("item", "Name")]),
    ],
)  # fmt: skip
def test_blocks(html: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(f"<body><main>{html}</main>") == expected


def test_a_heading_above_main_belongs_to_the_page() -> None:
    content = read(parse(b"<body><div><h1>Pay</h1></div><main><p>How to pay.</p></main>"))
    assert content.h1 == "Pay"


def test_without_landmarks_trafilatura_finds_the_content() -> None:
    menu = "".join(f"<li><a href=/{i}>Menu {i}</a></li>" for i in range(30))
    text = "<p>" + "You can apply for a parking permit if you live in the zone. " * 12 + "</p>"
    content = read(
        parse(
            f"<body><div class=menu><ul>{menu}</ul></div><div><h2>Permits</h2>{text}</div>".encode()
        )
    )
    assert content.method == "trafilatura"
    assert "parking permit" in content.text
    assert "Menu 7" not in content.text


def test_prose_leaves_link_lists_out() -> None:
    content = read(
        parse(
            b"<main><p>Read this sentence about bins.</p><ul><li><a href=1>Only a link, with more words"
            b"</a><li>Put your bin out before seven in the morning.<li>Short item</ul></main>"
        )
    )
    assert [b.text for b in content.prose] == [
        "Read this sentence about bins.",
        "Put your bin out before seven in the morning.",
    ]


@pytest.mark.parametrize(
    ("before", "method"),
    [
        ("", "heading"),
        ("<p><a href=/>Home</a> <a href=/bins>Bins</a></p>", "heading"),
        ("<p>" + "".join(f"<a href=/{i}>A menu </a> " for i in range(9)) + "</p>", "trafilatura"),
    ],
)
def test_what_a_top_heading_stands_over(before: str, method: str) -> None:
    text = "<p>" + "You can apply for a parking permit if you live in the zone. " * 12 + "</p>"
    body = f"<body><p>Council</p><div>{before}<h1>Permits</h1>{text}</div></body>"
    content = read(parse(body.encode()))
    assert content.method == method


def test_what_is_left_out_is_kept() -> None:
    page = (
        "<body><header>Council</header><main><h1>Bins</h1><nav>On this page</nav><p>Text.</p>"
        "<p>Is this page useful?</p></main><div>Opening hours</div><footer>Legal</footer>"
    )
    content = read(parse(page.encode()))
    assert content.unread == [
        ("nav", "On this page"),
        ("sharing and feedback", "Is this page useful?"),
    ]
    assert content.unread_outside == [
        ("header", "Council"), ("outside", "Opening hours"), ("footer", "Legal")
    ]  # fmt: skip


def test_a_share_of_a_home_is_no_sharing() -> None:
    content = read(parse(b"<main><div class=shared-ownership><p>Buy a share of a home.</p></div>"))
    assert content.text == "Buy a share of a home."


def test_blocks_that_mention_a_hint_whatever_its_capitals() -> None:
    page = (
        "<main><h1>Tip</h1><p>The tip is SHUT.</p><p>Bring rubble.</p><p>Reopening soon</p></main>"
    )
    content = read(parse(page.encode(), "text/html; charset=utf-8"))

    assert [b.text for b in content.mentioning(["shut", "open"])] == [
        "The tip is SHUT.",
        "Reopening soon",
    ]
    assert content.mentioning(["kiln"]) == [] == content.mentioning([])
