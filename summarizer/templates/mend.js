"use strict";
(() => {
  const text = document.querySelector("[data-pieces]");
  const bytes = Uint8Array.from(atob(text.dataset.pieces), (sign) => sign.charCodeAt(0));
  const pieces = JSON.parse(new TextDecoder().decode(bytes));
  const each = (number, act) => document.querySelectorAll(`[data-edit="${number}"]`).forEach(act);
  const links = Array.from(text.querySelectorAll(".edit"));

  function set(number, on) {
    each(number, (element) => {
      element.classList.toggle("on", on);
      element.querySelectorAll("[data-choose]").forEach((button) => {
        button.setAttribute("aria-pressed", String((button.dataset.choose === "accept") === on));
      });
    });
    const count = links.filter((link) => link.classList.contains("on")).length;
    document.querySelector('[data-count="on"]').textContent = String(count);
  }

  // The text as it stands: of each change what was chosen.
  function current() {
    let number = 0;
    return pieces
      .map((piece) => {
        if (piece.length === 1) return piece[0];
        const link = links[number++];
        return link.classList.contains("on") ? piece[1] : piece[0];
      })
      .join("");
  }

  function save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([current()], { type: "text/plain;charset=utf-8" }));
    link.download = "mended.txt";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-choose], [data-mend]");
    if (!button) return;
    if (button.dataset.choose) {
      set(button.closest("[data-edit]").dataset.edit, button.dataset.choose === "accept");
    } else if (button.dataset.mend === "save") {
      save();
    } else {
      links.forEach((link) => set(link.dataset.edit, button.dataset.mend === "all"));
    }
  });
})();
