"""What one of axe-core's answers says in our words: its sentence, component, reason."""

from __future__ import annotations

import re

from signpost.workspace.visit_facts import AxeNode

# What editors write by hand on one page: each place is mended by itself, so it has no component.
# What stands alike on many pages all the same is found by audit.issues.
_BY_HAND_NAMES = (
    "image-alt role-img-alt svg-img-alt object-alt area-alt link-name image-redundant-alt "
    "heading-order empty-heading empty-table-header scope-attr-valid table-duplicate-name "
    "table-fake-caption td-has-header td-headers-attr th-has-data-cells list listitem "
    "definition-list dlitem p-as-heading valid-lang video-caption audio-caption frame-title "
    "frame-title-unique document-title page-has-heading-one meta-refresh avoid-inline-spacing "
    "no-autoplay-audio server-side-image-map blink marquee"
)
_BY_HAND = frozenset(_BY_HAND_NAMES.split())
_NTH = re.compile(r":nth-(?:last-)?(?:of-type|child)\([^)]*\)")
_ATTRIBUTES = re.compile(r"\[[^\]]*\]")
_DIGITS = re.compile(r"\d+")
_TAG = re.compile(r"<([a-zA-Z][\w-]*)([^>]*)")
_KEPT = re.compile(r"""\b(class|role|type)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def component_of_node(rule: str, node: AxeNode, where: str) -> str:
    """Name a template's element over pages: its check, tag, classes, role and place.

    For contrast the colours stand for the place: one style gives them to all that look alike.
    """
    match = _TAG.match(node.html)
    if rule in _BY_HAND or match is None:
        return ""
    kept = " ".join(f"{name}={one or two}" for name, one, two in _KEPT.findall(match.group(2)))
    colours = _contrast(rule, node)
    if colours:
        place = f"{colours['text']} on {colours['back']}"
    else:
        path = node.ancestry or where
        place = _DIGITS.sub("#", _ATTRIBUTES.sub("", _NTH.sub("", path)))
    return f"{rule} {match.group(1).lower()} {_DIGITS.sub('#', kept)} at {place}"


_CONTRAST = re.compile(
    r"contrast of (?P<ratio>[\d.]{1,8}) \(foreground color: (?P<text>#[0-9a-f]{6}), "
    r"background color: (?P<back>#[0-9a-f]{6}).{0,80}?(?P<needs>[\d.]{1,8}):1",
    re.DOTALL,
)


def _contrast(rule: str, node: AxeNode) -> re.Match[str] | None:
    """Read the measured contrast out of axe's summary."""
    return _CONTRAST.search(node.summary) if rule == "color-contrast" else None


def sentence(rule: str, saying: str, node: AxeNode) -> str:
    """Complete a check's sentence with the measured contrast, where there is one."""
    match = _contrast(rule, node)
    if match is None:
        return saying
    return (
        f"{saying.rstrip('.')}: {match['text']} on {match['back']} has {match['ratio']} to 1, "
        f"and it needs {match['needs'].rstrip('.')} to 1."
    )


def reason_in(summary: str) -> str:
    """Take the first reason out of axe's summary."""
    lines = [x.strip() for x in summary.splitlines() if x.strip()]
    reasons = [x for x in lines if not x.lower().startswith("fix ")]
    return reasons[0][:200].rstrip(".") if reasons else ""


def lower_first(sentence: str) -> str:
    """Begin a sentence in lower case, for use after a colon; ARIA stays in capitals."""
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence
