/*
 * Gives axe-core in this page limits, for crawler/browser/page_scripts/axe.py. axe has none: a page too
 * large for its time loses all that it had found. Here a rule that comes after the time is up looks
 * at nothing, each rule looks at no more than so many elements, and what that leaves out is told:
 * `cut` is, by rule, how many elements were looked at, of how many (null: not counted).
 */
(options) => {
  const state = { cut: {}, end: Infinity };
  window.__signpostAxe = state;
  state.begin = (milliseconds) => { state.cut = {}; state.end = performance.now() + milliseconds; };
  const within = (rule, list, most) => {
    if (list.length <= most) return list;
    const before = state.cut[rule.id];
    state.cut[rule.id] = [most, before ? before[1] : list.length];
    return list.slice(0, most);
  };
  const limit = (rule) => {
    const { gather, gatherAndMatchNodes: match } = rule;
    rule.gather = function look(...rest) {
      return within(rule, gather.apply(this, rest), options.gathered);
    };
    rule.gatherAndMatchNodes = function look(...rest) {
      if (performance.now() < state.end) return within(rule, match.apply(this, rest), options.matched);
      state.cut[rule.id] = [0, null];
      return [];
    };
  };
  const { rules } = window.axe._audit;
  for (const rule of rules) limit(rule);
  // What takes longest comes last, so that it is what the time runs out for.
  const last = rules.findIndex((x) => x.id === "color-contrast");
  if (last >= 0) rules.push(...rules.splice(last, 1));
}
