"""How American and British spellings differ, by rule."""

from __future__ import annotations

import re
from collections.abc import Iterator

# American letters as a pattern, and the British ones in their place.
_TO_BRITISH = (
    ("or", "our"), ("er$", "re"), ("er(?=s$|ed$)", "re"), ("ense", "ence"), ("yz", "ys"),
    ("og(?=s?$)", "ogue"), ("l(?=ed$|ing$|er$|ers$|or$|ors$)", "ll"), ("ll", "l"), ("e", "ae"),
    ("e", "oe"), ("gray", "grey"), ("old", "ould"), ("plow", "plough"), ("artif", "artef"),
    ("elry", "ellery"), ("num$", "nium"), ("kept", "cept"), ("izz", "iz"), ("iz", "is"),
    ("practic(?=e[ds]$|ing$)", "practis"), ("ward$", "wards"), ("program$", "programme"),
)  # fmt: skip
# Spelt with z by Oxford and with s by GOV.UK, the rest of the word apart.
_OXFORD = re.compile(
    r"(?!(?:pr|s|se|as|ass|ba|ma|caps|res|overs|unders|downs|outs|apa|ga|cit)iz)([a-z]{2,})iz((?:e[srd]?|ers|ing|ings|ation|ations|ational|able|er)$)"
)


def british_forms(word: str) -> Iterator[tuple[str, str]]:
    """Yield what an American word could be in British letters, each with the letters put in."""
    for letters, better in _TO_BRITISH:
        for place in re.finditer(letters, word):
            yield f"{word[: place.start()]}{better}{word[place.end() :]}", better


def with_s(word: str) -> str:
    """Return an "-ize" word as GOV.UK spells it, with "-ise"; nothing if it is none.

    Whether that is a word, a dictionary has to say: "prize" gives nothing, "capsize" "capsise".
    """
    found = _OXFORD.fullmatch(word)
    return f"{found[1]}is{found[2]}" if found else ""
