"""Ten shapes of council pages, written for the project, with the text that a resident came for."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from crawler.content import Content, read
from crawler.markup import parse

SHAPES = sorted((Path(__file__).parent / "shapes").glob("*.html"))
# A floor is never lowered: what was reached when the shapes were written.
PRECISION, RECALL = 0.97, 0.99


def content_of(path: Path) -> Content:
    return read(parse(path.read_bytes(), "text/html; charset=utf-8"))


def measured(path: Path) -> tuple[float, float]:
    """Precision and recall of the words that were read, each word as often as it stands there."""
    got = Counter(content_of(path).text.split())
    want = Counter(path.with_suffix(".txt").read_text("utf-8").split())
    both = sum((got & want).values())
    return both / max(1, sum(got.values())), both / sum(want.values())


@pytest.mark.parametrize("path", SHAPES, ids=lambda p: p.stem)
def test_the_right_text_is_read(path: Path) -> None:
    precision, recall = measured(path)
    assert precision >= PRECISION, content_of(path).text
    assert recall >= RECALL, content_of(path).text
