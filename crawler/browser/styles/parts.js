/*
 * What the scripts of crawler/browser/styles/style_facts.py share: they run one after another in one function,
 * after naming.js and colours.js, and put what they find into `result` under the keys of StyleFacts
 * (signpost/workspace/visit_facts). What is not looked at, or not listed, is noted in `cut`.
 */
const MOST = 30;
const ELEMENTS = 20000;
const MILLISECONDS = 12000;
const result = {};
// What was not looked at, or found and not listed, by the key of the part: kept, of how many, of what.
const cut = {};
const began = performance.now();
const { list: all, count: ofAll } = elementsOf(document.body, ELEMENTS);
let now = "";
/** Do one part's look: null where the page breaks it, or where the others took all the time. */
const part = (name, make) => {
  now = name;
  try { result[name] = performance.now() - began < MILLISECONDS ? make() : null; } catch (error) { result[name] = null; }
  if (ofAll > ELEMENTS && !cut[name]) cut[name] = { kept: ELEMENTS, of: ofAll, what: "elements" };
};
/** Keep the first of what a part found, and note how many there are. */
const first = (list, most = MOST, what = "places") => {
  if (list.length > most) cut[now] = { kept: most, of: list.length, what };
  return list.slice(0, most);
};
const place = (element, more) => ({ path: pathOf(element), html: htmlOf(element), ...more });
