// Keys 0 to 3 grade the result that has the focus, and go on to the next one.
"use strict";
(() => {
  const form = document.getElementById("judging");
  if (!form) return;
  document.getElementById("keys").hidden = false;
  const results = [...form.querySelectorAll("fieldset.judged")];
  form.addEventListener("keydown", (event) => {
    const here = event.target.closest("fieldset.judged");
    if (!here || event.ctrlKey || event.altKey || event.metaKey || !/^[0-3]$/.test(event.key)) return;
    const choice = here.querySelector(`input[value="${event.key}"]`);
    choice.checked = true;
    event.preventDefault();
    const next = results[results.indexOf(here) + 1];
    const goal = next ? next.querySelector("input:checked, input") : form.querySelector("button");
    goal.focus();
  });
})();
