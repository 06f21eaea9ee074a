"""The rule on words in another language than the code says."""

from __future__ import annotations

from typing import Any

import pytest

RULE = "accessibility/language-mismatch"
# Written for these tests: the same few sentences on bins, in each language.
TEXTS = {
    "en": "You can leave your bins outside the house from six in the evening. We collect them on "
    "the day that is printed on your calendar, and if we have missed yours you can tell us here. "
    "For large items there is a fee, which you pay with your card before we come to your home.",
    "cy": "Gallwch adael eich biniau y tu allan i'r t\u0177 o chwech yn yr hwyr. Rydym yn eu casglu "
    "ar y diwrnod sydd ar eich calendr, ac os ydym wedi colli eich bin chi gallwch ddweud wrthym "
    "yma. Mae ffi am eitemau mawr, a bydd angen i chi dalu gyda cherdyn cyn i ni ddod i'r cartref.",
    "pl": "Mo\u017cesz wystawi\u0107 swoje kosze na zewn\u0105trz domu od godziny sz\u00f3stej. Odbieramy je w "
    "dniu, kt\u00f3ry jest w kalendarzu, a je\u015bli nie zabrali\u015bmy kosza, mo\u017cna to zg\u0142osi\u0107 na tej "
    "stronie. Za du\u017ce przedmioty jest op\u0142ata, kt\u00f3r\u0105 mo\u017cna zap\u0142aci\u0107 kart\u0105 lub przez telefon, "
    "oraz nie trzeba czeka\u0107 w domu do wieczora.",
    "fr": "Vous pouvez sortir vos poubelles devant la maison le soir. Nous passons dans la rue le "
    "jour qui est sur votre calendrier, et si nous ne sommes pas venus vous pouvez le dire sur "
    "cette page. Pour les objets de grande taille il y a des frais, que vous payez avec une carte.",
    "nl": "U kunt uw afval buiten zetten voor het huis, want wij komen elke week. Als de bak niet is "
    "geleegd, moet u dat aan ons melden. Het is ook mogelijk om met een pas te betalen bij het "
    "gemeentehuis, dat naar een andere straat is verhuisd. Voor grote dingen wordt een prijs "
    "gevraagd, die door de bewoners zelf aan onze mensen betaald moet worden.",
    "lt": "Jūs galite išnešti šiukšles vakare, nes jas išveža ryte. Jei konteineris nebuvo ištuštintas, "
    "prašome pranešti apie tai mūsų tarnybai. Už didelius daiktus yra mokestis, kad jūs turi mokėti "
    "iš karto, arba su kortele, kai ateis mūsų darbuotojai, dėl ko gausite ir kvitą. "
    "Bus galima mokėti ir kitaip, kai yra tai numatyta, bei su mūsų kvitu.",
    "bn": "\u0986\u09aa\u09a8\u09bf \u09b8\u09a8\u09cd\u09a7\u09cd\u09af\u09be \u099b\u09df\u099f\u09be "
    * 14,
}


def page(lang: str, body: str) -> str:
    head = "<head><title>Bins</title></head>"
    return f"<html lang={lang}>{head}<body><main>{body}</main></body></html>"


@pytest.mark.parametrize("words", list(TEXTS))
@pytest.mark.parametrize("lang", ["en-GB", "cy", "pl", "fr", "bn"])
def test_each_language_against_each(judge: Any, lang: str, words: str) -> None:
    outcome = "pass" if lang.startswith(words) else "fail"
    assert judge(RULE, page(lang, f"<p>{TEXTS[words]}</p>")).outcome == outcome


def test_the_message_names_both_languages(judge: Any) -> None:
    (found,) = judge(RULE, page("en", f"<p>{TEXTS['cy']}</p>")).findings
    assert "in Welsh, but its code says English (en)" in found.message


@pytest.mark.parametrize(
    ("lang", "outcome"), [("", "fail"), ("lang=cy", "pass"), ("lang=fr", "fail")]
)
def test_a_passage_in_another_language(judge: Any, lang: str, outcome: str) -> None:
    body = f"<p>{TEXTS['en']}</p><p>{TEXTS['en']}</p><div {lang}><p>{TEXTS['cy']}</p></div>"
    assert judge(RULE, page("en", body)).outcome == outcome


@pytest.mark.parametrize(
    "body",
    [
        "<p>Rydym yn croesawu gohebiaeth</p>",
        "<ul><li>Llandudno Road, Betws-y-Coed, Llanfairpwll, Aberystwyth, Dolgellau, Bala</li></ul>",
        "<table><tr><td>A1<td>B2<td>C3</table>" * 20,
    ],
)
def test_too_little_to_tell(judge: Any, body: str) -> None:
    assert judge(RULE, page("en", body)).outcome == "pass"


def test_a_language_that_is_not_known_here(judge: Any) -> None:
    assert judge(RULE, page("gd", f"<p>{TEXTS['en']}</p>")).outcome == "pass"


def test_a_page_without_a_language(judge: Any) -> None:
    html = f"<html><body><main><p>{TEXTS['cy']}</p></main></body></html>"
    assert judge(RULE, html).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("Prašome palikti raktus prie durų iki penktos valandos, nes mūsų darbuotojas negali laukti "
         "ilgiau, todėl jeigu vėluosite, jūs turite apie tai pranešti prieš vidurdienį."), "Lithuanian"),
        (("Kérjük, hogy a kulcsot minden este adja le a portán, mert az iroda csak reggel nyit, és ha "
         "nem találjuk meg, akkor önnek kell új kulcsot kérni a hivatal előtt."), "Hungarian"),
        (("Lūdzu, atstājiet atslēgas pie durvīm līdz pieciem, jo mūsu darbinieks nav tur pēc tam, un "
         "ja jūs kavējat, par to ir jāziņo pirms pusdienlaika, lai mēs jums varam palīdzēt."), "Latvian"),
        (("Ju lutemi të lini çelësat te dera, dhe nëse nuk mund të vini, duhet të na tregoni para "
         "mesditës, që një punonjës të jetë në zyrë për ju kur do të vini më vonë."), "Albanian"),
    ],
)  # fmt: skip
def test_languages_spoken_in_fewer_homes(judge: Any, words: str, name: str) -> None:
    (found,) = judge(RULE, page("en", f"<p>{TEXTS['en']}</p><p>{words}</p>")).findings
    assert f"in {name}, but" in found.message


@pytest.mark.parametrize("lang", ["nl", "lt", "lv", "hu", "sq"])
def test_what_says_so_itself_passes(judge: Any, lang: str) -> None:
    text = TEXTS.get(lang, "")
    body = f"<p>{TEXTS['en']}</p><div lang={lang}><p>{text}</p></div>"
    assert judge(RULE, page("en", body)).outcome == "pass"
