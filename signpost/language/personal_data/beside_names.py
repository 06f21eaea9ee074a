"""What is personal because of the name that it stands beside: births, case numbers, health, money.

Alone each of these says nothing of anybody: a date, a number, the name of an illness.
"""

from __future__ import annotations

import re

from signpost.language.personal_data.kinds import Found, Line
from signpost.language.redaction.identifiers import DATE

_I = re.IGNORECASE
_BORN = re.compile(
    rf"\b(?:b\.(?= ?\d)|d\.? ?o\.? ?b\b\.?|dates? of births?|birth ?dates?"
    rf"|born(?: on)?)[^\d\n]{{0,20}}?({DATE})(?!\d)",
    _I | re.ASCII,
)
_BORN_AFTER = re.compile(rf"(?<![\d/])({DATE})(?=\s?\(?(?:d\.?o\.?b|date of birth))", _I | re.ASCII)
_YEAR = re.compile(r"(?<!\d)(1[0-9]\d\d|20\d\d)(?!\d)")
# Nobody who was born before this year is alive.
_LIVING_SINCE = 1910

_CASE = re.compile(
    r"\b(?:case|claim|client|customer|tenancy|tenant|rent|council tax|housing benefit|benefit"
    r"|account|acct?|a/c|patient|hospital|swift|mosaic|liquidlogic|social care|pupil|UPN|payroll"
    r"|employee|staff|file|penalty charge notice|PCN|fine|arrears|passport|driving licen[cs]e"
    r"|blue badge"
    r"|badge|complaint|homelessness|safeguarding|referral|crime|incident|court|debt|invoice|ID|URN)"
    r"(?: account| application)?"
    r"(?:(?:[ -]?(?:number|num|nos?|ref(?:erence)?|id|file))\b\.?|[ ]?[#:])"
    r"[ :#.(\t=-]{0,4}(?:is |was )?((?=[A-Z/ -]{0,8}\d)[A-Z]{0,6}[ /-]?\d[A-Z\d]{0,12}"
    r"(?:[ /-](?=[A-Z]{0,4}\d)[A-Z\d]{1,8}|/[A-Z]{1,3}(?=/)){0,4})(?![\w/])"
    r"|\b(?:our |your )?ref(?:erence)?\b\.?[ ]?(?:no\.?|number)?[ ]?[:#][ ]?"
    r"((?:[A-Z]{1,6}[/-])?\d{4,12}(?:[/-][A-Z\d]{1,8}){0,3})(?![\w/])"
    r"|\b((?:case|claim|tenancy|PCN|account|badge)\b[ ]?[#:]?[ ]?(?-i:[A-Z]{1,6}[/-]?)?\d{5,12})\b",
    _I,
)
_PLANNING_REFERENCE = re.compile(
    r"(?:[A-Z]{1,6}[/-])?(?:19|20)?\d\d[/-]\d{2,6}(?:[/-][A-Z\d]{1,8}){0,3}", _I
)
# Cues that no planning application has, whatever its reference looks like.
_OF_A_PERSON = re.compile(
    r"tenan|rent\b|claim|homeless|account|client|customer|benefit|safeguard|referral|complaint"
    r"|patient|pupil|debt",
    _I,
)
_OF_A_MATTER = re.compile(
    r"\bplanning|\bapplication (?:number|ref)|\btender|\bcontract|\bvacancy|\bjob ref"
    r"|\breport (?:no|ref)"
    r"|\bLGSCO|\bombudsman|\bneutral citation|\bEWHC|\bappeal ref|\bquot(?:e|ing)\b",
    _I,
)

HEALTH = (
    r"(?:dementia|alzheimer'?s|parkinson'?s|cancer|leuk(?:ae|e)mia|tumour|chemotherapy"
    r"|diabet\w+|epilep\w+|asthma|COPD|HIV"
    r"|hepatitis|schizophreni\w+|bipolar|psychosis|psychotic|depress(?:ion|ed)|anxiety|PTSD"
    r"|autis\w+|ADHD|ASD"
    r"|asperger\w*|dyslexi\w+|down'?s syndrome|cerebral palsy|multiple sclerosis|arthritis|stroke"
    r"|heart (?:attack|failure|disease|condition)|angina|dialysis|kidney (?:disease|failure)"
    r"|transplant|pregnan\w+|miscarriage"
    r"|self[- ]harm\w*|suicid\w+|overdose|eating disorder|anorexi\w+|bulimi\w+|alcohol(?:ic"
    r"|ism| dependen\w+| misuse)"
    r"|drug (?:misuse|addict\w+|dependen\w+|user)|addict\w+|learning (?:disabilit\w+"
    r"|difficult\w+)|disabled|disabilit\w+"
    r"|wheelchair|registered blind|sight impair\w+|hearing impair\w+|deaf|amputee"
    r"|incontinen\w+|brain injury"
    r"|mental (?:health|illness)\w*|sectioned|detained under|terminal(?:ly)?(?: ill)?"
    r"|palliative|oxygen|"
    r"tuberculosis|sickle cell|cystic fibrosis|fibromyalgia|chronic fatigue|long covid"
    r"|mobility problems)"
)
BENEFITS = (
    r"(?:universal credit|housing benefit|council tax (?:support|reduction|benefit)|income support"
    r"|jobseeker'?s(?: allowance)?|JSA|ESA|employment (?:and|&) support allowance|PIP"
    r"|personal independence payment|DLA|disability living allowance|attendance allowance"
    r"|carer'?s allowance|pension credit|child benefit|tax credits?|free school meals"
    r"|discretionary housing payment|DHP|housing (?:arrears|debt)|rent arrears|bailiff\w*|evict\w+"
    r"|homeless\w*|bankrupt\w*|debt relief order|benefit (?:fraud|overpayment)|overpayment"
    r"|food ?bank"
    r"|asylum seek\w+|no recourse)"
)
_SENSITIVE = re.compile(rf"\b(?:{HEALTH}|{BENEFITS})\b", _I)
_SAYS_OF = (
    r"(?:has|had|have|suffers?|suffered|suffering|diagnosed|lives? with|living with|treated"
    r"|recei(?:ves?|ved|pt)"
    r"|gets?|is|was|on|claims?|claimed|claiming|awarded|needs?|entitled|owes?|refused|granted"
    r"|recovering"
    r"|following|due to|because of|history of|known to|with)"
)
# After the name, within one sentence, a verb and then the illness or the benefit.
_OF_PERSON = re.compile(
    rf"^(?:['’]s"
    rf"|\. ?(?={_SAYS_OF}\b))?[^.\n;]{{0,40}}?\b{_SAYS_OF}\b[^.\n;]{{0,50}}?\b(?:{HEALTH}"
    rf"|{BENEFITS})\b",
    _I,
)
_OF_PERSON_FIRST = re.compile(
    rf"\b(?:{HEALTH}|{BENEFITS})\b(?: \w+){{0,3}}? (?:of|for|to|by|against|paid to"
    rf"|claimed by)[ :]{{1,2}}$"
    rf"|\b(?:diagnosis|medical(?: \w+)?|condition|health|disability|benefits?|sickness|absence)\b"
    rf"[ \w]{{0,12}}[:\t][^.\n]{{0,40}}?\b(?:{HEALTH}|{BENEFITS})\b",
    _I,
)
_OF_PERSON_CELL = re.compile(
    rf"^[ ]?(?:\.(?= [\w ]{{3,30}}[.;])|[-–,:(|/\t]"
    rf"|\t[^\t\n]{{0,40}}\t)[ ]?(?:[^.\n]{{0,60}}[-–,:;|/\t][ ]?)?"
    rf"(?:{HEALTH}|{BENEFITS})\b",
    _I,
)
# Who speaks about it, works on it or raises money for it has it no more than anybody.
_ABOUT_IT = re.compile(
    r"\b(?:said|says|spoke|talk(?:ed|s)?|welcomed|asked|moved|seconded|presented|reported|thanked"
    r"|explained|chair(?:s|ed)?|leads?|runs|manages|researche[rd]|supports?|helps?|raised|raising"
    r"|fundrais\w+|awareness|campaign\w*|charity|visited|opened|launched|awards?|volunteer\w*"
    r"|author"
    r"|expert|specialis\w+|policy|scheme|strategy|training|course|lecture|teaches|advice"
    r"|adviser)\b",
    _I,
)


def births(line: Line) -> list[Found]:
    """Find dates of birth beside a name; not of people long dead."""
    if not line.names or line.is_example:
        return []
    found = [*_BORN.finditer(line.text), *_BORN_AFTER.finditer(line.text)]
    return [("birth_date", *x.span(1)) for x in found if _may_live(x.group(1))]


def _may_live(date: str) -> bool:
    """Whether someone born on a date may be alive."""
    year = _YEAR.search(date)
    return year is None or int(year.group()) >= _LIVING_SINCE


def case_numbers(line: Line) -> list[Found]:
    """Find numbers of cases and accounts beside a name; planning applications are public."""
    if not line.names or line.is_example or _OF_A_MATTER.search(line.text):
        return []
    found: list[Found] = []
    for one in _CASE.finditer(line.text):
        number = next(filter(None, one.groups()))
        digits = sum(c.isdigit() for c in number)
        looks_planning = "/" in number and _PLANNING_REFERENCE.fullmatch(number)
        planning = looks_planning and not _OF_A_PERSON.search(line.text, 0, one.end())
        if digits >= 4 and not planning:
            found.append(("case_number", *one.span()))
    return found


def health_and_benefits(line: Line) -> list[Found]:
    """Find what is said of a named person's health or benefits."""
    if not _SENSITIVE.search(line.text):
        return []
    for start, end in line.names:
        before, after = line.text[:start], line.text[end:]
        found = _OF_PERSON.search(after) or _OF_PERSON_CELL.search(after)
        if found and not _ABOUT_IT.search(found.group()):
            return [("health_or_benefit", start, end + found.end())]
        said = _OF_PERSON_FIRST.search(before)
        if said:
            return [("health_or_benefit", said.start(), end)]
    return []
