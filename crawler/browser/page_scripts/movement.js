/*
 * What moves, changes or plays by itself, for crawler/browser/page_scripts/movement.py; runs after
 * naming.js. Nobody touches the page meanwhile. options.do: "watch" begins once the page stands
 * still; "seen" ends it and gives what is stored of SelfMovement and PlayingMedia
 * (signpost/workspace/visit_facts).
 */
const KEY = "__signpostMovement";
const MOST = 20;
const AFTER_RESIZE_MS = 300; // what a page does about a new width is no movement of its own
const MANY = 3; // so many changes, over so long, are a movement
const LONG_MS = 250;
const WORDS = 10; // fewer letters than this are a counter or a sign

const letters = (text) => squeeze(text).replace(/[\d\s:.,/%-]+/g, "");
const listOf = (nodes) => Array.from(nodes).map((x) => (x.nodeType === 1 ? textOf(x) : squeeze(x.data || ""))).join(" ");
/** Note that an element changed, and how: what it shows, its place, or which of several is shown. */
const noteChange = (state, element, how, at) => {
  if (!element || element.nodeType !== 1 || (state.found.size > 500 && !state.found.has(element))) return;
  if (!state.found.has(element)) state.found.set(element, { moments: [], hows: new Set() });
  const one = state.found.get(element);
  one.hows.add(how);
  if (one.moments.length < 50 && one.moments[one.moments.length - 1] !== at) one.moments.push(at);
};
const read = (state, records) => {
  const at = performance.now();
  if (at - state.resized < AFTER_RESIZE_MS) return;
  const turned = new Map();
  for (const record of records.slice(0, 500)) {
    const { target, type } = record;
    if (type === "characterData") {
      const [before, now] = [letters(record.oldValue || ""), letters(target.data)];
      if (before !== now && Math.min(before.length, now.length) >= WORDS) noteChange(state, target.parentElement, "words", at);
    } else if (type === "childList") {
      const [before, now] = [letters(listOf(record.removedNodes)), letters(listOf(record.addedNodes))];
      if (before !== now && Math.min(before.length, now.length) >= WORDS) noteChange(state, target, "words", at);
    } else if (record.attributeName === "style") {
      if (record.oldValue !== target.getAttribute("style")) noteChange(state, target, "style", at);
    } else if (record.oldValue !== target.getAttribute(record.attributeName)) {
      const parent = target.parentElement;
      if (parent) turned.set(parent, (turned.get(parent) || new Set()).add(target));
    }
  }
  // One is shown where another was: two of one list change in one moment.
  turned.forEach((some, parent) => { if (some.size > 1) noteChange(state, parent, "turn", at); });
};

const watch = () => {
  const state = { found: new Map(), resized: -Infinity };
  state.onResize = () => { state.resized = performance.now(); };
  state.watcher = new MutationObserver((records) => read(state, records));
  state.watcher.observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, characterDataOldValue: true,
    attributes: true, attributeOldValue: true, attributeFilter: ["style", "class", "hidden", "aria-hidden"],
  });
  addEventListener("resize", state.onResize, true);
  window[KEY] = state;
};

const kindOf = ({ moments, hows }) => {
  const long = moments[moments.length - 1] - moments[0];
  if (hows.has("style") && moments.length >= MANY && long >= LONG_MS) return "moves";
  if (hows.has("words")) return "words";
  return hows.has("turn") ? "turns" : "";
};
const WAITS = "[role=progressbar],[role=timer],[role=status],[role=alert],[aria-live=assertive],progress,"
  + "[aria-busy=true],[class*=spin],[class*=load],[class*=progress]";
const movements = (state) => {
  const list = [];
  for (const [element, one] of state.found) {
    const kind = kindOf(one);
    if (!kind || !element.isConnected || !inView(element) || element.closest(WAITS)) continue;
    if (element === document.body || element === document.documentElement) continue;
    if (list.some((x) => x.element.contains(element) || element.contains(x.element))) continue;
    const box = element.getBoundingClientRect();
    list.push({ element, kind, area: Math.round(box.width * box.height) });
  }
  // Made to change later than anybody looks: what well-known carousels call it.
  const timed = "[data-bs-ride=carousel],[data-ride=carousel],[data-slick*='\"autoplay\":true'],[data-slick*='\"autoplay\": true'],"
    + "[data-flickity*=autoPlay],[data-swiper-autoplay],[data-cycle-timeout],[data-autoplay=true],[data-auto-play=true]";
  for (const element of document.querySelectorAll(timed)) {
    const box = element.getBoundingClientRect();
    if (!inView(element) || element.matches("video,audio,iframe") || list.some((x) => x.element === element)) continue;
    if (element.querySelectorAll("li,img,[class*=item],[class*=slide]").length > 1) {
      list.push({ element, kind: "turns", area: Math.round(box.width * box.height) });
    }
  }
  return list.slice(0, MOST).map(({ element, kind, area }) => ({
    path: pathOf(element), html: htmlOf(element), text: textOf(element).slice(0, 80), kind, area,
  }));
};
/** Whether a player plays, or is to as soon as it has come. */
const plays = (x) => (!x.paused && !x.ended) || (x.autoplay && x.readyState < 3 && Boolean(x.currentSrc || x.src));
/** What plays though nobody pressed anything. */
const playing = () => {
  return Array.from(document.querySelectorAll("audio,video")).filter(plays).slice(0, MOST).map((x) => {
    const box = x.getBoundingClientRect();
    return {
      path: pathOf(x), html: htmlOf(x), kind: x.localName,
      muted: x.muted || x.volume === 0, loops: x.loop, controls: x.controls,
      seconds: Number.isFinite(x.duration) ? Math.round(x.duration * 10) / 10 : null,
      audible: Number(x.webkitAudioDecodedByteCount) > 0,
      area: inView(x) ? Math.round(box.width * box.height) : 0,
    };
  });
};
const seen = () => {
  const state = window[KEY];
  if (!state) return null;
  delete window[KEY];
  read(state, state.watcher.takeRecords());
  state.watcher.disconnect();
  removeEventListener("resize", state.onResize, true);
  return { moved: movements(state), playing: playing() };
};
return { watch, seen }[options.do]();
