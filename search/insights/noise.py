"""Searches that tell editors nothing about the website, each left out for a reason that is told.

Nothing is deleted: reports say how many searches were left out and why, with the most frequent.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from search.analysis import STOP_WORDS, words
from search.stemming import stem

SPAM, REFERENCE, PLACE, PERSON, STAFF = "spam", "reference", "place", "person", "staff"
OWN_NAME = "own name"
# More searches of one query in a month than people make (`search.insights.subjects`).
MACHINE = "machine"
# Markup, web addresses and code are pasted by machines; browsers' address bars lead to the rest.
# A call of a function is code: alert(1), sleep('5'); a plural is none: bin(s).
_SPAM = re.compile(
    r"[<>{}\\]|https?:|\bwww\.|\.(?:com|net|org|ru|pl|cn|info)\b|\ufffd|[a-z]{3}\([\d'\")]"
)
_HOUSE = re.compile(r"\d{1,5}[a-z]? [a-z]{3,} [a-z]{2,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMED = range(2, 4)
# Shorter numbers name things that many ask for: 999, p60, covid 19.
_REFERENCE = 4
# What stands beside a council's name where nothing else is asked.
_BESIDE_A_NAME = """
    authority borough city co com council county district gov govt home homepage metro
    metropolitan org page parish royal site town uk web website www
"""
_GENERIC = frozenset(_BESIDE_A_NAME.split())
# Common given names in Britain and America (censuses) that are not usual words of services: so
# not Grant, Mark, Will, May or Rose.
_GIVEN = """
    aaron adam ahmed aidan aisha alan albert alejandro alex alexander ali alice alicia
    alistair amanda amber amy ana andre andrea andres andrew angela anil anita ann anna anne
    anthony antonia antonio arjun arthur ashley ashok audrey barbara ben benjamin bernard
    beth bethany betty beverly bob bobby brad bradley brandon brenda brendan brian brittany
    bruce bryan caitlin callum cameron candice carl carlos carly carmen carol caroline
    carolyn casey catherine cathy cedric charles chasity chelsea chelsey cheryl chloe chris
    christian christina christine christopher cindy claire clarence clifford clive colin
    connor corey courtney craig crystal curtis cynthia dafydd daniel danielle darius darren
    darryl dave david dawn dean deborah debra declan deepak denise dennis derek desmond
    diana diane dominic donald donna doris dorothy doug douglas duane dustin dwayne dylan
    eddie edgar edith eduardo edward eileen elaine elijah elizabeth emily emma eric erica
    erin ernest esther ethan eugene evelyn ewan fatima felicia fernando fiona floyd frances
    francisco fred gabriel gail gareth gary gavin gemma geoffrey george gerald gillian gina
    glenn gloria graham greg gregory gwen hamish hannah harold harry hassan hayley heather
    heidi helen henry howard hugh ian ibrahim imran isaac isabel isaiah ivan jack jackie
    jacob jacqueline jacqui jaime jake jamal james jamie jane janelle janet janice jasmine
    jason javier jean jeff jeffrey jenna jennifer jenny jeremy jermaine jerome jerry jessica
    jill jim jimmy joan joann joanne jodie joe joel john johnny jon jonathan jonathon jordan
    jorge jose joseph josephine josh joshua joyce juan juanita judith judy julia julie
    justin karen karl kate katherine kathleen kathryn katie kayla keith kelly kelsey ken
    kendra kenneth kerry kevin khalid kim kimberly kirsty krista kristen kristin kyle
    lakisha larry latoya laura lauren lawrence leah leanne lee leon leonard leroy leslie
    lewis liam linda lisa lloyd loretta lori lorraine louis louise lucy luis luke lynda lynn
    malcolm mandy marcia marcus margaret maria marianne marie marilyn mario marjorie marlene
    marsha martha martin marvin mary matt matthew maureen maurice maxine megan mehmet
    melanie melinda melissa melvin michael michelle miguel mike mildred miriam mohamed
    mohammed molly monica monique muhammad myra nadia nancy naomi natalie natasha nathan
    neha neil niamh nicholas nicola nicole nigel nikki norma oliver olivia omar owen pablo
    pam pamela patricia patrick patsy paul paula pauline pedro peter philip phillip phyllis
    priya rachel rafael rahul raj ralph ramon randy raul raymond rebecca renee rhiannon
    rhonda rhys ricardo richard rick ricky robert roberto robin rodney roger ronald ronnie
    roxanne roy russell ruth ryan sabrina sally sam samantha samuel sandra sanjay sara sarah
    scott sean sergio shane shannon sharon shaun sheena sheila sherry shirley sian simon
    siobhan sofia sophie stacey stephanie stephen steve steven stuart suresh susan suzanne
    tamika tammy tanya tara tasha taylor teresa terrence terry theodore theresa thomas
    tiffany tim timothy tina toby todd tom tony tracey tracie tracy travis trevor tyler
    tyrone valerie vanessa vernon veronica vicky victoria vijay vincent virginia vivian
    walter wanda wayne wendy wesley william willie yolanda yusuf yvette yvonne zachary
"""
GIVEN_NAMES = frozenset(_GIVEN.split())


class NoiseFilter:
    """Tells what to leave out.

    `staff` are words and phrases that only staff search for, `shared` words of many subjects
    (`search.insights.subjects.shared_words`), `own` the name and host of the site.
    """

    def __init__(
        self, staff: Iterable[str] = (), shared: Collection[str] = (), own: Iterable[str] = ()
    ) -> None:
        self._staff = [phrase for words_ in staff if (phrase := _stems(words_))]
        self._shared = shared
        self._own = {word for text in own for word in words(text)} - STOP_WORDS
        # Said of every subject (`nashville police`, `police`), these tell none from another.
        self.place = frozenset(stem(word) for word in self._own - _GENERIC)

    def reason(self, query: str) -> str:
        """Return why a query is left out, or nothing.

        `spam`: markup, code or a web address. `reference`: mostly numbers (a case, a bill, a
        form). `place`: a house number and a street. `person`: two or three words, the first a
        common given name, the last in few other queries (`shared` has the words that are in more).
        `own name`: nothing but the site's own. `staff`: holds a word or phrase of the list.
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
        if self._is_own_name(said):
            return OWN_NAME
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
        return len(said) in _NAMED and said[0] in GIVEN_NAMES and said[-1] not in self._shared

    def _is_own_name(self, said: list[str]) -> bool:
        """Whether nothing but the site itself was looked for."""
        telling = {word for word in said if word not in STOP_WORDS}
        return bool(telling & self._own) and telling <= self._own | _GENERIC


def _stems(phrase: str) -> str:
    """Return a phrase as the stems of its words."""
    return " ".join(stem(word) for word in words(phrase))
