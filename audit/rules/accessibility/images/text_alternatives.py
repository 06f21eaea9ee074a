"""Pictures and meters that say nothing to those who cannot see them."""

from audit.evidence.visits.axe_rules import engine_rule

RULE = engine_rule(
    name="text-alternatives",
    criterion="1.1.1",
    understanding="non-text-content",
    title="Picture without a text alternative",
    why=(
        "People who cannot see a picture hear its text alternative; without one they hear "
        "nothing or a file name."
    ),
    fix=(
        "Say in the alternative what the picture tells; give a picture that is only "
        'decoration an empty one (alt="").'
    ),
    fixer="content",
    sayings={
        "image-alt": "This picture has no text alternative (alt).",
        "input-image-alt": "This picture button does not say in words what it does.",
        "object-alt": "This embedded object has no text alternative.",
        "role-img-alt": "This element stands for a picture and has no text alternative.",
        "svg-img-alt": "This drawing (SVG) has no text alternative.",
        "aria-meter-name": "This meter does not say what it measures.",
        "aria-progressbar-name": "This progress bar does not say what is in progress.",
    },
)
