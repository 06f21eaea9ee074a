"""textstat's formulas over counts of ours say what its public functions say of a text."""

from __future__ import annotations

import pytest
from textstat.textstat import textstatistics

from audit.evidence.words.readability_formulas import _formula, counted, grades

TEXTS = [
    "The clerk reads each letter twice. Nobody answers before the committee meets.",
    "Extraordinary circumstances necessitate documentation. Our dog sleeps under a warm table.",
    "She can't remember whose umbrella it was. Twenty neighbours complained about the chimney.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_grades_are_those_of_the_public_functions(text: str) -> None:
    textstat = textstatistics()
    textstat.set_rounding_points(None)
    sentences = [x.rstrip(".").split() for x in text.split(". ")]
    found = grades(len(sentences), [word for sentence in sentences for word in sentence])

    assert found["Flesch-Kincaid"] == pytest.approx(textstat.flesch_kincaid_grade(text))
    assert found["SMOG"] == pytest.approx(textstat.smog_index(text))
    assert found["Gunning Fog"] == pytest.approx(textstat.gunning_fog(text))
    stops = 4.71 * len(sentences) / sum(map(len, sentences))
    assert found["ARI"] == pytest.approx(textstat.automated_readability_index(text) - stops)


def test_a_formula_that_counts_something_else_is_refused() -> None:
    with pytest.raises(LookupError, match="count_sentence_lengths"):
        _formula("smog_index", "en_US")(count_sentence_lengths=3)


def test_stops_inside_a_word_are_no_part_of_it() -> None:
    assert counted("3.30") == counted("330")
    assert counted("library").long and not counted("lamp").long
