"""Elements by id, label and language of one page: looked up, not searched."""

from __future__ import annotations

from audit.evidence.markup.element_index import declared_language, is_within, with_id
from audit.evidence.markup.markup_findings import is_hidden
from signpost.pages.markup import Element, parse


def _tree(html: str) -> Element:
    return parse(html.encode(), "text/html; charset=utf-8")


def test_the_nearest_language_holds() -> None:
    tree = _tree("<html lang=en><div lang=cy><p id=a>Ysgol</p><p id=b lang=''>x</p></div><p id=c>y")

    said = {name: declared_language(with_id(tree, name)[0]) for name in "abc"}
    assert said == {"a": "cy", "b": "cy", "c": "en"}
    assert declared_language(_tree("<p>No language</p>")) == ""


def test_hidden_by_itself_or_by_what_it_stands_in() -> None:
    tree = _tree(
        "<div aria-hidden=true><p id=a>x</p></div><dialog><p id=b>x</p></dialog>"
        "<dialog open><p id=c>x</p></dialog><p id=d style='color:red'>x</p>"
        "<p id=e style='display:none'>x</p><div aria-hidden=false><p id=f>x</p></div>"
    )

    assert [name for name in "abcdef" if is_hidden(with_id(tree, name)[0])] == ["a", "b", "e"]


def test_within() -> None:
    tree = _tree("<ul id=a><li id=b>x</li></ul><p id=c>y</p>")
    holder, item, other = (with_id(tree, name)[0] for name in "abc")

    assert is_within(holder, {holder}) and is_within(item, {holder})
    assert not is_within(other, {holder})
