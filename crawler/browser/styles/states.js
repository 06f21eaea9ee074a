/*
 * How elements look while the browser is told that they are pointed at, focused or pressed, for
 * crawler/browser/styles/states.py; runs after naming.js and colours.js. options.do: "choose" picks what
 * to look at (elements to point at, and what is not shown) and gives the elements to be put into a
 * state as one selector; "look" notes what a state (options.state) makes of them, "alone" does so
 * for one element (options.number); "told" gives what came of it. Nothing of the page is changed.
 */
const KEY = "__signpostStates";
const MOST = 40;
const NODES = 200;
const LISTED = 10;
const ACTS = "a[href],button,summary,input[type=submit],input[type=button],input[type=reset],[role=button],[role=link],[role=tab]";
const SPOKEN = "[aria-expanded],[aria-haspopup],summary";
const state = window[KEY] || (window[KEY] = {});

const words = (x) => Array.from(x.childNodes).some((y) => y.nodeType === 3 && squeeze(y.data));
/** The element whose own words are read in another. */
const writtenIn = (x) => (words(x) || x.matches("input") ? x
  : Array.from(x.querySelectorAll("*")).slice(0, 50).find((y) => words(y) && inView(y)) || null);
/** What decides how an element is styled, as far as it can be told from outside. */
const kindOf = (x) => {
  const steps = [];
  for (let y = x; y && y !== document.documentElement; y = y.parentElement) {
    steps.push(`${y.localName}.${y.getAttribute("class") || ""}${y.getAttribute("style") || ""}`);
  }
  return digestOf(`${state.surroundings} ${steps.join(" ")}`);
};
const finish = () => {
  for (const one of document.getAnimations()) {
    try { if (one instanceof CSSTransition) one.finish(); } catch (error) { /* endless */ }
  }
};

// ---- what to look at -------------------------------------------------------------------------

const acting = () => {
  const kinds = new Map();
  for (const x of document.querySelectorAll(ACTS)) {
    if (kinds.size >= MOST) break;
    if (x.disabled || x.getAttribute("aria-disabled") === "true" || !inView(x) || !writtenIn(x)) continue;
    const kind = kindOf(x);
    if (!kinds.has(kind) && !options.known.includes(kind)) kinds.set(kind, x);
  }
  return kinds;
};
const UNREAD = "script,style,template,noscript,option,datalist,head,title,dialog,[popover],details";
/** What is not shown, outermost, with what is shown round it that a mouse could be on. */
const shut = () => {
  const found = new Map();
  const all = Array.from(document.body.querySelectorAll("*")).slice(0, 5000);
  for (const x of all) {
    if (found.size >= MOST) break;
    if (x.matches(UNREAD) || x.closest("svg,[hidden],details:not([open])") || !textOf(x) || inView(x)) continue;
    if (Array.from(found.values()).some((y) => y.element.contains(x))) continue;
    const openers = [];
    for (let y = x.parentElement; y && openers.length < 4 && !y.matches("body,main,form"); y = y.parentElement) {
      if (inView(y)) openers.push(y);
    }
    const beside = x.previousElementSibling;
    if (beside && inView(beside)) openers.push(beside);
    const kind = kindOf(x);
    if (openers.length && !found.has(kind) && !options.known.includes(kind)) found.set(kind, { element: x, openers });
  }
  return found;
};
const above = (x) => {
  const list = [];
  for (let y = x.parentElement; y && y !== document.documentElement; y = y.parentElement) list.push(y);
  return list;
};
const lookOf = (x) => {
  const text = writtenIn(x);
  const ground = text && inView(text) ? groundOf(text) : null;
  return ground && { text, ground, color: getComputedStyle(text).color };
};

const choose = () => {
  state.surroundings = surroundings();
  state.acting = acting();
  state.shut = shut();
  state.plain = new Map(Array.from(state.acting.values()).map((x) => [x, lookOf(x)]));
  [state.pale, state.shown] = [new Map(), { hover: new Set(), focus: new Set(), active: new Set() }];
  const openers = Array.from(state.shut.values()).flatMap((x) => x.openers);
  const pointed = new Set([...state.acting.values(), ...openers]);
  const focused = new Set(state.acting.values());
  for (const x of new Set(openers)) {
    const inner = [x, ...Array.from(x.querySelectorAll(FOCUSABLE)).slice(0, 5)];
    inner.filter((y) => y.matches(FOCUSABLE) && y.tabIndex >= 0 && isSeen(y)).forEach((y) => focused.add(y));
  }
  const around = (list) => new Set(Array.from(list).flatMap(above));
  const [over, within] = [around(pointed), around(focused)];
  const nodes = [...new Set([...pointed, ...focused, ...over, ...within])].slice(0, NODES);
  const selector = nodes.map(pathOf).join();
  state.nodes = Array.from(selector ? document.querySelectorAll(selector) : []);
  return {
    selector,
    nodes: state.nodes.map((x) => ({
      hover: pointed.has(x) || over.has(x), focus: focused.has(x), within: within.has(x),
    })),
  };
};

// ---- what a state makes of it ----------------------------------------------------------------

const least = (x) => {
  const style = getComputedStyle(x);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  return [large, large ? 3 : 4.5];
};
/** How an element looks in a state, where that is too pale and not so as the page comes. */
const paleNow = (x) => {
  const [now, plain] = [lookOf(x), state.plain.get(x)];
  if (!now || !plain) return null;
  const key = (y) => `${y.color} ${y.ground}`;
  const [large, needed] = least(now.text);
  const contrast = contrastOf(painted(...now.ground, now.color), painted(...now.ground));
  // The red of a pressed link that no style sheet colours is the browser's own.
  if (options.state === "active" && String(painted(now.color)) === String(painted("ActiveText"))) return null;
  return key(now) !== key(plain) && contrast < needed ? { contrast, large } : null;
};
const look = () => {
  finish();
  for (const { element } of state.shut.values()) if (inView(element)) state.shown[options.state].add(element);
  for (const x of state.acting.values()) {
    // One finding an element: what is pale when pointed at is so when pressed.
    if (Array.from(state.pale.values()).some((y) => y.element === x)) continue;
    const pale = paleNow(x);
    if (pale && state.pale.size < LISTED) state.pale.set(`${options.state} ${pathOf(x)}`, { element: x, state: options.state, ...pale });
  }
};
/** The elements that were too pale in a state while all were in it: each is looked at alone. */
const doubtful = () => Array.from(state.pale.values()).map((x) => {
  const chain = new Set([x.element, ...above(x.element)]);
  return { state: x.state, own: state.nodes.indexOf(x.element), chain: state.nodes.flatMap((y, i) => (chain.has(y) ? [i] : [])) };
});
const alone = () => {
  finish();
  const [key, pale] = Array.from(state.pale)[options.number];
  const now = paleNow(pale.element);
  if (now) Object.assign(pale, now);
  else state.gone = (state.gone || new Set()).add(key);
};

// ---- what only a mouse opens -----------------------------------------------------------------

const heard = (kinds) => (window.__signpostHeard || []).filter(([, kind]) => kinds.split(" ").includes(kind)).map(([x]) => x);
const byStyle = () => Array.from(state.shut.values())
  .filter(({ element, openers }) => state.shown.hover.has(element) && !state.shown.focus.has(element)
    && !openers.slice(0, 2).concat(openers.slice(-1)).some((x) => x.matches(SPOKEN) || x.querySelector(`:scope > ${SPOKEN.replaceAll(",", ",:scope > ")}`)))
  .map((x) => x.element);
/** What a script opens: it listens for the mouse, and to nothing that a keyboard does. */
const byScript = () => {
  const keyed = new Set(heard("focus focusin keydown keyup keypress click"));
  const list = [];
  for (const x of new Set(heard("mouseenter mouseover pointerenter"))) {
    const inner = [x, ...Array.from(x.querySelectorAll("*")).slice(0, 100)];
    if (!x.isConnected || !isSeen(x) || inner.some((y) => keyed.has(y) || y.matches("[aria-expanded],summary"))) continue;
    const hidden = [...inner.slice(1), x.nextElementSibling].find((y) => y && !isSeen(y) && y.querySelector("a[href],button"));
    if (hidden && textOf(hidden) && !state.shown.focus.has(hidden)) list.push(hidden);
  }
  return list;
};
const told = () => {
  const gone = state.gone || new Set();
  const pale = Array.from(state.pale).filter(([key]) => !gone.has(key)).map(([, x]) => x);
  const opened = [...byStyle(), ...byScript()];
  const hover = opened.filter((x, i) => opened.indexOf(x) === i && !opened.some((y) => y !== x && y.contains(x)));
  const bad = new Set([...pale.map((x) => x.element), ...hover]);
  const kinds = [...Array.from(state.acting), ...Array.from(state.shut).map(([kind, x]) => [kind, x.element])];
  delete window[KEY];
  return {
    states: pale.map(({ element, ...more }) => ({ path: pathOf(element), html: htmlOf(element), text: textOf(element).slice(0, 80), ...more })),
    hover: hover.slice(0, 30).map((x) => ({ path: pathOf(x), html: htmlOf(x), text: textOf(x).slice(0, 120) })),
    well: kinds.filter(([, x]) => !bad.has(x)).map(([kind]) => kind),
  };
};
return { choose, look, doubtful, alone, told }[options.do]();
