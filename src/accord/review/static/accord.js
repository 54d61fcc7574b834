// Small comforts for those who have scripts: no page needs them.
(function () {
  "use strict";
  var summary = document.getElementById("error-summary");
  if (summary) { summary.focus(); }

  // On a phone the filters would stand before every case: they are opened by whoever wants them.
  var filters = document.querySelector(".app-filter-box:not([data-in-use])");
  if (filters && window.matchMedia("(max-width: 640px)").matches) { filters.open = false; }

  // j and k walk the queue, Enter opens the row, x chooses it, f goes to the filters.
  var rows = Array.prototype.slice.call(document.querySelectorAll("[data-row]"));
  var at = -1;
  document.addEventListener("keydown", function (event) {
    var tag = document.activeElement ? document.activeElement.tagName : "";
    if (!rows.length || /INPUT|TEXTAREA|SELECT/.test(tag) || event.ctrlKey || event.altKey || event.metaKey) { return; }
    if (event.key === "f") {
      var filter = document.querySelector(".app-filters select, .app-filters input");
      if (filter) { event.preventDefault(); filter.closest("details").open = true; filter.focus(); }
      return;
    }
    if (event.key === "x" && rows[at]) {
      var box = rows[at].closest("tr").querySelector("input[type=checkbox]");
      if (box) { box.checked = !box.checked; }
      return;
    }
    if (event.key !== "j" && event.key !== "k") { return; }
    at = Math.max(0, Math.min(rows.length - 1, at + (event.key === "j" ? 1 : -1)));
    rows[at].focus();
  });
})();
