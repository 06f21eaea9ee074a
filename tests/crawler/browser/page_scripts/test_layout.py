"""The layout script in a real Chromium: each fact with a bad and a good example."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from crawler.browser.chromium import flags, on_path
from crawler.browser.page_scripts.layout import SCRIPT

pytestmark = pytest.mark.browser
HEAD = "<meta name=viewport content='width=device-width, initial-scale=1'>"


@pytest.fixture(scope="module")
def browser_page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=on_path(), args=flags(None))
        context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True)
        yield context.new_page()
        browser.close()


@pytest.fixture
def phone_page(browser_page: Page) -> Page:
    """A page with a new global object: what a hostile page did to its prototypes is gone."""
    browser_page.goto("data:text/html,")
    return browser_page


@pytest.fixture
def look(phone_page: Page) -> Callable[..., dict[str, Any]]:
    def run(body: str, part: str = "phone", head: str = HEAD) -> dict[str, Any]:
        style = "<style>body { margin: 8px; font: 16px/1.5 sans-serif }</style>"
        phone_page.set_content(
            f"<!doctype html><html lang=en><head>{head}{style}</head><body>{body}</body></html>"
        )
        facts: dict[str, Any] = phone_page.evaluate(SCRIPT.function, {"part": part})
        return {**facts, **facts.pop("layout", {}).get("390", {})}

    return run


Look = Callable[..., dict[str, Any]]
LONG = "Words that do not wrap and so are cut off somewhere about here"
SVG = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='800' height='600'/>"
BIG_PICTURE = f'<img alt="" src="{SVG}" style="width:60px;height:60px">'
WHOLE_CARD = (
    "<style>a::after{content:'';inset:0;position:absolute}</style>"
    "<div style='position:relative;height:90px'><a href=/a>Whole card</a></div>"
)
DEEP = (
    "<script>let d = document.body; for (let i = 0; i < 400; i++)"
    "d = d.appendChild(document.createElement('div'))</script>"
)
WIDE_TABLE = "<table style='width:700px'><tr><td>Band A<td>£1,200</table>"


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("<p id=a style='width:600px'>Words</p>", ["p#a"]),
        ("<div id=a style='width:600px'><p style='width:500px'>Words</p></div>", ["div#a"]),
        ("<div id=a style='position:absolute;left:380px;width:200px'>x</div>", ["div#a"]),
        (f"<p id=a>Write to {'customerservices' * 4}@mereford.gov.uk</p>", ["p#a"]),
        (f"<p id=a>Write to <a href=/x>{'customerservices' * 4}</a></p>", ["p#a > a"]),
        (f"<p style='overflow:auto'>Write to {'customerservices' * 4}</p>", []),
        (f"<p style='overflow-wrap:anywhere'>Write to {'customerservices' * 4}</p>", []),
        ("<p>Words that wrap as they should on a screen of any width, however small</p>", []),
        ("<div style='overflow:hidden'><p style='width:600px'>cut off</p></div>", []),
        ("<a style='position:absolute;left:-9999px' href=#main>Skip</a>", []),
        ("<div style='position:fixed;left:390px;width:300px'>closed menu</div>", []),
        ("<style>body{overflow-x:hidden}</style><div style='width:800px'>hi</div>", []),
        ("<svg width=300 height=10><rect width=900 height=10 /></svg>", []),
        (
            f"<style>body{{overflow-x:hidden}}</style><nobr id=a>{LONG}</nobr>",
            ["nobr#a"],
        ),
    ],
)
def test_what_sticks_out(look: Look, body: str, places: list[str]) -> None:
    facts = look(body, "width")
    assert [x["path"] for x in facts["wide"]] == places
    assert facts["width"] == 390
    assert set(facts) == {"width", "scroll_width", "wide", "wide_count"}


def test_scroll_width_tells_how_far_the_page_scrolls(look: Look) -> None:
    assert look("<p style='width:600px'>Words</p>", "width")["scroll_width"] == 608
    assert look("<p>Words</p>", "width")["scroll_width"] == 390


@pytest.mark.parametrize(("style", "scrolls"), [("", False), ("overflow-x:auto", True)])
def test_a_table_may_scroll_in_its_own_box(look: Look, style: str, scrolls: bool) -> None:
    (wide,) = look(f"<div style='{style}'>{WIDE_TABLE}</div>", "width")["wide"]
    assert (wide["tag"], wide["scrolls"], wide["width"]) == ("table", scrolls, 700)


@pytest.mark.parametrize(
    ("head", "viewport"),
    [
        ("", {"content": None, "count": 0}),
        (HEAD, {"content": "width=device-width, initial-scale=1", "count": 1}),
        (HEAD + "<meta name=VIEWPORT content=width=500>", {"content": "width=500", "count": 2}),
    ],
)
def test_the_viewport_meta(look: Look, head: str, viewport: dict[str, Any]) -> None:
    assert look("<p>Words</p>", head=head)["viewport"] == viewport


TALL = "<div style='height:4000px'>Words</div>"


@pytest.mark.parametrize(
    ("body", "shares"),
    [
        (f"<div style='position:fixed;inset:auto 0 0;height:422px'>Cookies</div>{TALL}", [0.5]),
        (f"<div style='position:sticky;top:0;height:211px'>Alert</div>{TALL}", [0.24]),
        (f"<div style='height:50px;position:sticky;top:0'>x</div>{TALL}", [0.058]),
        (
            f"<div style='position:fixed;right:0;bottom:0;width:39px;height:84px'>?</div>{TALL}",
            [0.01],
        ),
        (f"<div style='position:fixed;inset:0;visibility:hidden'>x</div>{TALL}", []),
        (f"<div style='position:fixed;inset:0'></div>{TALL}", []),
        (f"<div style='position:fixed;inset:0;background:#fff'></div>{TALL}", [1]),
        (f"<div style='position:fixed;inset:0;z-index:-1'>picture</div>{TALL}", []),
        (f"<div style='position:fixed;left:390px;width:300px;height:800px'>x</div>{TALL}", []),
        (f"<div><h2 style='position:sticky;top:0'>Heading</h2><p>x</p></div>{TALL}", []),
        ("<div style='position:absolute;top:0;height:800px'>x</div>", []),
    ],
)
def test_what_stays_on_screen(look: Look, body: str, shares: list[float]) -> None:
    assert [x["share"] for x in look(body)["fixed"]] == pytest.approx(shares, abs=0.006)


def button(size: int, gap: int = 0) -> str:
    style = f"width:{size}px;height:{size}px;padding:0;margin:0 {gap}px 0 0;float:left;border:0"
    return f"<button style='{style}'>x</button>"


@pytest.mark.parametrize(
    ("body", "crowded"),
    [
        (button(20) * 2, [True, True]),
        (button(20, gap=2) * 2, [True, True]),
        (button(20, gap=5) * 2, [False, False]),
        (button(24) * 2, [False, False]),
        (button(10) + "<div style='clear:both'></div>" + button(43), [True, False]),
        (button(44) * 2, []),
        ("<a href=/a>Pay</a><br><br><br><a href=/b>Report</a>", [False, False]),
        ("<a href=/a style='font-size:12px'>A</a> <a href=/b style='font-size:12px'>B</a>",
         [True, True]),
        ("<a href=/a style='font-size:12px'>A</a> <a href=/a style='font-size:12px'>B</a>",
         [False, False]),
        (f"<a href=/a>{BIG_PICTURE}</a>", []),
        (WHOLE_CARD, []),
        ("<label style='display:block;padding:14px'><input type=checkbox> I agree</label>", []),
        ("<input type=hidden name=token>", []),
        ("<div style='opacity:0'><a href=/a>A</a></div>", []),
        ("<div style='overflow:hidden;height:0'><a href=/a>A</a></div>", []),
        ("<a href=/a style='position:absolute;left:-999px'>Skip</a>", []),
    ],
)  # fmt: skip
def test_touch_targets(look: Look, body: str, crowded: list[bool]) -> None:
    facts = look(body)
    assert [x["crowded"] for x in facts["targets"]] == crowded


@pytest.mark.parametrize(
    ("body", "inline"),
    [
        ("<p>Find out about <a href=/bins>bin days</a> in your road.</p>", True),
        ("<p>Find out <b>about <a href=/bins>bin days</a></b></p>", True),
        ("<ul><li><a href=/bins>bin days</a></li></ul>", False),
        ("<nav><a href=/a>Home</a> | <a href=/b>Bins</a></nav>", False),
        ("<li><a href=/a>Title</a><p>And some words about it</p></li>", False),
    ],
)
def test_a_link_in_a_sentence_is_inline(look: Look, body: str, inline: bool) -> None:
    assert look(body)["targets"][0]["inline"] is inline


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p style='font-size:10px'>Terms apply</p>", [(10, "Terms apply")]),
        ("<p style='font-size:11.5px'>Some <b>small</b> print</p>",
         [(11.5, "Some print"), (11.5, "small")]),
        ("<p style='font-size:12px'>Just large enough</p>", []),
        ("<p>Water H<sub style='font-size:9px'>two</sub></p>", []),
        ("<p style='font-size:9px;display:none'>Nobody sees this</p>", []),
        ("<p style='font-size:9px;width:1px;height:1px;overflow:hidden'>Hidden</p>", []),
        ("<script style='font-size:9px'>var words</script>", []),
    ],
)  # fmt: skip
def test_small_text(look: Look, body: str, found: list[tuple[float, str]]) -> None:
    assert [(x["px"], x["text"]) for x in look(body)["small_text"]] == found


def test_characters_by_size(look: Look) -> None:
    body = "<p>Sixteen</p><p style='font-size:14.25px'>Fourteen</p><p hidden>Nobody</p>"
    assert look(body)["text_sizes"] == {"16": 7, "14.3": 8}


def test_fields(look: Look) -> None:
    facts = look(
        "<form><label for=e>Email address</label><input id=e name=email style='font-size:14px'>"
        "<input type=TEL aria-label=Phone inputmode=tel autocomplete=tel name=phone>"
        "<select title=Ward></select><input type=submit><input type=hidden><input hidden></form>"
    )
    keys = ("path", "type", "inputmode", "autocomplete", "name", "label", "px")
    found = [tuple(x[k] for k in keys) for x in facts["fields"]]
    assert found[0] == ("input#e", "text", "", "", "email", "Email address", 14)
    assert found[1][1:6] == ("tel", "tel", "tel", "phone", "Phone")
    assert [x[1] for x in found] == ["text", "tel", "select"]
    assert facts["fields"][0]["html"].startswith('<input id="e" name="email"')


@pytest.mark.parametrize(("width", "count"), [(300, 1), (399, 1), (401, 0)])
def test_images_that_are_shown_much_smaller(look: Look, width: int, count: int) -> None:
    script = (
        "<script>const c = document.createElement('canvas'); c.width = 800; c.height = 600;"
        f"const i = new Image(); i.style.width = '{width}px'; i.src = c.toDataURL();"
        "document.body.append(i)</script>"
    )
    images = look(script + BIG_PICTURE)["images"]
    assert [x["natural"] for x in images] == [[800, 600]] * count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call 020 7946 0123 now", ["020 7946 0123"]),
        ("Call (01632) 960 123", ["(01632) 960 123"]),
        ("Call +44 (0)20 7946 0123", ["+44 (0)20 7946 0123"]),
        ("Call 0300 123 4567 or 07700 900123.", ["0300 123 4567", "07700 900123"]),
        ("<a href=tel:02079460123>020 7946 0123</a>", []),
        ("Fax: 020 7946 0123", []),
        ("<q>Ring 020 7946 0123</q>", []),
        ("Account 01234567890", []),
        ("<code>let digits = <b>0123456789</b></code>", []),
        ("£01234567890 and 12345678901234567", []),
        ("Open 09:00 to 17:00, 01/02/2026 to 03/04/2026", []),
        ("<span hidden>020 7946 0123</span>", []),
    ],
)
def test_phone_numbers_that_are_not_links(look: Look, text: str, found: list[str]) -> None:
    assert [x["text"] for x in look(f"<p>{text}</p>")["phones"]] == found


def test_long_lists_are_cut_and_counted(look: Look) -> None:
    facts = look("".join(f"<p><a href=/{i}>Link {i}</a></p>" for i in range(300)))
    assert len(facts["targets"]) == 100
    assert facts["counts"] == {"targets": 300}
    assert len(look(f"<p id=a style='width:600px'>{'word ' * 999}</p>")["wide"][0]["html"]) == 300


def test_open_shadow_roots_are_looked_into(look: Look) -> None:
    script = (
        "<div id=host></div><script>host.attachShadow({mode: 'open'}).innerHTML ="
        "'<p style=\"font-size:9px\">Small print</p>'</script>"
    )
    (found,) = look(script)["small_text"]
    assert found == {"path": "div#host >>> p", "px": 9, "text": "Small print"}


@pytest.mark.parametrize(
    "hostile",
    [
        "<form name=body><input name=parentNode><input name=attributes><input name=id></form>",
        "<form name=documentElement><input name=getBoundingClientRect><input name=style></form>",
        "<script>Array.prototype.filter = Array.prototype.map = null</script>",
        "<svg><a href=/x><text>Words</text></a><foreignObject><p>Hi</p></foreignObject></svg>",
        "<script>document.head.remove(); document.createElement('p').append('detached')</script>",
        DEEP,
    ],
)
def test_hostile_pages_are_measured_all_the_same(look: Look, hostile: str) -> None:
    facts = look(f"<p style='font-size:9px'>Small print</p>{hostile}")
    assert [x["text"] for x in facts["small_text"]] == ["Small print"]
    assert None not in facts.values()


@pytest.mark.parametrize("broken", ["Element.prototype.getBoundingClientRect", "getComputedStyle"])
def test_what_a_page_breaks_is_none_and_not_empty(look: Look, broken: str) -> None:
    facts = look(f"<p>Words</p><script>{broken} = () => {{ throw 1 }}</script>")
    assert facts["wide"] is None
    assert facts["targets"] is None


def test_a_strict_policy_does_not_stop_it(look: Look) -> None:
    policy = "<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\">"
    assert look("<p style='font-size:9px'>Small</p>", head=HEAD + policy)["small_text"]


def test_the_page_is_not_changed(phone_page: Page, look: Look) -> None:
    look("<p id=a>Words <a href=/x>and a link</a></p><input name=email>")
    before = phone_page.content()
    changes = (
        "() => { window.seen = 0; new MutationObserver(() => seen++).observe(document,"
        "{subtree: true, childList: true, attributes: true, characterData: true}) }"
    )
    phone_page.evaluate(changes)
    phone_page.evaluate(SCRIPT.function, {"part": "phone"})
    assert phone_page.content() == before
    assert phone_page.evaluate("() => new Promise(r => setTimeout(() => r(seen)))") == 0


def test_a_page_of_5000_elements_takes_well_under_a_second(phone_page: Page, look: Look) -> None:
    look("<section><h2>Head</h2><p>Words <a href=/x>link</a></p></section>" * 1250)
    timed = f"async () => {{ const t = performance.now(); ({SCRIPT.function})({{part: 'phone'}});"
    assert phone_page.evaluate(timed + "return performance.now() - t }") < 1500
