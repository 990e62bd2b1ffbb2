"use strict";
(() => {
  const note = document.getElementById("note");
  const noteText = note.querySelector("[role=status]");
  const next = note.querySelector("[data-do=next]");
  const shown = document.querySelector(".shown");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const wide = matchMedia("(min-width: 56rem)"); // as in the style: beside each other
  let chosen = null; // the link the reader chose
  let places = []; // the anchors of its evidence
  let at = 0;

  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const holds = (element, name, word) => (element.dataset[name] || "").split(" ").includes(word);

  function clear() {
    all(".mark.on, .mark.also").forEach((mark) => mark.classList.remove("on", "also"));
    all("[data-item][aria-pressed=true]").forEach((link) => link.setAttribute("aria-pressed", "false"));
    note.hidden = true;
    noteText.replaceChildren();
    chosen = null;
    places = [];
  }

  const inSight = (box) => {
    const floor = note.hidden ? innerHeight : note.getBoundingClientRect().top;
    return box.top >= 72 && box.bottom <= (wide.matches ? innerHeight : floor);
  };

  // The panel the place lies in moves first; the page moves only where the place is still out of sight.
  function show(anchor) {
    const place = anchor.nextElementSibling || anchor;
    const panel = anchor.closest(".source");
    const behavior = calm.matches ? "auto" : "smooth";
    if (panel && panel.scrollHeight > panel.clientHeight + 1) {
      const box = panel.getBoundingClientRect();
      const from = place.getBoundingClientRect().top - box.top;
      panel.scrollTo({ top: panel.scrollTop + from - panel.clientHeight / 3, behavior });
      if (!inSight({ top: box.top + 72, bottom: box.top + panel.clientHeight / 2 })) {
        panel.scrollIntoView({ block: "start", behavior });
      }
    } else if (!inSight(place.getBoundingClientRect())) {
      place.scrollIntoView({ block: "center", behavior });
    }
  }

  function go(number) {
    at = number % places.length;
    show(places[at]);
  }

  function explain(entry) {
    const copy = entry.cloneNode(true);
    const body = document.createElement("div");
    body.className = copy.className;
    body.append(...copy.childNodes);
    noteText.replaceChildren(body);
    note.hidden = false;
  }

  function choose(link) {
    const key = link.dataset.item;
    const again = chosen && chosen.dataset.item === key;
    clear();
    if (again) return;
    chosen = link;
    all(`[data-item="${key}"]`).forEach((same) => same.setAttribute("aria-pressed", "true"));
    all(".mark").forEach((mark) => {
      if (holds(mark, "of", key)) mark.classList.add("on");
      else if (holds(mark, "of", `~${key}`)) mark.classList.add("also");
    });
    const entry = document.getElementById(`r${key}`);
    if (entry) explain(entry);
    places = all(`[id^="e${key}-"]`);
    if (!places.length) places = all(".source .mark.on").slice(0, 1);
    next.hidden = places.length < 2;
    if (places.length) go(0);
  }

  function filter(button) {
    const name = button.dataset.filter;
    all("[data-filter]").forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
    const keep = (element, kind) => name === "all" || holds(element, kind, name);
    all(".written [data-standings], .sample[data-standings]").forEach((part) => {
      const off = !keep(part, "standings");
      if (part.classList.contains("sentence")) part.classList.toggle("off", off);
      else part.hidden = off;
    });
    all(".reason[data-standing]").forEach((entry) => { entry.hidden = !keep(entry, "standing"); });
    const figures = all(".written .figure");
    const plain = (figure) => name !== "repaired" && !keep(figure, "standing");
    figures.forEach((figure) => figure.classList.toggle("off", plain(figure)));
    if (name !== "all") all("details[data-opens]").forEach((fold) => { fold.open = true; });
    const count = button.querySelector(".count").textContent;
    shown.textContent = name === "all" ? "" : count === "0" ? "There are none." : `${count} shown.`;
  }

  function where(link) {
    const anchor = document.getElementById(link.hash.slice(1));
    if (anchor) show(anchor);
  }

  const keys = {
    next: () => go(at + 1),
    back: () => { chosen.focus({ preventScroll: true }); chosen.scrollIntoView({ block: "center" }); },
    close: () => { const link = chosen; clear(); if (link) link.focus({ preventScroll: true }); },
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-item], [data-where], [data-filter], [data-do]");
    if (!target) return;
    if (!target.matches("button")) event.preventDefault();
    if (target.dataset.item) choose(target);
    else if (target.dataset.where) where(target);
    else if (target.dataset.filter) filter(target);
    else keys[target.dataset.do]();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen) keys.close();
    if (event.key === " " && event.target.matches("a[role=button]")) {
      event.preventDefault();
      event.target.click();
    }
  });

  addEventListener("beforeprint", () => all("details").forEach((fold) => { fold.open = true; }));
})();
