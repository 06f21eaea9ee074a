/*
 * Looks once more, in a page loaded anew, at what a walk by keyboard found, for
 * crawler/browser/keyboard/second_look.py; runs after naming.js and cover.js. options.do: "before"
 * puts the focus where the next press of Tab (or of Shift and Tab, options.back) leads to the
 * element at options.path, and says whether there is such a place; "covered" gives what stays on the
 * screen over that element: "" for nothing, null where the focus is elsewhere.
 */
const before = () => {
  const target = document.querySelector(options.path);
  if (!target) return false;
  const stops = Array.from(document.querySelectorAll(FOCUSABLE))
    .filter((x) => x.tabIndex >= 0 && !x.disabled && isSeen(x) && x.getClientRects().length && !x.closest("[inert]"));
  const at = stops.indexOf(target);
  if (at < 0) return false;
  const other = stops[options.back ? at + 1 : at - 1];
  if (active()) active().blur();
  if (other) {
    other.focus({ preventScroll: true });
    // As on the way through the page: the next stop comes into view from that edge.
    other.scrollIntoView({ block: options.back ? "start" : "end", behavior: "instant" });
  } else scrollTo(0, options.back ? document.documentElement.scrollHeight : 0);
  return !other || active() === other;
};
const covered = () => {
  const target = document.querySelector(options.path);
  return target && active() === target ? coverOf(target, target.getBoundingClientRect()) : null;
};
return { before, covered }[options.do]();
