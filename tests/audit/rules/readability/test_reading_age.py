from __future__ import annotations

RULE = "readability/reading-age"
EASY = (
    "<p>" + "You can pay at the hall. We are open each day. Ask us if you need help. " * 8 + "</p>"
)
MIDDLING = (
    "<p>"
    + "You can apply for a parking permit if you live in the borough and own a car or another "
    "vehicle. "
    "We will normally send the permit to your registered address within five working days. "
    * 6
    + "</p>"
)
HARD = (
    "<p>"
    + "The determination of discretionary applications is conditional upon the availability of "
    "satisfactory documentation, and applicants are accordingly recommended to familiarise "
    "themselves with the regulations. " * 6 + "</p>"
)


def test_easy_text_passes(judge) -> None:
    assert judge(RULE, EASY).outcome == "pass"


def test_hard_text_fails_and_shows_its_working(judge) -> None:
    verdict = judge(RULE, HARD)

    assert verdict.outcome == "fail"
    (finding,) = verdict.findings
    for part in ("SMOG", "Flesch-Kincaid", "Gunning Fog", "ARI", "words", "aim for 11"):
        assert part in finding.message
    assert "left out" in finding.evidence


def test_a_little_above_the_target_needs_a_person(judge) -> None:
    assert judge(RULE, MIDDLING, target_age=13, easy=25).outcome == "needs_person"


def test_short_text_and_other_languages_do_not_apply(judge) -> None:
    assert judge(RULE, "<p>We are open.</p>").outcome == "not_applicable"
    welsh = "<html lang=cy><title>T</title><main>" + HARD + "</main></html>"
    assert judge(RULE, welsh).outcome == "not_applicable"


def test_lists_do_not_count_as_one_sentence(judge) -> None:
    items = "<ul>" + "<li>you live in the town with your family</li>" * 20 + "</ul>"

    assert judge(RULE, items).outcome == "pass"


def test_words_that_are_familiar_here_make_the_page_easier(judge) -> None:
    html = f"<p>{'The abatement of the levy is for the freeholder and the lessee to obtain. ' * 12}</p>"

    def said(**options) -> str:
        return judge(RULE, html, target_age=1, easy=-50, **options).findings[0].evidence

    assert said() != said(familiar=["abatement", "levy", "freeholder", "lessee"])


def test_short_sentences_with_long_words_are_easy_enough(judge) -> None:
    assert judge(RULE, MIDDLING, target_age=11).outcome == "pass"


def test_a_short_page_needs_a_person(judge) -> None:
    assert judge(RULE, HARD, sure_words=200).outcome == "needs_person"


def test_cards_that_present_other_pages_are_not_measured(judge) -> None:
    card = "<li><h3><a href='/p{0}'>Levy {0}</a></h3><p>" + HARD[3:200] + "</p></li>"
    cards = "<ul>" + "".join(card.format(n) for n in range(5)) + "</ul>"
    assert judge(RULE, cards).outcome == "not_applicable"
    assert judge(RULE, HARD + cards).outcome == "fail"
