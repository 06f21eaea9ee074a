"""Which language some words are in: a small test for those spoken in British towns. Not a rule.

Two measures: the share of a text's words that are among a language's commonest (function words,
chosen so that few are common in another of these languages), and for other scripts the share of
letters. It is made to tell languages apart with certainty, or to say nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")

NAMES = {
    "en": "English",
    "cy": "Welsh",
    "fr": "French",
    "pl": "Polish",
    "es": "Spanish",
    "de": "German",
    "it": "Italian",
    "pt": "Portuguese",
    "ro": "Romanian",
    "so": "Somali",
    "tr": "Turkish",
    "nl": "Dutch",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "hu": "Hungarian",
    "sq": "Albanian",
    "ar": "Arabic script",
    "bn": "Bengali",
    "pa": "Punjabi",
    "gu": "Gujarati",
    "hi": "Hindi",
    "ta": "Tamil",
    "zh": "Chinese",
    "el": "Greek",
    "uk": "Cyrillic script",
    "he": "Hebrew",
    "th": "Thai",
    "ko": "Korean",
    "ka": "Georgian",
    "hy": "Armenian",
    "am": "Amharic",
}
_COMMON = {
    "en": "the and of to for you your is are with this that be or we will have can from not by",
    "cy": "yn y yr a ar i o ac am eich ei mae wedi gan gyda neu hyn hwn chi bydd sydd nid i'r o'r",
    "fr": "le la les des du et est une pour dans vous votre que qui sur pas avec par au sont aux"
    " si pouvez devez être nous notre ou ce cette ces aussi sans lorsque",
    "pl": "i w na do nie się z jest że dla od przez lub oraz może jak są po o państwo ich można"
    " jeśli jeżeli jesteś masz możesz musisz ze być będzie który która które gdy ale również"
    " przed nad bez jego jej",
    "es": "el la los las de del y que en es por para con una su se lo como más usted está son al"
    " si puede debe tiene nuestro también cuando sobre desde hay todo",
    "de": "der die das und ist nicht ein eine zu den mit für sie auf von im dem wir werden oder"
    " wenn können müssen ihr ihre ihren unsere sind bei nach einen einem auch nur bis",
    "it": "il lo la gli di che e è per un una con non del della sono si in dei nel alla le come"
    " può deve più anche questo nostro ha essere quando",
    "pt": "o a os as de do da e que em é para com um uma não se por dos das no na você são ao"
    " pode deve tem ser está ou seu sua nosso também quando mais até",
    "ro": "și în de la pe cu este sunt pentru care din nu un o sau mai dumneavoastră ce să prin"
    " dacă puteți trebuie aveți după fără sunteți orice când acest această",
    "so": "waa oo iyo ka ku in la u ee ah aad si uu ay waxaa ama haddii leh ayaa kale"
    " waxa adiga karaa halkan maxaa wuxuu iyadoo",
    "nl": "het een van dat voor met niet die aan om ook als wordt naar door bij uw wij moet deze"
    " onze kunt kunnen zijn heeft hebben maar tot dan nog meer want omdat zodat wanneer",
    "lt": "ir yra kad į iš su ar tai kaip jūs galite nuo apie bus mūsų jei už turi arba dėl jūsų"
    " nes iki prieš todėl prašome gali negali savo jeigu taip pat prie visi po kai yra buvo būti",
    "lv": "un ir uz par ar vai kas lai pie jūs mēs var pēc jūsu šo tiek bet mūsu arī kā līdz"
    " lūdzu nav bija būs viņu tad jo savu vairāk tikai bez pirms jums mums katru tā tas",
    "hu": "az és hogy nem egy meg ha vagy mint csak ezt lehet azt kell már minden után kérjük ön"
    " volt lesz van nincs mert akkor pedig amely azok ezek illetve szerint között előtt önök",
    "sq": "dhe të në për me një që nga është ka janë ose nuk kjo juve mund duhet tuaj ju kur"
    " më ky jemi jeni shumë pas tek edhe por prej juaj lutemi keni kemi tyre çdo këtë",
    "tr": "ve bir bu için ile da de olarak veya olan daha çok gibi ne kadar sonra değil her en"
    " eğer siz sizin bizim olduğu üzere gerekir lütfen ancak biz hem",
}
_COMMON_WORDS = {code: frozenset(words.split()) for code, words in _COMMON.items()}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _code, _words in _COMMON_WORDS.items():
    for _word in _words:
        _LANGUAGES_OF.setdefault(_word, []).append(_code)
# Blocks of Unicode, by the language that is meant by them here.
_SCRIPTS = {
    "ar": (0x0600, 0x06FF),
    "bn": (0x0980, 0x09FF),
    "pa": (0x0A00, 0x0A7F),
    "gu": (0x0A80, 0x0AFF),
    "hi": (0x0900, 0x097F),
    "ta": (0x0B80, 0x0BFF),
    "zh": (0x4E00, 0x9FFF),
    "el": (0x0370, 0x03FF),
    "uk": (0x0400, 0x04FF),
    "he": (0x0590, 0x05FF),
    "th": (0x0E00, 0x0E7F),
    "ko": (0xAC00, 0xD7AF),
    "ka": (0x10A0, 0x10FF),
    "hy": (0x0530, 0x058F),
    "am": (0x1200, 0x137F),
}
# Languages that are written in the same block as the one that stands for it above.
_SAME_SCRIPT = {
    **dict.fromkeys(("ar", "ur", "fa", "ps", "ku", "ckb", "sd", "prs"), "ar"),
    **dict.fromkeys(("uk", "ru", "bg", "sr", "mk", "be"), "uk"),
    **dict.fromkeys(("hi", "ne", "mr"), "hi"),
    **dict.fromkeys(("zh", "yue", "ja"), "zh"),
    **dict.fromkeys(("he", "iw", "yi"), "he"),
    **dict.fromkeys(("am", "ti"), "am"),
}
_LATIN_SHARE = 0.18
_OWN_SHARE = 0.06
# Letters in the cells of a table ("a", "o", "y") are common words of some language too.
_MIN_DIFFERENT = 5


@dataclass(frozen=True, slots=True)
class DetectedLanguage:
    """A language that a text is plainly in: its code, its English name, and the words read."""

    code: str
    name: str
    words: int


def language_other_than(declared: str, text: str, min_words: int) -> DetectedLanguage | None:
    """Return the language of a text where it plainly is not the declared one, else None.

    `declared` is a language tag (`en-GB`); a declared language unknown here gives None, and so
    does a text of fewer words than `min_words`. For Latin script, at least 18 % of the words must
    be among the other language's commonest and under 6 % among the declared one's (running text
    has 30 to 45 % of its own and, with these lists, under 5 % of another's).
    """
    if len(text) < 2 * min_words - 1:  # so many words take a letter each, and a space between
        return None
    own = declared.lower().replace("_", "-").split("-")[0]
    count, code = _read(own, text)
    if count < min_words or code is None or code == _SAME_SCRIPT.get(own, own):
        return None
    if own not in NAMES and own not in _SAME_SCRIPT:
        return None
    return DetectedLanguage(code, NAMES[code], count)


# Menus, footers and cards stand on many pages, and several rules read each block.
@lru_cache(maxsize=2048)
def _read(own: str, text: str) -> tuple[int, str | None]:
    """Count the words of a text, and name the language that they are plainly in, if not `own`."""
    found = _WORD.findall(text)
    # All in one go: a page has a thousand words.
    words = "\n".join(found).lower().replace("\u2019", "'").split("\n") if found else []
    return len(words), (_by_script(words) or _by_words(words, own)) if words else None


def _by_script(words: list[str]) -> str | None:
    """Name the language whose script more than half of the letters are in, if not Latin."""
    letters = "".join(words)[:20_000]
    counts: Counter[str] = Counter()
    if letters.isascii():
        return None
    for letter, times in Counter(letters).items():
        point = ord(letter)
        for code, (first, last) in _SCRIPTS.items():
            if first <= point <= last:
                counts[code] += times
    top = counts.most_common(1)
    return top[0][0] if top and top[0][1] * 2 > len(letters) else None


def _by_words(words: list[str], own: str) -> str | None:
    """Name the language whose common words fill the text while those of its own do not."""
    own_words = _COMMON_WORDS.get(own, frozenset())
    if sum(map(own_words.__contains__, words)) >= _OWN_SHARE * len(words):
        return None
    counts = Counter(code for word in words for code in _LANGUAGES_OF.get(word, ()))
    shares = {code: counts[code] / len(words) for code in _COMMON_WORDS}
    best = max(shares, key=lambda code: shares[code])
    mine = shares.get(own, 0.0)
    plain = shares[best] >= _LATIN_SHARE and mine < _OWN_SHARE
    varied = len(_COMMON_WORDS[best].intersection(words)) >= _MIN_DIFFERENT
    return best if plain and varied and best != own else None
