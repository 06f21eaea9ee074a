/*
 * Leaves of axe's results what is kept (`AxeScan`, signpost/workspace/visit_facts), as JSON, for
 * crawler/browser/page_scripts/axe.py. A selector is one text: steps into frames and shadow roots are
 * joined by ">>>". What axe calls a failure and the browser does not is sorted first.
 */
(results) => {
  const cut = (text, most) => String(text || "").slice(0, most).toWellFormed();
  const step = (x) => (Array.isArray(x) ? x.join(" >>> ") : String(x));
  const joined = (steps) => (steps || []).map(step).join(" >>> ");
  const nodes = (x) => x.nodes.slice(0, 200).map((node) => ({ target: joined(node.target),
    ancestry: joined(node.ancestry), html: cut(node.html.replaceAll(' form=""', ""), 300),
    summary: cut(node.failureSummary, 600) }));
  const told = (list) => list.map((x) => ({ id: x.id, impact: x.impact || "", tags: x.tags,
    help: x.help, description: x.description, help_url: x.helpUrl, count: x.nodes.length,
    nodes: nodes(x) }));
  const named = (list) => list.map((x) => x.id);
  // A script may name an element by another one, which no attribute shows: axe reads attributes.
  const ASKS_NAME = /^(label|.*-name|image-alt|role-img-alt|svg-img-alt|frame-title)$/;
  const isNamed = (x) => x && (x.ariaLabelledByElements || []).some((y) => y.textContent.trim());
  // An empty box that hands the focus on; and what scrolls, which most browsers let the keyboard
  // scroll by themselves.
  const isGuard = (x) => x && !x.childNodes.length && Math.min(x.offsetWidth, x.offsetHeight) <= 1;
  const DOUBTFUL = { "aria-hidden-focus": isGuard, "scrollable-region-focusable": () => true };
  const sorted = { violations: [], incomplete: [...results.incomplete] };
  for (const one of results.violations) {
    const doubtful = one.nodes.filter((y) => DOUBTFUL[one.id]?.(y.element));
    const sure = one.nodes.filter((y) => !doubtful.includes(y) && !(ASKS_NAME.test(one.id) && isNamed(y.element)));
    if (sure.length) sorted.violations.push({ ...one, nodes: sure });
    if (doubtful.length) sorted.incomplete.push({ ...one, nodes: doubtful });
    if (!sure.length && !doubtful.length) results.passes.push(one);
  }
  return JSON.stringify({ version: results.testEngine.version,
    violations: told(sorted.violations), incomplete: told(sorted.incomplete),
    passes: named(results.passes), inapplicable: named(results.inapplicable),
    cut: window.__signpostAxe ? window.__signpostAxe.cut : {} });
}
