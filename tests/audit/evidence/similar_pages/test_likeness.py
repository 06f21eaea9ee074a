from __future__ import annotations

import pytest

from audit.evidence.similar_pages.likeness import alike, likeness, signature

TEXT = " ".join(f"word{i}" for i in range(300))


def changed(count: int) -> str:
    """The text with some words, evenly spread, put in place of others."""
    words = TEXT.split()
    for i in range(count):
        words[i * (300 // count)] = f"other{i}"
    return " ".join(words)


def test_the_same_text_is_wholly_alike() -> None:
    assert likeness(signature(TEXT), signature(TEXT.upper())) == 1


@pytest.mark.parametrize("count", [2, 10, 30])
def test_estimate_is_near_the_share_of_runs_in_common(count: int) -> None:
    touched = 4 * count - 3  # the first word stands in one run only
    shared = 297 - touched
    assert likeness(signature(TEXT), signature(changed(count))) == pytest.approx(
        shared / (shared + 2 * touched), abs=0.1
    )


def test_pairs_of_alike_texts() -> None:
    texts = {"a": TEXT, "b": changed(2), "c": changed(100), "d": TEXT}
    found = list(alike({name: signature(text) for name, text in texts.items()}, 0.85))

    assert [(x, y) for x, y, _ in found] == [("b", "a"), ("d", "a")]


def test_a_short_text_has_no_signature() -> None:
    assert signature("Only seven words are in this one") == ""
