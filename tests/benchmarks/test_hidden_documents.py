"""The corpus of hidden parts: what it holds, and that readers and rules find it."""

import pytest

from benchmarks.hidden_documents.score import corpus, look_at

# What the readers do not tell of: a script that only shows a message, and rows without height, whose
# words count as shown, and are critical there.
NOT_FOUND = {"script.pdf", "rows-of-no-height.xlsx"}


def test_what_it_holds():
    cases = corpus()
    hides = [case for case in cases if not case.is_look_alike]
    assert len({case.name for case in cases}) == len(cases)
    assert len(hides) >= 30
    assert len(cases) - len(hides) >= 30
    assert len({min(case.kinds) for case in hides}) >= 25


@pytest.mark.slow
@pytest.mark.parametrize("case", corpus(), ids=lambda case: case.name)
def test_each_is_told_as_what_it_is(case):
    seen = look_at(case)
    assert seen.document.state == "ok", seen.document.reason
    assert seen.is_critical == case.critical, (seen.kinds, seen.findings)
    assert case.is_look_alike or seen.is_found or case.name in NOT_FOUND, seen.kinds
