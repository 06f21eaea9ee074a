"""How American and British spellings differ, and a British dictionary made of an American one.

The spelling engine comes with the American dictionary only; the British one is large to fetch and
stays optional. What a council writes differs between the two in a few hundred words, nearly all of
them by rule, so the American dictionary read by those rules stands in for the British one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

# American letters as a pattern, and the British ones in their place.
_TO_BRITISH = (
    ("or", "our"), ("er$", "re"), ("er(?=s$|ed$)", "re"), ("ense", "ence"), ("yz", "ys"),
    ("og(?=s?$)", "ogue"), ("l(?=ed$|ing$|er$|ers$|or$|ors$)", "ll"), ("ll", "l"), ("e", "ae"),
    ("e", "oe"), ("gray", "grey"), ("old", "ould"), ("plow", "plough"), ("artif", "artef"),
    ("elry", "ellery"), ("num$", "nium"), ("kept", "cept"), ("izz", "iz"), ("iz", "is"),
    ("ward$", "wards"), ("program$", "programme"),
)  # fmt: skip
# British letters as a pattern, and the American ones in their place: more, as a word that the
# American dictionary has in any of these spellings is a word.
_TO_AMERICAN = (
    ("our", "or"), ("re$", "er"), ("re(?=s$|d$)", "er"), ("ence", "ense"), ("ys", "yz"),
    ("ogue", "og"), ("ll(?=ed$|ing$|er$|ers$)", "l"), ("l(?=ment|ful|s?$)", "ll"),
    ("grey", "gray"), ("ould", "old"), ("plough", "plow"),
    ("artef", "artif"), ("ellery", "elry"), ("nium$", "num"), ("cept", "kept"),
    ("is(?=[eiao])", "iz"), ("wards$", "ward"), ("mmes?$", "m"), ("kerb", "curb"),
    ("tyre", "tire"), ("cheque", "check"), ("pyjama", "pajama"), ("mould", "mold"),
    ("centr(?=ed$|ing$)", "center"), ("enquir", "inquir"), ("ge(?=ing$|ment)", "g"),
)  # fmt: skip
# Letters that slips have as well: these make a word only of what is often written.
_LOOSE = (("ae", "e"), ("oe", "e"), ("ll", "l"), ("ss(?=ed$|ing$|es$)", "s"), ("ue(?=ing$)", "u"))
# Words of British life that no rule leads to, and newer words that older dictionaries lack.
_BRITISH = frozenset(
    [
        "storey", "storeys", "practise", "practised", "practises", "practising", "spelt", "learnt",
        "whilst", "amongst", "kerbside", "wheelie", "bailiffs", "storeyed", "fortnight",
        "fortnightly", "tarmac", "footpath", "footway", "bollard", "bollards", "carer", "carers",
        "leaflet", "leaflets", "lorries", "maths", "queue", "queueing", "timetabled", "pensioner",
        "pensioners", "allotment", "allotments", "bungalow", "gritting", "gritter", "gritters",
        "childminder", "childminders", "childminding", "stepfree", "online", "offline", "internet",
        "website", "websites", "webpage", "webpages", "email", "emails", "username", "usernames",
        "smartphone", "smartphones", "podcast", "podcasts", "download", "downloads", "screenshot",
        "healthcare", "fundraising", "fundraiser", "fundraisers", "lockdown", "inbox", "metadata",
        "timeline", "timelines", "hotline", "frontline", "oversized", "flyer", "flyers", "flytip",
        "flytipping", "sheltered", "rateable", "councillor", "councillors", "solicitor",
        "solicitors", "mediaeval", "ageing", "fete", "cafe", "cafes", "blog", "blogs",
        "focussed", "focusses", "focussing", "crowdfunding", "cybersecurity", "safeguarding",
        "signposted", "signposting", "biodiversity", "geothermal", "handrail", "handrails",
    ]
)  # fmt: skip
# American spellings that are British words as well: a parking meter, to license.
_BOTH = frozenset(
    [
        "meter",
        "meters",
        "metered",
        "license",
        "licensed",
        "licenses",
        "program",
        "programs",
        "borne",
    ]
)
# A British spelling that is written less than a twentieth as often is a slip itself.
_TIMES_AS_OFTEN = 20.0


def british_forms(word: str) -> Iterator[tuple[str, str]]:
    """Yield what an American word could be in British letters, each with the letters put in."""
    for letters, better in _TO_BRITISH:
        for place in re.finditer(letters, word):
            yield f"{word[: place.start()]}{better}{word[place.end() :]}", better


class Adapted:
    """A British dictionary made of the American one: asked as Hunspell's is, with `spell`."""

    def __init__(self, american: Any, often: Mapping[str, float]) -> None:
        """Take the American dictionary, and how often English words are written."""
        self._american, self._often = american, often

    def spell(self, word: str) -> bool:
        """Whether a word (in small letters) is right in British English, as far as rules tell."""
        if word in _BRITISH or word in _BOTH:
            return True
        if self._american.spell(word):
            return not self._is_american_only(word)
        rules = (*_TO_AMERICAN, *_LOOSE) if word in self._often else _TO_AMERICAN
        return any(self._american.spell(x) for x in _american_forms(word, rules))

    def _is_american_only(self, word: str) -> bool:
        """Whether British letters make a usual word of it that the American dictionary lacks."""
        least = self._often.get(word, 0.0) / _TIMES_AS_OFTEN
        return any(
            self._often.get(x, 0.0) > least and not self._american.spell(x)
            for x, better in british_forms(word)
            if better != "is"  # "organize" is British too, after Oxford
        )


def _american_forms(word: str, rules: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield what a British word could be in American letters."""
    for letters, american in rules:
        for place in re.finditer(letters, word):
            yield f"{word[: place.start()]}{american}{word[place.end() :]}"
