/*
 * What a scheme of colours may change, for crawler/browser/styles/schemes.py; runs after naming.js.
 * options.do: "asks" says whether any style sheet, as the browser has read it, speaks of the scheme at
 * all, and names what the page is made of; "stops" gives where the focus can go, each kind once.
 */
const SPEAKS = /prefers-color-scheme|light-dark\(|color-scheme\s*:/;
const speaks = (sheet) => {
  if (SPEAKS.test(sheet.media.mediaText)) return true;
  // Another site's cannot be read: what it does is looked at.
  try { return Array.from(sheet.cssRules).some((rule) => SPEAKS.test(rule.cssText) || (rule.styleSheet && speaks(rule.styleSheet))); }
  catch (error) { return true; }
};
const asks = () => {
  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets];
  const meta = Boolean(document.querySelector("meta[name=color-scheme],[style*=light-dark],[style*=color-scheme]"));
  const kinds = new Set(Array.from(document.querySelectorAll("body, body *")).slice(0, 5000)
    .map((x) => `${x.localName}.${x.getAttribute("class") || ""} ${x.getAttribute("style") || ""}`));
  return {
    speaks: meta || sheets.some(speaks),
    make: digestOf([surroundings(), document.documentElement.className, ...Array.from(kinds).sort()].join("|")),
  };
};
const stops = () => {
  const kinds = new Map();
  for (const x of document.querySelectorAll(FOCUSABLE)) {
    const kind = `${x.localName}.${x.getAttribute("class") || ""}.${x.getAttribute("type") || ""}.${x.parentElement ? x.parentElement.className : ""}`;
    if (x.tabIndex >= 0 && !x.disabled && inView(x) && !kinds.has(kind) && kinds.size < options.most) kinds.set(kind, x);
  }
  return Array.from(kinds.values()).map((x) => ({ path: pathOf(x), html: htmlOf(x), text: textOf(x).slice(0, 80) }));
};
return { asks, stops }[options.do]();
