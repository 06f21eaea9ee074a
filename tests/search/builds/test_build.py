import json
import shutil

import pytest

from search.answering.live_search import open_live
from search.builds.build import MANIFEST, builds, go_live, live_build, newest_build, numbers_of
from search.documents import SearchError
from search.index import build_index

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("build-3-12", (3, 12)),
        ("build-3-12.bak", None),
        ("build-3", None),
        ("build-3-1-old", None),
        ("build-x-1", None),
        ("copy of build-1-1", None),
    ],
)
def test_only_builds_are_builds(name, numbers):
    assert numbers_of(name) == numbers


def test_copies_beside_the_builds_are_passed_over(council):
    workspace, config, run = council()
    build = build_index(workspace, config, run.id)
    for name in (f"{build.name}.bak", f"{build.name} (copy)", "build-old-1", f"build-{run.id}-"):
        shutil.copytree(build.folder, build.folder.with_name(name))
    assert [b.name for b in builds(workspace)] == [build.name]
    go_live(workspace, build)
    assert live_build(workspace) == build


def test_a_build_of_another_version_is_refused_and_built_anew(council):
    workspace, config, run = council()
    build = build_index(workspace, config, run.id)
    go_live(workspace, build)
    manifest = json.loads((build.folder / MANIFEST).read_text())
    del manifest["format"]
    (build.folder / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(SearchError, match="another version"):
        open_live(workspace, config)
    assert newest_build(workspace, run.id) is None
    assert build_index(workspace, config, run.id).name != build.name


@pytest.mark.parametrize("name", ["documents.sqlite", "half-1/signpost/scores/data.npy"])
def test_a_damaged_build_is_built_anew(council, name):
    workspace, config, run = council()
    build = build_index(workspace, config, run.id)
    file = build.folder / name
    file.write_bytes(file.read_bytes()[:-10] + b"0123456789")
    again = build_index(workspace, config, run.id)
    assert again.name != build.name
    assert again.damage(thorough=True) == ""
