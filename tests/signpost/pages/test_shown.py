from __future__ import annotations

import pytest

from signpost.pages.content import read
from signpost.pages.markup import parse
from signpost.pages.shown import UnseenPlace, is_icon, unseen_elements

PAGE = "<html><body><main id=m><h1>Parks</h1>{}</main></body></html>"


def texts(html: str, places: list[UnseenPlace] | None = None) -> list[str]:
    root = parse(PAGE.format(html).encode())
    content = read(root, unseen=unseen_elements(root, places))
    return [block.text for block in content.blocks if block.kind != "heading"]


@pytest.mark.parametrize(
    "html",
    [
        "<p class='note d-none'>Gone</p>",
        "<p hidden>Gone</p>",
        "<div style='color: red; display: none'><p>Gone</p></div>",
        "<template><p>Gone</p></template>",
    ],
)
def test_without_a_visit_the_markup_tells(html: str) -> None:
    assert texts(f"<p>Seen.</p>{html}") == ["Seen."]


@pytest.mark.parametrize("html", ["<p class='hidden-gems'>There</p>", "<p class=hideous>There</p>"])
def test_names_that_only_sound_like_hiding(html: str) -> None:
    assert texts(html) == ["There"]


def test_a_browser_knows_better_than_the_markup() -> None:
    html = "<p class=is-hidden>Shown by a script</p><div class=error><p>Card refused</p></div>"
    assert texts(html, [UnseenPlace("main#m > div", "Card refused")]) == ["Shown by a script"]


@pytest.mark.parametrize(
    "place",
    [
        UnseenPlace("main#m > div", "Other words"),
        UnseenPlace("main#gone > div", "Card refused"),
        UnseenPlace("main#m > div:nth-of-type(7)", "Card refused"),
        UnseenPlace("no path <", "Card refused"),
    ],
)
def test_a_place_that_the_html_does_not_have_hides_nothing(place: UnseenPlace) -> None:
    assert texts("<div><p>Card refused</p></div>", [place]) == ["Card refused"]


def test_a_list_that_may_be_cut_does_not_speak_for_the_rest() -> None:
    places = [UnseenPlace("main#m > div", "x")] * 100
    assert texts("<p>Seen.</p><p hidden>Gone</p>", places) == ["Seen."]


def test_what_somebody_can_open_is_content() -> None:
    html = "<a aria-controls=t>Open</a><div id=t hidden><p>In the box</p></div>"
    assert "In the box" in texts(html)


def test_words_for_screen_readers_do_not_run_into_a_sentence() -> None:
    html = "<p>See <a href=/>the guide<span class=sr-only> (new window)</span></a>first.</p>"
    assert texts(html) == ["See the guide first."]


def test_letters_of_an_icon_font_are_no_words() -> None:
    assert texts("<p><i class=material-icons>delete</i> Remove it</p>") == ["Remove it"]
    (icon,) = parse(b"<span class='fas fa-bin'></span>").iter("span")
    assert is_icon(icon)


@pytest.mark.parametrize(
    "html",
    [
        "<div class=related-posts><p>Officers will facilitate. <a href=/a>More</a></p></div>",
        "<div><h3><a href=/a>A bridge</a></h3><p>Officers will facilitate… <a href=/a>Read more</a></p></div>",
    ],
)
def test_the_beginning_of_another_page_is_not_prose_of_this_one(html: str) -> None:
    content = read(parse(PAGE.format(f"<p>Our own words.</p>{html}").encode()))
    assert [block.text for block in content.prose] == ["Our own words."]
    assert "facilitate" in content.text


@pytest.mark.parametrize(
    "html",
    [
        "<div><h3>A bridge</h3><p>Officers will walk. <a href=/a>Read more</a></p></div>",
        "<div class=unrelated><p>Officers will walk. <a href=/a>Map</a></p></div>",
        "<div class=related><h1>Other</h1><p>Officers will walk. <a href=/a>Map</a></p></div>",
    ],
)
def test_what_only_looks_like_a_teaser(html: str) -> None:
    content = read(parse(PAGE.format(html).encode()))
    assert any("Officers" in block.text for block in content.prose)
