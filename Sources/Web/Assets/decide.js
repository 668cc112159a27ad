// Decisions: sent, and shown where they stand. Nothing typed is lost when another person was first.
import { all, one, say } from "./page.js";
import { regionsOf, swap } from "./regions.js";
import { forget, post } from "./typing.js";

export async function decide(form, data) {
  const what = data.get("daftar") ?? data.get("kelompok")?.split(" ")[0] ?? data.get("disposisi");
  if (what === "diabaikan" && !data.get("alasan").trim()) {
    const details = form.closest("details");
    if (details) details.open = true;
    one("[name=alasan]", form).focus();
    return say("Tulis alasannya, lalu tekan Abaikan sekali lagi.");
  }
  const buttons = all("button", form);
  buttons.forEach((button) => { button.disabled = true; });
  try {
    if (form.dataset.typed) await forget(form);
    const answer = await post(form.action, data);
    const result = await answer.json().catch(() => null) ?? {};
    if (answer.ok) {
      await goOn(form, what, result);
      return say(result.words ?? "Tersimpan.");
    }
    keepTyped(form);
    complain(form, answer.status === 401 ? { problem: "Sesi Anda berakhir; putusan belum tersimpan, ketikan Anda aman.", isOut: true } : result);
  } catch {
    keepTyped(form);
    complain(form, { problem: "Meja tidak dapat dihubungi; putusan belum tersimpan. Coba lagi." });
  } finally {
    buttons.forEach((button) => { button.disabled = false; });
  }
}

// After a decision the next finding that nobody decided; after one was taken back, that one again.
async function goOn(form, what, result) {
  const back = new URL(location.href);
  if (result.finding) back.searchParams.set("temuan", result.finding);
  const isDone = ["diterima", "diabaikan"].includes(what);
  const next = isDone && form.dataset.next ? new URL(form.dataset.next, location.href) : back;
  const isKey = form.contains(document.activeElement);
  if (isKey) document.activeElement.blur();
  await swap(next, regionsOf(form.dataset.swap), { push: next.href !== location.href, anchor: "pilih" });
  // Keys work where the focus is in no field.
  if (isKey) one(".opened a.choose")?.focus({ preventScroll: true });
}

// A decision that was not taken leaves its words typed.
function keepTyped(form) {
  if (!form.dataset.typed) return;
  const field = one("textarea, input:not([type=hidden])", form);
  field?.dispatchEvent(new Event("input", { bubbles: true }));
}

function complain(form, result) {
  one(".problem", form)?.remove();
  const box = document.createElement("p");
  box.className = "problem";
  box.setAttribute("role", "alert");
  box.textContent = [result.problem ?? "Putusan tidak dapat disimpan. Muat ulang halaman, lalu coba lagi.", result.advice].filter(Boolean).join(" ");
  const other = result.current;
  if (other) {
    const said = [other.disposition ?? other.verdict, other.reason, other.note].filter(Boolean).join(" – ");
    box.textContent += ` Isinya: ${said || "tanpa isi"}. Kirim lagi bila putusan Anda yang berlaku.`;
    one("[name=sesudah]", form).value = other.id;
  }
  if (result.isOut) {
    const link = document.createElement("a");
    link.href = `/masuk?lanjut=${encodeURIComponent(location.pathname + location.search)}`;
    link.textContent = "Masuk lagi";
    box.append(" ", link);
  }
  form.append(box);
  box.scrollIntoView({ block: "nearest" });
}
