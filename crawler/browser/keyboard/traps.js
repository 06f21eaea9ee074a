/*
 * Sees where the focus goes while crawler/browser/keyboard/traps.py presses keys at a person's pace; after
 * naming.js, on a page that keyboard_walk.js has made safe to use.
 */
const KEY = "__signpostTrap";
const state = window[KEY] || (window[KEY] = { loop: new Set() });
const active = () => {
  let element = document.activeElement;
  while (element && element.shadowRoot && element.shadowRoot.activeElement) {
    element = element.shadowRoot.activeElement;
  }
  return element === document.body || element === document.documentElement ? null : element;
};
const isModal = (x) => Boolean(x.closest("dialog:modal,[aria-modal=true]"));
/** Whether the Tab key should come by: of radio buttons with one name only one is a stop. */
const isStop = (x) => {
  if (x.tabIndex < 0 || x.disabled || x.closest("[inert]") || !inView(x)) return false;
  if (x.matches("iframe,object,embed,audio,video")) return false;
  return !(x.matches("input[type=radio]") && !x.checked);
};
const begin = () => {
  state.loop.clear();
  const element = document.querySelector(options.path);
  if (!element) return false;
  element.focus();
  if (active() !== element) return false;
  state.loop.add(element);
  return true;
};
/** Take the next stop: whether it is one more, one that was there already, or out of the page. */
const step = () => {
  const element = active();
  if (!element) return "out";
  if (element.matches("iframe,object,embed,audio,video")) return "out";
  if (state.loop.has(element)) return "known";
  state.loop.add(element);
  return "new";
};
const has_left = () => { const x = active(); return !x || !state.loop.has(x); };
/** Whether the loop leaves out what should be a stop, and no box holds the focus as it should. */
const is_loop = () => {
  const loop = Array.from(state.loop);
  if (loop.every((x) => isModal(x)) && loop.some((x) => x.matches("button,a[href],[role=button],input[type=submit]"))) return false;
  return Array.from(document.querySelectorAll(FOCUSABLE)).some((x) => isStop(x) && !state.loop.has(x));
};
const back = () => { const first = Array.from(state.loop)[0]; first.focus(); return active() === first; };
const trap = () => { const x = Array.from(state.loop)[0]; return { path: pathOf(x), html: htmlOf(x) }; };
/** What the page says, for the keys that it names; and what in the loop may tell more if pressed. */
const words = () => String(document.body.innerText || "").slice(0, 200000);
const help = () => {
  const told = Array.from(state.loop).find((x) => x.matches("a,button")
    && /help|how to|leave|exit|close|go (on|to)|move on|escape/i.test(textOf(x)));
  if (!told) return false;
  told.focus();
  told.click();
  return true;
};

const deeds = { begin, step, has_left, is_loop, back, trap, words, help };
return deeds[options.do]();
