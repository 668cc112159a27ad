// Decisions: sent, and shown where they stand. Nothing typed is lost when another person was first.
import { all, one, say } from "./page.js";
import { regionsOf, swap } from "./regions.js";
import { forget, post } from "./typing.js";

export async function decide(form, data) {
  if (data.get("disposisi") === "diabaikan" && !data.get("alasan").trim()) {
    one("[name=alasan]", form).focus();
    return say("Tulis alasan mengabaikan temuan ini.");
  }
  const buttons = all("button", form);
  buttons.forEach((button) => { button.disabled = true; });
  try {
    await forget(form);
    const answer = await post(form.action, data);
    const result = await answer.json().catch(() => null) ?? {};
    if (answer.ok) {
      await swap(location.href, regionsOf(form.dataset.swap), { push: false, anchor: "pilih" });
      return say("Tersimpan.");
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

// A decision that was not taken leaves its words typed.
function keepTyped(form) {
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
