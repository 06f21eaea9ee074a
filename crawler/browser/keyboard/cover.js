/* What has the focus, and what stays on the screen over it, for the scripts of this room; after naming.js. */
const active = () => {
  let element = document.activeElement;
  while (element && element.shadowRoot && element.shadowRoot.activeElement) {
    element = element.shadowRoot.activeElement;
  }
  return element === document.body || element === document.documentElement ? null : element;
};

const coverOf = (element, box) => {
  const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8]]
    .map(([x, y]) => [box.left + box.width * x, box.top + box.height * y])
    .filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  if (!points.length || box.width < 2 || box.height < 2) return "";
  let cover = null;
  for (const [x, y] of points) {
    const top = document.elementFromPoint(x, y);
    if (!top || top.contains(element) || element.contains(top)) return "";
    if (element.labels && Array.from(element.labels).some((l) => l.contains(top))) return "";
    for (cover = top; cover; cover = cover.parentElement) {
      if (/fixed|sticky/.test(getComputedStyle(cover).position)) break;
    }
    if (!cover || cover.contains(element)) return "";
  }
  return cover ? pathOf(cover) : "";
};
/** What stays on the screen over an element, and where on the screen the element is then. */
const coveredAt = (element, box) => {
  const cover = coverOf(element, box);
  return cover ? { hidden_by: cover, screen_top: Math.round(box.top) } : { hidden_by: "" };
};
