/*
 * Sets apart the fields whose names hide what the browser itself knows of their form, for
 * crawler/browser/page_scripts/unclobber.py: form.children is the field called "children", for axe-core
 * as for any script. An empty "form" attribute takes such a field out of its form; an image loses
 * the name. What is written down of either leaves that attribute out.
 */
const FIELDS = "form :is(input,select,textarea,button,output,fieldset,object,img),:is(input,select,textarea,button,output)[form]";
const hides = (x, kind) => (x.getAttribute(kind) || "") in HTMLElement.prototype && x.getAttribute(kind) !== "";
for (const x of document.querySelectorAll(FIELDS)) {
  const hiding = ["name", "id"].filter((kind) => hides(x, kind));
  if (x.localName === "img") hiding.forEach((kind) => x.removeAttribute(kind));
  else if (hiding.length) x.setAttribute("form", "");
}
