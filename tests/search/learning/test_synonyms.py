import tomllib

import pytest

from search.documents import SearchDocument
from search.learning.synonyms import ABBREVIATION, CO_CLICK, Synonym, Synonyms, pair_of
from search.learning.training_pairs import TrainingPairs
from search.rankers.signpost_ranker import SignpostRanker

HMO = Synonym("hmo", "houses in multiple occupation", ABBREVIATION, 3, used=True, why="it helps")
CAR = Synonym("cars", "vehicle", CO_CLICK, 9, used=True, queries=9, before=0.5, after=0.6)
OFF = Synonym("tax", "duty", CO_CLICK, 4)


def test_what_was_typed_counts_most():
    weights = {"hmo": 1.0, "hous": 1.0, "licenc": 1.0}
    Synonyms([HMO, CAR, OFF]).add_to(weights)
    assert weights.pop("hous") == weights.pop("hmo") == weights.pop("licenc") == 1.0
    assert set(weights) == {"multipl", "occup"}
    assert all(0 < weight < 0.5 for weight in weights.values())


def test_meanings_do_not_chain():
    weights = {"car": 1.0}
    Synonyms([CAR, Synonym("vehicle", "lorry", CO_CLICK, 9, used=True)]).add_to(weights)
    assert set(weights) == {"car", "vehicl"}


def test_editors_refuse_in_any_order_and_ending():
    kept = Synonyms([HMO, CAR]).without({pair_of("Vehicles", "car")})
    assert kept.used == (HMO,)
    assert not kept.knows("car")


def test_the_file_is_read_back_as_it_was_written(tmp_path):
    file = tmp_path / "learnt.toml"
    Synonyms([HMO, CAR, OFF]).save(file)
    assert Synonyms.load(file).all == (HMO, CAR, OFF)
    assert len(tomllib.loads(file.read_text())["synonym"]) == 3
    assert "[[not_synonym]]" in file.read_text()


def test_another_file_is_refused(tmp_path):
    file = tmp_path / "learnt.toml"
    file.write_text("[[synonym]]\nwords = []\n")
    with pytest.raises(ValueError, match="not a list of synonyms"):
        Synonyms.load(file)


def test_an_index_of_an_older_version_is_read(tmp_path):
    ranker = SignpostRanker()
    ranker.build([SearchDocument("/bins", "Bins")], TrainingPairs())
    ranker.save(tmp_path)
    (tmp_path / "synonyms.toml").unlink()
    again = SignpostRanker()
    again.load(tmp_path)
    assert again.search("bins") == ranker.search("bins")
