"""Which of NI14's four types of avoidable contact a resident's words sound like.

National Indicator 14 (2008 to 2010) counted contact that would not have been needed: chasing
progress, asking what something means, asking what should be on the site, and reaching the wrong
place. Words only hint at the type, so a contact that sounds like one of them is told as likely, one
that sounds like several as possible, and a person has to read some before anybody acts.
"""

from __future__ import annotations

import re

KINDS = {
    "chasing": "Chasing something asked for before",
    "clarification": "Asking what a letter, form or page means",
    "on_site": "Asking for what should be on the website",
    "wrong_place": "Reaching the wrong number or team",
}
_PATTERNS = {
    "chasing": (
        r"still (?:waiting|not|no|hasn'?t|haven'?t|nothing)|chas(?:e|ing|ed)|any (?:update|news"
        r"|progress)"
        r"|(?:no|not had an?y?|without an?y?|had no) (?:reply|response|answer)|not heard|"
        r"ha(?:s|ve)n'?t (?:heard|received|had|been|come|replied)|no ?(?:one"
        r"|body) (?:has )?(?:came|come|called|"
        r"replied|rang|phoned|got back|turned up|contacted)|(?:second|third|fourth|fifth"
        r"|\d(?:rd|th)) time|"
        r"(?:weeks?|months?|days) ago|where is my|when will (?:my|i|it|you|someone|the)|"
        r"(?:rang|called|phoned|emailed|reported|applied|asked|wrote) (?:\w+ ){0,4}(?:last"
        r"|twice|before|already|again)"
        r"|follow(?:ing)? up|promised|been waiting|status of|not had|outstanding"
        r"|again and again|never (?:came|replied)"
    ),
    "clarification": (
        r"(?:do not|don'?t|didn'?t|can'?t|cannot|could not|couldn'?t|hard to"
        r"|difficult to) understand|"
        r"what (?:does|do|did) .{1,60}\bmean|confus\w+|unclear|not clear|makes? no sense|explain|"
        r"which form|not sure (?:what|which|if|whether|how)|(?:letter|bill|form|email|notice"
        r"|page|website) says|"
        r"contradict\w*|am i (?:eligible|entitled|exempt|liable)|do i (?:need|have|qualify)"
        r"|what is meant|"
        r"is it (?:right|correct) that|jargon|misleading"
    ),
    "on_site": (
        r"(?:can'?t|cannot|could not|couldn'?t|unable to|not able to|where (?:can|do) i"
        r"|trying to|tried to) (?:find|see|locate|get)"
        r"|(?:not|isn'?t|nothing|wasn'?t) (?:\w+ ){0,3}(?:on|from|in) (?:the|your) (?:web ?)?site|"
        r"open(?:ing)? (?:times?|hours)|what (?:time|day|date)|which day|when (?:is|are|does|do)|"
        r"how (?:do|can|much|long|to)|where (?:do|can|is|are)|who (?:do|should) i|"
        r"(?:link|page|form|website|site|online|portal|map) (?:\w+ ){0,4}(?:broken|down|error"
        r"|not work\w*|"
        r"does(?: not|n'?t) (?:work|load|open)|won'?t (?:load|open|work)|will not (?:load|open"
        r"|work)|crash\w*|fail\w*|"
        r"froze|freezes|stuck)|page not found|error (?:message|page|\d{3})|could(?: not"
        r"|n'?t) (?:do|pay|apply|report) (?:it )?online|"
        r"out of date|no information"
    ),
    "wrong_place": (
        r"wrong (?:number|department|team|office|person|place|council|line|extension)|put through|"
        r"transferr?ed|passed (?:me|us|on|from|around|to)|pass(?:ing)? (?:me|us)|not (?:your"
        r"|our|the right) (?:department|team)|"
        r"is this the right|who deals|(?:number|line) (?:\w+ ){0,3}(?:is|was) (?:dead"
        r"|not in use|unobtainable|wrong)|"
        r"not in use|sent (?:me )?(?:to|from) (?:\w+ ){1,3}(?:to|and)|told to (?:ring|call"
        r"|phone|contact)|"
        r"from pillar to post|another department|different department"
    ),
}
_COMPILED = {
    kind: re.compile(rf"\b(?:{words})", re.IGNORECASE) for kind, words in _PATTERNS.items()
}


def kinds_of(text: str) -> list[str]:
    """Return the types that a text sounds like, in the order of `KINDS`; none if no word hints."""
    text = text.replace("’", "'")
    return [kind for kind, pattern in _COMPILED.items() if pattern.search(text)]
