"""Links and buttons too small, or too close, for a finger."""

from audit.evidence.visits.axe_rules import engine_rule, snippet_key
from signpost.workspace.records import Visit


def _told_by_the_phone_rule(visit: Visit) -> frozenset[str]:
    """Name what mobile/small-targets finds: one small link is one issue, not two.

    What has the browser's own size is named, too: WCAG 2.5.8 leaves it out, and axe does not.
    """
    return frozenset(
        snippet_key(target.html)
        for target in visit.facts.small_targets or ()
        if target.native
        or (target.crowded and not target.inline and min(target.width, target.height) < 24)
    )


RULE = engine_rule(
    name="target-size",
    criterion="2.5.8",
    understanding="target-size-minimum",
    title="Target too small, beyond those found on a phone",
    why=(
        "People with shaking hands or large fingers hit the wrong link where links are small "
        "and close."
    ),
    fix="Make it at least 24 by 24 pixels, or leave as much space round it.",
    by_sight=True,
    version=2,
    elsewhere=_told_by_the_phone_rule,
    sayings={
        "target-size": (
            "This link or button is smaller than 24 by 24 pixels and close to its neighbours."
        ),
    },
)
