/* Words that lie on other words, for crawler/browser/styles/style_facts.py; after naming.js. */
const overlaps = () => {
  const shown = (element, rect) => {
    let box = { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom };
    for (let x = element; x && x !== document.documentElement; x = x.parentElement) {
      const style = getComputedStyle(x);
      if (/fixed|sticky/.test(style.position) || style.clipPath !== "none" || style.clip !== "auto") return null;
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      const edge = x.getBoundingClientRect();
      box = {
        left: Math.max(box.left, edge.left), top: Math.max(box.top, edge.top),
        right: Math.min(box.right, edge.right), bottom: Math.min(box.bottom, edge.bottom),
      };
    }
    return box.right - box.left > 3 && box.bottom - box.top > 3 ? box : null;
  };
  const range = document.createRange();
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && lines.length < 20000; node = walker.nextNode()) {
    const element = node.parentElement;
    if (squeeze(node.data).length < 2 || /^(script|style|option|noscript)$/.test(element.localName)) continue;
    range.selectNodeContents(node);
    for (const rect of Array.from(range.getClientRects()).slice(0, 40)) {
      if (rect.width > 3 && rect.height > 3) lines.push({ element, rect });
    }
  }
  lines.sort((a, b) => a.rect.top - b.rect.top);
  const found = [];
  for (let i = 0; i < lines.length && found.length < 30; i += 1) {
    const { element: one, rect: a } = lines[i];
    for (let j = i + 1; j < lines.length && lines[j].rect.top < a.bottom; j += 1) {
      const { element: two, rect: b } = lines[j];
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      // Lines may touch; words that lie on words share at least half of a line's height.
      if (one === two || wide < 6 || high < Math.min(a.height, b.height) / 2) continue;
      if (one.contains(two) || two.contains(one)) continue;
      if (!inView(one) || !inView(two) || !shown(one, a) || !shown(two, b)) continue;
      if (found.some((x) => x.path === pathOf(two))) continue;
      found.push({ path: pathOf(two), html: htmlOf(two), text: textOf(two).slice(0, 80), other: textOf(one).slice(0, 80) });
      break;
    }
  }
  return found;
};
