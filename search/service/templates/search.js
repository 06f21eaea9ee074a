/* Completes what is typed into a search box, as the combobox of the ARIA Authoring Practices (1.2).
   Without this script the box is a plain form. It takes every form of a page that leads to this
   service; nothing of a page but the words typed into that box is sent, and only to the service. */
(function () {
  "use strict";
  var base = new URL(".", document.currentScript.src);
  var boxes = 0;

  document.querySelectorAll("form input[type=search][name=q]").forEach(function (input) {
    if (input.form.action === new URL("search", base).href) complete(input, (boxes += 1));
  });

  function complete(input, number) {
    var list = document.createElement("ul");
    var told = document.createElement("div");
    var typed = input.value, asked = typed, at = -1, waiting = 0, asking = null;
    list.id = "signpost-suggestions-" + number;
    list.className = "signpost-suggestions";
    list.hidden = true;
    set(list, { role: "listbox", "aria-label": "Suggestions" });
    told.className = "signpost-told";
    set(told, { role: "status" });
    input.parentElement.append(list);
    input.form.append(told);
    set(input, {
      role: "combobox", autocomplete: "off", "aria-autocomplete": "list",
      "aria-expanded": "false", "aria-controls": list.id
    });

    input.addEventListener("input", function () {
      typed = input.value;
      clearTimeout(waiting);
      waiting = setTimeout(ask, 150);
    });
    input.addEventListener("keydown", function (event) {
      if (event.isComposing) return;
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        input.value = typed;
        close();
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && list.childElementCount) {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      }
    });
    input.addEventListener("blur", close);
    input.form.addEventListener("submit", close);
    /* The box keeps the focus while an option is pressed; the click comes before it is left. */
    list.addEventListener("mousedown", function (event) { event.preventDefault(); });
    list.addEventListener("click", function (event) {
      var option = event.target.closest("[role=option]");
      if (!option) return;
      input.value = option.textContent;
      close();
      input.form.requestSubmit();
    });

    function ask() {
      if (asking) asking.abort();
      var words = typed.trim();
      if (words === asked) return;
      asked = words;
      if (words.length < 2) { show([]); return; }
      asking = new AbortController();
      fetch(new URL("suggest?q=" + encodeURIComponent(words), base), {
        signal: asking.signal, credentials: "omit"
      }).then(function (answer) {
        return answer.ok ? answer.json() : ["", []];
      }).then(function (said) {
        if (asked === words && document.activeElement === input) show(said[1]);
      }).catch(function () { /* No answer, no suggestions: the form works as it is. */ });
    }

    function show(texts) {
      list.replaceChildren.apply(list, texts.map(function (text, i) {
        var option = document.createElement("li");
        option.id = list.id + "-" + i;
        option.textContent = text;
        set(option, { role: "option", "aria-selected": "false" });
        return option;
      }));
      at = -1;
      open(texts.length > 0);
      told.textContent = texts.length === 0 ? ""
        : texts.length === 1 ? "1 suggestion. Use the down arrow key to reach it."
        : texts.length + " suggestions. Use the up and down arrow keys to reach them.";
    }

    /* From the last option on, and before the first, stands what was typed. */
    function move(step) {
      if (list.hidden) open(true);
      var options = list.children;
      if (at >= 0) options[at].setAttribute("aria-selected", "false");
      at = (at + 1 + step + options.length + 1) % (options.length + 1) - 1;
      if (at < 0) {
        input.removeAttribute("aria-activedescendant");
        input.value = typed;
        return;
      }
      options[at].setAttribute("aria-selected", "true");
      options[at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[at].id);
      input.value = options[at].textContent;
    }

    function open(yes) {
      list.hidden = !yes;
      input.setAttribute("aria-expanded", String(yes));
      if (!yes) input.removeAttribute("aria-activedescendant");
    }

    function close() {
      clearTimeout(waiting);
      if (asking) asking.abort();
      if (at >= 0) list.children[at].setAttribute("aria-selected", "false");
      at = -1;
      asked = input.value.trim();
      told.textContent = "";
      open(false);
    }
  }

  function set(element, attributes) {
    for (var name in attributes) element.setAttribute(name, attributes[name]);
  }
})();
