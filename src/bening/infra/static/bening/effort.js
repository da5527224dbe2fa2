"use strict";
// Proof of work for a form, in small bites while somebody types. A form sent before the work is done waits for it, but
// no longer than PATIENCE: sent without it, the server asks for a little time instead. The answer is the first number
// whose SHA-256 begins with `bits` zeros.

const PATIENCE = 8000;

const FIRST = [2, 3, 5, 7, 11, 13, 17, 19];
const fraction = (x) => ((x - Math.floor(x)) * 2 ** 32) | 0;
const K = [];
for (let n = 2; K.length < 64; n++) {
  let prime = true;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
  if (prime) K.push(fraction(Math.cbrt(n)));
}
const START = FIRST.map((n) => fraction(Math.sqrt(n)));
const turn = (x, n) => (x >>> n) | (x << (32 - n));

function sha256(text) {
  const bytes = new TextEncoder().encode(text);
  const length = (((bytes.length + 8) >> 6) + 1) << 4;
  const words = new Int32Array(length);
  for (let i = 0; i < bytes.length; i++) words[i >> 2] |= bytes[i] << (24 - (i % 4) * 8);
  words[bytes.length >> 2] |= 0x80 << (24 - (bytes.length % 4) * 8);
  words[length - 1] = bytes.length * 8;
  const h = Int32Array.from(START), w = new Int32Array(64);
  for (let block = 0; block < length; block += 16) {
    let a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], i = h[7];
    for (let t = 0; t < 64; t++) {
      if (t < 16) w[t] = words[block + t];
      else {
        const x = w[t - 15], y = w[t - 2];
        w[t] = w[t - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + w[t - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
      }
      const one = (i + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[t] + w[t]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      i = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += i;
  }
  return h;
}

const hex = (words) => Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");

function work(field) {
  const form = field.form, bits = Number(field.dataset.bits);
  const once = form.elements.once ? `.${form.elements.once.value}` : "";
  const prefix = hex(sha256(form.elements[field.dataset.effort].value + once)).slice(0, 32);
  let number = 0, done = false, send = null;
  const finish = () => {
    done = true;
    if (!send) return;
    delete form.dataset.sent; // bening.js keeps a form from being sent twice, and this one was not sent
    form.removeAttribute("aria-busy");
    send();
  };
  const bite = () => {
    for (const until = performance.now() + (send ? 50 : 12); performance.now() < until; number++) {
      const [first] = sha256(`${prefix}:${number}`);
      if (Math.clz32(first) >= bits) {
        field.value = number;
        return finish();
      }
    }
    if (!done) setTimeout(bite, 4);
  };
  form.addEventListener("submit", (event) => {
    if (done) return;
    event.preventDefault();
    if (send) return;
    const button = event.submitter;
    send = () => form.requestSubmit(button);
    form.setAttribute("aria-busy", "true");
    setTimeout(() => done || finish(), PATIENCE);
  });
  bite();
}

for (const field of document.querySelectorAll("input[data-effort]")) work(field);
