"""The one list of stages: each is named for the screen and for reports, and there to be run."""

import ast
from importlib.util import find_spec
from pathlib import Path

import pytest

from reports.writing import wording
from signpost.stages import BY_NAME, STAGES, Stage


def test_names_are_given_once() -> None:
    assert len(BY_NAME) == len(STAGES)
    assert len({stage.work for stage in STAGES}) == len(STAGES)
    assert len({stage.label for stage in STAGES}) == len(STAGES)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_every_stage_has_words_for_the_screen_and_for_reports(stage: Stage) -> None:
    for words in (stage.doing, stage.label):
        assert words == words.strip()
        assert words[:1].isupper()
        assert len(words) > 6
    assert wording.named(wording.STAGES, stage.name) == stage.label


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_every_stage_is_there_and_stores_itself_by_its_name(stage: Stage) -> None:
    module, _, name = stage.work.partition(":")
    spec = find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    tree = ast.parse(Path(spec.origin).read_text(encoding="utf-8"))
    assert name in {x.name for x in tree.body if isinstance(x, ast.FunctionDef)}
    stored = {
        word.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "doing"
        for word in call.args
        if isinstance(word, ast.Constant)
    }
    assert stored == {stage.name}
