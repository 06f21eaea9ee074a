/* What the scripts that run in a page share: a place's CSS path, its HTML, what is in view. */
const squeeze = (text) => String(text || "").replace(/\s+/g, " ").trim();

const stepOf = (element) => {
  const name = element.localName;
  const twins = Array.from(element.parentNode ? element.parentNode.children : [])
    .filter((x) => x.localName === name);
  return twins.length > 1 ? `${name}:nth-of-type(${twins.indexOf(element) + 1})` : name;
};

const pathOf = (element) => {
  const steps = [];
  for (let node = element; node && node.nodeType === 1; node = node.parentNode) {
    const id = node.getAttribute("id") || "";
    if (/^[A-Za-z][\w-]*$/.test(id)) { steps.unshift(`${node.localName}#${id}`); break; }
    steps.unshift(stepOf(node));
  }
  const { host } = element.getRootNode();
  return `${host ? `${pathOf(host)} >>> ` : ""}${steps.join(" > ")}`;
};

/** Every element under a root, what is in open shadow roots too: at most so many, of how many. */
const elementsOf = (root, most) => {
  const list = [];
  let count = 0;
  const collect = (from) => {
    for (const x of from.querySelectorAll("*")) {
      count += 1;
      if (count <= most) list[list.length] = x;
      if (x.shadowRoot) collect(x.shadowRoot);
    }
  };
  if (root) collect(root);
  return { list, count };
};
/** The element round an element, out of a shadow root too. */
const outerOf = (x) => x.parentElement || x.getRootNode().host || null;

const htmlOf = (element) => {
  const text = squeeze(element.innerHTML.length < 5000 ? element.outerHTML
    : element.cloneNode(false).outerHTML);
  const own = text.replaceAll(' form=""', ""); // unclobber.js
  return own.length > 300 ? `${own.slice(0, 299)}…` : own;
};

/** Name a text by its content: FNV-1a, 32 bits, of the whole of it, and its length. */
const digestOf = (text) => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${text.length}.${(hash >>> 0).toString(16)}`;
};

/** What decides how a page behaves and looks, by content: its scripts, and its style sheets too. */
const scriptDigests = () => Array.from(document.scripts)
  .filter((x) => !x.type || /javascript|module/.test(x.type)).map((x) => `script ${digestOf(x.src || x.text)}`);
const surroundings = () => digestOf([...scriptDigests(),
  ...Array.from(document.querySelectorAll("link[rel~=stylesheet]")).map((x) => x.href),
  ...Array.from(document.querySelectorAll("style")).map((x) => x.textContent)].join("\n"));

/** Name the scripts that may do something, by content: those from files, and those whose text speaks of it. */
const scriptsThat = (speaks) => {
  const found = Array.from(document.scripts).filter((x) => (!x.type || /javascript|module/.test(x.type))
    && (x.src || speaks.test(x.text))).map((x) => x.src || x.text);
  return found.length ? digestOf(found.join("\n")) : "";
};

const textOf = (element) => squeeze((element.textContent || "").slice(0, 20000));
const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
const inView = (element) => {
  const box = element.getBoundingClientRect();
  return box.width > 4 && box.height > 4 && box.right + scrollX > 0 && box.bottom + scrollY > 0
    && isSeen(element);
};
const FOCUSABLE = "a[href],area[href],button,input,select,textarea,summary,iframe,object,embed,"
  + "audio,video,[tabindex],[contenteditable]";

/* Whether an element is a box that does not show what does not fit into it. */
const cuts = (x) => {
  if (!/^(p|div|li|a|button|span|section|td|h\d|label)$/.test(x.localName)) return false;
  const style = getComputedStyle(x);
  return /hidden|clip/.test(style.overflowY) && style.display !== "inline"
    && style.webkitLineClamp === "none" && style.textOverflow !== "ellipsis"
    && x.clientHeight > 8 && textOf(x).length >= 5 && inView(x);
};
