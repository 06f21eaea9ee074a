import pytest

from search.builds.integrity import damage_of, write_list


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.npy").write_bytes(b"12345")
    (tmp_path / "b.json").write_text("{}")
    write_list(tmp_path)
    return tmp_path


def test_what_was_written_is_whole(folder):
    assert damage_of(folder) == damage_of(folder, thorough=True) == ""


@pytest.mark.parametrize("name", ["deep/a.npy", "b.json", "files.json"])
def test_what_is_missing_is_told(folder, name):
    (folder / name).unlink()
    assert damage_of(folder) == f"{name.rpartition('/')[2]} is missing"


def test_a_file_cut_short_is_told(folder):
    (folder / "deep" / "a.npy").write_bytes(b"1234")
    assert "deep/a.npy is not as it was written" in damage_of(folder)


def test_other_content_of_the_same_size_is_told_by_a_thorough_look(folder):
    (folder / "deep" / "a.npy").write_bytes(b"54321")
    assert damage_of(folder) == ""
    assert "deep/a.npy" in damage_of(folder, thorough=True)


def test_a_list_that_cannot_be_read_is_damage(folder):
    (folder / "files.json").write_text("[1, 2]")
    assert "cannot be read" in damage_of(folder)
