"use strict";
// <form data-upload data-pieces="…">: see the photo before it is sent, turn and crop it, send it made small
// and piece by piece, so that a broken line costs one piece. Without this file the form sends the file as it is.

const PIECE = 128 * 1024;
const SIDE = 2400; // pixels of the longer side: 200 dots an inch of A4
const TRIES = 8;

for (const form of document.querySelectorAll("form[data-upload]")) prepare(form);

function prepare(form) {
  const input = form.querySelector("input[type=file]");
  const list = form.querySelector("[data-photos]");
  const pattern = form.querySelector("template[data-photo]");
  let photos = [];
  offerCamera(form, input);

  input.addEventListener("change", async () => {
    photos = [];
    list.replaceChildren();
    for (const file of input.files) {
      const photo = await opened(file);
      if (!photo) { photos = []; list.replaceChildren(); break; } // a PDF, or a kind this browser cannot draw
      photos.push(photo);
      show(photo, photos, list, pattern);
    }
  });

  form.addEventListener("submit", async (event) => {
    const files = photos.length ? photos : [...input.files];
    if (!files.length || !form.dataset.pieces) return;
    event.preventDefault();
    event.stopPropagation();
    try {
      await send(form, photos.length ? await Promise.all(photos.map(finished)) : files);
    } catch {
      delete form.dataset.sent;
      say(form, form.dataset.failed);
    }
  });
}

// On a phone: straight to the camera. Elsewhere the button would only open the same window once more.
function offerCamera(form, input) {
  const offer = form.querySelector("[data-camera]");
  if (!offer || !matchMedia("(pointer: coarse)").matches) return;
  offer.hidden = false;
  offer.querySelector("button").addEventListener("click", () => {
    input.setAttribute("capture", offer.dataset.camera || "environment");
    input.click();
    input.removeAttribute("capture");
  });
}

async function opened(file) {
  if (!file.type.startsWith("image/")) return null;
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    return { image, turns: 0, cut: { top: 0, right: 0, bottom: 0, left: 0 }, touched: false, file };
  } catch {
    return null;
  }
}

function show(photo, photos, list, pattern) {
  const item = pattern.content.firstElementChild.cloneNode(true);
  photo.canvas = item.querySelector("canvas");
  item.querySelector("[data-turn]").addEventListener("click", () => {
    photo.turns = (photo.turns + 1) % 4;
    photo.touched = true;
    draw(photo, photo.canvas, 600);
  });
  item.querySelector("[data-remove]").addEventListener("click", () => {
    photos.splice(photos.indexOf(photo), 1);
    item.remove();
  });
  for (const edge of item.querySelectorAll("input[data-cut]")) {
    edge.addEventListener("input", () => {
      photo.cut[edge.dataset.cut] = Number(edge.value) / 100;
      photo.touched = true;
      draw(photo, photo.canvas, 600);
    });
  }
  draw(photo, photo.canvas, 600);
  list.append(item);
}

// Turned first, then cut: the edges are those that the person sees.
function draw(photo, canvas, longest) {
  const { image, turns, cut } = photo;
  const [wide, high] = turns % 2 ? [image.height, image.width] : [image.width, image.height];
  const width = wide * Math.max(0.1, 1 - cut.left - cut.right);
  const height = high * Math.max(0.1, 1 - cut.top - cut.bottom);
  const scale = Math.min(1, longest / Math.max(width, height));
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  pen.translate(wide / 2 - wide * cut.left, high / 2 - high * cut.top);
  pen.rotate(turns * Math.PI / 2);
  pen.drawImage(image, -image.width / 2, -image.height / 2);
}

function finished(photo) {
  const large = Math.max(photo.image.width, photo.image.height) > SIDE || photo.file.size > 2000000;
  const known = ["image/jpeg", "image/png"].includes(photo.file.type);
  if (!photo.touched && !large && known) return photo.file; // as it is: its quality is not ours to lower
  const canvas = document.createElement("canvas");
  draw(photo, canvas, SIDE);
  return new Promise((done, failed) => canvas.toBlob((blob) => blob ? done(blob) : failed(), "image/jpeg", 0.88));
}

async function send(form, files) {
  const bar = form.querySelector("progress");
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const names = [];
  let before = 0;
  bar.hidden = false;
  bar.max = total;
  for (const [number, file] of files.entries()) {
    const name = await nameOf(file);
    await sendPieces(form, number, name, file, (sent) => {
      bar.value = before + sent;
      say(form, `${Math.round(100 * bar.value / total)}%`);
    });
    before += file.size;
    names.push(name);
  }
  for (const name of names) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "unggahan", value: name });
    form.append(field);
  }
  form.querySelector("input[type=file]").disabled = true;
  form.submit();
}

// The same file gets the same name, so that after a reload it goes on where it stopped.
async function nameOf(file) {
  const sum = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(sum).slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function sendPieces(form, number, name, file, tell) {
  const address = `${form.dataset.pieces}?nomor=${number}&nama=${name}`;
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  let start = await there(address), failures = 0;
  while (start < file.size) {
    tell(start);
    try {
      const answer = await fetch(`${address}&mulai=${start}`, {
        method: "POST",
        headers: { "X-CSRFToken": token, "Content-Type": "application/octet-stream" },
        body: file.slice(start, start + PIECE),
      });
      if (!answer.ok && answer.status !== 409) throw new Error(answer.status);
      start = (await answer.json()).diterima;
      failures = 0;
    } catch (error) {
      if (++failures > TRIES) throw error;
      say(form, form.dataset.waiting);
      await new Promise((done) => setTimeout(done, Math.min(30000, 500 * 2 ** failures)));
      start = await there(address).catch(() => start);
    }
  }
  tell(file.size);
}

async function there(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  return (await answer.json()).diterima;
}

function say(form, text) {
  form.querySelector("[data-told]").textContent = text;
}
