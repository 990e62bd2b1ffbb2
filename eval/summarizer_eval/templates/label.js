"use strict";
(() => {
  const root = document.querySelector("[data-page]");
  const page = root.dataset.page;
  const store = `figurewise-labels-${page}`;
  const form = "figurewise-labels-1";
  const all = (selector, from = root) => Array.from(from.querySelectorAll(selector));
  const texts = all("[data-text]");
  const steps = all("[data-step]");
  const place = new Map(steps.map((step, i) => [step, i]));
  const stepsOf = new Map(texts.map((text) => [text, all("[data-step]", text)]));
  const isPlace = (i) => /^\d+$/.test(String(i)) && Number(i) < steps.length;
  const choices = root.querySelector(".choices");
  const group = (name) => choices.querySelector(`[data-group="${name}"]`);
  const status = document.querySelector(".label-status");
  const reader = document.querySelector("[data-reader]");
  const kinds = all(".kinds [data-value]", choices).map((button) => button.dataset.value);
  const labels = all("[data-group=label] p:not(.kinds) [data-value]", choices).map((button) => button.dataset.value);
  const MOST_PAST = 500;

  // answers: of each step its value and, for a label, the kind; past: the steps changed, each with what it had.
  let state = { answers: {}, past: [], at: 0, reader: "" };

  const nameOf = (step) => step.dataset.step;
  const isDone = (i) => {
    const answer = state.answers[i];
    return Boolean(answer) && (nameOf(steps[i]) !== "label" || answer[0] !== "misleading" || answer[1] !== null);
  };

  function isAnswer(i, value, kind) {
    const name = nameOf(steps[i]);
    if (name === "label") {
      return labels.includes(value) && (value === "misleading" ? kind === null || kinds.includes(kind) : kind === null);
    }
    if (name === "rank" && Number(value) > Number(steps[i].dataset.most)) return false;
    return kind === null && all("[data-value]", group(name)).some((button) => button.dataset.value === value);
  }

  // --- kept as it goes

  function keep() {
    try {
      localStorage.setItem(store, JSON.stringify(state));
    } catch {
      status.textContent = "This browser keeps nothing: save the file before you close the page.";
    }
  }

  function answersOf(found) {
    const answers = {};
    Object.entries(found || {}).forEach(([i, answer]) => {
      if (isPlace(i) && Array.isArray(answer) && isAnswer(i, answer[0], answer[1] ?? null)) {
        answers[i] = [answer[0], answer[1] ?? null];
      }
    });
    return answers;
  }

  function resume() {
    let found = null;
    try {
      found = JSON.parse(localStorage.getItem(store));
    } catch {
      status.textContent = "What was kept in this browser cannot be read: load a saved file, if there is one.";
    }
    if (!found || typeof found !== "object") return;
    const past = Array.isArray(found.past) ? found.past.filter((entry) => Array.isArray(entry) && isPlace(entry[0])) : [];
    state = {
      answers: answersOf(found.answers),
      past,
      at: isPlace(found.at) ? Number(found.at) : 0,
      reader: String(found.reader || "").slice(0, 40),
    };
  }

  // --- drawn

  function drawStep(i) {
    const answer = state.answers[i];
    const step = steps[i];
    step.classList.toggle("done", isDone(i));
    step.classList.toggle("half", Boolean(answer) && !isDone(i));
    const said = answer ? answer.filter(Boolean).join(": ").replaceAll("_", " ") : "";
    step.querySelector(".answer").textContent = answer && !isDone(i) ? `${said}: how?` : said;
  }

  function drawCounts() {
    const done = steps.filter((step, i) => nameOf(step) === "label" && isDone(i)).length;
    const whole = texts.filter((text) => stepsOf.get(text).every((step) => isDone(place.get(step)))).length;
    document.querySelector("[data-count=statements]").textContent = String(done);
    document.querySelector("[data-count=texts]").textContent = String(whole);
    document.querySelector("progress").value = done;
  }

  function drawChoices() {
    const step = steps[state.at];
    const answer = state.answers[state.at] || [null, null];
    all("[data-group]", choices).forEach((part) => { part.hidden = part.dataset.group !== nameOf(step); });
    all("[data-value]", group(nameOf(step))).forEach((button) => {
      button.setAttribute("aria-pressed", String(answer.includes(button.dataset.value)));
      if (nameOf(step) === "rank") button.hidden = Number(button.dataset.value) > Number(step.dataset.most);
    });
    choices.querySelector(".kinds").classList.toggle("asked", answer[0] === "misleading" && answer[1] === null);
  }

  function drawMarks(step, source) {
    all(".mark.on").forEach((mark) => mark.classList.remove("on"));
    const key = step.dataset.of;
    if (!key) return;
    const marks = all(".mark", source).filter((mark) => {
      const keys = mark.dataset.of.split(" ");
      return keys.includes(key) || keys.includes(`~${key}`);
    });
    marks.forEach((mark) => mark.classList.add("on"));
    const panel = source.querySelector(".source");
    if (marks.length) {
      const from = marks[0].getBoundingClientRect().top - panel.getBoundingClientRect().top;
      panel.scrollTop += from - panel.clientHeight / 3;
    }
  }

  function go(to) {
    state.at = Math.max(0, Math.min(steps.length - 1, to));
    const step = steps[state.at];
    const text = step.closest("[data-text]");
    texts.forEach((other) => { other.hidden = other !== text; });
    const sources = all("[data-source]");
    sources.forEach((source) => { source.hidden = source.dataset.source !== text.dataset.article; });
    steps.forEach((other) => other.classList.toggle("current", other === step));
    drawChoices();
    drawMarks(step, sources.find((source) => !source.hidden));
    step.scrollIntoView({ block: "nearest" });
    keep();
  }

  function drawAll() {
    steps.forEach((_, i) => drawStep(i));
    drawCounts();
    reader.value = state.reader;
    go(state.at);
  }

  // --- what a person does

  function set(i, answer) {
    if (answer) state.answers[i] = answer;
    else delete state.answers[i];
    drawStep(i);
    drawCounts();
  }

  function choose(value) {
    const i = state.at;
    const answer = kinds.includes(value) && nameOf(steps[i]) === "label" ? ["misleading", value] : [value, null];
    state.past.push([i, state.answers[i] || null]);
    state.past = state.past.slice(-MOST_PAST);
    set(i, answer);
    status.textContent = "";
    go(isDone(i) ? i + 1 : i);
  }

  function nextOpen() {
    const open = steps.map((_, i) => i).filter((i) => !isDone(i));
    if (!open.length) status.textContent = "Everything is judged. Save the file.";
    else go(open.find((i) => i > state.at) ?? open[0]);
  }

  function undo() {
    const last = state.past.pop();
    if (!last) {
      status.textContent = "Nothing to undo.";
      return;
    }
    const [i, before] = last;
    set(i, Array.isArray(before) && isAnswer(i, before[0], before[1]) ? before : null);
    go(i);
  }

  // --- the file

  function judged(text) {
    const answer = (step) => (isDone(place.get(step)) ? state.answers[place.get(step)] : [null, null]);
    const of = (name) => stepsOf.get(text).filter((step) => nameOf(step) === name).map(answer);
    const one = (name) => (of(name)[0] || [null])[0];
    const rank = one("rank");
    return {
      key: text.dataset.text,
      article: text.dataset.article,
      labels: of("label").map(([label]) => label),
      kinds: of("label").map(([, kind]) => kind),
      tells_news: one("tells_news"),
      could_run: one("could_run"),
      rank: rank === null ? null : Number(rank),
    };
  }

  function save() {
    const file = { form, page, reader: state.reader.trim() || "reader", texts: texts.map(judged) };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify(file, null, 1)}\n`], { type: "application/json" }));
    link.download = `labels-${file.reader.replace(/[^A-Za-z0-9-]+/g, "-")}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    const open = steps.filter((_, i) => !isDone(i)).length;
    status.textContent = open ? `Saved; ${open} still open.` : "Saved; everything is judged.";
  }

  function taken(file) {
    const answers = {};
    file.texts.forEach((entry) => {
      const text = texts.find((one) => one.dataset.text === entry.key);
      if (!text) return;
      let number = 0;
      stepsOf.get(text).forEach((step) => {
        const name = nameOf(step);
        const value = name === "label" ? [entry.labels[number], entry.kinds[number++] ?? null] : [entry[name], null];
        if (value[0] !== null && value[0] !== undefined) answers[place.get(step)] = [String(value[0]), value[1]];
      });
    });
    return answersOf(answers);
  }

  async function load(input) {
    try {
      const file = JSON.parse(await input.files[0].text());
      if (file.form !== form || file.page !== page) {
        status.textContent = "This file holds no labels of this page.";
        return;
      }
      state = { answers: taken(file), past: [], at: 0, reader: String(file.reader).slice(0, 40) };
      drawAll();
      status.textContent = "Loaded.";
      nextOpen();
    } catch {
      status.textContent = "This file cannot be read.";
    } finally {
      input.value = "";
      input.blur();
    }
  }

  const acts = { undo, save, open: nextOpen, back: () => go(state.at - 1), on: () => go(state.at + 1) };
  const keys = { u: "undo", Backspace: "undo", n: "open", ArrowUp: "back", ArrowDown: "on" };

  document.addEventListener("click", (event) => {
    const step = event.target.closest("[data-step]");
    const button = event.target.closest("[data-value], [data-act]");
    if (step) go(place.get(step));
    else if (button && button.dataset.value) choose(button.dataset.value);
    else if (button && acts[button.dataset.act]) acts[button.dataset.act]();
  });

  document.addEventListener("change", (event) => {
    if (event.target.dataset.act === "load" && event.target.files.length) load(event.target);
  });

  reader.addEventListener("input", () => {
    state.reader = reader.value;
    keep();
  });

  document.addEventListener("keydown", (event) => {
    if (event.target === reader && event.key === "Enter") reader.blur();
    if (event.target.closest("input") || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== "z") return;
      event.preventDefault();
      undo();
      return;
    }
    if (event.key.startsWith("Arrow") && event.target.closest(".source")) return;
    const button = all("[data-key]", group(nameOf(steps[state.at]))).find((one) => one.dataset.key === event.key && !one.hidden);
    if (button) choose(button.dataset.value);
    else if (keys[event.key]) acts[keys[event.key]]();
    else return;
    event.preventDefault();
  });

  resume();
  drawAll();
})();
