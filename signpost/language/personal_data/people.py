"""Who is named in a line of a document, and whether it is someone in a public role.

A title, a label ("Tenant:") or two words of which the census knows one make a name. Officers,
councillors and the like are named on purpose: a role beside a name takes it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wordfreq import zipf_frequency

from signpost.language.census_names import first_names, surnames

_WORD = r"(?:(?:O['’]|Mc|Mac|D['’])?[A-Z][a-zÀ-ÿ]{1,20}(?:['’-][A-Z]?[a-zÀ-ÿ]{1,20})?)"
_CAPITALS = r"[A-Z][A-Z'’-]{2,20}"
_PART = r"(?:(?:de|da|di|van|von|der|den|bin|al|el|la|le|du|dos|ibn|St\.?) )"
_FULL = (
    rf"(?:{_WORD}|(?:[A-Z]\.? ?){{1,3}}(?=[A-Z]))(?:[ ](?:[A-Z]\.? )?{_PART}{{0,2}}{_WORD}){{0,2}}"
)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Master|Sir|Dame|Lady|MR|MRS|MS|MISS|DR)\b\.?"
    r"(?: (?:and|&) (?:Mr|Mrs|Ms|Miss|Dr|MRS|MISS)\b\.?)? "
    rf"((?:(?:[A-Z]\.? ?){{1,3}}(?=[A-Z]))?{_PART}{{0,2}}(?:{_WORD}|{_CAPITALS})"
    rf"(?: {_PART}{{0,2}}(?:{_WORD}|{_CAPITALS})){{0,2}})"
)
# People that a council writes about, not for it.
PERSON = (
    r"(?:tenant|resident|claimant|applicant|patient|child|pupil|carer|customer|complainant|client"
    r"|next of kin|appellant|service user|debtor|parent|guardian|mother|father|occupier|owner|payee"
    r"|leaseholder|householder|deceased|witness|victim|foster carer|informant|caller|petitioner"
    r"|objector|interviewee|respondent|employee|account holder|full|first|last|family|sur|fore"
    r"|given|middle|student|learner|household|partner|spouse|subject|person|victim|candidate)"
)
_LABELLED = re.compile(
    rf"\b(?i:(?:{PERSON}(?:'s)?[ -]?)?names?|{PERSON}|surname"
    rf"|forename)(?: \(?\w{{1,12}}\)?)?[:\t] ?[\t ]?"
    rf"((?:{_WORD}|{_CAPITALS}|[A-Z]\.?)(?:,? (?:{_WORD}|{_CAPITALS}|[A-Z]\b\.?)){{0,3}})"
)
_PAIR = re.compile(
    rf"(?<![\w'’-])({_WORD})((?: [A-Z]\.?)?(?: {_PART}{{0,2}}{_WORD}){{1,2}})(?![\w'’])"
)
_PAIR_CAPITALS = re.compile(rf"(?<![\w'’-])({_CAPITALS})( {_CAPITALS})(?![\w'’])")
_TURNED = re.compile(
    rf"(?<![\w'’-])({_WORD}|{_CAPITALS}), ((?:[A-Z]\b\.? ?){{1,3}}|{_WORD})(?![\w'’])"
)
_INITIALS = re.compile(
    rf"(?<![\w'’.-])((?:[A-Z]\.? ){{1,3}}|(?:[A-Z]\.){{1,3}} ?)({_WORD})(?![\w'’])"
)
# Words with a capital that end no name of a person.
_NO_NAME = frozenset(
    """
road street lane avenue close drive court crescent gardens grove terrace place square way walk mews
row hill rise green park parade view house lodge heights tower estate common council borough city
town county district ward team service services department committee centre center school academy
college university church hospital surgery trust society association club group forum board panel
partnership limited ltd plc llp company homes housing library museum hall office agency authority
government ministry police act order plan policy strategy report review survey budget notice form
application permission appeal planning local national insurance number date birth address name
names sort code account tax benefit benefits credit allowance payment support universal employment
disability personal independence child care social health mental public adult adults children
january february march april may june july august september october november december monday
tuesday wednesday thursday friday saturday sunday north south east west upper lower new old great
little saint st bus station railway line bridge river the and for with from page table figure
section appendix schedule part chapter version draft item agenda minutes meeting cabinet mayor case
reference ref claim tenancy tenant resident applicant customer client patient pupil carer next kin
contact email telephone mobile phone home work total status type amount description details
comments yes no none not known dear sincerely faithfully regards bank manager officer director head
chief executive councillor cllr leader chair clerk signed signature print full first last middle
surname forename unit floor flat apartment england wales scotland ireland kingdom britain london
british english welsh scottish irish european roman catholic royal her his majesty king queen
annual general special extra high low main open day week month year weekly monthly end start blue
badge red band business rates parking permit card direct debit free meals
""".split()  # noqa: SIM905 - a list of 150 words in quotes is not easier to read
)
_ROLE = (
    r"(?:councillors?|cllrs?|mayor(?:ess)?|alderman|MP|MSP|MS|MEP|officers?|managers?|director"
    r"|head(?: ?teacher)?|clerk|chief|executive|leader|chair(?:man|woman|person)?|secretary"
    r"|treasurer|author|team|inspector|solicitor|barrister|registrar|ward|agent|planner|surveyor"
    r"|architect|engineer|editor|trustee|principal|coroner|candidate|cabinet|portfolio|spokes\w+"
    r"|minister|president|governor|warden|librarian|consultant|professor|judge|commissioner"
    r"|assistant|adviser|advisor|lead|specialist|coordinator|co-ordinator|administrator|deputy"
    r"|sheriff|lord|sir|dame|provost|convener|superintendent|constable|sergeant|historian|artist"
    r"|poet|composer|founder|dentist|vet|GP|practitioner|pharmacist|vicar|rector|curate|verger"
    r"|bishop|imam|rabbi|ombudsman|auditor|analyst|apprentice|contractor|builder|monitoring"
    r"|committee members?|staff|representing|photographer|exhibitor|speaker|trainer|tutor|coach)"
)
_ROLE_BEFORE = re.compile(
    rf"\b{_ROLE}\b(?: (?!{PERSON}\b)\w+){{0,2}}?[ :,\t.(–-]{{0,4}}$", re.IGNORECASE
)
_ROLE_AFTER = re.compile(
    rf"^[ ,\t(–:-]{{1,4}}(?:(?!(?:has|had|is|was|who|told|asked|by|from"
    rf"|and)\b)[\w&'-]+,? ){{0,5}}{_ROLE}\b",
    re.IGNORECASE,
)


def people_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places of people's names in a line, without those in a public role."""
    places: list[tuple[int, int]] = []
    for start, end in sorted({*_titled(text), *_pairs(text)}):
        if (not places or start >= places[-1][1]) and not _has_role(text, start, end):
            places.append((start, end))
    return tuple(places)


def _has_role(text: str, start: int, end: int) -> bool:
    """Whether a name stands beside what its owner does in public."""
    before, after = text[max(0, start - 50) : start], text[end : end + 80]
    return bool(_ROLE_BEFORE.search(before) or _ROLE_AFTER.search(after))


def _titled(text: str) -> Iterator[tuple[int, int]]:
    """Yield names after a title or a label."""
    for pattern in (_TITLED, _LABELLED):
        for found in pattern.finditer(text):
            words = re.split(r"[ ,]+", found.group(1))
            if _is_named(words[0]) and any(len(x.strip(".")) > 1 for x in words):
                yield found.start(1) if pattern is _LABELLED else found.start(), found.end(1)


def _is_named(word: str) -> bool:
    """Whether a word can begin a name."""
    return word.strip(".,").lower() not in _NO_NAME


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield two or three words of which the census knows one, and initials with a surname."""
    for pattern in (_PAIR, _PAIR_CAPITALS, _TURNED):
        found = pattern.search(text)
        while found:
            first, rest = found.group(1), found.group(2).split()
            if pattern is _TURNED:
                first, rest = rest[0].strip("."), [first]
            named = is_persons(first, rest[-1]) and all(_is_named(x) for x in rest)
            if named:
                yield found.span()
            # What is no name may begin with a word before one: "Applicant Joan Merriman".
            found = pattern.search(text, found.end() if named else found.end(1))
    for found in _INITIALS.finditer(text):
        last = found.group(2)
        if _is_named(last) and (_is_surname(last) and not _is_common(last)):
            yield found.span()


@cache
def is_persons(first: str, last: str) -> bool:
    """Whether two words are a person's: names by the census, or words that English hardly has."""
    if not (_is_named(first) and _is_named(last)):
        return False
    if len(first) == 1:
        return _is_surname(last)
    known = any(part in first_names() for part in first.lower().split("-"))
    surname = _is_surname(last)
    return (known and (surname or not _is_common(last))) or (
        not _is_common(first) and (surname or not _is_common(last)) and _is_rare(first)
    )


def _is_surname(word: str) -> bool:
    """Whether the census has a surname, or a part of one."""
    parts = re.split(r"['’-]", word.lower())
    return "".join(parts) in surnames() or (len(parts) > 1 and parts[-1] in surnames())


# Zipf frequencies (wordfreq): one in 100,000 words of English is 4.0, and every word that a council
# uses daily is above 4.3.
_COMMON, _RARE = 4.3, 3.7


def _is_common(word: str) -> bool:
    """Whether English uses a word often."""
    return float(zipf_frequency(word.lower(), "en")) > _COMMON


def _is_rare(word: str) -> bool:
    """Whether English hardly uses a word, so that it may be a name that the census has not."""
    return float(zipf_frequency(word.lower(), "en")) < _RARE
