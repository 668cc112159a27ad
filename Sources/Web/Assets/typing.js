// Words that are typed and not saved yet. They are kept on the desk while typing, for this person alone; until the desk
// has them, and while it cannot be reached or the login ran out, this tab keeps them.
import { all, one, say } from "./page.js";

const person = document.body.dataset.person ?? "";
const names = ["alasan", "catatan", "verdict", "paraf"];
const waiting = new Map();
let sending = Promise.resolve();
let timer;

const subjectOf = (form) => one("[name=subjek]", form).value;
const keyOf = (form) => `ketikan ${person} ${form.dataset.typed} ${subjectOf(form)}`;
const fieldsOf = (form) => names.map((name) => form.elements.namedItem(name)).filter((field) => field?.matches?.("input, select, textarea"));

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.dataset.typed || !names.includes(event.target.name)) return;
  const words = Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.value]));
  const entry = { url: form.dataset.typed, subject: subjectOf(form), words };
  waiting.set(keyOf(form), entry);
  sessionStorage.setItem(keyOf(form), JSON.stringify(entry));
  clearTimeout(timer);
  timer = setTimeout(flush, 400);
});

// Puts back what the desk does not have yet, and sends it.
export function restore(from) {
  for (const form of all("form[data-typed]", from)) {
    const kept = sessionStorage.getItem(keyOf(form));
    if (!kept) continue;
    const entry = JSON.parse(kept);
    for (const field of fieldsOf(form)) field.value = entry.words[field.name] ?? field.value;
    const details = form.closest("details");
    if (details) details.open = true;
    if (!waiting.has(keyOf(form))) waiting.set(keyOf(form), entry);
    clearTimeout(timer);
    timer = setTimeout(flush, 400);
  }
}

// What was typed in a form is saved or dropped: it is not sent any more.
export function forget(form) {
  waiting.delete(keyOf(form));
  sessionStorage.removeItem(keyOf(form));
  return sending;
}

// Sends all that waits, one after another, and answers when the desk has it.
export function flush() {
  clearTimeout(timer);
  sending = sending.then(async () => {
    for (const [key, entry] of waiting) {
      if (!await send(entry)) break;
      if (waiting.get(key) !== entry) continue;
      waiting.delete(key);
      sessionStorage.removeItem(key);
    }
  });
  return sending;
}

const again = () => { clearTimeout(timer); timer = setTimeout(flush, 4000); };

// Whether the desk took it, or never will.
async function send({ url, subject, words }) {
  const body = new URLSearchParams({ ...words, subjek: subject });
  try {
    const answer = await post(url, body, { keepalive: true });
    if (answer.ok) return true;
    if (answer.status === 401 || answer.status === 403) {
      say("Sesi Anda berakhir. Ketikan Anda aman di tab ini; muat ulang halaman untuk masuk lagi.", { stays: true });
      return false;
    }
    if (answer.status >= 500) return again();
    say((await answer.json()).problem ?? "Ketikan tidak dapat disimpan.", { stays: true });
    return false;
  } catch {
    say("Meja tidak dapat dihubungi. Ketikan Anda aman di tab ini dan dikirim begitu tersambung.", { stays: true });
    return again();
  }
}

// Sends a form as a script does. After signing in anew in another tab this page has an old token and asks for the new one.
export async function post(url, body, options = {}) {
  const ask = () => fetch(url, {
    ...options, method: "POST", body, headers: { Accept: "application/json", "X-CSRF-Token": one("meta[name=csrf]").content },
  });
  const answer = await ask();
  return answer.status === 403 && await renewed() ? ask() : answer;
}

async function renewed() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (answer.redirected || !answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = one("meta[name=csrf]", page)?.content;
  if (!token || page.body.dataset.person !== person) return false;
  one("meta[name=csrf]").content = token;
  all("input[name=_csrf]").forEach((input) => { input.value = token; });
  return true;
}

// What the same person typed in another tab is shown when this one is looked at again.
async function catchUp() {
  const forms = all("form[data-typed]");
  if (!forms.length || waiting.size) return;
  try {
    const answer = await fetch(forms[0].dataset.typed, { headers: { Accept: "application/json" } });
    if (!answer.ok || waiting.size) return;
    const typed = await answer.json();
    for (const form of forms) {
      const words = typed[subjectOf(form)] ?? {};
      for (const field of fieldsOf(form)) if (field.name in words && field.value !== words[field.name]) field.value = words[field.name];
    }
  } catch {
    // The next word that is typed tells that the desk cannot be reached.
  }
}

document.addEventListener("visibilitychange", () => (document.hidden ? flush() : catchUp()));
addEventListener("focus", catchUp);
addEventListener("pagehide", flush);
addEventListener("online", flush);
