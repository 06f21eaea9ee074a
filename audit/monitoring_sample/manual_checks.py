"""The checks that only a person can make: what to do, in plain English, and what it answers.

Every criterion of WCAG 2.2 A and AA is under at least one of them (a test holds that): where a
machine found nothing, somebody still has to look. The keyboard, enlarging and the form come
first: there, and in contrast, the regulator finds most (2022 to 2024).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Where = Literal["page", "document", "form", "media", "statement"]


@dataclass(frozen=True, slots=True)
class Check:
    """One manual check: `where` says to which pages of the sample it belongs."""

    id: str
    title: str
    question: str
    steps: tuple[str, ...]
    criteria: tuple[str, ...]
    where: Where = "page"


_ALL = (
    Check(
        "keyboard",
        "Use it without a mouse",
        "Can everything be reached and used with the keyboard alone?",
        (
            "Put the mouse away. Click in the address bar once, then press Tab again and again.",
            "Every link, button, field and menu has to get its turn, in an order that makes sense.",
            "Press Enter on links, Enter or Space on buttons, the arrow keys in lists and menus.",
            "Press Escape where something opened. You must be able to leave everything you enter.",
            "Press Shift and Tab to go back the whole way.",
            "Type single letters outside of fields: nothing may happen.",
        ),
        ("2.1.1", "2.1.2", "2.1.4", "2.4.1", "2.4.3", "3.2.1"),
    ),
    Check(
        "focus",
        "See where you are",
        "Can you always see which link, button or field is selected?",
        (
            "Press Tab through the page again and watch what is marked.",
            "If you lose sight of the mark even once, that is a problem.",
            "Look whether a banner, a sticky header or a chat box covers what is selected.",
        ),
        ("2.4.7", "2.4.11", "1.4.11"),
    ),
    Check(
        "zoom",
        "Enlarge it",
        "Does it still work at 200 % and at 400 %?",
        (
            "Make the window 1,280 pixels wide. Press Ctrl and + until the zoom is 200 %.",
            "Nothing may be cut off, covered or gone; everything has to work.",
            "Go on to 400 %. Only maps, wide tables and pictures may need scrolling sideways.",
            "Open the menu and fill in a field while it is enlarged.",
        ),
        ("1.4.4", "1.4.10"),
    ),
    Check(
        "spacing",
        "Space the text out",
        "Can all text be read when it is spaced out?",
        (
            "Use a text spacing bookmarklet.",
            "By the text's size: lines 1.5, paragraphs 2, letters 0.12, words 0.16 times.",
            "No words may be cut off or lie on top of others.",
        ),
        ("1.4.12",),
    ),
    Check(
        "screen-reader",
        "Listen to it",
        "Does a screen reader say what is there, what it is called and what it does?",
        (
            "Start NVDA (Windows, free) or VoiceOver (Mac: Command and F5).",
            "Press H to go from heading to heading: do they outline the page?",
            "Press D for the parts of the page, K for links, B for buttons.",
            "Each has to have a name that says what it does and holds the words that you see.",
            "Go through lists and tables: are they read as such, in the right order?",
            "Do something that changes the page without loading it. Is the change read out?",
        ),
        ("1.3.1", "1.3.2", "2.4.2", "2.4.4", "2.4.6", "2.5.3", "4.1.2", "4.1.3"),
    ),
    Check(
        "pictures",
        "Think the pictures away",
        "Is everything that pictures say there in words too?",
        (
            "Right-click each picture and choose Inspect; read its alt text.",
            "Would you miss anything if you had only that text? Decoration has an empty one.",
            "Charts and maps need what they show in words or a table, nearby.",
            "Words that are part of a picture (a poster, a banner) are a problem; logos are not.",
        ),
        ("1.1.1", "1.4.5"),
    ),
    Check(
        "colour",
        "Look at the colours",
        "Can it be read and understood without good eyesight or colours?",
        (
            "Look for pale text, also over pictures, in fields, in buttons under the mouse.",
            "Measure it with a contrast checker: 4.5 to 1 is needed, for large text 3 to 1.",
            "Edges of fields and icons need 3 to 1.",
            "Does anything speak by colour alone: red for wrong, a link that is only blue?",
            "Does any instruction name a thing by its shape, size or place only?",
            "What opens under the mouse: can you move onto it, and close it with Escape?",
        ),
        ("1.3.3", "1.4.1", "1.4.3", "1.4.11", "1.4.13"),
    ),
    Check(
        "forms",
        "Fill the form in wrongly",
        "Does the form help people to get it right?",
        (
            "Do this on a test copy if sending it would reach a real service.",
            "Does each field have a visible label, and say what it expects before you type?",
            "Choose from each list and tick each box: nothing may be sent or change by itself.",
            "Send it empty, then with a wrong date or postcode.",
            "Is each mistake named in words, next to its field, with what to do?",
            "Before something final (payment, legal, data) can you check, correct or undo it?",
            "Are you asked for the same thing twice?",
            "Does signing in need a puzzle or a memory, with no other way? Pasting has to work.",
            "Does the browser offer to fill in your name, email and address?",
        ),
        ("1.3.5", "3.2.2", "3.3.1", "3.3.2", "3.3.3", "3.3.4", "3.3.7", "3.3.8"),
        "form",
    ),
    Check(
        "moving",
        "Wait and watch",
        "Can people take the time they need, undisturbed?",
        (
            "Leave the page open for a minute.",
            "Does anything move, blink or scroll for over five seconds, with no way to stop it?",
            "Does anything flash more than three times a second?",
            "Is there a time limit? Can it be switched off or made longer?",
            "Does any message vanish before it can be read?",
        ),
        ("2.2.1", "2.2.2", "2.3.1"),
    ),
    Check(
        "media",
        "Play the video without sound, then without the picture",
        "Do video and sound have captions, a description and a way to stop?",
        (
            "Does sound start by itself for more than three seconds? Then there has to be a stop.",
            "Play it muted: captions have to be there and right, in live video too.",
            "Listen without looking: is what happens on the screen said, or described?",
            "Sound alone needs a transcript.",
        ),
        ("1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.4.2"),
        "media",
    ),
    Check(
        "touch",
        "Use it on a phone",
        "Does it work with one finger, held either way?",
        (
            "It has to work however the phone is held: tall or wide.",
            "What takes two fingers, a path, dragging or shaking needs a plain button too.",
            "Touch a button, slide off it and let go: nothing may happen.",
            "Are small links and buttons far enough apart (24 by 24 pixels)?",
        ),
        ("1.3.4", "2.5.1", "2.5.2", "2.5.4", "2.5.7", "2.5.8"),
    ),
    Check(
        "consistent",
        "Compare it with the other pages",
        "Do menus, names and help stay where they were?",
        (
            "Open the page beside the home page.",
            "Are menus in the same order, and have the same things the same names and icons?",
            "Is the way to get help (phone, contact link, chat) in the same place?",
            "Are there two ways to find this page: menu, search, A to Z, site map?",
        ),
        ("2.4.5", "3.2.3", "3.2.4", "3.2.6"),
    ),
    Check(
        "language",
        "Check the language",
        "Does the page say which language it is in?",
        (
            "Listen with the screen reader: does it speak with the right voice?",
            "Are passages in Welsh, Polish or Urdu marked, so that the voice changes?",
        ),
        ("3.1.1", "3.1.2"),
    ),
    Check(
        "documents",
        "Open the document",
        "Can the document be read by everybody?",
        (
            "Would it be better as a web page? Then say so; the rest may not matter.",
            "Try to select and copy a paragraph. If you cannot, it is a picture of text.",
            "Listen to it with a screen reader or Read Out Loud (Acrobat Reader).",
            "Is the order right, are headings, lists and tables read as such?",
            "Do pictures have alternative text, does it have a title and a language?",
            "Enlarge it to 400 % with Reflow switched on.",
            "Measure pale text as for a page.",
        ),
        (
            *("1.1.1", "1.3.1", "1.3.2", "1.4.1", "1.4.3", "1.4.5", "1.4.10"),
            *("2.1.1", "2.4.2", "2.4.4", "2.4.6", "3.1.1"),
        ),
        "document",
    ),
    Check(
        "statement",
        "Read the statement as the regulator does",
        "Is what the accessibility statement says true today?",
        (
            "Does it list every problem that this rehearsal found, with the criterion and a day?",
            "Is the status that it claims what these results support?",
            "Write to its contact address, or ring. Does somebody answer?",
            "Was it reviewed within the last year?",
        ),
        (),
        "statement",
    ),
)
CHECKS: Mapping[str, Check] = {check.id: check for check in _ALL}
