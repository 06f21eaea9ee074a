/*
 * Gives axe-core in this page limits, for crawler/browser/page_scripts/axe.py. axe has none: a page too
 * large for its time loses all that it had found. Here a rule that comes after the time is up looks
 * at nothing, each rule looks at no more than so many elements, and what that leaves out is told:
 * `cut` is, by rule, how many elements were looked at, of how many (null: not counted).
 */
(options) => {
  const CONTRAST = "color-contrast";
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
    const { gather, gatherAndMatchNodes: match, runChecks: run } = rule;
    let matched = 0;
    const most = rule.id === CONTRAST ? options.contrast : options.most;
    rule.gather = function look(...rest) {
      return within(rule, gather.apply(this, rest), options.most);
    };
    rule.gatherAndMatchNodes = function look(...rest) {
      if (performance.now() >= state.end) {
        state.cut[rule.id] = [0, null];
        return [];
      }
      const nodes = within(rule, match.apply(this, rest), most);
      matched = nodes.length;
      return nodes;
    };
    // Each element is asked about three times; what was not asked about has no answer.
    rule.runChecks = function look(type, node, ...rest) {
      if (performance.now() < state.end) return run.call(this, type, node, ...rest);
      if (type === "any") {
        const before = state.cut[rule.id] || [matched, matched];
        state.cut[rule.id] = [before[0] - 1, before[1]];
      }
      return rest[2]({ type, results: [] });
    };
  };
  const { rules } = window.axe._audit;
  for (const rule of rules) limit(rule);
  // What looks at any element comes after what looks at a few, and what takes longest last: so that
  // these are what the time runs out for.
  const cost = (x) => (x.id === CONTRAST ? 2 : Number(/(^|[\s,])(\*|\[|:not)/.test(x.selector || "*")));
  rules.sort((a, b) => cost(a) - cost(b));
}
