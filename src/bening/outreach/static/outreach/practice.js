"use strict";
// Enhancement of the practice test: the clock runs, answers outlive a closed tab, progress is told. The page works without.

const form = document.querySelector("form[data-practice]");
const KEEP = "latihan:";

if (document.querySelector("[data-finished]")) forget();
if (form) sit();

function forget() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(KEEP)) localStorage.removeItem(key);
  } catch { /* a browser that keeps nothing has nothing to forget */ }
}

function sit() {
  const key = KEEP + location.search;
  const clock = form.querySelector("[data-clock]"), said = form.querySelector("[data-said]");
  const questions = form.querySelectorAll("fieldset").length;
  const ends = form.dataset.ends ? Date.parse(form.dataset.ends) : null;
  let told = Infinity;

  restore();
  form.addEventListener("change", () => { keep(); show(); });
  show();
  if (ends) setInterval(show, 5000);
  clock.hidden = false;

  function answers() {
    return [...form.querySelectorAll("input:checked")].map((each) => each.id);
  }
  function keep() {
    try { localStorage.setItem(key, JSON.stringify(answers())); } catch { /* full or forbidden: the form still has them */ }
  }
  function restore() {
    try {
      for (const id of JSON.parse(localStorage.getItem(key) || "[]")) {
        const box = document.getElementById(id);
        if (box && !form.querySelector(`input[name="${box.name}"]:checked`)) box.checked = true;
      }
      document.querySelector("[data-kept]").hidden = false;
    } catch { /* as above */ }
  }
  function show() {
    const answered = clock.dataset.answered.replace("ADA", answers().length).replace("SEMUA", questions);
    if (!ends) { clock.textContent = answered; return; }
    const left = Math.max(0, Math.ceil((ends - Date.now()) / 60000));
    const words = left ? clock.dataset.left.replace("MENIT", left) : clock.dataset.over;
    clock.textContent = `${words} · ${answered}`;
    for (const mark of [10, 5, 1, 0]) if (left <= mark && told > mark) { told = mark; say(left === mark ? words : ""); }
  }
  function say(words) {
    if (words) said.textContent = words;
  }
}
