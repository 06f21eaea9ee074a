"""Logs are read once, until somebody changes them."""

import pytest

from search.logs.read_once import content_of, read_once, sizes_and_times_in


@pytest.fixture
def reading():
    """Make a reader; returns (read, what was really read)."""

    def make(name_content):
        places = []

        @read_once(name_content)
        def read(place, prefix=""):
            places.append(place)
            return prefix + place.read_text()

        return read, places

    return make


def test_the_same_content_is_read_once(reading, tmp_path):
    read, places = reading(content_of)
    file = tmp_path / "log.tsv"
    file.write_text("bins")
    assert [read(file), read(file), read(file, "x")] == ["bins", "bins", "xbins"]
    assert len(places) == 2
    file.write_text("tips")
    assert read(file) == "tips"


def test_failures_are_not_remembered(reading, tmp_path):
    read, places = reading(content_of)
    file = tmp_path / "log.tsv"
    for _ in range(2):
        with pytest.raises(FileNotFoundError):
            read(file)
    file.write_text("bins")
    assert read(file) == "bins"
    assert len(places) == 3


def test_a_folder_is_read_again_once_a_file_has_grown(tmp_path):
    empty = sizes_and_times_in(tmp_path)
    (tmp_path / "a.jsonl").write_text("{}\n")
    one = sizes_and_times_in(tmp_path)
    (tmp_path / "a.jsonl").write_text("{}\n{}\n")
    assert len({empty, one, sizes_and_times_in(tmp_path)}) == 3
    assert sizes_and_times_in(tmp_path / "none") == ""
