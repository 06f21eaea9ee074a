"""The keys that a page is used with, and pressing them."""

from __future__ import annotations

from playwright.async_api import CDPSession

_SHIFT = 8  # the bit for Shift among a key's modifiers (Chrome DevTools Protocol, Input)
_KEYS: dict[str, dict[str, str | int]] = {
    "Tab": {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9},
    "back": {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9, "modifiers": _SHIFT},
    "space": {"key": " ", "code": "Space", "windowsVirtualKeyCode": 32, "text": " "},
    "down": {"key": "ArrowDown", "code": "ArrowDown", "windowsVirtualKeyCode": 40},
    "escape": {"key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27},
    "enter": {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"},
}


async def press(cdp: CDPSession, name: str) -> None:
    """Press and let go of one key."""
    key = _KEYS[name]
    down = "keyDown" if "text" in key else "rawKeyDown"
    await cdp.send("Input.dispatchKeyEvent", {"type": down, **key})
    # Sixty a page: letting go is half their cost, and nothing waits for it.
    if name in ("Tab", "back"):
        return
    await cdp.send("Input.dispatchKeyEvent", {"type": "keyUp", **key, "text": ""})
