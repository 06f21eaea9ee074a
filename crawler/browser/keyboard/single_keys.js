/*
 * Presses single letters where nothing has the focus, and asks what keeps people from enlarging,
 * for crawler/browser/keyboard/single_keys.py; runs after naming.js, on a page that
 * keyboard_walk.js has made safe to use. options.do: "hears" says whether the page listens to keys
 * at all and by what scripts, "start" begins to listen, "end" gives the keys that were answered,
 * "zoom" gives what stops the ways to enlarge.
 */
const KEY = "__signpostKeys";
const scripts = () => digestOf(Array.from(document.scripts).map((x) => x.src || x.text).join("\n"));
const hears = () => ({ any: Boolean(window.__signpostHearsKeys), motion: Boolean(window.__signpostHearsMotion), scripts: scripts() });
const start = () => {
  const state = { answered: new Map(), key: "", hash: location.hash, top: scrollY, went: (window.__signpostWalk || { navigated: [] }).navigated.length };
  const answer = () => { if (state.key) state.answered.set(state.key, (state.answered.get(state.key) || new Set()).add(state.turn)); };
  const flush = () => { if (state.watcher.takeRecords().length) answer(); };
  const where = () => `${location.href} ${document.activeElement === document.body ? "" : pathOf(document.activeElement || document.body)}`
    + ` ${Math.round(scrollY)} ${(window.__signpostWalk || { navigated: [] }).navigated.length}`;
  /** See whether the key before did anything, and put back what it moved: it is pressed again. */
  const settle = () => {
    flush();
    if (!state.key || state.where === where()) return;
    answer();
    if (document.activeElement && document.activeElement !== document.body) document.activeElement.blur();
    if (location.hash !== state.hash) location.hash = state.hash;
    scrollTo(0, state.top);
  };
  state.watcher = new MutationObserver(answer);
  state.watcher.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  const onDown = (event) => {
    settle();
    state.turn = event.key === state.first ? (state.turn || 0) + 1 : state.turn || 1;
    state.first = state.first || event.key;
    state.key = event.key;
    state.where = where();
  };
  const onLate = (event) => { if (event.defaultPrevented) answer(); };
  addEventListener("keydown", onDown, true);
  addEventListener("keydown", onLate);
  addEventListener("keypress", onLate);
  if (document.activeElement && document.activeElement !== document.body) document.activeElement.blur();
  state.end = () => {
    settle();
    state.watcher.disconnect();
    removeEventListener("keydown", onDown, true);
    removeEventListener("keydown", onLate);
    removeEventListener("keypress", onLate);
    // Twice, so that what the page did of itself meanwhile is not taken for an answer.
    return Array.from(state.answered).filter(([, turns]) => turns.size > 1).map(([key]) => key);
  };
  window[KEY] = state;
};

// ---- ways to enlarge -------------------------------------------------------------------------

const stopped = (event) => { document.body.dispatchEvent(event); return event.defaultPrevented; };
const options_ = { bubbles: true, cancelable: true };
const pinch = (kind) => {
  const at = (identifier, x) => new Touch({ identifier, target: document.body, clientX: x, clientY: 300 });
  const touches = [at(1, 100), at(2, 200)];
  return new TouchEvent(kind, { ...options_, touches, targetTouches: touches, changedTouches: touches });
};
const zoom = () => {
  const list = [];
  const touch = [document.documentElement, document.body].map((x) => getComputedStyle(x).touchAction)
    .find((x) => x !== "auto" && x !== "manipulation" && !x.includes("pinch-zoom"));
  if (touch) list.push(`touch-action: ${touch}`);
  if (stopped(pinch("touchstart")) || stopped(pinch("touchmove"))) list.push("touch");
  if (stopped(new Event("gesturestart", options_))) list.push("gesture");
  if (stopped(new WheelEvent("wheel", { ...options_, ctrlKey: true, deltaY: -100 }))) list.push("wheel");
  const plus = { ...options_, key: "+", code: "Equal", ctrlKey: true };
  if (stopped(new KeyboardEvent("keydown", plus))) list.push("key");
  return list;
};
return { hears, start, end: () => window[KEY].end(), zoom }[options.do]();
