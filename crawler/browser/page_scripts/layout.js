/*
 * What a page looks like at the present width, for crawler/browser/page_scripts/layout.py.
 *
 * options.part: "width" gives what is stored of LayoutAtWidth, "phone" what is stored of VisitFacts
 * that a phone's screen shows (signpost/workspace/visit_facts says what each key means).
 * A part that a hostile page breaks is null: not looked at, which is not the same as nothing found.
 *
 * Nothing in the page is changed. Getters are taken from prototypes, because a field called
 * "parentNode" hides the form's own; lists grow by index, because old libraries replace methods
 * of Array. No eval, so a strict Content-Security-Policy does not matter.
 */
(options) => {
  const LIMIT = 100;
  const SMALL_TEXTS = 50;
  const TOUCH = 44; // WCAG 2.5.5, the comfortable size
  const CIRCLE = 24; // WCAG 2.5.8, the least size and spacing
  const SMALL_PX = 12;
  const NATIVE_HIGH = 21; // of a button that no style sheet speaks of: one line of 13.3 px text
  const phone = (options || {}).part === "phone";

  const own = (type, name) => {
    const found = Object.getOwnPropertyDescriptor(type.prototype, name) || {};
    const call = found.get || found.value;
    return (node, ...rest) => Reflect.apply(call, node, rest);
  };
  const lastChild = own(Node, "lastChild");
  const firstChild = own(Node, "firstChild");
  const nextSibling = own(Node, "nextSibling");
  const previousSibling = own(Node, "previousSibling");
  const parentNode = own(Node, "parentNode");
  const nodeType = own(Node, "nodeType");
  const textContent = own(Node, "textContent");
  const contains = own(Node, "contains");
  const localName = own(Element, "localName");
  const attributes = own(Element, "attributes");
  const attribute = own(Element, "getAttribute");
  const shadowOf = own(Element, "shadowRoot");
  const scrollWidth = own(Element, "scrollWidth");
  const clientWidth = own(Element, "clientWidth");
  const rectOf = own(Element, "getBoundingClientRect");
  const rectsOf = own(Element, "getClientRects");
  const isShown = own(Element, "checkVisibility");
  const rootOf = own(Node, "getRootNode");
  const ofDocument = (name, ...rest) => own(Document, name)(document, ...rest);
  const styleOf = window.getComputedStyle;
  const add = (list, item) => { list[list.length] = item; };
  const round = (number) => Math.round(number * 10) / 10;
  const squeeze = (text) => (text || "").replace(/\s+/g, " ").trim();
  const has = (element, name) => attribute(element, name) !== null;

  const LEAVES = new Set([
    "svg", "iframe", "object", "embed", "video", "audio", "canvas", "select", "textarea", "math",
  ]);
  const UNREAD = new Set(["script", "style", "noscript", "template", "head", "datalist", "title"]);
  const ROLES = new Set([
    "button", "link", "checkbox", "radio", "switch", "tab", "menuitem", "option", "slider",
  ]);
  const NO_PHONES = new Set([ // linked already, no number, or somebody else's words
    "a", "button", "code", "pre", "kbd", "samp", "blockquote", "q",
  ]);
  const NOT_TYPED = new Set(["hidden", "submit", "button", "image", "reset"]);

  let html, seen, width, height, rtl, pageHides, range;
  const measure = () => {
    html = ofDocument("documentElement");
    seen = ofDocument("scrollingElement") || html; // the body in quirks mode
    width = seen.clientWidth || window.innerWidth;
    height = Math.min(seen.clientHeight || Infinity, window.innerHeight) || 1;
    rtl = styleOf(html).direction === "rtl";
    const hides = (element) => element && /hidden|clip/.test(styleOf(element).overflowX);
    pageHides = hides(html) || hides(ofDocument("body"));
    range = ofDocument("createRange");
  };

  // ---- naming a place, as signpost/pages/markup.py does -------------------------------------------

  const step = (element) => {
    const name = localName(element);
    let place = 1;
    let twins = 0;
    for (let x = previousSibling(element); x; x = previousSibling(x)) {
      if (nodeType(x) === 1 && localName(x) === name) place += 1;
    }
    for (let x = nextSibling(element); x && !twins; x = nextSibling(x)) {
      if (nodeType(x) === 1 && localName(x) === name) twins = 1;
    }
    return place > 1 || twins ? `${name}:nth-of-type(${place})` : name;
  };

  const path = (element) => {
    let steps = "";
    for (let node = element; node && nodeType(node) === 1; node = parentNode(node)) {
      const id = attribute(node, "id") || "";
      const named = /^[A-Za-z][\w-]*$/.test(id);
      steps = (named ? `${localName(node)}#${id}` : step(node)) + (steps ? ` > ${steps}` : "");
      const root = named ? rootOf(node) : parentNode(node);
      if (root && nodeType(root) === 11 && root.host) return `${path(root.host)} >>> ${steps}`;
      if (named) break;
    }
    return steps;
  };

  /** An element's own HTML, written until it is long enough; a whole page is never serialised. */
  const source = (element) => {
    let text = "";
    const write = (node) => {
      if (text.length > 300) return;
      if (nodeType(node) === 3) text += (textContent(node) || "").slice(0, 300);
      if (nodeType(node) !== 1) return;
      text += `<${localName(node)}`;
      const pairs = attributes(node);
      for (let i = 0; i < pairs.length && text.length <= 300; i += 1) {
        text += ` ${pairs[i].name}="${pairs[i].value.slice(0, 200).replace(/"/g, "&quot;")}"`;
      }
      text += ">";
      for (let x = firstChild(node); x && text.length <= 300; x = nextSibling(x)) write(x);
      text += `</${localName(node)}>`;
    };
    write(element);
    const short = squeeze(text).replaceAll(' form=""', ""); // unclobber.js
    return short.length > 300 ? `${short.slice(0, 299)}…` : short;
  };

  // ---- boxes -------------------------------------------------------------------------------

  const box = (rect) => ({
    left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom,
  });
  const union = (a, b) => ({
    left: Math.min(a.left, b.left), top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom),
  });
  const cut = (a, b) => (b ? {
    left: Math.max(a.left, b.left), top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom),
  } : a);
  const wideOf = (a) => a.right - a.left;
  const highOf = (a) => a.bottom - a.top;
  const big = (a) => wideOf(a) > 1.5 && highOf(a) > 1.5; // "visually hidden" boxes are 1 px
  const onPage = (a) => a.right + window.scrollX > 0 && a.bottom + window.scrollY > 0;

  // ---- the one pass ------------------------------------------------------------------------

  const wideFound = [];
  const wideScrolling = [];
  const fixedFound = [];
  const targetsFound = [];
  const fieldsFound = [];
  const imagesFound = [];
  const phonesFound = [];
  const smallFound = new Map();
  const sizes = {};
  const broken = {};

  /** Do one part's look at one element; a part that fails is given up, the others go on. */
  const attempt = (name, look) => {
    if (broken[name]) return;
    try { look(); } catch (error) { broken[name] = true; }
  };

  const lifts = (position) => position === "fixed" || position === "absolute";

  /** What is known of an element from those around it: what cuts it off, what scrolls it. */
  const enter = (element, up) => {
    const style = styleOf(element);
    if (style.display === "none") return null;
    const rect = box(rectOf(element));
    const tag = localName(element);
    const position = style.position;
    const lifted = position === "fixed" ? {} : position === "absolute" ? up.placed : up.flow;
    const state = {
      element, style, rect, tag, up,
      clip: lifted.clip || null,
      scrolls: Boolean(lifted.scrolls),
      fixed: up.fixed || position === "fixed",
      kept: up.kept, stuckOut: up.stuckOut, target: up.target,
      // Put aside on purpose, or laid over the page: not in the flow of what people read.
      moved: up.moved || lifts(position) || style.transform !== "none",
      noPhones: up.noPhones || NO_PHONES.has(tag),
      raised: up.raised || tag === "sup" || tag === "sub",
    };
    const page = tag === "html" || tag === "body";
    const flow = { clip: state.clip, scrolls: state.scrolls };
    if (!page && style.overflowX !== "visible") {
      if (/auto|scroll/.test(style.overflowX)) flow.scrolls = true;
      else flow.clip = cut(rect, state.clip);
    }
    const holds = position !== "static" || style.transform !== "none";
    state.flow = flow;
    state.placed = holds ? flow : up.placed;
    return state;
  };

  const visible = (state) => {
    if (state.shown === undefined) {
      const rect = cut(state.rect, state.clip);
      state.shown = big(rect) && onPage(rect) && !/^rect\(0|^rect\(1px/.test(state.style.clip) &&
        isShown(state.element, { opacityProperty: true, visibilityProperty: true });
    }
    return state.shown;
  };

  const sticksOut = (rect) => (rtl ? rect.left < -1 : rect.right > width + 1);
  const crosses = (rect) => sticksOut(rect) && rect.left < width && rect.right > 0;

  /** How far an element's own words go past the edge: a long address, or what is cut off. */
  const wordsReach = (element) => {
    let reach = null;
    for (let x = firstChild(element); x; x = nextSibling(x)) {
      if (nodeType(x) !== 3 || !squeeze(textContent(x))) continue;
      range.selectNodeContents(x);
      const rects = range.getClientRects();
      for (let i = 0; i < rects.length; i += 1) {
        if (crosses(rects[i])) reach = reach ? union(reach, rects[i]) : box(rects[i]);
      }
    }
    return reach;
  };

  // What carries something that is lost where the page cuts it off; an image without words is décor.
  const CARRIES = new Set(["table", "pre", "iframe", "video", "canvas", "input", "select", "textarea", "button"]);
  const carries = ({ element, tag, moved }) => !moved &&
    (CARRIES.has(tag) || (tag === "img" && Boolean((attribute(element, "alt") || "").trim())));

  const lookWide = (state) => {
    const { element, tag } = state;
    if (state.stuckOut || state.fixed || tag === "html" || tag === "body") return;
    const shown = cut(state.rect, state.clip);
    if (!big(shown)) return;
    const lost = pageHides && crosses(shown) && carries(state) && visible(state);
    if ((pageHides && !lost) || !sticksOut(shown)) {
      if (!sticksOut(shown) && scrollWidth(element) <= clientWidth(element)) return;
      const reach = !state.flow.clip && !state.flow.scrolls && visible(state) && wordsReach(element);
      if (!reach) return;
      state.rect = union(state.rect, reach);
    }
    state.stuckOut = true;
    add(state.scrolls ? wideScrolling : wideFound, state);
  };

  /** An empty box without a background of its own: nobody sees it. */
  const isBlank = ({ element, style }) => !firstChild(element) && !LEAVES.has(localName(element)) &&
    localName(element) !== "img" && style.backgroundImage === "none" &&
    /^(transparent|rgba\(.*, 0\))$/.test(style.backgroundColor);

  const lookFixed = (state) => {
    const { position, top, bottom, zIndex } = state.style;
    if (state.kept || state.tag === "html" || state.tag === "body") return;
    if (position !== "fixed" && position !== "sticky") return;
    if (Number(zIndex) < 0 || !visible(state)) return;
    const window_ = { left: 0, top: 0, right: width, bottom: height };
    let rect = cut(state.rect, window_);
    if (position === "sticky") {
      // It stays on screen only if it sticks to an edge and its parent is most of the page.
      const parent = state.up.rect;
      const page = Math.max(seen.scrollHeight, height);
      if ((top === "auto" && bottom === "auto") || !parent) return;
      if (page < height * 1.5 || highOf(parent) < page * 0.7) return;
      rect = cut({ ...state.rect, top: 0, bottom: highOf(state.rect) }, window_);
    }
    if (!big(rect) || isBlank(state)) return;
    state.kept = true;
    add(fixedFound, { state, share: (highOf(rect) * wideOf(rect)) / (height * width) });
  };

  // ---- touch targets -----------------------------------------------------------------------

  const isTarget = ({ element, tag, style }) => {
    if (has(element, "disabled") || style.pointerEvents === "none") return false;
    if (tag === "a") return has(element, "href");
    if (tag === "input") return (attribute(element, "type") || "").toLowerCase() !== "hidden";
    if (tag === "button" || tag === "select" || tag === "textarea" || tag === "summary") return true;
    return ROLES.has(attribute(element, "role") || "");
  };

  /** The area that answers to a finger: with what an inline link holds, and a tick box's label. */
  const touchArea = (state) => {
    const { element, tag, style } = state;
    let area = state.rect;
    if (style.display === "inline") {
      for (let x = firstChild(element), n = 0; x && n < 20; x = nextSibling(x), n += 1) {
        if (nodeType(x) !== 1) continue;
        const rect = box(rectOf(x));
        if (big(rect)) area = big(area) ? union(area, rect) : rect;
      }
    }
    if (tag === "input" && /^(checkbox|radio)$/i.test(attribute(element, "type") || "")) {
      const labels = element.labels || [];
      for (let i = 0; i < labels.length; i += 1) {
        const rect = box(rectOf(labels[i]));
        if (big(rect)) area = union(area, rect);
      }
      // A bare box that the browser draws in its own size is exempt (2.5.8, user agent control).
      if (!labels.length && style.appearance !== "none" && wideOf(area) <= 16) return null;
    }
    if (wideOf(area) >= TOUCH && highOf(area) >= TOUCH) return area;
    const after = styleOf(element, "::after");
    if (after.content !== "none" && after.position === "absolute" && element.offsetParent) {
      const inset = `${after.top} ${after.right} ${after.bottom} ${after.left}`;
      if (inset === "0px 0px 0px 0px") area = union(area, box(rectOf(element.offsetParent)));
    }
    return area;
  };

  const lookTarget = (state) => {
    if (!isTarget(state) || !(visible(state) || state.style.display === "inline")) return;
    const area = touchArea(state);
    if (!area || !big(cut(area, state.clip)) || !onPage(area)) return;
    if (!isShown(state.element, { opacityProperty: true, visibilityProperty: true })) return;
    const small = wideOf(area) < CIRCLE - 0.1 || highOf(area) < CIRCLE - 0.1;
    const pieces = state.style.display === "inline" ? rectsOf(state.element) : [];
    const rects = [];
    for (let i = 0; i < pieces.length && pieces.length > 1; i += 1) add(rects, box(pieces[i]));
    if (!rects.length) add(rects, area);
    add(targetsFound, {
      state, area, small, rects,
      href: attribute(state.element, "href"),
      x: (area.left + area.right) / 2, y: (area.top + area.bottom) / 2,
    });
  };

  const words = new Map();
  /** Whether a block has words of its own around the targets in its lines. */
  const hasWords = (block) => {
    if (words.has(block)) return words.get(block);
    const read = (node) => {
      for (let x = firstChild(node); x; x = nextSibling(x)) {
        if (nodeType(x) === 3 && /[\p{L}\p{N}]{2}/u.test(textContent(x))) return true;
        if (nodeType(x) !== 1 || UNREAD.has(localName(x)) || LEAVES.has(localName(x))) continue;
        const style = styleOf(x);
        if (isTarget({ element: x, tag: localName(x), style }) || !isShown(x)) continue;
        if (/^(inline|contents)/.test(style.display) && read(x)) return true;
      }
      return false;
    };
    words.set(block, read(block));
    return words.get(block);
  };

  const inSentence = ({ state }) => {
    if (state.style.display !== "inline") return false;
    let block = state.up;
    while (block.style && /^(inline|contents)/.test(block.style.display)) block = block.up;
    return Boolean(block.element) && hasWords(block.element);
  };

  const distance = (x, y, rect) => Math.hypot(
    Math.max(rect.left - x, 0, x - rect.right), Math.max(rect.top - y, 0, y - rect.bottom),
  );

  const meets = (one, other) => {
    if (one === other || one.state.fixed !== other.state.fixed) return false;
    if (one.href !== null && one.href === other.href) return false;
    const a = one.state.element;
    const b = other.state.element;
    if (contains(a, b) || contains(b, a)) return false;
    if (other.small && Math.hypot(one.x - other.x, one.y - other.y) < CIRCLE - 0.5) return true;
    for (let i = 0; i < other.rects.length; i += 1) {
      if (distance(one.x, one.y, other.rects[i]) < CIRCLE / 2 - 0.5) return true;
    }
    return false;
  };

  /** Mark the small targets whose 24 px circle meets another target; compared by strips only. */
  const markCrowded = () => {
    const strips = new Map();
    const strip = (y) => Math.floor(y / 96);
    for (let i = 0; i < targetsFound.length; i += 1) {
      const { area } = targetsFound[i];
      const last = Math.min(strip(area.bottom + 12), strip(area.top - 12) + 60);
      for (let s = strip(area.top - 12); s <= last; s += 1) {
        if (!strips.has(s)) strips.set(s, []);
        add(strips.get(s), targetsFound[i]);
      }
    }
    for (let i = 0; i < targetsFound.length; i += 1) {
      const one = targetsFound[i];
      const near = one.small ? strips.get(strip(one.y)) || [] : [];
      one.crowded = false;
      for (let j = 0; j < near.length && !one.crowded; j += 1) one.crowded = meets(one, near[j]);
    }
  };

  const nameOf = (element) => {
    const labelled = (attribute(element, "aria-labelledby") || "").split(/\s+/)[0];
    const label = labelled && ofDocument("getElementById", labelled);
    const labels = element.labels && element.labels.length ? element.labels[0] : null;
    return squeeze(
      attribute(element, "aria-label") || (label && textContent(label)) ||
      (labels && textContent(labels)) || attribute(element, "placeholder") ||
      attribute(element, "title") || "",
    ).slice(0, 120);
  };

  const elementAt = (x, y) => ofDocument("elementFromPoint", x, y);
  /** Wholly under something else that stays on the screen too: no finger gets to it. */
  const isCovered = ({ state, x, y }) => {
    if (!state.fixed || x < 0 || y < 0 || x >= width || y >= height) return false;
    const top = elementAt(x, y);
    return Boolean(top) && !contains(top, state.element) && !contains(state.element, top);
  };
  /** A button in the browser's own size and look, which WCAG 2.5.8 leaves out. */
  const isNative = ({ element, tag, style, rect }) => {
    const button = tag === "button" || (tag === "input" && /^(?:submit|button|reset)$/i.test(attribute(element, "type") || ""));
    return button && style.borderTopStyle === "outset" && style.borderTopWidth === "2px" && style.padding === "1px 6px"
      && /^13\.3/.test(style.fontSize) && style.appearance !== "none" && Math.abs(highOf(rect) - NATIVE_HIGH) <= 2;
  };

  const targets = () => {
    markCrowded();
    const bad = [];
    const rest = [];
    for (let i = 0; i < targetsFound.length; i += 1) {
      const one = targetsFound[i];
      if (wideOf(one.area) >= TOUCH && highOf(one.area) >= TOUCH) continue;
      one.inline = inSentence(one);
      if (one.crowded && isCovered(one)) continue;
      add(one.crowded && !one.inline ? bad : rest, one);
    }
    return take("targets", joined(bad, rest), ({ state, area, inline, crowded }) => ({
      path: path(state.element), html: source(state.element),
      text: squeeze(textContent(state.element)).slice(0, 120) || nameOf(state.element),
      width: round(wideOf(area)), height: round(highOf(area)), inline, crowded,
      native: isNative(state),
    }));
  };

  // ---- text, fields, images, phone numbers -------------------------------------------------

  const lookText = (text, node, state) => {
    const px = round(parseFloat(state.style.fontSize));
    sizes[px] = (sizes[px] || 0) + text.length;
    if (!(px < SMALL_PX) || state.raised || !/[\p{L}\p{N}]{2}/u.test(text)) return;
    const before = smallFound.get(state.element);
    smallFound.set(state.element, { px, text: before ? `${before.text} ${text}` : text });
  };

  const PHONE = /(?:\+44[ -]?(?:\(0\)[ -]?)?|\(?0)\d(?:[ ()-]{0,2}\d){8,9}(?![\d-])/g;
  // What a number right after it is the number of.
  const NUMBERED = /\b(?:meter|uprn|serial|policy|permit|case|order|licen[cs]e|badge|isbn|iban|barcode|asset|model|part|batch|job)(?:\s(?:no\.?|number|id|code))?[:\s]*$/i;
  // Numbers of three to eight figures that all of the country rings, where the words say to ring them.
  // Nobody is kept from ringing 999 or 112 by having to press three keys.
  const SHORT = /\b(?:111|101|105|119|116 ?\d{3}|0800 ?1111|0845 ?46 ?47)\b/g;
  const RING = /\b(?:ring|call|phone|dial|telephone|tel)\b[^.;]{0,40}$/i;
  const NO_RING = /\b(?:room|ext(?:ension)?|option|page|bus|route|line|step|number of)\s*$/i;
  const NOT_A_PHONE = /(?:\bfax|\bref|reference|account|charity|company|regist|invoice|\bvat\b|code)[^.;]{0,24}$/i;
  const lookPhone = (text, state) => {
    if (state.noPhones || !/\d{3}/.test(text)) return;
    PHONE.lastIndex = 0;
    for (let match = PHONE.exec(text); match; match = PHONE.exec(text)) {
      const before = text.slice(0, match.index);
      const digits = match[0].replace(/^\+44[ -]?(\(0\))?/, "0").replace(/\D/g, "");
      const fits = /^0[12378]\d{8,9}$/.test(digits);
      if (fits && !/[\w£./+-]$/.test(before) && !NOT_A_PHONE.test(before) && !NUMBERED.test(before)) {
        add(phonesFound, { state, text: match[0] });
      }
    }
    SHORT.lastIndex = 0;
    for (let match = SHORT.exec(text); match; match = SHORT.exec(text)) {
      const before = text.slice(0, match.index);
      const after = text.slice(match.index + match[0].length);
      const rung = RING.test(before) && !NO_RING.test(before) && !/^[\d.,]*\d|^\s*(?:times|people|homes|days|visits|calls)/.test(after);
      if (rung) add(phonesFound, { state, text: match[0] });
    }
  };

  const lookField = (state) => {
    const { element, tag } = state;
    if (tag !== "input" && tag !== "select" && tag !== "textarea") return;
    const type = tag === "input" ? (attribute(element, "type") || "text").toLowerCase() : tag;
    if (!NOT_TYPED.has(type) && visible(state)) add(fieldsFound, { state, type });
  };

  const lookImage = (state) => {
    const { element, tag, rect } = state;
    if (tag !== "img" || !visible(state)) return;
    const address = element.currentSrc || element.src || "";
    const [w, h] = [element.naturalWidth, element.naturalHeight];
    if (/\.svg(?:[?#]|$)|^data:image\/svg/i.test(address) || w < 200) return;
    if (w * h > 4 * wideOf(rect) * highOf(rect)) add(imagesFound, { state, address, w, h });
  };

  const lookWords = (node, state) => {
    const text = squeeze(textContent(node).slice(0, 20000));
    if (!text || !state.element || !(state.style.display === "contents" || visible(state))) return;
    attempt("text", () => lookText(text, node, state));
    attempt("phones", () => lookPhone(text, state));
  };

  // ---- walking and writing -----------------------------------------------------------------

  const look = (state) => {
    attempt("wide", () => lookWide(state));
    if (!phone) return;
    attempt("fixed", () => lookFixed(state));
    attempt("targets", () => lookTarget(state));
    attempt("fields", () => lookField(state));
    attempt("images", () => lookImage(state));
  };

  const walk = () => {
    const stack = [[html, { flow: {}, placed: {} }]];
    while (stack.length) {
      const [node, up] = stack[stack.length - 1];
      stack.length -= 1;
      const type = nodeType(node);
      if (type === 3 && phone) lookWords(node, up);
      if (type !== 1 || UNREAD.has(localName(node))) continue;
      const state = enter(node, up);
      if (!state) continue;
      look(state);
      if (LEAVES.has(state.tag)) continue;
      for (let x = lastChild(node); x; x = previousSibling(x)) add(stack, [x, state]);
      const shadow = shadowOf(node);
      if (!shadow) continue;
      for (let x = lastChild(shadow); x; x = previousSibling(x)) add(stack, [x, state]);
    }
  };

  const counts = {};
  const joined = (a, b) => {
    const all = [];
    for (let i = 0; i < a.length; i += 1) add(all, a[i]);
    for (let i = 0; i < b.length; i += 1) add(all, b[i]);
    return all;
  };
  const take = (name, list, write, limit = LIMIT) => {
    const taken = [];
    for (let i = 0; i < list.length && taken.length < limit; i += 1) add(taken, write(list[i]));
    if (list.length > limit) counts[name] = list.length;
    return taken;
  };
  const part = (name, write) => {
    if (broken[name] || broken.walk) return null;
    try { return write(); } catch (error) { return null; }
  };
  const placeOf = (state) => ({ path: path(state.element), html: source(state.element) });

  const smallTexts = () => {
    const found = [];
    smallFound.forEach(({ px, text }, element) => add(found, { element, px, text }));
    found.sort((a, b) => b.text.length - a.text.length);
    return take("small_text", found, ({ element, px, text }) => ({
      path: path(element), px, text: text.slice(0, 200),
    }), SMALL_TEXTS);
  };

  const viewport = () => {
    const metas = ofDocument("querySelectorAll", 'meta[name="viewport" i]');
    const last = metas.length ? metas[metas.length - 1] : null;
    return { content: last ? attribute(last, "content") || "" : null, count: metas.length };
  };

  attempt("walk", () => {
    measure();
    walk();
  });

  const layout = {
    width: part("wide", () => Math.round(width)),
    scroll_width: part("wide", () => Math.round(Math.max(seen.scrollWidth, width))),
    wide_count: part("wide", () => wideFound.length + wideScrolling.length),
    wide: part("wide", () => take("wide", joined(wideFound, wideScrolling), (state) => ({
      ...placeOf(state), left: round(state.rect.left), right: round(state.rect.right),
      width: round(wideOf(state.rect)), scrolls: state.scrolls, tag: state.tag,
    }))),
  };
  if (!phone) return layout;
  return {
    layout: { 390: layout },
    viewport: part("viewport", viewport),
    fixed: part("fixed", () => take("fixed", fixedFound, ({ state, share }) => ({
      ...placeOf(state), share: Math.round(Math.min(share, 1) * 1000) / 1000,
    }))),
    targets: part("targets", targets),
    small_text: part("text", smallTexts),
    text_sizes: part("text", () => sizes),
    fields: part("fields", () => take("fields", fieldsFound, ({ state, type }) => ({
      ...placeOf(state), type,
      inputmode: attribute(state.element, "inputmode") || "",
      autocomplete: attribute(state.element, "autocomplete") || "",
      name: attribute(state.element, "name") || "",
      label: nameOf(state.element), px: round(parseFloat(state.style.fontSize)),
    }))),
    images: part("images", () => take("images", imagesFound, ({ state, address, w, h }) => ({
      path: path(state.element), src: address.slice(0, 2000), natural: [w, h],
      shown: [round(wideOf(state.rect)), round(highOf(state.rect))],
    }))),
    phones: part("phones", () => take("phones", phonesFound, ({ state, text }) => ({
      path: path(state.element), text,
    }))),
    counts,
  };
}
