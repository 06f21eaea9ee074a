"""All that one visit of one page saw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import field

from signpost.workspace.visit_facts.axe_scans import AxeScans
from signpost.workspace.visit_facts.base import Fact
from signpost.workspace.visit_facts.keyboard import KeyboardWalk
from signpost.workspace.visit_facts.layout import (
    ConsentBanner,
    DesktopOnlyBlock,
    FixedElement,
    FormField,
    ImageText,
    Layouts,
    LayoutShift,
    OversizedImage,
    SmallTarget,
    SmallText,
    UnlinkedPhoneNumber,
    UnseenText,
    Viewport,
)
from signpost.workspace.visit_facts.movement import PlayingMedia, SelfMovement
from signpost.workspace.visit_facts.page_events import ConsoleError, FailedRequest
from signpost.workspace.visit_facts.schemes import SchemeLook
from signpost.workspace.visit_facts.scripted import AddedLink
from signpost.workspace.visit_facts.styles import StyleFacts


class VisitFacts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What a browser saw of a page. None means that it was not looked at, or could not be.

    Lists are cut at 100 entries unless said otherwise.
    """

    # Where the browser ended, with what HTTP status, and the title of the page there.
    final_url: str | None = None
    status: int | None = None
    title: str | None = None
    # Why the visit ended before all was looked at; None where it did not.
    broke_off: str | None = None
    # Frames that never finished and took the page with them: it was visited without these.
    withheld_frames: Sequence[str] | None = None
    # Errors that the page wrote to the console.
    console_errors: Sequence[ConsoleError] | None = field(name="console", default=None)
    # Script errors that nothing caught, at most 500 characters each.
    script_errors: Sequence[str] | None = field(name="page_errors", default=None)
    # Requests to the site's own hosts that failed.
    failed_requests: Sequence[FailedRequest] | None = field(name="failed", default=None)
    # Hosts whose requests were refused by Signpost's own setting.
    refused_hosts: Sequence[str] | None = field(name="third_party", default=None)
    # Style sheets among these: without them the page does not look as it should.
    refused_styles: Sequence[str] | None = None
    # Scripts among these: errors may come from their absence.
    refused_scripts: Sequence[str] | None = None
    # The site's own styles, scripts and frames that the page used, all of them, by address, with
    # the name of the version; None: more than 500.
    assets: Mapping[str, str] | None = None
    # How many requests the page made on a phone, and the bytes that came.
    request_count: int | None = field(name="requests", default=None)
    transferred_bytes: int | None = field(name="bytes", default=None)
    # Links (at most 2,000) and places (ids, names of anchors) of the page as it is drawn that its
    # HTML does not have; None also where there are more than 2,000 places.
    added_links: Sequence[AddedLink] | None = None
    added_places: Sequence[str] | None = None
    # The viewport meta element.
    viewport: Viewport | None = None
    # What stays on a phone's screen.
    fixed_elements: Sequence[FixedElement] | None = field(name="fixed", default=None)
    # The layout at several widths.
    layout: Layouts | None = None
    # What is small to touch on a phone.
    small_targets: Sequence[SmallTarget] | None = field(name="targets", default=None)
    # Small text on a phone; at most 50, longest first.
    small_texts: Sequence[SmallText] | None = field(name="small_text", default=None)
    # Characters of visible text on a phone, by size in CSS pixels: `{"16": 1200, "11.5": 80}`.
    characters_by_size: Mapping[str, int] | None = field(name="text_sizes", default=None)
    # Form fields.
    form_fields: Sequence[FormField] | None = field(name="fields", default=None)
    # Images that are shown much smaller than they are.
    oversized_images: Sequence[OversizedImage] | None = field(name="images", default=None)
    # Phone numbers that are no links.
    unlinked_phone_numbers: Sequence[UnlinkedPhoneNumber] | None = field(
        name="phones", default=None
    )
    # The true lengths of the lists that were cut, by the key under which a list is stored.
    uncut_lengths: Mapping[str, int] | None = field(name="counts", default=None)
    # What moved while the page loaded.
    layout_shift: LayoutShift | None = field(name="shift", default=None)
    # What moved or changed, and what plays, though nobody touched the page; at most 20 each.
    self_movements: Sequence[SelfMovement] | None = field(name="moved", default=None)
    playing_media: Sequence[PlayingMedia] | None = field(name="playing", default=None)
    # Consent banners that lay over the page, and were hidden.
    consent_banners: Sequence[ConsentBanner] | None = field(name="consent", default=None)
    # The accessibility scans.
    axe: AxeScans | None = None
    # How many closed shadow roots the page has: nothing was looked at in them.
    closed_roots: int | None = None
    # What styles make of the page on a desktop.
    styles: StyleFacts | None = field(name="looks", default=None)
    # What is wrong in the schemes that the settings name ([visit] schemes); one in which all is
    # well is left out.
    scheme_looks: Sequence[SchemeLook] | None = field(name="schemes", default=None)
    # What a desktop shows and a phone does not; at most 20.
    desktop_only_blocks: Sequence[DesktopOnlyBlock] | None = field(name="lost", default=None)
    # The texts that nobody sees, on a phone or on a desktop.
    unseen_texts: Sequence[UnseenText] | None = field(name="unseen", default=None)
    # The words in the page's images; None also where nobody asked for them.
    image_texts: Sequence[ImageText] | None = field(name="lettering", default=None)
    # What happened when the page was used by keyboard.
    keyboard_walk: KeyboardWalk | None = field(name="walk", default=None)

    def joined(self, more: VisitFacts) -> VisitFacts:
        """Return these facts with all that `more` has looked at besides, or instead."""
        found = {x: getattr(more, x) for x in self.__struct_fields__}
        return msgspec.structs.replace(self, **{k: v for k, v in found.items() if v is not None})
