"""Searches that tell editors nothing about the website, each left out for a reason that is told.

Nothing is deleted: reports say how many searches were left out and why, with the most frequent.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from search.analysis import STOP_WORDS, stem, words

SPAM, REFERENCE, PLACE, PERSON, STAFF = "spam", "reference", "place", "person", "staff"
# More searches of one query in a month than people make (`search.insights.subjects`).
MACHINE = "machine"
# Markup, web addresses and code are pasted by machines; browsers' address bars lead to the rest.
_SPAM = re.compile(r"[<>{}\\]|https?:|\bwww\.|\.(?:com|net|org|ru|pl|cn|info)\b|\ufffd")
_HOUSE = re.compile(r"\d{1,5}[a-z]? [a-z]{3,} [a-z]{2,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMED = range(2, 4)
# Shorter numbers name things that many ask for: 999, p60, covid 19.
_REFERENCE = 4
# Common given names in Britain and America (censuses) that are not usual words of services: so
# not Grant, Mark, Will, May or Rose.
_GIVEN = """
    aaron adam alan albert alex alexander alice amanda amy andre andrea andrew angela ann anna
    anne anthony antonio arthur ashley barbara ben benjamin bernard beth betty beverly bob
    bobby brandon brenda brian bruce bryan callum cameron carl carlos carol caroline carolyn
    catherine cedric charles cheryl chloe chris christian christina christine christopher cindy
    claire colin connor craig crystal cynthia daniel danielle darren dave david dawn dean
    deborah debra denise dennis derek diana diane donald donna dorothy doug douglas dylan edgar
    edward eileen elaine elizabeth emily emma eric erica ethan eugene evelyn fiona gareth gary
    george gerald gillian gloria graham greg gregory hannah harold harry heather helen henry
    howard ian isaac jack jackie jacob jacqueline jake james jamie jane janet janice jason jean
    jeff jeffrey jennifer jeremy jerry jessica jim jimmy joan joanne joe joel john johnny jon
    jonathan jordan jose joseph josh joshua joyce juan judith judy julia julie justin karen
    karl kate katherine kathleen kathryn katie keith kelly ken kenneth kerry kevin kim kimberly
    krista kyle larry laura lauren lawrence leanne lee leon leonard leslie lewis liam linda
    lisa lori louis louise lucy luke malcolm margaret maria marie marilyn martha martin mary
    matt matthew maureen megan melissa michael michelle mike mohammed muhammad nancy natalie
    nathan neil nicholas nicola nicole nigel oliver olivia owen pamela patricia patrick paul
    paula pauline peter philip phillip phyllis rachel ralph randy raymond rebecca rhys richard
    rick ricky robert robin roger ronald ronnie roy russell ruth ryan sally sam samantha samuel
    sandra sara sarah scott sean sharon shaun sheila shirley simon sophie stacey stephanie
    stephen steve steven stuart susan suzanne tammy tara taylor teresa terry theresa thomas
    tiffany tim timothy tina todd tom tony tracey tracy tyler valerie vanessa victoria vincent
    virginia walter wanda wayne wendy william willie yvonne zachary
"""
GIVEN_NAMES = frozenset(_GIVEN.split())


class Noise:
    """Tells what to leave out. `staff` are words and phrases that only staff search for."""

    def __init__(self, staff: Iterable[str] = (), shared: Collection[str] = ()) -> None:
        self._staff = [phrase for words_ in staff if (phrase := _stems(words_))]
        self._shared = shared

    def reason(self, query: str) -> str:
        """Return why a query is left out, or nothing.

        `spam`: markup, code or a web address. `reference`: mostly numbers (a case, a bill, a
        form). `place`: a house number and a street. `person`: two or three words, the first a
        common given name, the last in no other query (`shared` has the stems that are). `staff`:
        holds a word or phrase of the list.
        """
        if _SPAM.search(query.lower()):
            return SPAM
        said = words(query)
        if self._is_place(said):
            return PLACE
        if self._is_reference(said):
            return REFERENCE
        if self._is_person(said):
            return PERSON
        plain = f" {' '.join(stem(word) for word in said)} "
        return STAFF if any(f" {phrase} " in plain for phrase in self._staff) else ""

    def _is_place(self, said: list[str]) -> bool:
        """Whether words begin with a house number."""
        begins = bool(said) and bool(_HOUSE.match(" ".join(said)))
        return begins and not _YEAR.fullmatch(said[0])

    def _is_reference(self, said: list[str]) -> bool:
        """Whether words are mostly a number that people have in hand (not covid 19, 999, 2026)."""
        numbers = [w for w in said if any(c.isdigit() for c in w) and not _YEAR.fullmatch(w)]
        digits = sum(c.isdigit() for word in numbers for c in word)
        telling = [w for w in said if w not in STOP_WORDS and not _YEAR.fullmatch(w)]
        return digits >= _REFERENCE and 2 * len(numbers) >= len(telling)

    def _is_person(self, said: list[str]) -> bool:
        """Whether words look like somebody's name."""
        return len(said) in _NAMED and said[0] in GIVEN_NAMES and stem(said[-1]) not in self._shared


def _stems(phrase: str) -> str:
    """Return a phrase as the stems of its words."""
    return " ".join(stem(word) for word in words(phrase))
