"""What moved while a page was loading: cumulative layout shift, as browsers count it.

`facts["shift"]` is None where it could not be told, or `{score, places}`: `score` is the largest
sum of shifts in a window of at most five seconds without a second's pause (https://web.dev/cls),
`places` at most five of what moved, most first: `{path, html, text, score}`. Nobody has touched the
page yet: what the browser calls "recent input" there is the screen's own size being set.
"""

from __future__ import annotations

import asyncio
from typing import Any

from playwright.async_api import Error, Page

from crawler.browser.style_facts import NAMING

_SECONDS = 3.0  # a page may have clocks of its own making, that never ring
_SHIFT = f"""(wait) => new Promise((resolve) => {{ {NAMING}
  const entries = [];
  const tell = () => {{
    let [score, sum, first, last] = [0, 0, 0, 0];
    const places = new Map();
    for (const entry of entries) {{
      const goes = entry.startTime - last < 1000 && entry.startTime - first < 5000;
      if (!goes) [sum, first] = [0, entry.startTime];
      last = entry.startTime;
      sum += entry.value;
      score = Math.max(score, sum);
      const moved = (entry.sources || []).map((x) => x.node && x.node.nodeType === 3
        ? x.node.parentElement : x.node).filter((x) => x && x.nodeType === 1);
      for (const x of moved) places.set(x, (places.get(x) || 0) + entry.value);
    }}
    const most = Array.from(places).sort((a, b) => b[1] - a[1]).slice(0, 5);
    const round = (x) => Math.round(x * 1000) / 1000;
    resolve({{ score: round(score), places: most.map(([x, value]) => ({{
      path: pathOf(x), html: htmlOf(x), text: textOf(x).slice(0, 80), score: round(value),
    }})) }});
  }};
  try {{
    new PerformanceObserver((list) => entries.push(...list.getEntries()))
      .observe({{ type: "layout-shift", buffered: true }});
    setTimeout(tell, wait);
  }} catch (error) {{ resolve(null); }}
}})"""


async def shifted(page: Page, wait: int) -> dict[str, Any] | None:
    """Let a page settle for `wait` milliseconds; return what moved since it began to load."""
    try:
        async with asyncio.timeout(wait / 1000 + _SECONDS):
            found: dict[str, Any] | None = await page.evaluate(_SHIFT, wait)
    except (TimeoutError, Error):
        return None
    return found
