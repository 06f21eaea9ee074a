"""Acronyms that a page uses and never spells out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.evidence.words import prose
from audit.evidence.words.spelling_dictionary import frequency, is_british
from audit.inputs import PageView
from audit.rule import Finding, Rule
from signpost.language.sentences import split
from signpost.pages.content import Content
from signpost.pages.markup import squeeze

# Not part of a code, an address or a hyphened word.
_ACRONYM = re.compile(r"(?<![\w@/.#&£-])([A-Z]{2,6})(?:s|[\u2019']s)?(?![\w@/&-]|\.\w|\s\d)")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b[\s,.&\u2019']*\b[A-Z]{2,}\b")
_TWO_CAPITALS = re.compile(r"[A-Z]{2}")
_ROMAN = re.compile(r"[IVX]+")
# A page with more acronyms than this is a list of codes; each costs a look through the page.
_MOST = 60
_SMALL = frozenset(
    [
        "of", "and", "the", "for", "to", "in", "on", "a", "an", "with", "by", "at",
    ]
)  # fmt: skip
# Behind the letters of a firm's name: nobody spells these out.
_FIRM = re.compile(
    r"\s(?:Services?|Ltd|Limited|plc|PLC|LLP|Group|Solutions|Contractors|Engineering|Electrical"
    r"|Construction|Consult(?:ing|ants)|Associates|(?:&|and) (?:Sons?|Co)|Lighting|Motors)\b"
)
# Between a page's own title and the website's name.
_SEPARATOR = re.compile(r"\s[|\u2013\u2014:-]\s")
_WORD = re.compile(r"[A-Za-z][\w\u2019']*")

KNOWN = [
    "PDF", "UK", "HM", "MS", "RAC", "AA", "OS",
    "NHS", "MP", "MPs", "VAT", "ID", "DVD", "CD", "GCSE", "TV", "BBC", "ITV",
    "EU", "USA", "US", "UN", "PO", "PC", "IT", "OK", "AM", "PM", "BC", "AD", "GMT", "BST",
    "DIY", "FAQ", "FAQs", "HGV", "CCTV", "GP", "GPs", "PIN", "SMS", "MOT", "DVLA", "HMRC",
    "DWP", "GOV", "URL", "WWW", "HTTP", "HTTPS", "HTML", "CSV", "XML", "KB", "MB", "GB",
    "XLS", "XLSX", "DOC", "DOCX", "ODT", "ODS", "PPT", "ZIP", "JPG", "JPEG", "PNG",
    "GIF", "README", "PHP", "BMP", "TIF", "TIFF", "SVG", "RTF", "TXT", "EPUB", "RSS", "GPS", "LED",
    "AIDS", "HIV", "COVID", "NATO", "RSPCA", "RSPB", "RNLI", "DNA", "IQ", "ISBN", "PE",
    "CV", "HQ", "LTD", "PLC", "CIC", "LLP", "AGM", "MBE", "OBE", "CBE", "KC", "QC", "JP",
    "BA", "BSC", "MA", "MSC", "MBA", "PHD", "NVQ", "BTEC", "ASAP", "TBC", "TBA", "RIP", "VIP", "PS",
    "NB", "EG", "IE", "SOS", "ATM", "UFO", "ET", "AI", "IP", "WIFI", "PAYE", "ISA", "NI",
    "YMCA", "TUC", "BMX", "MPV", "LGV", "UHF", "DAB", "LGBT", "LGBTQ", "HR", "PR", "QR",
    "SIM", "USB", "CAD", "CEO", "GBP", "EUR", "USD", "SW", "SE", "NW", "NE", "WC", "EC",
    "AND", "OR", "VE", "VJ", "DC", "BBQ", "RAF", "RBL",
]  # fmt: skip

# Of words used this often, capitals are shouting (“PLUS”, “JUNE”); rarer ones may be acronyms that
# happen to be words (“PIP”, “MASH”). One use in 100,000 words.
_USUAL = 1e-5
# What capitals also stand for: words written short, and signs of units and trade.
_SHORT_WORDS = frozenset(
    [
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun",
        "mr", "mrs", "mx", "dr", "rev", "prof", "cllr", "hon", "st", "rd", "ave", "apt", "bldg",
        "tel", "fax", "ext", "ref", "nos", "etc", "incl", "excl", "approx", "max", "min", "dont",
        "tm", "kg", "km", "kmh", "mph", "cm", "mm", "ml", "kw", "kwh", "mw", "mwh", "hz", "ft",
        "hr", "hrs", "mins", "secs", "pt", "pp", "vol", "fig", "app",
    ]
)  # fmt: skip


def check(
    page: PageView, *, known: Sequence[str] = KNOWN, also_known: Sequence[str] = ()
) -> Iterator[Finding]:
    """Find acronyms in the page's prose that nothing on the page explains."""
    content = page.content
    known_forms = {x.upper() for x in (*known, *also_known)} | _of_the_site_name(page)
    seen: set[str] = set()
    for block in prose.english_blocks(content):
        if not _TWO_CAPITALS.search(block.text):
            continue
        if _CAPITALS.search(block.text) and _is_shouted(block.text):
            continue
        for match in _ACRONYM.finditer(block.text):
            short = match.group(1)
            if short in seen or short in known_forms or _ROMAN.fullmatch(short):
                continue
            seen.add(short)
            if len(seen) > _MOST:
                return
            if _is_word(short, content) or _is_explained(short, content):
                continue
            if _is_shouted_word(match, block.text) or _FIRM.match(block.text, match.end()):
                continue
            if not _is_spelt_out(short, page.words):  # in the header or footer
                yield Finding(
                    message=f"“{short}” is not explained on this page. Write it in full the first "
                    f"time, with the short form after it: “… ({short})”.",
                    where=next((s for s in split(block.text) if short in s), block.text),
                    evidence=short,
                    certainty="needs_person",
                    key=short,
                )


def _of_the_site_name(page: PageView) -> set[str]:
    """Return the acronyms in the website's own name: readers know whose website they are on.

    That is what the page's title ends with behind its separator, and `og:site_name`.
    """
    name = (page.tree.xpath("string(//meta[@property='og:site_name']/@content)") or "").strip()
    parts = _SEPARATOR.split(page.content.title)
    return set(re.findall(r"\b[A-Z]{2,6}\b", " ".join([name, *parts[1:][-1:]])))


def _is_shouted(text: str) -> bool:
    """Whether most letters of a text are capitals."""
    return sum(c.isupper() for c in text) * 2 > sum(c.isalpha() for c in text)


def _is_word(short: str, content: Content) -> bool:
    """Whether capitals are an ordinary word written large."""
    small = short.lower()
    usual = frequency(small) >= _USUAL and (is_british(small) or is_british(small.capitalize()))
    return usual or small in _SHORT_WORDS or bool(re.search(rf"\b{small}\b", content.text))


def _is_shouted_word(match: re.Match[str], text: str) -> bool:
    """Whether capitals are a word written large: with its neighbours, or called out ("WOT?!")."""
    short = match.group(1)
    before, after = text[: match.start()].split()[-1:], text[match.end() :]
    if after[:1] in ("!", "?") and (not before or before[0][-1:] in ".!?"):
        return True
    beside = [*before, *after.split()[:1]]
    large = [x for x in (y.strip(".,:;!?&()-") for y in beside) if len(x) >= 3 and x.isupper()]
    if len(short) >= 4 and any(len(x) >= 4 for x in large):
        return True
    words = [x for x in large if is_british(x.lower())]
    return is_british(short.lower()) and len(words) >= (1 if len(short) >= 4 else 2)


def _is_explained(short: str, content: Content) -> bool:
    """Whether the page gives an acronym's full form: in brackets, in words, or in its markup."""
    if any(
        squeeze(x.text_content()).rstrip("s").upper() == short
        for x in content.main.iter("abbr", "dfn", "dt")
    ):
        return True
    text = f"{content.title}\n{content.text}"
    mark = rf"\b{short}(?:s|[\u2019']s)?\b"
    near = (
        rf"\w[^()\n]{{0,3}}\([^()\n]{{0,40}}{mark}[^()\n]{{0,40}}\)"  # Full Form (FF), (the “FF”)
        rf"|{mark}\s\((?=[^()\n]*[a-z])[^()\n]{{6,}}\)"  # FF (full form)
        rf"|{mark}(?:\s[a-z]+){{1,2}}\s\({short[0]}[a-z][^()\n]{{6,}}\)"  # FF award (Full Form)
        rf"|{mark}[”\u2019\"']?,?\s(?:stands for|means|is short for|is an? |are an? "
        rf"|is the |is what)"
        rf"|\b(?:known as|called|abbreviated to|acronym|or"
        rf"|shortened to)\s(?:the\s)?[“\u2018\"']?{mark}"
        rf"|{mark}\s?(?:[-\u2013—:=]|, or)\s?[A-Za-z]{{3,}}"
    )
    return bool(re.search(near, text)) or _is_spelt_out(short, text)


def _is_spelt_out(short: str, text: str) -> bool:
    """Whether words with these initials stand in a row, all with capitals but for small words."""
    for line in text.split("\n"):
        words = [w for w in _WORD.findall(line) if w.lower() not in _SMALL and not w.isupper()]
        initials = "".join(w[0] if w[0].isupper() else " " for w in words)
        if short in initials:
            return True
    return False


RULE = Rule(
    id="readability/unexplained-acronyms",
    title="Acronyms that are not explained",
    why="An acronym that staff use every day says nothing to a resident who meets it first here.",
    fix="Write the full form with the acronym in brackets the first time, or do without it.",
    reference="https://www.gov.uk/guidance/style-guide/a-to-z#abbreviations-and-acronyms",
    severity="minor",
    check=check,
    version=4,
)
