/*
 * Looks once more, in a page loaded anew, at what a walk by keyboard found, for
 * crawler/browser/keyboard/second_look.py; runs after naming.js and cover.js. options.do: "before"
 * puts the focus where the next press of Tab (or of Shift and Tab, options.back) leads to the
 * element at options.path, scrolls that to where on the screen the walk met it (options.top: the
 * browser moves a stop only if it is not in view), and says whether there is such a place; "covered"
 * gives what stays on the screen over that element: "" for nothing, null where the focus is elsewhere
 * or the page cannot be scrolled to that place.
 */
const NEAR = 4; // pixels that rounding and a scroll bar may make
const before = () => {
  const target = document.querySelector(options.path);
  if (!target) return false;
  const stops = Array.from(document.querySelectorAll(FOCUSABLE))
    .filter((x) => x.tabIndex >= 0 && !x.disabled && isSeen(x) && x.getClientRects().length && !x.closest("[inert]"));
  const at = stops.indexOf(target);
  if (at < 0) return false;
  const other = stops[options.back ? at + 1 : at - 1];
  if (active()) active().blur();
  if (other) other.focus({ preventScroll: true });
  const past = target.getBoundingClientRect().top - options.top;
  scrollTo({ top: scrollY + past, behavior: "instant" });
  window.__signpostAway = Math.abs(target.getBoundingClientRect().top - options.top) > NEAR;
  return !other || active() === other;
};
const covered = () => {
  const target = document.querySelector(options.path);
  if (!target || active() !== target) return null;
  const cover = coverOf(target, target.getBoundingClientRect());
  return cover || !window.__signpostAway ? cover : null;
};
return { before, covered }[options.do]();
