"use strict";
// One requirement at a time, by keyboard; the next dossier's pictures are fetched meanwhile.
// Without this file the page shows all requirements one below the other.
(() => {
  const ahead = new Map();
  const off = "meja-tanpa-tombol";
  let sections, current, form;

  const start = () => {
    form = document.querySelector("form[data-desk]");
    document.body.classList.toggle("desk-live", Boolean(form));
    if (!form) return;
    sections = [...form.querySelectorAll("section.desk")];
    form.querySelector("[data-rest]")?.setAttribute("hidden", "");
    const keys = document.querySelector("[data-keys]");
    keys.hidden = false;
    const box = keys.querySelector("input");
    box.checked = !localStorage.getItem(off);
    box.addEventListener("change", () => box.checked ? localStorage.removeItem(off) : localStorage.setItem(off, "1"));
    for (const link of document.querySelectorAll("[data-step]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        show(Number(link.dataset.step) - 1);
      });
    }
    form.addEventListener("change", mark);
    form.addEventListener("submit", send);
    mark();
    const wrong = sections.findIndex((each) => each.querySelector(".field-wrong"));
    show(wrong < 0 ? 0 : wrong, false);
    reserve();
  };

  const answer = (section) => section.querySelector("input[type=radio]:checked");

  const mark = () => sections.forEach((section, n) => {
    const link = document.querySelector(`[data-step="${n + 1}"]`);
    const given = answer(section);
    link.dataset.state = given ? (given.value === "met" ? "met" : "failed") : "";
    const said = given && (given.value === "met" ? form.dataset.done : form.dataset.failed);
    link.setAttribute("aria-label", said ? `${link.textContent}: ${said}` : link.textContent);
  });

  const show = (n, focus = true) => {
    current = Math.max(0, Math.min(n, sections.length - 1));
    sections.forEach((section, k) => { section.hidden = k !== current; });
    for (const link of document.querySelectorAll("[data-step]")) {
      if (Number(link.dataset.step) === current + 1) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    for (const image of sections[current].querySelectorAll("img")) image.loading = "eager";
    const next = sections[current + 1];
    if (next) for (const image of next.querySelectorAll("img")) image.loading = "eager";
    if (focus) (answer(sections[current]) || sections[current].querySelector("input[type=radio]"))?.focus();
  };

  const open = () => sections.findIndex((section) => !answer(section));

  const toSend = () => {
    const left = open();
    if (left >= 0) show(left);
    else form.querySelector("[data-send] button").focus();
  };

  const choose = (n) => {
    const radio = sections[current].querySelectorAll("input[type=radio]")[n];
    if (!radio) return;
    radio.checked = true;
    radio.focus();
    radio.dispatchEvent(new Event("change", { bubbles: true }));
    if (n === 0) {
      if (current < sections.length - 1) show(current + 1);
      else toSend();
    }
  };

  addEventListener("keydown", (event) => {
    if (!form?.isConnected) return;
    const typing = event.target.matches("textarea, input:not([type=radio]):not([type=checkbox])");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("[data-send] button"));
    } else if (event.key === "Escape" && typing) {
      answer(sections[current])?.focus();
    } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && !localStorage.getItem(off)) {
      const act = {
        m: () => choose(0),
        j: () => show(current + 1),
        k: () => show(current - 1),
        s: toSend,
        z: () => sections[current].querySelector(".desk-document").classList.toggle("desk-zoom"),
        c: () => {
          const note = sections[current].querySelector("[data-note]");
          note.open = true;
          note.querySelector("input").focus();
        },
      }[event.key.toLowerCase()];
      if (act) act();
      else if (/^[0-9]$/.test(event.key)) choose(event.key === "0" ? 10 : Number(event.key));
      else return;
      event.preventDefault();
    }
  });

  // The dossier after this one is given already, so that its pictures are here when it comes.
  const reserve = async () => {
    const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    try {
      const reply = await fetch(form.dataset.ahead, { method: "POST", headers: { "X-CSRFToken": token } });
      if (!reply.ok || !reply.headers.get("Content-Type").includes("json")) return;
      for (const address of (await reply.json()).pictures) {
        if (ahead.has(address)) continue;
        const image = new Image();
        image.src = address;
        ahead.set(address, image);
        await image.decode().catch(() => {});
      }
    } catch { /* the pictures come when they are looked at */ }
  };

  // Sent without leaving the page, so that what was fetched ahead stays.
  const send = async (event) => {
    event.preventDefault();
    const body = new FormData(form, event.submitter);
    try {
      const reply = await fetch(form.action, { method: "POST", body });
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const main = page.querySelector("main");
      if (!main || !page.querySelector("form[data-desk]")) {
        location.assign(reply.url);
        return;
      }
      document.title = page.title;
      history.pushState(null, "", reply.url);
      const here = document.adoptNode(main);
      for (const image of here.querySelectorAll("img")) {
        const fetched = ahead.get(image.getAttribute("src"));
        if (!fetched) continue;
        for (const name of ["alt", "width", "height"]) fetched.setAttribute(name, image.getAttribute(name));
        image.replaceWith(fetched);
      }
      document.querySelector("main").replaceWith(here);
      start();
      scrollTo(0, 0);
      (document.querySelector(".error-summary") || answer(sections[current]) ||
        sections[current].querySelector("input[type=radio]"))?.focus();
    } catch {
      form.submit();
    }
  };
  addEventListener("popstate", () => location.reload());

  start();
})();
