"""What the live index answers to the searches of the user stories."""

import pytest
from msgspec.structs import replace

from search.builds.build import go_live, newest_build
from search.index import build_index
from search.stories import collect
from signpost.settings.config import JourneySettings
from signpost.workspace.artifacts.searched import STORY_ANSWERS

pytestmark = pytest.mark.slow

STORY = JourneySettings(name="Bins", searches=("bin day", "xylophone"), end="/bins")


def test_answers_are_stored_best_first(council):
    workspace, config, run = council()
    config = replace(config, journey=(STORY,))
    build_index(workspace, config, run.id)
    go_live(workspace, newest_build(workspace, run.id))
    assert collect(workspace, config, run) == {"searches": 2}
    answers = workspace.artifacts.read(run.id, STORY_ANSWERS)
    assert answers["Bins"]["bin day"][0] == "https://www.mereford.gov.uk/bins"
    assert answers["Bins"]["xylophone"] == []


def test_without_a_live_index_nothing_is_claimed(council):
    workspace, config, run = council()
    summary = collect(workspace, replace(config, journey=(STORY,)), run)
    assert summary["searches"] == 0
    assert "no search index is live yet" in summary["reason"]
    assert workspace.artifacts.read(run.id, STORY_ANSWERS) == {}
