"""What the tests of several rules on phones use: the facts of what sticks out of a screen."""

import pytest

# What the visit writes of a width at which the page broke the measuring.
_BROKEN = {"width": None, "scroll_width": None, "wide": None}


@pytest.fixture
def wide():
    """Make one element that sticks out, as the browser's script writes it."""

    def make(right=480, left=0, tag="div", path="main > div", scrolls=False):
        html = f'<{tag} class="charges">'
        place = {"path": path, "html": html, "left": left, "right": right, "width": right - left}
        return {**place, "scrolls": scrolls, "tag": tag}

    return make


@pytest.fixture
def layout(wide):
    """Make the facts of a page's layout: by width, what sticks out there (None: not measured)."""

    def make(at_390=(), at_320=(), at_768=(), content="width=device-width, initial-scale=1"):
        widths = {390: at_390, 320: at_320, 768: at_768}
        found = {
            str(px): _BROKEN if x is None else _at(px, [wide(**y) for y in x])
            for px, x in widths.items()
        }
        return {"viewport": {"content": content, "count": int(bool(content))}, "layout": found}

    return make


def _at(px, elements):
    """Return the layout at one width: it scrolls as far as what sticks out without a box."""
    reach = [round(x["right"]) for x in elements if not x["scrolls"]]
    return {"width": px, "scroll_width": max([px, *reach]), "wide": elements}
