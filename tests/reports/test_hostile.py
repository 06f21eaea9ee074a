"""Nothing that a page says does anything in a report but stand there as text."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import pytest
from lxml import html as lxml_html

from crawler.page import Visit

HOME = "https://www.mereford.gov.uk/"
PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "</code></pre><iframe src=https://evil.example></iframe>",
    "</blockquote><form action=https://evil.example><input name=q>",
    "{{ 7 * 7 }}{% for x in () %}",
    "${7*7}",
    "<!-- --><a href=javascript:alert(1)>x</a>",
    "]]><style>body{display:none}</style>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=0;url=https://evil.example>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202e\u2066evil\u2069",
    '=HYPERLINK("https://evil.example")',
    "<details open ontoggle=alert(1)>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
]
ALLOWED_TAGS = {
    *("html", "head", "meta", "title", "link", "body", "a", "header", "div", "p", "span", "nav"),
    *("ul", "li", "main", "footer", "h1", "h2", "h3", "dl", "dt", "dd", "ol", "section", "strong"),
    *("details", "summary", "blockquote", "bdi", "code", "pre", "table", "thead", "tbody", "tr"),
    *(
        "th",
        "td",
        "caption",
        "form",
        "label",
        "input",
        "script",
        "br",
        "figure",
        "img",
        "figcaption",
    ),
}


def page(payload: str) -> str:
    said = escape(payload)
    sentence = f"{said} and you will need to " + "go on and on " * 12 + "until the end."
    return (
        f"<html lang=en><head><title>{said}</title><meta name=description content='{said}'></head>"
        f"<body><main><h1>{said}</h1><p>{sentence}</p>"
        f'<p><a href="/gone?q={said}">{said}</a> <a href="/gone">click here</a></p>'
        f"<a href=\"javascript:alert('{said}')\">Pay</a></main></body></html>"
    )


@pytest.fixture
def made(report: Callable[..., Any]) -> Any:
    visits = tuple(
        Visit(run=0, url=f"{HOME}p{n}", state="could_not_check", reason=x)
        for n, x in enumerate(PAYLOADS)
    )
    return report(
        {f"/p{n}": page(x) for n, x in enumerate(PAYLOADS)},
        visits=visits,
        skipped=tuple(f"javascript:alert({n})//{x}" for n, x in enumerate(PAYLOADS)),
        artifacts={
            "search/queries": [{"query": x, "searches": 1, "state": x} for x in PAYLOADS],
            "search/promotion": {"promoted": True, "reason": PAYLOADS[0], "ranker": PAYLOADS[1]},
            "search/benchmark": {"rankers": {x: {} for x in PAYLOADS}, "queries": 1},
        },
        name=PAYLOADS[4],
    )


def test_no_payload_becomes_markup_or_a_link(made: Any) -> None:
    files = sorted(made.folder.rglob("*.html"))
    assert len(files) > len(PAYLOADS)
    for path in files:
        tree = lxml_html.fromstring(path.read_bytes())
        elements = [x for x in tree.iter() if isinstance(x.tag, str)]
        assert {x.tag for x in elements} <= ALLOWED_TAGS, path.name
        for element in elements:
            assert not [a for a in element.attrib if a.startswith("on") or a == "style"]
            for name in ("href", "src", "action"):
                value = element.get(name, "").lower()
                assert not value.startswith(("javascript", "data:text", "vbscript", "//")), (
                    path.name
                )
        assert all(x.get("src", "").endswith("pages.js") for x in tree.xpath("//script"))
        assert len(tree.xpath("//base | //iframe | //style | //meta[@http-equiv='refresh']")) == 0


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_what_a_page_says_can_be_read_as_it_was(number: int, made: Any) -> None:
    seen = "".join(c for c in PAYLOADS[number] if c not in "\u202e\u2066\u2069")
    titles = [x.text_content() for x in made.tree("pages.html").xpath("//tbody//th/a")]
    assert " ".join(seen.split()) in titles


def test_templates_are_not_filled_twice(made: Any) -> None:
    assert "49" not in made.words("pages.html").replace("{{ 7 * 7 }}", "")


def test_no_control_or_direction_character_is_left(made: Any) -> None:
    for path in made.folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not any((ord(c) < 32 and c not in "\n\t") or c in "\u202e\u2066" for c in text)
