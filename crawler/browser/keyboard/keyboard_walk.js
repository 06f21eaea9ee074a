/*
 * Listens while crawler/browser/keyboard/keyboard_walk.py presses Tab through a page; runs after naming.js.
 * options.do: "start" puts the listeners in, "end" takes them out and gives what was seen,
 * "back" gets ready for going back from the last stop, "back_end" gives what was seen on the way,
 * "keys" lists what looks like a button, "press" gets one ready for a key, "pressed" says whether
 * the page answered. What stops navigation stays in: the page is left after the walk.
 */
const KEY = "__signpostWalk";
const PROPERTIES = ["color", "backgroundColor", "backgroundImage", "boxShadow", "textDecorationLine",
  "textDecorationColor", "textDecorationThickness", "transform", "opacity", "fontWeight", "filter",
  "clipPath", "visibility", "display"];
const SIDES = ["Top", "Right", "Bottom", "Left"];

/** A border and an outline of one colour that touch look like one line of both widths. */
const edge = (style) => {
  const lines = [];
  const outline = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth) || 0;
  for (const side of SIDES) {
    const border = style[`border${side}Style`] === "none" ? 0 : parseFloat(style[`border${side}Width`]);
    const colour = style[`border${side}Color`];
    const auto = style.outlineStyle === "auto";
    const one = outline && border && !auto && colour === style.outlineColor
      && parseFloat(style.outlineOffset) === 0 && style.outlineStyle === style[`border${side}Style`];
    if (one) lines.push(`${border + outline} ${colour}`);
    else {
      lines.push(border ? `${border} ${colour}` : "");
      if (outline) lines.push(`outline ${outline} ${style.outlineColor} ${style.outlineOffset}`);
    }
  }
  return lines.join("|");
};
const lookOf = (element, pseudo) => {
  const style = getComputedStyle(element, pseudo);
  if (pseudo && style.content === "none") return { edge: "", raw: "", rest: "", size: "" };
  const outline = style.outlineStyle === "none" ? "" : style.outlineStyle + style.outlineWidth;
  const raw = SIDES.map((x) => style[`border${x}Width`]).join() + outline;
  return { edge: edge(style), raw, rest: PROPERTIES.map((x) => style[x]).join("|"),
    size: pseudo ? `${style.width} ${style.height}` : "" };
};
/** How an element looks, and what may show its focus for it: parents, label, stand-in. */
const around = (element) => {
  const label = element.labels && element.labels[0];
  const parent = element.parentElement;
  // What stands in for a hidden check box; after others the next stop itself may stand there.
  const next = element.matches("input") && element.nextElementSibling;
  const stand = next && !next.matches(FOCUSABLE) ? next : null;
  const parts = [element, parent, parent && parent.parentElement, stand, label].filter(Boolean);
  return parts.flatMap((x) => [lookOf(x), lookOf(x, "::before"), lookOf(x, "::after")]);
};
const differs = (a, b) => {
  if (a.length !== b.length) return "yes";
  const lined = a.some((x, i) => x.raw !== b[i].raw);
  if (a.some((x, i) => x.edge !== b[i].edge || x.rest !== b[i].rest || x.size !== b[i].size)) {
    return "yes";
  }
  return lined ? "hardly" : "no";
};

let heardBy = null;
/** What scripts listen to on an element (listeners.py asked the browser). */
const heardOn = (x) => {
  if (!heardBy) {
    heardBy = new Map();
    for (const [y, kind] of window.__signpostHeard || []) heardBy.set(y, `${heardBy.get(y) || ""} ${kind}`);
  }
  return heardBy.get(x) || "";
};
/** What behaves alike: same tag, classes, style and handlers; a field or a frame is itself only. */
const kindOf = (x) => {
  const parent = x.parentElement ? `${x.parentElement.localName}.${x.parentElement.className}` : "";
  const written = Array.from(x.attributes).filter((y) => /^(on|role$|style$|tabindex$|type$)/.test(y.name));
  const name = x.matches("a,button,summary") ? "" : `${x.id} ${x.getAttribute("name")}`;
  return `${parent} ${x.localName}.${x.className} ${name} ${written.map((y) => `${y.name}=${y.value}`).join()}${heardOn(x)}`;
};
const ELEMENTS = 20000;
/** What the Tab key should stop at, in open shadow roots too. */
const stopsOf = () => elementsOf(document, ELEMENTS).list.filter((x) => x.matches(FOCUSABLE) && x.tabIndex >= 0
  && !x.matches(":disabled") && !x.closest("[inert]") && x.checkVisibility({ visibilityProperty: true }));
// A timer may bring the focus back a little later, where anything listens to where it goes.
const LATE_MS = 300;
const hearsFocus = () => Boolean(window.__signpostHearsFocus); // listeners.py asked the browser

const start = () => {
  const state = { stops: [], opened: [], navigated: [], stuck: 0, held: new Set(), paths: new Set(), come: new Set(), kinds: new Set(), nowhere: 0, known: new Map(), hearsFocus: hearsFocus() };
  const settle = () => {
    const last = state.last;
    if (!last || last === active()) return;
    const stop = state.stops[state.stops.length - 1];
    if (stop && state.look) stop.seen = state.known.get(stop.kind) || differs(state.look, around(last));
    if (stop && state.look && stop.seen === "yes") state.known.set(stop.kind, "yes");
    state.last = null;
    state.look = null;
  };
  const onKey = () => {
    const element = active();
    settle();
    state.nowhere = element ? 0 : state.nowhere + 1;
    // The focus has left the page, and does not come back to it.
    if (state.nowhere > 2 && state.stops.length) state.round = true;
    if (!element) return;
    if (element === state.last) {
      state.stuck += 1;
      const inner = element.matches("iframe,object,embed,audio,video");
      if (state.stuck >= 4 && !inner) state.held.add(pathOf(element));
      return;
    }
    state.stuck = 0;
    const first = state.stops[0];
    const path = pathOf(element);
    state.round = state.round || (first && first.path === path);
    if (state.round) return;
    // Come by before, and not at the beginning: something sends the focus round.
    if (state.paths.has(path)) { state.held.add(path); return; }
    state.paths.add(path);
    state.come.add(element);
    state.kinds.add(kindOf(element));
    state.last = element;
    const box = element.getBoundingClientRect();
    const own = `${element.localName}.${element.className}.${element.getAttribute("style")}`;
    const kind = `${own}.${element.parentElement && element.parentElement.className}`;
    const parent = element.closest("li") ? element.closest("li").parentElement : element.parentElement;
    state.look = state.known.has(kind) ? null : around(element);
    state.stops.push({
      path, html: htmlOf(element), kind, parent: parent ? pathOf(parent) : "",
      text: textOf(element).slice(0, 80),
      box: [box.left + scrollX, box.top + scrollY, box.width, box.height].map(Math.round),
      seen: state.known.get(kind) || "", ...coveredAt(element, box),
      shown: isSeen(element) && box.width > 1 && box.height > 1 && box.right + scrollX > 0
        && box.bottom + scrollY > 0,
      tabindex: Number(element.getAttribute("tabindex")) || 0,
    });
  };
  const onNavigate = (event) => {
    const kind = event.navigationType;
    if (event.hashChange || !event.cancelable || kind === "traverse") return;
    state.navigated.push(String(event.destination.url).slice(0, 300));
    event.preventDefault();
  };
  addEventListener("signpost-open", (event) => { state.opened.push(String(event.detail).slice(0, 300)); });
  // One move of the focus for each key: a second is a script's, at once or later.
  const onFocus = (event) => {
    state.moves += 1;
    const element = event.target;
    if (state.moves > 1 && element.nodeType === 1 && !element.matches("iframe,object,embed,audio,video")) state.held.add(pathOf(element));
  };
  const onDown = () => { state.moves = 0; };
  addEventListener("focusin", onFocus, true);
  addEventListener("keydown", onDown, true);
  addEventListener("keydown", onKey, true);
  if (window.navigation) navigation.addEventListener("navigate", onNavigate);
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*,::before,::after{transition:none!important;scroll-behavior:auto!important}");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } catch (error) { /* an old page's own replacement: transitions may hide a difference */ }
  scrollTo(0, 0);
  if (active()) active().blur();
  state.end = () => {
    onKey();
    if (active()) { active().blur(); settle(); }
    removeEventListener("keydown", onKey, true);
    removeEventListener("keydown", onDown, true);
    removeEventListener("focusin", onFocus, true);
  };
  window[KEY] = state;
  const stops = stopsOf();
  const kinds = new Set([...stops.map(kindOf), ...scriptDigests()]);
  return { count: stops.length, kinds: Array.from(kinds) };
};

/** What the walk has not come to: how many stops of each kind that it has not met either. */
const left = () => {
  const state = window[KEY];
  const kinds = {};
  const here = active(); // come to with the last press, and noted with the next
  for (const x of state.round ? [] : stopsOf()) {
    const kind = kindOf(x);
    if (x !== here && !state.come.has(x) && !state.kinds.has(kind)) kinds[kind] = (kinds[kind] || 0) + 1;
  }
  return { kinds, held: state.held.size > 0 };
};

const end = async () => {
  if (window[KEY].hearsFocus) await new Promise((done) => { setTimeout(done, LATE_MS); });
  const { stops, opened, navigated, held, end: stop } = window[KEY];
  stop();
  return {
    walk: { stops: stops.map(({ kind, ...stop }) => stop), opened, navigated },
    held: Array.from(held).filter((x) => !x.includes(">>>")).slice(0, 4),
    stop_kinds: stops.map((x) => x.kind),
    surroundings: surroundings(),
  };
};

/** Whether something stays at the top of the screen while the page under it is scrolled. */
const barOnTop = () => {
  scrollTo(0, document.documentElement.scrollHeight);
  if (scrollY < 50) return false;
  for (let x = document.elementFromPoint(innerWidth / 2, 3); x; x = x.parentElement) {
    if (/fixed|sticky/.test(getComputedStyle(x).position)) return true;
  }
  return false;
};
/** Going back, the browser brings each stop to the top edge of the screen: where banners stick. */
const back = () => {
  if (!barOnTop()) return 0;
  const stops = Array.from(document.querySelectorAll(FOCUSABLE))
    .filter((x) => x.tabIndex >= 0 && !x.matches("iframe,object,embed") && inView(x));
  if (stops.length < 2) return 0;
  const state = { stops: [] };
  const look = () => {
    const element = active();
    if (!element) return;
    const box = element.getBoundingClientRect();
    state.stops.push({ path: pathOf(element), html: htmlOf(element),
      text: textOf(element).slice(0, 80), ...coveredAt(element, box) });
  };
  stops[stops.length - 1].focus();
  addEventListener("keydown", look, true);
  state.end = () => {
    look();
    removeEventListener("keydown", look, true);
    if (active()) active().blur();
    scrollTo(0, 0);
    return state.stops;
  };
  window[KEY].back = state;
  return Math.min(stops.length - 1, options.most);
};

const NATIVE = "button,input,select,textarea,summary";
const keys = () => {
  const seen = new Set();
  const roles = "[role=button],[role=checkbox],[role=switch],[role=tab],[onclick][tabindex]";
  window[KEY].buttons = Array.from(document.querySelectorAll(roles)).filter((x) => {
    if (x.matches(NATIVE) || !inView(x) || x.getAttribute("aria-disabled") === "true") return false;
    const kind = `${x.localName}.${x.className}`;
    return !seen.has(kind) && Boolean(seen.add(kind)) && (x.tabIndex >= 0);
  });
  const count = window[KEY].buttons.length;
  window[KEY].buttons = window[KEY].buttons.slice(0, options.most);
  const buttons = window[KEY].buttons.map((x) => ({ path: pathOf(x), html: htmlOf(x), text: textOf(x).slice(0, 80) }));
  return { count, buttons };
};

const press = (number) => {
  const state = window[KEY];
  const element = state.buttons[number];
  const heard = { answered: false };
  const onClick = (event) => {
    if (element.contains(event.target)) { heard.answered = true; event.preventDefault(); event.stopImmediatePropagation(); }
  };
  const onKey = (event) => { if (event.defaultPrevented) heard.answered = true; };
  const watcher = new MutationObserver(() => { heard.answered = true; });
  element.focus();
  watcher.observe(document.documentElement, { subtree: true, childList: true, attributes: true });
  addEventListener("click", onClick, true);
  addEventListener("keydown", onKey);
  addEventListener("keyup", onKey);
  state.pressed = () => {
    removeEventListener("click", onClick, true);
    removeEventListener("keydown", onKey);
    removeEventListener("keyup", onKey);
    watcher.disconnect();
    return heard.answered;
  };
};

const deeds = {
  start, left, end, keys, back, back_end: () => window[KEY].back.end(), press: () => press(options.number), pressed: () => window[KEY].pressed(),
};
return deeds[options.do]();
