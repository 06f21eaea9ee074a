from __future__ import annotations

import pytest

from audit.evidence.words import spelling_dictionary
from audit.inputs import Inputs, PageView
from audit.inventory import unknown_words
from audit.inventory.summary import of
from benchmarks import misspelt_words
from signpost.language import dictionaries
from signpost.pages.content import read
from signpost.pages.markup import parse

RULE = "readability/spelling"
HEAD = "<html lang=en><title>A</title><main><h1>A page</h1>"


_CACHES = (
    spelling_dictionary.is_british,
    spelling_dictionary.is_american,
    spelling_dictionary.nearest,
    spelling_dictionary.british_for,
)


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """Ask the dictionaries anew in each test."""
    for cached in _CACHES:
        cached.cache_clear()
    yield
    for cached in _CACHES:
        cached.cache_clear()


@pytest.fixture
def judge_words(judge, make_site):
    """Judge the rule over pages with these texts."""

    def run(*texts: str, **options):
        site = make_site({f"/{n}": f"{HEAD}<p>{text}</p></main>" for n, text in enumerate(texts)})
        for url in site.html_pages:
            view = PageView(site.pages[url], site.workspace.pages.body(site.pages[url]), [])
            site.summaries[url] = of(Inputs(page=view), site.pages[url])
        return judge(RULE, site=site, **options)

    return run


@pytest.mark.parametrize(
    ("text", "word", "better"),
    [
        ("The counil will collect it.", "counil", "council"),
        ("We recieve many letters from you.", "recieve", "receive"),
        ("Your recyling goes in the blue bin.", "recyling", "recycling"),
        ("Choose the color of your bin.", "color", "colour"),
        ("Our offices are in the center of town.", "center", "centre"),
        ("You must fulfill the rules.", "fulfill", "fulfil"),
        ("They are practicing in the hall.", "practicing", "practising"),
        ("We are open tonnight.", "tonnight", "tonight"),
        ("Please fill in the formm.", "formm", "form"),
    ],
)
def test_finds(judge_words, text: str, word: str, better: str) -> None:
    verdict = judge_words(text)
    assert verdict.outcome == "needs_person"
    (finding,) = verdict.findings
    assert (finding.evidence, finding.where) == (word, text)
    assert f"“{better}”" in finding.message


def test_american_spelling_is_told_as_such(judge_words) -> None:
    assert "American spelling" in judge_words("Choose a color.").findings[0].message


@pytest.mark.parametrize(
    "text",
    [
        "The council will empty your wheelie bin, whatever its colour.",
        "We organise things; the programme is the council’s own.",
        "Ask at Merehampstead Library or in Counil Road.",
        "Write to bins@counil.example or see www.counil.example/recyling today.",
        "Set <code>color</code> with the color option.",
        "The word <i>recieve</i> is a trap, and so is recieve here.",
        "The backend has a callout and pdfs.",
        "Lorem ipsum dolor sit amet, we say.",
        "Zorbing and skyrmion lessons for all.",
        "<span lang=cy>Croeso i bawb yn y llyfrgell</span>",
    ],
)
def test_leaves_alone(judge_words, text: str) -> None:
    assert judge_words(text).outcome == "pass"


def test_a_word_on_many_pages_is_the_councils_own(judge_words) -> None:
    text = "Join the counil in our town."
    assert len(judge_words(text, text).findings) == 2
    assert judge_words(text, text, text).outcome == "pass"
    assert judge_words(text, text.replace("il", "ils"), text.replace("il", "ils")).findings == []
    assert judge_words(text, allowed=["counil"]).outcome == "pass"


def test_without_a_dictionary_nobody_knows(judge_words, monkeypatch) -> None:
    monkeypatch.setattr(spelling_dictionary, "british", lambda: None)
    assert judge_words("The counil knows.").outcome == "could_not_check"


def test_how_usual_a_word_has_to_be_is_a_setting(judge_words) -> None:
    assert judge_words("We recieve many letters.", usual_per_million=1e5).outcome == "pass"
    assert judge_words("We are lookin at it.").outcome == "needs_person"
    assert judge_words("We are lookin at it.", times_as_often=100.0).outcome == "pass"


@pytest.mark.parametrize("name", ["en_GB", "xx"])
def test_a_dictionary_of_the_system_is_used(tmp_path, name: str) -> None:
    (tmp_path / "en_GB.aff").write_text("SET UTF-8\n")
    (tmp_path / "en_GB.dic").write_text("2\ncouncil\nwrexwick\n")
    found = dictionaries._load(name, "", str(tmp_path / "none"), str(tmp_path))
    assert (found is not None and found.spell("wrexwick")) == (name == "en_GB")


@pytest.mark.skipif(not misspelt_words.BRITISH.is_file(), reason="hunspell-en-gb is not installed")
def test_no_word_of_another_british_dictionary_is_called_wrong() -> None:
    words = misspelt_words.british_words(misspelt_words.BRITISH)
    assert [word for word in words if misspelt_words.offer(word)] == []


@pytest.mark.parametrize("word", ["realize", "organized", "urbanization", "apologizing"])
def test_ize_is_british_but_not_the_style(judge_words, word: str) -> None:
    (finding,) = judge_words(f"We have {word} it in the town.").findings
    assert "GOV.UK style" in finding.message
    assert word.replace("iz", "is") in finding.suggestion


@pytest.mark.parametrize("word", ["resize", "prize", "seized", "capsized", "maize", "citizen"])
def test_words_that_have_a_z(judge_words, word: str) -> None:
    assert judge_words(f"The {word} is here for you.").outcome == "pass"


def test_a_page_full_of_unknown_words_says_nothing() -> None:
    words = " ".join(f"{a}xqz{b}" for a in "abcdefgh" for b in "abcdefgh")
    page = f"{HEAD}<p>This is the list of the words that we have for you: {words}.</p></main>"
    assert unknown_words.of(read(parse(page.encode()))) == []


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("neighboring", "neighbouring"), ("theater", "theatre"), ("defense", "defence"),
        ("analyzing", "analysing"), ("catalog", "catalogue"), ("modeling", "modelling"),
        ("skillful", "skilful"), ("archeology", "archaeology"), ("artifact", "artefact"),
        ("jewelry", "jewellery"), ("mold", "mould"), ("dolor", ""), ("backend", ""),
    ],
)  # fmt: skip
def test_british_for(american: str, british: str) -> None:
    assert spelling_dictionary.british_for(american) == british


def test_a_page_in_another_language_that_does_not_say_so() -> None:
    page = (
        f"{HEAD}<p>Apportez la lettre que vous avez, et nous allons vous aider ensemble.</p></main>"
    )
    assert unknown_words.of(read(parse(page.encode()))) == []


def test_a_welsh_page_that_says_it_is_english() -> None:
    text = "Mae gan y cyngor wasanaeth newydd ar gyfer pobl sydd am gael help gyda eu gardd."
    assert unknown_words.of(read(parse(f"{HEAD}<p>{text} {text}</p></main>".encode()))) == []


@pytest.mark.parametrize(
    "text",
    [
        "He wrote: “we recieve many letters from you”.",
        'The letter said "we recieve many letters from you" and more.',
        "The sign says \u2018we recieve many letters\u2019 today.",
    ],
)
def test_other_peoples_words_are_left_alone(judge_words, text: str) -> None:
    assert judge_words(text).outcome == "pass"


def test_one_quoted_word_is_still_read(judge_words) -> None:
    assert judge_words("We “recieve” many letters from you.").outcome == "needs_person"


def test_a_website_in_american_english_is_told_so_once(judge_words) -> None:
    words = ("color", "favor", "center", "labor", "neighbor", "behavior", "harbor")
    american = [f"The {word} of the town is what we organize." for word in words]
    (found,) = judge_words(*american).findings
    assert "written in American English" in found.message
    some = judge_words(*american[:3], *["We collect bins in the town."] * 30).findings
    assert all("American English" not in x.message for x in some)
    assert len(some) >= 3


@pytest.mark.parametrize("word", ["prunings", "turves", "calves"])
def test_regular_plurals_are_british(word: str) -> None:
    assert spelling_dictionary.is_british(word)


@pytest.mark.parametrize("word", ["prunnings", "zurves"])
def test_plurals_of_no_word_are_not(word: str) -> None:
    assert not spelling_dictionary.is_british(word)
