"use strict";
// The reader of receipts: everything happens in this browser, nothing is sent anywhere. Formats: the specification
// of the log (docs/transparency/spec.md). Written to be read: whoever does not trust it can check it in an hour.

(() => {
  const root = document.querySelector("[data-periksa]");
  if (!root) return;
  const words = Object.fromEntries([...root.querySelectorAll("[data-word]")].map((each) => [each.dataset.word, each.textContent]));
  const say = (key, facts = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
  const language = document.documentElement.lang;

  // --- bytes -------------------------------------------------------------------------------------

  const utf8 = (text) => new TextEncoder().encode(text);
  const hex = (bytes) => [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("");
  const equal = (one, two) => hex(one) === hex(two);
  const joined = (...parts) => Uint8Array.from(parts.flatMap((each) => [...each]));
  const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));

  class Wrong extends Error {}

  function fromBase64(text, size) {
    let bytes;
    try { bytes = Uint8Array.from(atob(text), (each) => each.charCodeAt(0)); } catch { throw new Wrong("base 64"); }
    if (toBase64(bytes) !== text || (size && bytes.length !== size)) throw new Wrong("base 64");
    return bytes;
  }

  const digest = async (name, bytes) => new Uint8Array(await crypto.subtle.digest(name, bytes));
  const sha256 = (bytes) => digest("SHA-256", bytes);

  // --- canonical JSON (specification, section 3) ----------------------------------------------------

  function canonical(value, depth = 32) {
    if (depth === 0) throw new Wrong("JSON");
    if (typeof value === "string" && !/[\ud800-\udfff]/u.test(value)) return JSON.stringify(value);
    if (typeof value === "boolean") return String(value);
    if (typeof value === "number" && Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
    if (Array.isArray(value)) return `[${value.map((each) => canonical(each, depth - 1)).join(",")}]`;
    if (value && typeof value === "object" && !Array.isArray(value)) {
      const names = Object.keys(value).sort();
      if (names.some((name) => /[^\x00-\x7f]/.test(name))) throw new Wrong("JSON");
      return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name], depth - 1)}`).join(",")}}`;
    }
    throw new Wrong("JSON");
  }

  // --- Ed25519: by the browser, or by whole numbers where the browser is older (RFC 8032, 5.1.7) ---------

  const P = 2n ** 255n - 19n, L = 2n ** 252n + 27742317777372353535851937790883648493n;
  const mod = (a) => ((a % P) + P) % P;
  function power(base, exponent) {
    let total = 1n;
    for (base = mod(base); exponent; exponent >>= 1n, base = (base * base) % P) if (exponent & 1n) total = (total * base) % P;
    return total;
  }
  const D = mod(-121665n * power(121666n, P - 2n)), MINUS_ONE = power(2n, (P - 1n) / 4n);
  const number = (bytes) => BigInt(`0x${hex([...bytes].reverse())}`);

  function add([x1, y1, z1, t1], [x2, y2, z2, t2]) {
    const a = mod((y1 - x1) * (y2 - x2)), b = mod((y1 + x1) * (y2 + x2)), c = mod(2n * t1 * t2 * D), d = mod(2n * z1 * z2);
    const e = b - a, f = d - c, g = d + c, h = b + a;
    return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
  }

  function times(factor, point) {
    let total = [0n, 1n, 1n, 0n];
    for (; factor; factor >>= 1n, point = add(point, point)) if (factor & 1n) total = add(total, point);
    return total;
  }

  function pointOf(bytes) {
    const all = number(bytes), y = all & (2n ** 255n - 1n), sign = all >> 255n;
    if (bytes.length !== 32 || y >= P) return null;
    const square = mod((y * y - 1n) * power(D * y * y + 1n, P - 2n));
    let x = power(square, (P + 3n) / 8n);
    if (mod(x * x - square)) x = mod(x * MINUS_ONE);
    if (mod(x * x - square) || (x === 0n && sign)) return null;
    if ((x & 1n) !== sign) x = P - x;
    return [x, y, 1n, mod(x * y)];
  }

  async function byNumbers(key, message, signature) {
    const base = pointOf(joined([0x58], new Array(31).fill(0x66))), point = pointOf(key), s = number(signature.slice(32));
    if (!point || s >= L) return false;
    const k = number(await digest("SHA-512", joined(signature.slice(0, 32), key, message))) % L;
    const [x, y, z] = add(times(s, base), times(k, [P - point[0], point[1], 1n, P - point[3]]));
    const inverse = power(z, P - 2n), flat = [mod(x * inverse), mod(y * inverse)];
    return number(signature.slice(0, 32)) === (flat[1] | ((flat[0] & 1n) << 255n));
  }

  async function signedWith(key, message, signature) {
    if (key.length !== 32 || signature.length !== 64) return false;
    if (root.dataset.numbers === undefined) {
      try {
        const ready = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
        return await crypto.subtle.verify("Ed25519", ready, signature, message);
      } catch (error) {
        if (error.name !== "NotSupportedError") return false;
      }
    }
    return byNumbers(key, message, signature);
  }

  // --- keys, notes, checkpoints, receipts --------------------------------------------------------------

  async function keyOf(text) {
    const [name, id, ...rest] = text.trim().split("+"), bytes = fromBase64(rest.join("+"), 33);
    const key = { name, kind: bytes[0], id: (await sha256(joined(utf8(`${name}\n`), bytes))).slice(0, 4), bytes: bytes.slice(1) };
    if (!name || hex(key.id) !== id) throw new Wrong("key");
    return key;
  }

  function noteOf(text) {
    const end = text.lastIndexOf("\n\n");
    if (end < 0 || !text.endsWith("\n")) throw new Wrong("note");
    const lines = text.slice(end + 2, -1).split("\n").map((line) => {
      const found = /^— (\S+) (\S+)$/.exec(line);
      if (!found) throw new Wrong("note");
      const bytes = fromBase64(found[2]);
      return { name: found[1], id: bytes.slice(0, 4), signature: bytes.slice(4) };
    });
    return { text: text.slice(0, end + 1), lines };
  }

  const linesBy = (note, key) => note.lines.filter((each) => each.name === key.name && equal(each.id, key.id));

  async function signed(note, key) {
    const lines = linesBy(note, key);
    for (const each of lines) if (!(await signedWith(key.bytes, utf8(note.text), each.signature))) throw new Wrong("signature");
    return lines.length > 0;
  }

  async function cosigned(note, key) {
    let first = null;
    for (const each of linesBy(note, key)) {
      const time = new DataView(each.signature.buffer.slice(0, 8)).getBigUint64(0);
      const told = utf8(`cosignature/v1\ntime ${time}\n${note.text}`);
      if (!(await signedWith(key.bytes, told, each.signature.slice(8)))) throw new Wrong("signature");
      first ??= new Date(Number(time) * 1000);
    }
    return first;
  }

  function checkpointOf(note) {
    const [origin, size, top] = note.text.split("\n");
    if (!/^(0|[1-9]\d{0,18})$/.test(size ?? "")) throw new Wrong("checkpoint");
    return { origin, size: BigInt(size), root: fromBase64(top, 32) };
  }

  function receiptOf(text) {
    const end = text.indexOf("\n\n");
    const [magic, extra, place, ...proof] = text.slice(0, end).split("\n");
    if (end < 0 || magic !== "c2sp.org/tlog-proof@v1" || !/^extra /.test(extra ?? "") || !/^index (0|[1-9]\d{0,18})$/.test(place ?? ""))
      throw new Wrong("receipt");
    const hashes = proof.map((line) => fromBase64(line, 32));
    return { entry: fromBase64(extra.slice(6)), index: BigInt(place.slice(6)), proof: hashes, note: noteOf(text.slice(end + 2)) };
  }

  async function rootFrom(entry, index, size, proof) {
    if (index >= size) throw new Wrong("proof");
    let total = await sha256(joined([0], entry)), at = index, last = size - 1n;
    for (const sibling of proof) {
      if (last === 0n) throw new Wrong("proof");
      if ((at & 1n) || at === last) {
        total = await sha256(joined([1], sibling, total));
        while (!(at & 1n) && at) { at >>= 1n; last >>= 1n; }
      } else {
        total = await sha256(joined([1], total, sibling));
      }
      at >>= 1n;
      last >>= 1n;
    }
    if (last !== 0n) throw new Wrong("proof");
    return total;
  }

  async function policyOf(text) {
    const witnesses = new Map(), groups = new Map(), logs = [];
    let quorum = null;
    for (const line of text.split("\n").map((each) => each.trim().split(/\s+/)).filter((each) => each[0] && each[0][0] !== "#")) {
      const [kind, name, ...rest] = line;
      if (kind === "log") logs.push(await keyOf(name));
      else if (kind === "witness") witnesses.set(name, await keyOf(rest[0] ?? ""));
      else if (kind === "group") {
        const [threshold, ...members] = rest, all = members.length;
        groups.set(name, { members, least: threshold === "all" ? all : threshold === "any" ? 1 : Number(threshold) });
      } else if (kind === "quorum") quorum = name;
      else throw new Wrong("policy");
    }
    if (quorum === null) throw new Wrong("policy");
    const met = (name, who) => (groups.has(name)
      ? groups.get(name).members.filter((each) => met(each, who)).length >= groups.get(name).least
      : who.has(name));
    return { logs, witnesses, quorum, met: (who) => quorum === "none" || met(quorum, who) };
  }

  // --- commitments (specification, section 5) --------------------------------------------------------------

  async function commitment(field, salt, value) {
    const name = utf8(field);
    return sha256(joined(utf8("bening/commit/v1"), [0], [name.length], name, salt, utf8(canonical(value))));
  }

  // --- the page ---------------------------------------------------------------------------------------------

  const shown = root.querySelector("[data-result]"), verdict = root.querySelector("[data-verdict]");
  const list = root.querySelector("[data-steps]"), table = root.querySelector("[data-content]");
  const files = root.querySelector("input[type=file]"), keys = root.querySelector("textarea");
  let good;

  function tell(tone, key, facts) {
    const item = document.createElement("li"), mark = document.createElement("strong");
    item.className = `check-${tone}`;
    mark.textContent = `${{ good: "✓", bad: "✗", note: "!" }[tone]} `;
    item.append(mark, say(key, facts));
    list.append(item);
    if (tone === "bad") good = "bad";
    if (tone === "note" && good === "good") good = "note";
  }

  function row(name, value, lang) {
    const part = document.createElement("div"), term = document.createElement("dt"), told = document.createElement("dd");
    term.textContent = name;
    told.textContent = value;
    if (lang) { told.lang = lang; term.lang = lang; }
    part.append(term, told);
    table.append(part);
  }

  const moment = (date) => date.toLocaleString(language === "en" ? "en-GB" : "id-ID",
    { dateStyle: "long", timeStyle: "medium", timeZone: "Asia/Jakarta" }) + " WIB";

  function rows(path, value) {
    if (value && typeof value === "object" && !Array.isArray(value))
      for (const name of Object.keys(value).sort()) rows(`${path} › ${name}`, value[name]);
    else row(path, Array.isArray(value) ? value.map((each) => (typeof each === "object" ? canonical(each) : each)).join(", ") : String(value), "id");
  }

  async function sorted(chosen) {
    const found = { receipts: [], openings: [], policies: [], papers: [] };
    for (const file of chosen) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      let text = "";
      try { text = bytes.length < 1e6 ? new TextDecoder("utf-8", { fatal: true }).decode(bytes) : ""; } catch { /* a picture, a PDF */ }
      const one = { name: file.name, bytes, text };
      if (text.startsWith("c2sp.org/tlog-proof@")) found.receipts.push(one);
      else if (text.startsWith("bening/tanda-terima/v1\n")) found.receipts.push(one);
      else if (/^\s*\{/.test(text) && text.includes('"buka"')) found.openings.push(one);
      else if (/^quorum \S+$/m.test(text)) found.policies.push(one);
      else found.papers.push(one);
    }
    return found;
  }

  async function trusted(policies) {
    const all = [];
    for (const line of keys.value.split(/\s+/).filter(Boolean)) {
      try { all.push(await keyOf(line)); } catch { tell("bad", "key.broken", { key: line.slice(0, 60) }); }
    }
    return [...all, ...policies.flatMap((each) => each.logs)];
  }

  async function acknowledgement(one, trust) {
    const note = noteOf(one.text), [, origin, leaf, taken, deadline] = note.text.split("\n");
    const key = trust.find((each) => each.name === `${origin}/tanda-terima`);
    tell("note", "promise", { origin, taken: moment(new Date(taken)), deadline: moment(new Date(deadline)) });
    row(say("name.leaf"), leaf);
    if (!key) tell("note", "promise.no_key", { origin });
    else if (await signed(note, key)) tell("good", "promise.signed");
    else tell("bad", "signature.false", { name: key.name });
  }

  async function receipt(one, trust, policies) {
    const found = receiptOf(one.text), checkpoint = checkpointOf(found.note);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(found.entry), entry = JSON.parse(text);
    if (canonical(entry) !== text) throw new Wrong("entry");
    const top = await rootFrom(found.entry, found.index, checkpoint.size, found.proof);
    const facts = { index: found.index.toLocaleString(language), size: checkpoint.size.toLocaleString(language), origin: checkpoint.origin };
    if (!equal(top, checkpoint.root)) { tell("bad", "proof.false", facts); return null; }
    tell("good", "proof.good", facts);
    await signatures(found.note, checkpoint, trust, policies);
    row(say("name.kind"), words[`type.${entry.type}`] ? say(`type.${entry.type}`) : entry.type);
    row(say("name.time"), moment(new Date(entry.time)));
    row(say("name.index"), `${facts.index} · ${checkpoint.origin}`);
    row(say("name.leaf"), toBase64(await sha256(joined([0], found.entry))));
    return entry;
  }

  async function signatures(note, checkpoint, trust, policies) {
    const ours = trust.filter((each) => each.name === checkpoint.origin && each.kind === 1);
    if (!ours.length) tell("note", "key.none", { origin: checkpoint.origin });
    let any = false;
    try {
      for (const key of ours) any = (await signed(note, key)) || any;
      if (any) tell("good", "signature.good", { name: checkpoint.origin });
      else if (ours.length) tell("bad", "signature.none", { name: checkpoint.origin });
    } catch { tell("bad", "signature.false", { name: checkpoint.origin }); }
    if (!policies.length) { tell("note", "witness.no_policy"); return; }
    for (const policy of policies) {
      const who = new Map();
      for (const [name, key] of policy.witnesses) {
        try {
          const at = await cosigned(note, key);
          if (at) who.set(name, at);
        } catch { tell("bad", "signature.false", { name }); }
      }
      const names = [...who].map(([name, at]) => `${name} (${moment(at)})`).join("; ");
      tell(policy.met(who) ? "good" : "note", policy.met(who) ? "witness.good" : "witness.few", { names: names || "–" });
    }
  }

  async function opening(one, entry, papers) {
    const told = JSON.parse(one.text), inside = told.buka?.isi?.nilai?.dalam ?? {};
    const fits = new Set();
    const opened = [...Object.entries(told.buka ?? {}).map(([name, each]) => [name, each, entry.commit?.[name]]),
      ...Object.entries(told.dalam ?? {}).map(([name, each]) => [`isi.${name}`, each, inside[name]])];
    for (const [name, each, committed] of opened) {
      const made = toBase64(await commitment(name, fromBase64(each.salt), each.nilai));
      if (made === committed) fits.add(name);
      else tell("bad", "opening.false", { name });
    }
    if (!opened.length) throw new Wrong("opening");
    if (fits.size === opened.length) tell("good", "opening.good", { count: fits.size });
    for (const [name, each] of Object.entries(told.buka ?? {}).filter(([name]) => fits.has(name))) {
      const value = { ...(each.nilai && typeof each.nilai === "object" && !Array.isArray(each.nilai) ? each.nilai : { "": each.nilai }) };
      delete value.dalam;
      for (const [part, content] of Object.entries(value)) rows(part ? `${name} › ${part}` : name, Array.isArray(each.nilai) ? each.nilai : content);
    }
    const inner = Object.entries(told.dalam ?? {}).filter(([name]) => fits.has(`isi.${name}`));
    const documents = inner.map(([name, each]) => [name, String(each.nilai).replace(/^sha256:/, "")]);
    for (const [name, digest] of documents) row(`isi › ${name}`, digest, "id");
    await compare(papers, documents);
  }

  async function compare(papers, documents) {
    for (const one of papers) {
      const found = hex(await sha256(one.bytes)), place = documents.find(([, digest]) => digest === found);
      tell(place ? "good" : "note", place ? "paper.same" : "paper.other", { file: one.name, name: place?.[0] ?? "" });
    }
  }

  async function check() {
    list.replaceChildren();
    table.replaceChildren();
    good = "good";
    shown.hidden = false;
    try {
      const found = await sorted(files.files), policies = [];
      for (const one of found.policies) {
        try { policies.push(await policyOf(one.text)); } catch { tell("bad", "file.broken", { file: one.name }); }
      }
      const trust = await trusted(policies), entries = [];
      for (const one of found.receipts) {
        try {
          if (one.text.startsWith("bening/")) await acknowledgement(one, trust);
          else entries.push(await receipt(one, trust, policies));
        } catch (error) { tell("bad", "file.broken", { file: one.name, detail: error.message }); }
      }
      if (!found.receipts.length) tell("bad", "receipt.none");
      for (const one of found.openings) {
        try {
          const id = JSON.parse(one.text).id, entry = entries.find((each) => each && each.id === id);
          if (!entry) tell("bad", "opening.of_another", { file: one.name });
          else await opening(one, entry, found.papers);
        } catch (error) { tell("bad", "file.broken", { file: one.name, detail: error.message }); }
      }
      if (!found.openings.length && found.papers.length) tell("note", "paper.no_opening");
    } catch (error) { tell("bad", "broken", { detail: error.message }); }
    verdict.className = `notice notice-${{ good: "success", note: "warning", bad: "error" }[good]}`;
    verdict.dataset.verdict = good;
    verdict.textContent = say(`verdict.${good}`);
    verdict.focus();
  }

  if (!globalThis.crypto?.subtle) {
    root.querySelector("[data-insecure]").hidden = false;
  } else {
    root.querySelector("[data-form]").hidden = false;
    root.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); check(); });
    root.addEventListener("dragover", (event) => event.preventDefault());
    root.addEventListener("drop", (event) => {
      event.preventDefault();
      if (!event.dataTransfer.files.length) return;
      files.files = event.dataTransfer.files;
      check();
    });
  }
})();
