from __future__ import annotations

import pytest

from audit.evidence.words import prose
from audit.rule import NotApplicable
from signpost.pages.content import read
from signpost.pages.markup import parse


def content(html: str, language: str = "en"):
    return read(parse(f"<html lang={language}><main>{html}</main></html>".encode()))


def test_leaves_out_quotations_code_and_other_languages() -> None:
    html = (
        "<p>Ours.</p><blockquote><p>Theirs.</p></blockquote><pre>a = 1</pre><p lang=cy>Croeso.</p>"
    )

    assert [b.text for b in prose.english_blocks(content(html))] == ["Ours."]


@pytest.mark.parametrize(("html", "language"), [("<p>Croeso.</p>", "cy"), ("<h2>Bins</h2>", "en")])
def test_does_not_apply_without_english_prose(html: str, language: str) -> None:
    with pytest.raises(NotApplicable):
        prose.english_blocks(content(html, language))


def test_line_breaks_part_lines() -> None:
    (block,) = prose.english_blocks(content("<p>Town <b>Hall</b>\nSE6<br>Open <br/>daily</p>"))

    assert prose.lines(block.element) == ["Town Hall SE6", "Open", "daily"]


def test_hears_whether_it_is_english() -> None:
    english, welsh = "You can pay your bill at the hall", "Gallwch dalu eich bil yn y neuadd"

    assert prose.sounds_english(english.split())
    assert not prose.sounds_english(welsh.split())
