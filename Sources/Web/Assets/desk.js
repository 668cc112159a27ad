// What the pages of the desk do beyond links and forms. Without it every link and form still works.
import "./keys.js";
import { decide } from "./decide.js";
import { all, one, root } from "./page.js";
import { prepare } from "./prepare.js";
import { regionsOf, swap } from "./regions.js";
import { forget } from "./typing.js";

root.classList.add("scripted");

const merged = (address) => {
  // A mark in the document names its finding alone; the item that is open stays open.
  const url = new URL(address, location.href);
  if (url.search.startsWith("?temuan=") && url.searchParams.size === 1) {
    const own = new URL(location.href);
    own.searchParams.set("temuan", url.searchParams.get("temuan"));
    for (const name of ["bagian", "banding", "hal"]) own.searchParams.delete(name);
    own.hash = "pilih";
    return own;
  }
  return url;
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const names = link.dataset.swap ?? (link.closest("mark, .tanda-blok") ? "temuan dokumen formulir" : null);
  if (!names || !regionsOf(names).length) return;
  event.preventDefault();
  swap(merged(link.href), regionsOf(names));
});

addEventListener("popstate", () => {
  if (one("body.desk")) swap(location.href, regionsOf("ringkas formulir temuan dokumen"), { push: false });
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  const question = event.submitter?.dataset.ask;
  if (question && !confirm(question)) return event.preventDefault();
  // Another address than that of the form drops what was typed, or leaves the page.
  if (form.dataset.typed && (!form.dataset.swap || event.submitter?.hasAttribute("formaction"))) return void forget(form);
  if (!form.dataset.swap) return;
  event.preventDefault();
  const data = new URLSearchParams(new FormData(form, event.submitter));
  const names = regionsOf(form.dataset.swap);
  if (form.method === "get") return void swap(`?${tidy(data)}`, names);
  decide(form, data);
});
const tidy = (data) => new URLSearchParams([...data].filter(([, value]) => value !== ""));

const printer = one(".print-now");
if (printer) {
  printer.hidden = false;
  printer.addEventListener("click", () => window.print());
}

prepare(document);
if (one("body.desk")) {
  all(".finding.opened").forEach((finding) => finding.scrollIntoView({ block: "nearest" }));
  one("#formulir .items .chosen")?.scrollIntoView({ block: "nearest" });
  one("#banding .saksi")?.scrollIntoView({ block: "center", inline: "center" });
  const words = document.getElementById(location.hash.slice(1) || "pilih");
  if (words && words.closest(".paper")) words.scrollIntoView({ block: "center", inline: "center" });
  window.scrollTo(0, matchMedia("(min-width: 68rem)").matches ? 0 : window.scrollY);
}
