// The keys of the desk.
import { all, one, say } from "./page.js";

const findings = () => all("a.choose");
function step(by) {
  const list = findings();
  const now = list.findIndex((link) => link.closest(".opened"));
  const next = list[now < 0 ? (by > 0 ? 0 : list.length - 1) : now + by];
  if (next) return next.click();
  const pager = all("#temuan .pager a").find((link) => link.textContent.includes(by > 0 ? "Berikutnya" : "Sebelumnya"));
  if (pager) pager.click();
  else say(by > 0 ? "Ini temuan terakhir dalam daftar." : "Ini temuan pertama dalam daftar.");
}
function item(by) {
  const list = all("#formulir .items a, #formulir .all a");
  const now = list.findIndex((link) => link.hasAttribute("aria-current"));
  list[now + by]?.click();
}
const press = (value) => {
  const button = one(`.opened .decide button[value=${value}]`);
  if (button) button.click();
  else say("Pilih temuan dahulu (j atau k).");
};
// What is decided here is taken back, else what was decided last.
const takeBack = () => (one(".opened .decide button[value=terbuka]") ?? one("form.last button"))?.click();
function write() {
  one("details.write").open = true;
  one("#catatan").focus();
}
const keys = {
  j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1),
  a: () => press("diterima"), u: () => takeBack(), b: () => one(".opened a.beside")?.click(),
  x: () => (one("#alasan") ? one("#alasan").focus() : say("Pilih temuan dahulu (j atau k).")),
  c: () => (one("#catatan") ? write() : say("Pilih butir dahulu ([ atau ]).")),
  "]": () => item(1), "[": () => item(-1), "?": () => one("#pintasan")?.showModal(),
};
document.addEventListener("keydown", (event) => {
  if (!one("body.desk") || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const isField = event.target.matches("input, select, textarea");
  if (event.key === "Escape" && isField) return event.target.blur();
  if (event.key === "Enter" && event.target.id === "alasan") { event.preventDefault(); return press("diabaikan"); }
  if (isField || one("dialog[open]") || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
const opener = one(".keys-open");
if (opener) {
  opener.hidden = false;
  opener.addEventListener("click", () => one("#pintasan").showModal());
}
