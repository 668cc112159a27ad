// Regions: a link or form with data-swap replaces these parts of the page alone.
import { all, one, root, say } from "./page.js";
import { prepare } from "./prepare.js";
import { flush } from "./typing.js";

const region = (name) => document.getElementById(name);
export const regionsOf = (names) => names.split(" ").filter(region);

function place(html, names) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const found = names.filter((name) => parsed.getElementById(name));
  for (const name of found) {
    const old = region(name);
    const tops = all(".scroller", old).map((scroller) => scroller.scrollTop);
    const fresh = document.importNode(parsed.getElementById(name), true);
    const active = old.contains(document.activeElement) ? document.activeElement : null;
    const focused = active && keyOf(active);
    const caret = active?.matches("textarea, input:not([type=checkbox])") ? [active.selectionStart, active.selectionEnd] : null;
    old.replaceWith(fresh);
    all(".scroller", fresh).forEach((scroller, index) => { scroller.scrollTop = tops[index] ?? 0; });
    prepare(fresh);
    if (active) refocus(fresh, focused, caret);
  }
  return found.length === names.length;
}

// How an element is found again after its region was replaced.
const keyOf = (element) => element.id ? `#${CSS.escape(element.id)}` :
  element.matches("a.choose") ? ".opened a.choose" : element.matches("a[data-swap]") ? "[aria-current]" : null;
function refocus(fresh, selector, caret) {
  const found = selector && one(selector, fresh) || one(".scroller", fresh) || fresh;
  found.focus({ preventScroll: true });
  if (caret && found.matches("textarea, input")) found.setSelectionRange(...caret);
}

let asked = 0;
export async function swap(address, names, { push = true, anchor = "" } = {}) {
  const url = new URL(address, location.href);
  const target = anchor || url.hash.slice(1);
  const number = ++asked;
  const asking = new URL(url);
  asking.hash = "";
  asking.searchParams.set("ganti", names.join(","));
  root.classList.add("busy");
  try {
    await flush();
    const answer = await fetch(asking, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return void (location.href = url.href);
    const html = await answer.text();
    if (number !== asked) return;
    if (!place(html, names)) return void (location.href = url.href);
    if (push) history.pushState(null, "", url);
    if (!url.searchParams.has("temuan")) all(".paper mark").forEach((mark) => mark.classList.remove("pilih", "saksi"));
    show(target, names);
  } catch {
    say("Meja tidak dapat dihubungi. Periksa jaringan, lalu coba lagi.", { stays: true });
  } finally {
    root.classList.remove("busy");
  }
}

// Brings what was asked for into view: the words in the document and the finding in the list.
function show(target, names) {
  const opened = one(".finding.opened");
  if (opened && names.includes("temuan")) opened.scrollIntoView({ block: "nearest" });
  const words = target && document.getElementById(target) || names.includes("dokumen") && document.getElementById("pilih");
  if (words && !words.classList.contains("pane")) words.scrollIntoView({ block: "center", inline: "center" });
  else if (words) {
    all(".scroller", words).forEach((scroller) => { scroller.scrollTop = 0; });
    if (!matchMedia("(min-width: 68rem)").matches) words.scrollIntoView();
  }
  const beside = one("#banding .saksi");
  if (beside) beside.scrollIntoView({ block: "center", inline: "center" });
  const title = one(".opened h3");
  if (title && names.includes("temuan")) {
    const spoken = title.cloneNode(true);
    all("[aria-hidden]", spoken).forEach((sign) => sign.remove());
    say(spoken.textContent.trim(), { aloud: true });
  }
}
