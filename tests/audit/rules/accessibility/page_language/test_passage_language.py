"""The rule on short passages in another language than the code says."""

import pytest

RULE = "accessibility/passage-language"
FRENCH = "Nous sommes fermés pour les vacances"
LONG = (
    "Vous pouvez sortir vos poubelles devant la maison le soir. Nous passons dans la rue le jour "
    "qui est sur votre calendrier, et si nous ne sommes pas venus vous pouvez le dire ici."
)


@pytest.mark.parametrize(
    ("html", "passage", "languages"),
    [
        (f"<p>A sign read <i lang=es>{FRENCH}</i> all week.</p>", FRENCH, ("French", "Spanish")),
        (f"<p lang=es>{FRENCH}</p>", FRENCH, ("French", "Spanish")),
        ("<p lang=es>avec nous dans Mereford</p>", "avec nous dans", ("French", "Spanish")),
        (("<p>The band plays what its leader calls <em>avec nous dans</em> the park at the end of "
         "every day of the summer.</p>"), "avec nous dans", ("French", "English")),
        ("<p>Bonjour, mes chers amis, entrez</p>", "Bonjour, mes", ("French", "English")),
        ("<ul><li>¿Necesita usted ayuda para pagar el alquiler de su casa?</li></ul>",
         "¿Necesita usted ayuda", ("Spanish", "English")),
        (("<p>Callers who do not speak English may be asked “Wie kann ich Ihnen helfen?” by staff "
         "at the desk in the town hall.</p>"), "Wie kann ich Ihnen helfen?", ("German", "English")),
        ("<blockquote lang=de>We are here to help you with your rent</blockquote>",
         "We are here to help you", ("English", "German")),
    ],
)  # fmt: skip
def test_a_passage_in_another_language_needs_a_person(judge, html, passage, languages):
    verdict = judge(RULE, html)
    assert verdict.outcome == "needs_person"
    (found,) = verdict.findings
    assert found.message.startswith(f"“{passage}")
    assert found.message.endswith(
        f"seems to be in {languages[0]}, but its code says {languages[1]}."
    )


def test_the_same_passage_is_told_once(judge):
    html = f"<p>{FRENCH}</p><p>Our offices are open as usual.</p><p>{FRENCH}</p>"
    assert len(judge(RULE, html).findings) == 1


@pytest.mark.parametrize(
    "html",
    [
        f"<p>A sign read <i lang=fr>{FRENCH}</i> all week.</p>",
        f"<div lang=fr-FR><p>{FRENCH}</p></div><p lang=fr>{FRENCH}</p>",
        f"<p lang=cy>{FRENCH}</p>",
        "<p>We speak your language: <a href=/pl lang=pl>Pomoc po polsku</a></p>",
        "<p>The menu du jour costs £9 and is served until two o’clock.</p>",
        "<p>Choose “Housing Benefit and Council Tax” or “Find my ward”.</p>",
        "<p>We are twinned with <i>Saint Germain En Laye</i>, as you can read below.</p>",
    ],
)
def test_marked_passages_and_words_that_english_took_over(judge, html):
    assert judge(RULE, html).outcome == "pass"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Opening hours</p>",
        "<p>Bonjour, mes chers amis</p>",
        f"<html><body><main><h1>Travel</h1><p>{FRENCH}</p></main></body></html>",
        f"<html lang=en><body><main><p>{LONG}</p><p>{FRENCH}</p></main></body></html>",
    ],
)
def test_nothing_short_no_language_or_a_whole_page_in_another(judge, html):
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize(("words", "found"), [(19, 1), (20, 0)])
def test_only_passages_of_up_to_nineteen_words_are_told(judge, words, found):
    french = " ".join((f"{FRENCH} " * 4).split()[:words])
    english = "<p>You can leave the bins outside from six in the evening.</p>" * 9
    assert len(judge(RULE, f"<p>{french}</p>{english}").findings) == found


def test_how_long_and_how_different_are_options(judge):
    assert judge(RULE, f"<p>{FRENCH}</p>", most_words=6).outcome == "needs_person"
    assert judge(RULE, f"<p>{FRENCH}</p>", most_words=5).outcome == "not_applicable"
    assert judge(RULE, f"<p>{FRENCH}</p>", least_difference=7).outcome == "pass"


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("<blockquote><p>Nous sommes tous dans le même bateau</p></blockquote>", 1),
        ("<ul><li><p>Nous sommes tous dans le même bateau</p></ul>", 1),
        ("<p>We live in rue de la République and Place des Vosges</p>", 0),
        ("<p><em>Avenue de la Grande Armée</em></p>", 0),
        ("<p><i>Rua das Flores e do Porto</i></p>", 0),
    ],
)
def test_a_passage_is_told_once_and_names_are_none(judge, html, count):
    assert len(judge(RULE, html).findings) == count
