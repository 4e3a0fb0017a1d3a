/* The week by mouse: drag a visit, or a host that is left out, and see what it would cost before anything is saved.
   Nothing here is needed: every visit links to a form that does the same, and a finger scrolls. */
(function () {
  "use strict";

  var board = document.querySelector("[data-board]");
  if (!board) return;
  var STEP = 5, FAR = 6, PAUSE = 160; // minutes of a row, pixels until a press is a drag, milliseconds until we ask
  var held = null; // what is dragged, from press to release
  var pop = null; // the card beside a visit, with its ghost
  var asking = null;

  function clock(minute) {
    return String(Math.floor(minute / 60)).padStart(2, "0") + ":" + String(minute % 60).padStart(2, "0");
  }

  function rowHeight() {
    return parseFloat(getComputedStyle(board).getPropertyValue("--k-row"));
  }

  function columnAt(x, y) {
    return Array.from(board.querySelectorAll("[data-day]")).find(function (column) {
      var box = column.getBoundingClientRect();
      return box.width && x >= box.left && x < box.right && y >= box.top && y < box.bottom;
    });
  }

  /* The click that follows the end of a drag opens nothing. */
  function swallowClick() {
    function swallow(event) { event.preventDefault(); event.stopPropagation(); }
    document.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(function () { document.removeEventListener("click", swallow, true); }, 50);
  }

  /* Who comes: everybody who came, or the group in whose lane the pointer is. */
  function partyAt(source, column, x) {
    var groups = source.dataset.groups.split(" "), lanes = column.dataset.lanes.split(" ");
    if (groups.length > 1 || lanes.length < 2) return { groups: groups, lane: null };
    var box = column.getBoundingClientRect();
    var lane = Math.min(lanes.length - 1, Math.floor(((x - box.left) / box.width) * lanes.length));
    return { groups: [lanes[lane]], lane: lane, count: lanes.length };
  }

  function addressOf(source, spot) {
    var query = new URLSearchParams({ day: spot.day, start: clock(spot.start) });
    spot.groups.forEach(function (group) { query.append("groups", group); });
    return source.dataset.move + "?" + query;
  }

  function spotAt(x, y) {
    var column = columnAt(x, Math.max(y - held.grip, 0)) || columnAt(x, y);
    if (!column) return null;
    var box = column.getBoundingClientRect(), party = partyAt(held.source, column, x);
    var rows = Math.round((y - held.grip - box.top) / rowHeight());
    var start = Math.max(0, Math.min(24 * 60 - STEP, Number(board.dataset.begins) + rows * STEP));
    return { day: column.dataset.day, start: start, groups: party.groups, party: party, box: box };
  }

  function place(spot) {
    var top = spot.box.top + ((spot.start - board.dataset.begins) / STEP) * rowHeight();
    var width = spot.party.lane === null ? spot.box.width : spot.box.width / spot.party.count;
    var left = spot.box.left + (spot.party.lane === null ? 0 : spot.party.lane * width);
    Object.assign(held.ghost.style, {
      top: top + window.scrollY + "px", left: left + window.scrollX + "px", width: width + "px"
    });
    held.ghost.querySelector("b").textContent = clock(spot.start);
  }

  function lift() {
    held.ghost = document.createElement("div");
    held.ghost.className = "v-ghost";
    held.ghost.append(document.createElement("b"), document.createElement("span"));
    held.ghost.lastChild.textContent = held.source.dataset.name;
    held.ghost.style.height = (held.source.dataset.minutes / STEP) * rowHeight() + "px";
    document.body.append(held.ghost);
    document.body.classList.add("v-dragging");
    held.source.classList.add("is-lifted");
    held.grip = held.isBox ? held.y - held.source.getBoundingClientRect().top : 8;
  }

  function ask(source, spot, ghost, then) {
    if (asking) asking.abort();
    asking = new AbortController();
    fetch(addressOf(source, spot), { headers: { "HX-Request": "true" }, signal: asking.signal })
      .then(function (answer) { return answer.ok || answer.status === 422 ? answer.text() : Promise.reject(answer.status); })
      .then(function (html) {
        var found = new DOMParser().parseFromString(html, "text/html").body;
        var state = found.querySelector("[data-state]");
        if (ghost) ghost.dataset.state = state ? state.dataset.state : "barred";
        then(found);
      })
      .catch(function (error) { if (error.name !== "AbortError") window.location = addressOf(source, spot); });
  }

  function close() {
    if (!pop) return;
    pop.card.remove();
    if (pop.ghost) pop.ghost.remove();
    pop.source.classList.remove("is-lifted");
    pop.source.focus();
    pop = null;
  }

  function open(source, ghost, beside, found) {
    close();
    var card = document.createElement("div");
    card.className = "k-pop v-pop";
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-label", source.dataset.name);
    card.tabIndex = -1;
    var title = document.createElement("b");
    title.textContent = source.dataset.name;
    card.append(title);
    card.append.apply(card, Array.from(found.childNodes));
    document.body.append(card);
    var room = document.documentElement.clientWidth, box = beside.getBoundingClientRect();
    var left = box.right + 8 + card.offsetWidth < room ? box.right + 8 : Math.max(8, box.left - 8 - card.offsetWidth);
    var top = Math.max(8, Math.min(box.top, window.innerHeight - card.offsetHeight - 12));
    card.style.left = left + window.scrollX + "px";
    card.style.top = top + window.scrollY + "px";
    pop = { card: card, ghost: ghost, source: source };
    card.focus();
  }

  function drop() {
    if (asking) asking.abort();
    clearTimeout(held.timer);
    held.source.classList.remove("is-lifted");
    if (held.ghost) held.ghost.remove();
    document.body.classList.remove("v-dragging");
    held = null;
  }

  document.addEventListener("pointerdown", function (event) {
    if (pop && !pop.card.contains(event.target)) close();
    var source = event.target.closest("[data-move]");
    if (!source || event.button !== 0 || event.pointerType === "touch") return;
    held = { source: source, x: event.clientX, y: event.clientY, isBox: board.contains(source) };
  });

  document.addEventListener("pointermove", function (event) {
    if (!held) return;
    if (!held.ghost) {
      if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < FAR) return;
      lift();
    }
    var spot = spotAt(event.clientX, event.clientY);
    held.ghost.hidden = !spot;
    if (!spot) {
      clearTimeout(held.timer);
      Object.assign(held, { spot: null, address: null, found: null });
      return;
    }
    place(spot);
    var address = addressOf(held.source, spot);
    if (address === held.address) return;
    var one = held;
    Object.assign(held, { spot: spot, address: address, found: null });
    delete held.ghost.dataset.state;
    clearTimeout(held.timer);
    held.timer = setTimeout(function () {
      ask(one.source, spot, one.ghost, function (found) { if (one.address === address) one.found = found; });
    }, PAUSE);
  });

  document.addEventListener("pointerup", function () {
    if (!held || !held.ghost) { held = null; return; }
    var one = held;
    swallowClick();
    if (!one.spot) { drop(); return; }
    clearTimeout(one.timer);
    document.body.classList.remove("v-dragging");
    held = null;
    if (one.found) open(one.source, one.ghost, one.ghost, one.found);
    else ask(one.source, one.spot, one.ghost, function (found) { open(one.source, one.ghost, one.ghost, found); });
  });

  document.addEventListener("pointercancel", function () { if (held) drop(); });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    if (held && held.ghost) {
      drop();
      document.addEventListener("pointerup", swallowClick, { once: true });
    } else close();
  });

  document.addEventListener("dragstart", function (event) {
    if (event.target.closest("[data-move]")) event.preventDefault();
  });

  /* A clash opens its card beside it; without this, its link leads to the form. */
  board.addEventListener("click", function (event) {
    var mark = event.target.closest("a.k-clash");
    if (!mark || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    var spot = { day: mark.dataset.at.split(" ")[0], start: Number(mark.dataset.at.split(" ")[1]), groups: mark.dataset.groups.split(" ") };
    ask(mark, spot, null, function (found) { open(mark, null, mark, found); });
  });
})();
