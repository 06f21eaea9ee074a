/*
 * Tells whether colours stay what they are, for crawler/browser/page_scripts/contrast.py; runs after naming.js.
 * options.do: "note" remembers what each element does to the colours of text in it; "changed" gives
 * those of options.places where that is not the same now, or cannot be told; "differs" says whether it
 * is not the same anywhere.
 */
const KEY = "__signpostColours";
const MOST = 10000;
const lookOf = (x) => {
  const style = getComputedStyle(x);
  return `${style.color} ${style.backgroundColor} ${style.backgroundImage} ${style.opacity} ${style.filter}`;
};
const note = () => {
  const looks = new Map();
  for (const x of Array.from(document.querySelectorAll("*")).slice(0, MOST)) looks.set(x, lookOf(x));
  window[KEY] = looks;
};
const isSame = (place) => {
  const looks = window[KEY];
  if (!looks || place.includes(">>>")) return false;
  for (let x = document.querySelector(place); x; x = x.parentElement) {
    if (looks.get(x) !== lookOf(x)) return false;
    if (x === document.documentElement) return true;
  }
  return false;
};
/** Whether any element does something else to the colours of text than what was noted. */
const differs = () => Array.from(window[KEY] || []).some(([x, look]) => x.isConnected && lookOf(x) !== look);
const changed = () => options.places.filter((place) => {
  try { return !isSame(place); } catch (error) { return true; }
});
return { note, changed, differs }[options.do]();
