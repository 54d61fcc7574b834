// The network explorer: drag, hide, expand, path, why this tie. The page says the same without it.
(function () {
  "use strict";
  var root = document.querySelector("[data-explorer]");
  if (!root) { return; }
  var svg = root.querySelector("svg");
  var panel = root.querySelector("[data-panel]");
  var title = root.querySelector("[data-panel-title]");
  var body = root.querySelector("[data-panel-body]");
  var buttons = root.querySelector("[data-panel-buttons]");
  var signs = {}, lines = [], hidden = {}, moved = {}, chosen = null, zoom = 1;
  var full = svg.viewBox.baseVal, wide = full.width, high = full.height;
  var middle = { x: wide / 2, y: high / 2 };

  function all(selector) { return Array.prototype.slice.call(svg.querySelectorAll(selector)); }

  // The drawing becomes something to act on: its parts are named and reached with Tab.
  function wake() {
    root.setAttribute("data-live", "");
    svg.setAttribute("role", "group");
    all("[data-sign]").forEach(function (g) {
      var sign = { g: g, key: g.dataset.sign, label: g.dataset.label, x: +g.dataset.x, y: +g.dataset.y };
      sign.home = { x: sign.x, y: sign.y };
      signs[sign.key] = sign;
      if (g.getAttribute("display") === "none") { hidden[sign.key] = true; }
      reachable(g, sign.label + ", " + words(g.dataset.kind));
    });
    all("[data-line]").forEach(function (g) {
      var ends = g.dataset.line.split(" ");
      var line = { g: g, a: ends[0], b: ends[1], facts: g.dataset.facts ? g.dataset.facts.split(" ") : [] };
      lines.push(line);
      // Tab goes over the signs alone: a line is reached from either of its ends, in the panel.
      reachable(g, "Why are " + g.dataset.label + " joined?");
      g.setAttribute("tabindex", "-1");
    });
    root.querySelector("[data-tools]").hidden = false;
  }

  function reachable(g, name) {
    g.setAttribute("tabindex", "0");
    g.setAttribute("role", "button");
    g.setAttribute("aria-label", name);
  }

  function words(kind) {
    return { child: "a child", harmed: "an adult who was harmed", hub: "a hub, which ties nobody",
      unidentified: "somebody not identified" }[kind] || "a person of concern";
  }

  function move(sign, x, y) {
    sign.x = Math.round(Math.max(0, Math.min(wide, x)));
    sign.y = Math.round(Math.max(0, Math.min(high, y)));
    moved[sign.key] = [sign.x, sign.y];
    sign.g.setAttribute("transform", "translate(" + sign.x + " " + sign.y + ")");
    lines.forEach(function (line) {
      if (line.a === sign.key) { ends(line, "1", sign); }
      if (line.b === sign.key) { ends(line, "2", sign); }
    });
  }

  function ends(line, which, sign) {
    Array.prototype.forEach.call(line.g.children, function (drawn) {
      drawn.setAttribute("x" + which, sign.x);
      drawn.setAttribute("y" + which, sign.y);
    });
  }

  function neighbours(key) {
    return lines.reduce(function (found, line) {
      if (line.a === key) { found.push(line.b); }
      if (line.b === key) { found.push(line.a); }
      return found;
    }, []);
  }

  function shown() {
    Object.keys(signs).forEach(function (key) {
      toggle(signs[key].g, !hidden[key]);
    });
    lines.forEach(function (line) { toggle(line.g, !hidden[line.a] && !hidden[line.b]); });
  }

  function toggle(g, is_shown) {
    if (is_shown) { g.removeAttribute("display"); } else { g.setAttribute("display", "none"); }
  }

  // Text of records goes in as text, never as markup.
  function say(tag, text, into) {
    var made = document.createElement(tag);
    made.textContent = text;
    into.appendChild(made);
    return made;
  }

  function choose(g) {
    all(".is-chosen").forEach(function (other) { other.classList.remove("is-chosen"); });
    g.classList.add("is-chosen");
    panel.hidden = false;
    body.textContent = "";
    if (g.dataset.sign) { about_sign(signs[g.dataset.sign]); } else { about_line(g); }
  }

  function about_sign(sign) {
    chosen = sign.key;
    title.textContent = sign.label + ", " + words(sign.g.dataset.kind);
    if (sign.g.dataset.says) { say("p", sign.g.dataset.says, body); }
    var list = say("ul", "", body);
    lines.forEach(function (line) {
      if (line.a !== sign.key && line.b !== sign.key) { return; }
      var key = line.a === sign.key ? line.b : line.a, item = say("li", "", list);
      act(item, signs[key].label + (hidden[key] ? " (hidden)" : ""), function () {
        hidden[key] = false;
        shown();
        choose(signs[key].g);
        signs[key].g.focus();
      });
      act(item, line.facts.length ? "why tied" : "why beside", function () { choose(line.g); });
    });
    buttons.hidden = false;
  }

  function act(into, text, done) {
    var button = say("button", text, into);
    button.type = "button";
    button.className = "app-link-button";
    button.addEventListener("click", done);
    into.appendChild(document.createTextNode(" "));
  }

  // Why this tie: the very rows of the table, so that the two cannot say different things.
  function about_line(g) {
    chosen = null;
    buttons.hidden = true;
    title.textContent = g.dataset.label;
    var facts = g.dataset.facts ? g.dataset.facts.split(" ") : [];
    if (!facts.length) { say("p", "They are on one record or share a hub. That is no tie.", body); }
    facts.forEach(function (n) {
      var row = document.querySelector("[data-fact='" + n + "']");
      if (!row) { return; }
      var cells = row.querySelectorAll("td");
      var said = say("p", cells[0].textContent + ": " + cells[1].textContent + ". " + cells[2].textContent +
        ". Counts: " + cells[6].textContent.toLowerCase() + ". ", body);
      var link = say("a", "Row " + n + " of the table", said);
      link.href = "#tie-" + n;
    });
  }

  function point(event) {
    var at = svg.createSVGPoint();
    at.x = event.clientX;
    at.y = event.clientY;
    return at.matrixTransform(svg.getScreenCTM().inverse());
  }

  function drag(event) {
    var g = event.target.closest("[data-sign]");
    var from = point(event), was = { x: middle.x, y: middle.y };
    var sign = g ? signs[g.dataset.sign] : null;
    if (!sign && event.target.closest("[data-line]")) { return; }
    var off = sign ? { x: sign.x - from.x, y: sign.y - from.y } : null;
    svg.setPointerCapture(event.pointerId);
    function follow(next) {
      var at = point(next);
      if (sign) { move(sign, at.x + off.x, at.y + off.y); return; }
      if (zoom > 1) { middle = { x: middle.x + from.x - at.x, y: middle.y + from.y - at.y }; look(); }
    }
    function stop() {
      svg.removeEventListener("pointermove", follow);
      svg.removeEventListener("pointerup", stop);
      svg.removeEventListener("pointercancel", stop);
      if (sign) { choose(sign.g); } else if (zoom === 1) { middle = was; }
    }
    svg.addEventListener("pointermove", follow);
    svg.addEventListener("pointerup", stop);
    svg.addEventListener("pointercancel", stop);
    if (sign) { event.preventDefault(); sign.g.focus(); }
  }

  function look() {
    var w = wide / zoom, h = high / zoom;
    middle.x = Math.max(w / 2, Math.min(wide - w / 2, middle.x));
    middle.y = Math.max(h / 2, Math.min(high - h / 2, middle.y));
    svg.setAttribute("viewBox", (middle.x - w / 2) + " " + (middle.y - h / 2) + " " + w + " " + h);
  }

  var ARROWS = { ArrowLeft: [-10, 0], ArrowRight: [10, 0], ArrowUp: [0, -10], ArrowDown: [0, 10] };
  function pressed(event) {
    var g = event.target.closest("[data-sign], [data-line]");
    if (!g) { return; }
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(g); return; }
    var by = ARROWS[event.key], sign = signs[g.dataset.sign];
    if (by && sign) { event.preventDefault(); move(sign, sign.x + by[0], sign.y + by[1]); }
  }

  var form = document.querySelector("[data-explore]");
  function path(name) {
    var field = form && form.elements[name], other = form && form.elements[name === "path_from" ? "path_to" : "path_from"];
    if (!field) { return; }
    field.value = chosen;
    form.closest("details").open = true;
    if (field.value && other.value) { form.requestSubmit(); } else { field.focus(); }
  }

  var ACTS = {
    larger: function () { zoom = Math.min(6, zoom * 1.4); look(); },
    smaller: function () { zoom = Math.max(1, zoom / 1.4); look(); },
    "show-all": function () { hidden = {}; shown(); },
    "put-back": function () {
      Object.keys(signs).forEach(function (key) { move(signs[key], signs[key].home.x, signs[key].home.y); });
      moved = {};
    },
    hide: function () { hidden[chosen] = true; shown(); },
    alone: function () {
      Object.keys(signs).forEach(function (key) { hidden[key] = key !== chosen; });
      ACTS.expand();
    },
    expand: function () { neighbours(chosen).forEach(function (key) { hidden[key] = false; }); shown(); },
    "path-from": function () { path("path_from"); },
    "path-to": function () { path("path_to"); }
  };

  wake();
  svg.addEventListener("pointerdown", drag);
  svg.addEventListener("keydown", pressed);
  svg.addEventListener("click", function (event) {
    var line = event.target.closest("[data-line]");
    if (line) { choose(line); }
  });
  root.addEventListener("click", function (event) {
    var button = event.target.closest("[data-do]");
    if (button) { ACTS[button.dataset.do](); }
  });
  var keep = document.querySelector("[data-keep]");
  if (keep) {
    keep.addEventListener("submit", function () {
      var gone = Object.keys(hidden).filter(function (key) { return hidden[key]; });
      // All positions, not only those moved here: a view that was kept before keeps its own.
      var positions = {};
      Object.keys(signs).forEach(function (key) { positions[key] = [signs[key].x, signs[key].y]; });
      keep.elements.arranged.value = JSON.stringify({ positions: positions, hidden: gone });
    });
  }
})();
