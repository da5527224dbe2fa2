"use strict";
// Enhancement only: every page works without this file.

// The list of errors is read first, and its links put the cursor into the field.
document.querySelector(".error-summary")?.focus();

// A form is sent once per click; after a few seconds, or on coming back, it may be sent again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sent = "1";
  delete form.dataset.dirty;
  setTimeout(() => delete form.dataset.sent, 4000);
}, true);
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// <form data-guard>: ask before typed text is lost.
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form && "guard" in form.dataset) form.dataset.dirty = "1";
});
addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-dirty]")) event.preventDefault();
});

// <button data-copy="#id" data-done="…" hidden>: copies the text of an element.
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
    button.textContent = button.dataset.done || "✓";
  });
}

// <button data-print hidden>
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
