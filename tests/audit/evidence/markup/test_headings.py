from __future__ import annotations

from audit.evidence.markup import headings
from signpost.pages.markup import parse


def page(body: str) -> str:
    return f"<html><head><title>Bins - Mereford</title></head><body>{body}</body></html>"


def test_reads_words_levels_and_places() -> None:
    html = (
        "<header><h1><img alt='Mereford'></h1></header><main><article><header><h2>Bins</h2></header>"
        "<h3 aria-level=4>Glass</h3><h2 hidden>Gone</h2><h2 style='display: none'>Gone</h2>"
        "<div role=dialog><h2></h2></div><h2 role=presentation>No</h2></article></main>"
    )

    found = [(h.level, h.text, h.outside) for h in headings.of_page(parse(page(html).encode()))]

    assert found == [(1, "Mereford", True), (2, "Bins", False), (4, "Glass", False)]


def test_headings_in_parts_hidden_by_class_are_left_out() -> None:
    html = (
        "<main><h1>Bins</h1><form class='ask is-hidden'><h1>There is a problem</h1></form></main>"
    )
    assert [h.text for h in headings.of_page(parse(page(html).encode()))] == ["Bins"]
