import threading
import tomllib

import pytest

from search.documents import SearchError
from search.editors_file import Change, EditorsFile, FileChanged

HOME = "https://www.example.gov.uk/"
TEXT = """\
# Kept by the web team.
hidden = [
    "/old/*",  # until spring
]

# Rubbish, in winter
[[best_bet]]
queries = ["xmas bins"]  # typed a lot
address = "/bins"

# Money
[[best_bet]]
queries = ["pay"]
address = "/pay"
title = "Pay"

[[synonym]]
words = ["tip", "dump"]
# The end.
"""


@pytest.fixture
def kept(tmp_path):
    file = tmp_path / "search.toml"
    file.write_text(TEXT)
    return EditorsFile(file, HOME, tmp_path / "lock")


def after(kept, *changes):
    for change in changes:
        kept.change(kept.read().name, change)
    text = kept.file.read_text()
    return text, tomllib.loads(text)


def test_new_entries_of_every_kind(kept):
    text, table = after(
        kept,
        Change("best_bet", None, {"queries": ["moving"], "address": "/move", "title": "", "text": ""}),
        Change("synonym", None, {"words": ["car", "vehicle"]}),
        Change("not_synonym", None, {"words": ["permit", "licence"]}),
        Change("hidden", None, "/drafts/*"),
        Change("not_suggested", None, 'jo "the" bloggs'),
    )  # fmt: skip
    assert table["best_bet"][2] == {"queries": ["moving"], "address": "/move"}
    assert table["synonym"][1]["words"] == ["car", "vehicle"]
    assert table["not_synonym"] == [{"words": ["permit", "licence"]}]
    assert table["hidden"] == ["/old/*", "/drafts/*"]
    assert table["not_suggested"] == ['jo "the" bloggs']
    for comment in (
        "# Kept by",
        "# until spring",
        "# Rubbish",
        "# typed a lot",
        "# Money",
        "# The",
    ):
        assert comment in text


def test_a_change_leaves_everything_else_as_it_is(kept):
    entry = {"queries": ["xmas bins", "bins christmas"], "address": "/bins", "text": "From 20th"}
    text, table = after(kept, Change("best_bet", 0, entry))
    assert table["best_bet"][0] == entry
    changed = [line for line in text.splitlines() if line not in TEXT.splitlines()]
    assert len(changed) == 2
    assert "# typed a lot" in text


@pytest.mark.parametrize(
    ("kind", "number", "left"),
    [("best_bet", 0, ["# Money", "# Rubbish"]), ("best_bet", 1, ["# Rubbish", "# typed a lot"]),
     ("synonym", 0, ["# The end", "# Money"]), ("hidden", 0, ["# Kept by"])],
)  # fmt: skip
def test_what_is_taken_out_takes_no_comment_of_others_with_it(kept, kind, number, left):
    before = tomllib.loads(TEXT)
    text, table = after(kept, Change(kind, number, None))
    del before[kind][number]
    assert table.get(kind, []) == before[kind]
    assert {k: v for k, v in table.items() if k != kind} == {
        k: v for k, v in before.items() if k != kind
    }
    assert all(comment in text for comment in left)


def test_the_later_of_two_is_told_what_changed(kept):
    seen = kept.read().name
    kept.change(seen, Change("hidden", None, "/first"))
    with pytest.raises(FileChanged) as told:
        kept.change(seen, Change("hidden", None, "/second"))
    assert any("/first" in line and line.startswith("+") for line in told.value.lines)
    assert "/second" not in kept.file.read_text()


def test_two_at_once_lose_nothing_unsaid(kept):
    refused = []

    def write(name):
        for number in range(5):
            try:
                kept.change(kept.read().name, Change("hidden", None, f"/{name}/{number}"))
            except FileChanged:
                refused.append((name, number))

    both = [threading.Thread(target=write, args=(name,)) for name in ("a", "b")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(tomllib.loads(kept.file.read_text())["hidden"]) == 1 + 10 - len(refused)


@pytest.mark.parametrize(
    "change",
    [
        Change("best_bet", None, {"queries": [], "address": "/x"}),
        Change("best_bet", None, {"queries": ["x"], "address": "javascript:alert(1)"}),
        Change("synonym", None, {"words": ["one"]}),
        Change("not_synonym", None, {"words": ["tip", "dump"]}),
        Change("synonym", 7, None),
    ],
)
def test_what_is_wrong_changes_nothing(kept, change):
    with pytest.raises(SearchError):
        kept.change(kept.read().name, change)
    assert kept.file.read_text() == TEXT


def test_a_file_that_is_not_there_is_made(tmp_path):
    kept = EditorsFile(tmp_path / "new.toml", HOME, tmp_path / "lock")
    kept.change(kept.read().name, Change("synonym", None, {"words": ["tip", "dump"]}))
    assert kept.read().entries("synonym") == [{"words": ["tip", "dump"]}]
