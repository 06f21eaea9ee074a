"""Names of people where something says that a name comes: a title, a greeting, "my name is"."""

from __future__ import annotations

import re
from collections.abc import Callable

Mark = Callable[[str], str]

# A word as names are written, with particles; initials; capital letters throughout count too.
_WORD = r"(?:(?:O'|Mc|Mac|D')?[A-Z][a-zÀ-ÿ'’]{1,20}(?:-[A-Z][a-zÀ-ÿ]{1,20})?|[A-Z][A-Z'’-]{2,20})"
_PART = r"(?:(?:de|da|di|van|von|der|den|bin|al|el|la|le|du|dos|St\.?) )"
_INITIALS = r"(?:[A-Z]\.? ?){1,3}(?=[A-Z])"
_NAME = rf"(?:{_INITIALS})?{_PART}{{0,2}}{_WORD}(?:[ ](?:[A-Z]\.? )?{_PART}{{0,2}}{_WORD}){{0,2}}"

# Words with a capital that are no part of a name.
_WORDS = """
a about above accessibility account added adult after again agent all already also am an and
angry any apply april are as asked at august bailiffs because been being below benefit benefits
bengali bill bin bins both british building but by call called calling came can cannot centre
chancellor changed child children citizen civic claim colleague colleagues come complaints
contact correct could council council's councillor councillors customer customers december
department did different disabled do does don't east electoral emailed english environment
environmental everyone excel february fed fine for form friday friend from general gets getting
going got had happy has have having he health hello help her here hi highways him his home
homeless homeowner housing how i i'd i'll i'm i've if in incorrect incorrectly information is it
it's january july june just kind leisure let libraries library licensing lieutenant like listed
looking ltd madam manager many march may mayor me member message missing misspelled misspelt
monday morning moving mr mrs ms much my need neighbour new no north not notice november now
occupier october of office officer officers on online only or our outlook over parking parks pay
payment permit person phone phoned planning please police polish pothole pregnant provost rang
reception recycling regarding registrar removed rent repairs report resident residents retired
ringing road said same saturday says school schools self september service services she should
showing shown sir sirs so social society somali somebody someone sorry south spelled spelt staff
still street sunday support surgery switchboard tax team teams tenant thank thanks that the
their them there they this three thursday to today told tomorrow trees trying tuesday two unable
under unhappy university up upset us user very waiting want wanted was waste we website
wednesday welfare went were west what when where which who whose why will windows with word work
would writing wrong wrongly yes yesterday you your
"""
_NO_NAME = frozenset(_WORDS.split())
_TITLED = re.compile(
    rf"\b(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Cllr|Fr|MR|MRS|MS|DR|MISS|CLLR|PROF|REV)\b\.?|Miss"
    rf"|Professor|"
    rf"Reverend|Sir|Dame|Lady|Lord|Councillor|Sister|Father|Pastor|Imam|Rabbi|Master)"
    rf"(?: (?:and|&|or) (?:Mr|Mrs|Ms|Miss|Dr|MRS|MISS|MR)\b\.?)? ({_NAME})"
)
_TITLED_LOWER = re.compile(
    r"\b(?:mr|mrs|mx|dr|cllr|prof|ms)\b\.?(?: (?:and|&|n) (?:mr|mrs|ms|miss)\b\.?)? "
    r"((?:[a-z] ){0,2}[a-z][a-z'-]{1,20}(?: (?:o'|mc|mac)?[a-z]{3,20})?)(?=[^a-z]|$)",
    re.IGNORECASE,
)
_CUES = (
    r"Dear|Hi|Hello|Hiya|Hey|Good (?:morning|afternoon|evening)|Morning|Afternoon|"
    r"dear|hi|hello|hiya|hey|DEAR|HI|HELLO"
)
_GREETED = re.compile(rf"\b(?:{_CUES}),? ({_NAME})")
_SIGNED = re.compile(
    r"\b(?i:(?:kind|best|warm|many)? ?regards|yours(?: (?:sincerely|faithfully|truly|ever))?"
    r"|sincerely|"
    r"faithfully|thanks?(?: you)?(?: (?:in advance|again|so much|very much|all))?|many thanks|"
    r"cheers|best wishes|all the best|signed(?: by)?|sent by|from|love|respectfully|ta)"
    rf"[ ,.!:;\n-]{{1,4}}({_NAME})(?=[ .,!)x]{{0,6}}(?:$|\n|\x00))"
)
_SAID = re.compile(
    r"\b(?i:(?:my|his|her|their|the|child's|son's|daughter's|wife's|husband's|mother's|caller's"
    r"|full|"
    r"customer|tenant|first|last|middle|maiden|tenant's|resident's|customer's|account) ?names? ?"
    r"(?:is|was|:|-|=|'s|are)|name's|names?:|name is|(?:i|we) am called|calls? (?:him|her)self|"
    r"(?:customer|caller|tenant|resident|claimant|applicant|occupant|complainant|patient|pupil|"
    r"landlord|cust|contact|agent|owner|leaseholder|advisor|officer|adviser)(?: is| was| called"
    r"| named)?[:,]?|"
    r"on behalf of|attn:?|f\.?a\.?o\.?:?|in the name of|care of|c/o|"
    r"(?:spoke|spoken|speak|speaking|talked|talking|chatted) (?:to|with)|"
    r"(?:told|advised|helped|visited|seen|called|rung|served|promised|assured|informed) by"
    r"|asked for|"
    r"(?:my|his|her|our|the|their)(?: \w{2,12})? (?:husband|wife|son|daughter|mother|father|mum"
    r"|dad|partner|"
    r"brother|sister|neighbour|nan|gran|grandmother|grandfather|grandson|granddaughter|uncle|aunt|"
    r"carer|friend|child|baby|nephew|niece|landlord|social worker|housing officer|support worker|"
    r"tenant|lodger|ex|girlfriend|boyfriend|fiance|cousin|client|colleague|doctor|gp)s?,?"
    r"(?: (?:is )?(?:called|named|name is))?|"
    r"(?:lady|man|woman|gentleman|guy|person|someone|officer|advisor|adviser"
    r"|colleague) (?:called|named))"
    rf" ?({_NAME})"
)
_SAID_LOWER = re.compile(
    r"\b(?:my|his|her|full|caller's|customer's) ?names? ?(?:is|was|:|'s) ?((?:[a-z][a-z'-]{1,20})"
    r"(?: [a-z][a-z'-]{2,20})?)",
    re.IGNORECASE,
)
_I_AM = re.compile(
    rf"\b(?i:i am|i'm|im|this is|it is|it's|here is|caller is"
    rf"|name) ({_WORD}(?: [A-Z]\.?)?(?: {_WORD}){{1,2}})"
)
_WHO_DID = re.compile(
    rf"(?:^|[.!?\n] ?)({_WORD}(?: [A-Z]\.?)? {_WORD}) (?=(?:has )?(?:called|rang|phoned|emailed"
    rf"|wants|"
    r"says|said|asked|is chasing|wrote|reports|reported|came in|visited|would like|telephoned|"
    r"contacted|is asking|lives|needs|cannot|can't|complained|moved)\b|(?:of|from|at) \x00)"
)


def people(text: str, mark: Mark) -> str:
    """Mark names after titles, greetings, sign-offs and phrases that say whose name comes."""
    for pattern in (_TITLED, _GREETED, _SIGNED, _SAID, _I_AM, _WHO_DID):
        text = pattern.sub(lambda m: _without(m, mark), text)
    for pattern in (_TITLED_LOWER, _SAID_LOWER):
        text = pattern.sub(lambda m: _without(m, mark), text)
    return text


def _without(match: re.Match[str], mark: Mark) -> str:
    """Mark the words of a name up to the first that is none; leave what told of it."""
    kept: list[str] = []
    words = match.group(1).split(" ")
    for word in words:
        plain = word.strip(".,").lower().replace("’", "'").removesuffix("'s")
        if plain in _NO_NAME and not (len(word) == 2 and word.endswith(".")):
            break
        kept.append(word)
    if not any(len(word.strip(".")) > 1 for word in kept):
        return match[0]
    start, end = match.start(1) - match.start(), match.end(1) - match.start()
    rest = words[len(kept) :]
    after = f" {' '.join(rest)}" if rest else ""
    return match[0][:start] + mark(" ".join(kept)) + after + match[0][end:]
