"""Sound and film without a transcript or captions beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.evidence.markup.markup_findings import uncertain_finding_at
from audit.evidence.markup.players import sources_of
from audit.evidence.words.file_names import file_words, name_words
from audit.inputs import PageView
from audit.rule import Finding, NotApplicable, Rule
from audit.site_view import SiteView
from signpost.pages.addresses import resolve
from signpost.pages.markup import Element, parse, text_of

_MEDIA = re.compile(
    r"\.(?:mp3|m4a|wav|ogg|oga|aac|wma|flac|mp4|m4v|mov|avi|wmv|webm|ogv)(?:[?#]|$)", re.IGNORECASE
)
_TEXT = re.compile(
    r"transcri(?:pt|bed)|trawsgrifiad|\bcaption(?:s|ed)?\b|subtitle[sd]?\b|isdeitlau",
    re.IGNORECASE,
)
_TRANSCRIPT = re.compile(r"transcript|text version|in words|trawsgrifiad", re.IGNORECASE)
_SILENT = re.compile(
    r"(?:\bno|\bwithout(?: any)?|(?:\bnot|n[\u2019']t) have (?:any|a)) (?:audio|sound(?:track)?)\b"
    r"|\bsilent (?:film|video|recording|clip)",
    re.IGNORECASE,
)
_TRACKS = ("captions", "subtitles")
_NEAR = 3


def check(page: PageView, site: SiteView) -> Iterator[Finding]:
    """Find recordings with no word of a transcript or captions near them, or with another's."""
    tree = page.tree
    linked = [x for x in tree.iter("a") if _MEDIA.search(x.get("href") or "")]
    players = [x for x in tree.iter("audio", "video") if x.get("autoplay") is None or _audible(x)]
    if not linked and not players:
        raise NotApplicable
    for element in [*linked, *players]:
        words = _words_near(element)
        if _has_captions(element) or _TEXT.search(words):
            continue
        if element.tag != "video" or not _SILENT.search(words):
            yield uncertain_finding_at(
                element, "Nothing near this recording speaks of a transcript or captions."
            )
    yield from _of_another(page, site, players)


def _of_another(page: PageView, site: SiteView, players: list[Element]) -> Iterator[Finding]:
    """Yield the players whose transcript or captions seem to be those of another recording."""
    used: dict[str, str] = {}
    for player in players:
        own = " ".join(sources_of(player))
        for what, address in [*_tracks(player), *_transcripts(page, player)]:
            if used.setdefault(address, own) != own:
                yield uncertain_finding_at(
                    player, f"Two recordings have the same {what}: whose is it?", key=address
                )
            elif what == "transcript" and _speaks_of_another(site, player, address):
                yield uncertain_finding_at(
                    player,
                    "The transcript shares no word with the name of this recording: is it its own?",
                    key=address,
                )


def _tracks(player: Element) -> list[tuple[str, str]]:
    """Return the addresses of a player's captions."""
    tracks = [x for x in player.iter("track") if _kind(x) in _TRACKS and x.get("src")]
    return [("captions", f"{x.get('srclang') or ''} {x.get('src')}") for x in tracks]


def _transcripts(page: PageView, player: Element) -> list[tuple[str, str]]:
    """Return the addresses of the pages that links near a player call its transcript."""
    links = [x for node in _near(player) for x in node.iter("a") if _TRANSCRIPT.search(text_of(x))]
    found = [resolve(page.url, x.get("href") or "") for x in links]
    return [("transcript", f"{x[0]}#{x[1]}") for x in found if x and x[0] != page.url]


def _speaks_of_another(site: SiteView, player: Element, address: str) -> bool:
    """Whether a transcript's page has none of the words by which a recording is called."""
    target = site.pages.get(site.state(address.partition("#")[0]).final_url)
    if target is None or not target.is_html:
        return False
    named = [player.get("aria-label") or "", player.get("title") or ""]
    words = name_words(" ".join([*named, *map(file_words, sources_of(player))]))
    body = site.workspace.pages.body(target)
    text = parse(body, target.content_type).text_content().lower()[:500_000]
    return bool(words) and not any(word in text for word in words)


def _audible(player: Element) -> bool:
    """Whether a player makes a sound; a muted film that starts by itself is mere decoration."""
    return player.get("muted") is None


def _has_captions(element: Element) -> bool:
    """Whether a player has a track of captions or subtitles."""
    return any(_kind(x) in _TRACKS for x in element.iter("track"))


def _kind(track: Element) -> str:
    """Return what a track holds, as browsers read it."""
    return (track.get("kind") or "subtitles").strip().lower()


def _words_near(element: Element) -> str:
    """Return the words of the block round an element and of what follows it."""
    return " ".join(text_of(x) for x in _near(element))


def _near(element: Element) -> list[Element]:
    """Return the block round an element, and what follows it."""
    node = element
    for _ in range(_NEAR):
        parent = node.getparent()
        if parent is None or parent.tag in ("main", "body", "html"):
            break
        node = parent
    after = node.getnext()
    return [node] if after is None else [node, after]


RULE = Rule(
    id="accessibility/media-without-transcript",
    title="Recording without a transcript",
    why="Deaf people, and everybody without sound, get nothing from a recording alone.",
    fix="Add captions to films, and a transcript in HTML next to every recording.",
    reference="https://www.w3.org/WAI/WCAG22/Understanding/audio-only-and-video-only-prerecorded",
    severity="serious",
    check=check,
    criterion="1.2.1",
    version=3,
    axe_rules=("audio-caption", "video-caption"),
)
