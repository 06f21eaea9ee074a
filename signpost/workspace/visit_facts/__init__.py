"""What one browser saw of one page (`Visit.facts`), one struct a thing.

The crawler's browser writes them, rules judge them. Lengths are CSS pixels. None means that it
was not looked at, or that the page broke the looking, which is not the same as nothing found. The
key under which a field is stored is given where it differs from the field's name. Reading passes
over unknown keys, and what is missing takes its default: visits that an earlier version stored
can still be read.
"""

from signpost.workspace.visit_facts.axe_scans import AxeNode, AxeResult, AxeScan, AxeScans
from signpost.workspace.visit_facts.base import Fact, Length, NamedPlace, Number, Place
from signpost.workspace.visit_facts.keyboard import (
    BackwardStop,
    ChoiceList,
    DialogOpener,
    FocusStop,
    KeyboardWalk,
    OpenedDialog,
    PressedButton,
    SkipLink,
)
from signpost.workspace.visit_facts.layout import (
    ConsentBanner,
    DesktopOnlyBlock,
    FixedElement,
    FormField,
    ImageText,
    LayoutAtWidth,
    Layouts,
    LayoutShift,
    OversizedImage,
    ShiftedElement,
    SmallTarget,
    SmallText,
    UnlinkedPhoneNumber,
    UnseenText,
    Viewport,
    WideElement,
)
from signpost.workspace.visit_facts.movement import PlayingMedia, SelfMovement
from signpost.workspace.visit_facts.page_events import ConsoleError, FailedRequest
from signpost.workspace.visit_facts.schemes import SchemeLook
from signpost.workspace.visit_facts.scripted import AddedLink
from signpost.workspace.visit_facts.styles import (
    Animation,
    BackgroundImage,
    BoldBlock,
    ClickOnlyElement,
    ClippedBox,
    ColourOnlyLink,
    Cut,
    DistantLabel,
    HeadingLikeBlock,
    HiddenText,
    OrientationRule,
    OutOfOrderBlock,
    Overlap,
    OverlapWhenEnlarged,
    PaleFieldEdge,
    PaleState,
    Placeholder,
    StyleFacts,
    UnusualBlock,
)
from signpost.workspace.visit_facts.visit import VisitFacts

__all__ = [
    "AddedLink",
    "Animation",
    "AxeNode",
    "AxeResult",
    "AxeScan",
    "AxeScans",
    "BackgroundImage",
    "BackwardStop",
    "BoldBlock",
    "ChoiceList",
    "ClickOnlyElement",
    "ClippedBox",
    "ColourOnlyLink",
    "ConsentBanner",
    "ConsoleError",
    "Cut",
    "DesktopOnlyBlock",
    "DialogOpener",
    "DistantLabel",
    "Fact",
    "FailedRequest",
    "FixedElement",
    "FocusStop",
    "FormField",
    "HeadingLikeBlock",
    "HiddenText",
    "ImageText",
    "KeyboardWalk",
    "LayoutAtWidth",
    "LayoutShift",
    "Layouts",
    "Length",
    "NamedPlace",
    "Number",
    "OpenedDialog",
    "OrientationRule",
    "OutOfOrderBlock",
    "Overlap",
    "OverlapWhenEnlarged",
    "OversizedImage",
    "PaleFieldEdge",
    "PaleState",
    "Place",
    "Placeholder",
    "PlayingMedia",
    "PressedButton",
    "SchemeLook",
    "SelfMovement",
    "ShiftedElement",
    "SkipLink",
    "SmallTarget",
    "SmallText",
    "StyleFacts",
    "UnlinkedPhoneNumber",
    "UnseenText",
    "UnusualBlock",
    "Viewport",
    "VisitFacts",
    "WideElement",
]
