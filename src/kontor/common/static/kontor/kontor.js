/* Small behaviours every page shares. Nothing here is needed to use a page: links and forms work without it. */
(function () {
  "use strict";

  document.addEventListener("click", function (event) {
    var dismiss = event.target.closest("[data-dismiss]");
    if (dismiss) dismiss.parentElement.remove();
    var dead = event.target.closest("[aria-disabled=true]");
    if (dead) event.preventDefault();
  });

  /* "/" goes to the search, as the key beside it says. */
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    var target = document.querySelector('[data-key="' + CSS.escape(event.key) + '"]');
    if (target) {
      event.preventDefault();
      target.click();
    }
  });

  /* A select or checkbox that is itself the whole form sends it when changed. */
  document.addEventListener("change", function (event) {
    if (event.target.matches("[data-submit]") && !event.target.form.hasAttribute("hx-get")) event.target.form.requestSubmit();
  });

  /* Answers that are errors are shown too: the server words them for people. */
  document.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.xhr.status === 422) event.detail.shouldSwap = true;
  });
})();

/* Open filter menus close on Escape and on a click elsewhere. */
(function () {
  "use strict";
  function close(except) {
    document.querySelectorAll("details.k-filter[open]").forEach(function (menu) {
      if (menu !== except) menu.open = false;
    });
  }
  document.addEventListener("click", function (event) {
    close(event.target.closest("details.k-filter"));
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    var menu = event.target.closest("details.k-filter[open]");
    close(null);
    if (menu) menu.querySelector("summary").focus();
  });
})();
