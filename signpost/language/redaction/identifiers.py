"""Numbers that name a person, an account or a car, told from those that do not.

A shape that says enough by itself (an email address, a National Insurance number) is taken as it
is; one that could be many things (six digits) only after a word that says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from stdnum import luhn

Mark = Callable[[str], str]
_I = re.IGNORECASE | re.ASCII

_EMAIL = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}")
_EMAIL_SPELT = re.compile(
    r"\b[\w.+-]{1,64}(?: dot [\w-]{1,20})?(?: ?(?:\(at\)|\[at\]) ?[\w-]{1,63}"
    r"| at [\w-]{1,63}(?= dot ))"
    r"(?:(?: ?(?:\(dot\)|\[dot\]) ?| dot |\.)[\w-]{2,20}){1,3}\b",
    _I,
)
# Mailboxes of a team, not of a person: all of the part before the @ says what it is for.
_ROLES = (
    "admin alerts appeals benefit benefits bins building business care careers children cleansing "
    "committee committees comms complaints contact contactus control council counciltax customer "
    "customerservices data dataprotection democracy democratic dpo education electoral elections "
    "email enquiries enquiry environment environmental feedback finance foi freedom general health "
    "hello help helpdesk homelessness homes housing info information land legal libraries library "
    "licensing mail members noise noreply office parking parks pay payments pensions permits "
    "planning post press protection rates recycling register registrar registrars registration "
    "rents repairs reply revenues schools service services social standards streets support talk "
    "tax team trading transport travel trees waste web webmaster website welfare"
)
_TEAM = re.compile(rf"(?:(?:{_ROLES.replace(' ', '|')}|no|of|and|the)[._-]?){{1,5}}@[\w.-]+", _I)

# HMRC's manual NIM39110: two letters, six digits, A to D. Letters that are never given out count
# too: they may be slips.
_NI_NUMBER = re.compile(r"\b[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b", _I)
_NI_CUT = re.compile(r"\b(?:NI|NINO|national insurance)\b[^\d\n]{0,20}\b[A-Z]{2} ?\d{6}\b", _I)
_NHS = re.compile(r"(?<![\w.£/-])\d{3}[ -]\d{3}[ -]\d{4}(?![\w/])", re.ASCII)
_AFTER_NHS = re.compile(r"\bNHS\b[^\d\n]{0,20}(\d(?:[ -]?\d){9})\b", _I)
# GB driving licence: five of the name, six of the birth, two initials, three more (DVLA).
_DRIVER = re.compile(r"\b[A-Z]{2,5}9{0,3}[ ]?\d{6}[ ]?[A-Z9]{2}\d[ ]?[A-Z]{2}\b", _I)
_IBAN = re.compile(r"\bGB\d{2} ?[A-Z]{4}(?: ?\d){14}\b", _I)

_SORT = r"\d{2}[- ]?\d{2}[- ]?\d{2}"
_AFTER_SORT = re.compile(
    rf"\b(?:sort ?codes?|s/c)\b[^\d\n]{{0,15}}({_SORT})(?!\d)(?:[^\d\n]{{1,25}}(\d{{6,8}})\b)?", _I
)
_SORT_THEN_ACCOUNT = re.compile(rf"\b{_SORT}[ ,/]{{1,3}}\d{{8}}\b", re.ASCII)
_SORT_ALONE = re.compile(r"(?<![\w/.-])(\d{2})-(\d{2})-(\d{2})(?![\w/-])", re.ASCII)
_CARD_END = re.compile(r"\bcards?\b[^\d\n]{0,25}\b(\d{4})\b(?![ -]?\d)", _I)
_CARD_BACK = re.compile(r"\b(?:cvv2?|cvc|cv2|security code)\b[^\d\n]{0,10}\b(\d{3,4})\b", _I)
_EXPIRY = re.compile(
    r"\b(?:expir\w{1,4}|exp|valid (?:to|until))\b[^\d\n]{0,10}(\d\d/\d{2,4})\b", _I
)
_CARD_SAID = re.compile(r"\bcards?\b[^\d\n]{0,25}\b(\d{4}(?:[ -]?\d{4}){2}[ -]?\d{1,7})\b", _I)

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DATE = (
    rf"(?:\d{{1,2}} ?[./ -] ?\d{{1,2}} ?[./ -] ?(?:\d{{4}}|\d{{2}})"
    rf"|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTHS}\.?,?[ -]?(?:\d{{4}}|\d{{2}})"
    rf"|{_MONTHS}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{6}}|\d{{8}})"
)
_BIRTH = re.compile(
    rf"\b(?:d\.? ?o\.? ?b\b\.?|dates? of births?|birth ?(?:day|date)"
    rf"|born)[^\d\n]{{0,25}}?({DATE})(?!\d)",
    _I,
)
_BEFORE_BIRTH = re.compile(
    rf"(?<![\d/])({DATE})(?=\s?\(?(?:d\.?o\.?b|date of birth|is (?:my|his|her) birth))", _I
)
# A full date on which nobody now under 18 was born, if no word says that it is of something else.
_OLD_DATE = re.compile(
    r"(?<![\w/.-])\d{1,2}[/.-]\d{1,2}[/.-](?:19\d\d|200[0-7])(?![\w/-])", re.ASCII
)
_NOT_BORN = re.compile(
    r"\b(?:since|from|built|dated|adopted|approved|made|order|act|published|opened|listed|until|"
    r"before|after|in|on|by|to|refused|granted|decision|decided|demolished|installed|began|started|"
    r"signed|until|planning|map|edition|policy|minutes|version)\W{1,3}$",
    _I,
)

_REG_NOW = re.compile(r"\b[A-Z]{2}[0-9O]\d ?[A-HJ-PR-Z]{3}\b", re.ASCII)
_REG_LOWER = re.compile(r"\b[a-z]{2}\d\d[a-hj-pr-z]{3}\b", re.ASCII)
_REG_PREFIX = re.compile(r"\b[A-HJ-NPR-TV-Y]\d{3} ?[A-HJ-PR-Z]{3}\b", re.ASCII)
_AFTER_CAR = re.compile(
    r"\b(?:regs?|registration|(?:number|licence|license) plates?|plate|vrm|vehicle|car|van|truck|"
    r"lorry|motor(?:bike|cycle)|moped|scooter|taxi|bike)\b(?: (?:number|mark|no|plate|is|was|of"
    r"|reg|"
    r"with|registration)\b\.?){0,4}[ :#(\"'.,=-]{1,4}"
    r"((?=[a-z0-9 ]{0,4}\d)(?=[a-z0-9 ]{0,5}[a-z])"
    r"(?:[a-z]{2}\d\d ?[a-z]{3}|[a-z]\d{1,3} ?[a-z]{3}|[a-z]{3} ?\d{1,3}[a-z]|[a-z]{1,3} ?\d{1,4}"
    r"|\d{1,4} ?[a-z]{1,3}))\b",
    _I,
)

_PUBLIC = re.compile(
    r"\b(?:UPRNs?|USRNs?|TOIDs?|title (?:number|no)|compan(?:y|ies)(?: house)?(?: reg\w*)?"
    r"(?: number| no)?|charit(?:y|ies)(?: number| no)?|VAT|ISBN|ISSN|grid ref\w*|OS ref\w*|"
    r"eastings?|northings?|lamp ?(?:post|column)|(?:lighting )?column|bus stop|asset|barcode|"
    r"(?:traffic )?orders?|site|street light|form|TRO|planning(?: (?:application|app|ref\w*"
    r"|permission"
    r"|case))*|budget|spent|cost|population)(?: (?:number|no|ref|reference|id|is|code"
    r"|of))*[ .:#£-]{0,3}$",
    _I,
)
_PLANNING = re.compile(r"(?:[A-Z]{1,6}[/-])?(?:19|20)?\d\d[/-]\d{2,6}(?:[/-][A-Z\d]{1,8}){0,3}", _I)
_REFERENCE = re.compile(
    r"\b(?:account|acct?|a/c|refs?|reference|case|claim|customer|client|tenancy|tenant|rent"
    r"|payment|"
    r"PCN|penalty charge(?: notice)?|penalty|fine|ticket|application|invoice|bill|passport"
    r"|licen[cs]e|"
    r"policy|membership|member|library card|blue badge|badge|permit|payroll|employee|pupil|patient|"
    r"hospital|council tax|housing benefit|benefit|universal credit|order|job|enquiry|complaint|"
    r"report|request|log|service request|crime|incident|person|user|card|meter|UTR|tax reference)\b"
    r"(?: (?:number|num|nos?|ref|reference|id|is|was|card|code|account|notice|paying|my"
    r"|for)\b\.?){0,4}"
    r"[ :#.(\"'=-]{1,4}((?-i:[A-Z]{1,6}[ /-]?"
    r"|[a-z]{1,4}[/-]?)?\d[A-Z\d]{0,12}(?:[ /-][A-Z]{0,2}\d[A-Z\d]{0,9}){0,4}"
    r"(?:[ /-]?[A-Z]\b)?)(?![\w/%])",
    _I,
)
_LETTERED = re.compile(r"(?<![\w/-])[A-Z]{1,4}[ -]?\d{7,12}[A-Z]?(?![\w/])", re.ASCII)
_DIGITS = re.compile(r"(?<![\w.£$€/,])[+(]{0,2}\d(?:[ ().-]{0,2}\d){5,22}(?![\w/])", re.ASCII)
_LETTER_O = re.compile(r"\b[Oo]7\d{3} ?\d{3} ?\d{3}\b", re.ASCII)
_CALL_ME = re.compile(
    r"\b(?:call|ring|phone|tel|telephone|mobile|mob|text|whatsapp|landline|cell)\b(?: (?:me|us"
    r"|him|her|"
    r"back|on|at|is|number|no|my|home|work|them)\b\.?){0,4}[ :.#-]{1,3}"
    r"(\d(?:[ -]?\d){5,7})(?![ -]?[\d/:£]|\w)",
    _I,
)
_DECIMAL = re.compile(r"\d{1,6}\.\d{3,}")
_HOURS = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d(?:[ -]{1,3}(?:[01]\d|2[0-4])[0-5]\d){1,5}")
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_YEARS = re.compile(r"(?:(?:19|20)\d\d[ -]{1,2}){1,7}(?:(?:19|20)?\d\d)")
# Numbers that Ofcom keeps for organisations and services: nobody's home.
_OF_SERVICES = re.compile(r"(?:\+44|0044|0)(?:3|8|9)")
# Shortest account or reference number taken out; forms and years are shorter.
_ACCOUNT = 8
_PHONE = (9, 15)
_CARD = (13, 19)


def emails(text: str, mark: Mark) -> str:
    """Mark email addresses, also spelt out; those of a council's teams stay."""
    text = _EMAIL.sub(lambda m: m[0] if _is_team(m[0]) else mark(m[0]), text)
    return _EMAIL_SPELT.sub(lambda m: mark(m[0]), text)


def _is_team(address: str) -> bool:
    """Whether an email address is a public body's mailbox for a subject."""
    return address.lower().rstrip(".").endswith(".gov.uk") and bool(_TEAM.fullmatch(address))


def bank_details(text: str, mark: Mark) -> str:
    """Mark sort codes, account numbers that follow them, IBANs and what is on a card."""
    for pattern in (_IBAN, _SORT_THEN_ACCOUNT):
        text = pattern.sub(lambda m: mark(m[0]), text)
    for pattern in (_AFTER_SORT, _CARD_BACK, _EXPIRY, _CARD_SAID, _CARD_END):
        text = pattern.sub(lambda m: _inner(m, mark), text)
    return _SORT_ALONE.sub(lambda m: m[0] if _is_date(m) else mark(m[0]), text)


def _is_date(match: re.Match[str]) -> bool:
    """Whether three pairs of digits can be a day, a month and a year, either way round."""
    day, month, year = (int(x) for x in match.groups())
    return (1 <= day <= 31 and 1 <= month <= 12) or (1 <= month <= 12 and 1 <= year <= 31)


def _inner(match: re.Match[str], mark: Mark) -> str:
    """Mark the groups of a match and leave the words that told what they are."""
    said, start = "", match.start()
    for group in range(1, (match.re.groups or 0) + 1):
        if match.group(group) is None:
            continue
        said += match.string[start : match.start(group)] + mark(match.group(group))
        start = match.end(group)
    return said + match.string[start : match.end()]


def births(text: str, mark: Mark) -> str:
    """Mark dates of birth: dates that are said to be, and full dates long ago."""
    text = _BIRTH.sub(lambda m: _inner(m, mark), text)
    text = _BEFORE_BIRTH.sub(lambda m: mark(m[0]), text)
    return _OLD_DATE.sub(
        lambda m: m[0] if _NOT_BORN.search(_before(m)) else mark(m[0]),
        text,
    )


def _before(match: re.Match[str], most: int = 50) -> str:
    """Return what stands before a match."""
    return match.string[max(0, match.start() - most) : match.start()]


def identities(text: str, mark: Mark) -> str:
    """Mark National Insurance, NHS and driving licence numbers."""
    for pattern in (_NI_NUMBER, _NI_CUT, _DRIVER, _NHS):
        text = pattern.sub(lambda m: mark(m[0]), text)
    return _AFTER_NHS.sub(lambda m: _inner(m, mark), text)


def vehicles(text: str, mark: Mark) -> str:
    """Mark vehicle registrations: today's shape anywhere, older ones after a word that says so."""
    text = _AFTER_CAR.sub(lambda m: _inner(m, mark), text)
    for pattern in (_REG_NOW, _REG_LOWER, _REG_PREFIX):
        text = pattern.sub(lambda m: mark(m[0]), text)
    return text


def references(text: str, mark: Mark) -> str:
    """Mark account and reference numbers after a word that says what they are."""

    def one(match: re.Match[str]) -> str:
        number = match.group(1)
        digits = sum(c.isdigit() for c in number)
        if digits < 5 and not (digits == 4 and re.match(r"[A-Za-z]{1,6}[ /-]?\d", number)):
            return match[0]
        if _is_public(match, number) or _YEARS.fullmatch(number) or _HOURS.fullmatch(number):
            return match[0]
        return _inner(match, mark)

    text = _REFERENCE.sub(one, text)
    return _LETTERED.sub(lambda m: m[0] if _is_public(m, m[0]) else mark(m[0]), text)


def _is_public(match: re.Match[str], number: str) -> bool:
    """Whether a number is of a place, an application or a company, which all may see."""
    if "/" in number and _PLANNING.fullmatch(number):
        return True
    whole = match[0]
    letters = re.match(r"[A-Za-z]{0,6}[ -]?", number)
    cue = whole[: whole.find(number)] if match.re.groups else (letters[0] if letters else "")
    return bool(_PUBLIC.search(_before(match) + cue))


def long_numbers(text: str, mark: Mark) -> str:
    """Mark telephone numbers, card numbers and account numbers by their length and digits."""
    text = _LETTER_O.sub(lambda m: mark(m[0]), text)
    text = _DIGITS.sub(lambda m: mark(m[0]) if _names_someone(m) else m[0], text)
    return _CALL_ME.sub(lambda m: _inner(m, mark), text)


def _names_someone(match: re.Match[str]) -> bool:
    """Whether a long number may be of a person or an account; years and the like are not."""
    written = match.group().strip(" .-")
    digits = "".join(c for c in written if c.isdigit())
    if any(x.fullmatch(written) for x in (_DECIMAL, _HOURS, _DAY, _YEARS)):
        return False
    if _PUBLIC.search(_before(match)) or (_PLANNING.fullmatch(written) and "/" in written):
        return False
    if written.isdigit() and len(digits) >= _ACCOUNT:
        return not (written[0] == "0" and _OF_SERVICES.match(written) and len(digits) >= _PHONE[0])
    if written[0] in "+(0" and _PHONE[0] <= len(digits) <= _PHONE[1]:
        return not _OF_SERVICES.match(re.sub(r"[ ().-]", "", written))
    if re.fullmatch(r"7\d{3}[ -]?\d{3}[ -]?\d{3}", written):
        return True
    return _CARD[0] <= len(digits) <= _CARD[1] and luhn.is_valid(digits)
