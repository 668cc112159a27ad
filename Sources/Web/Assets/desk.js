// What the pages of the desk do beyond links and forms. Without it every link and form still works.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // Says something to those who look and to those who listen.
  let quiet;
  function say(words, { stays = false, aloud = false } = {}) {
    const live = one("#kabar");
    if (!live) return;
    live.textContent = words;
    live.classList.toggle("shown", !aloud && words !== "");
    clearTimeout(quiet);
    if (!stays) quiet = setTimeout(() => live.classList.remove("shown"), 4000);
  }

  // Regions: a link or form with data-swap replaces these parts of the page alone.
  const region = (name) => document.getElementById(name);
  const regionsOf = (names) => names.split(" ").filter(region);

  function place(html, names) {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    const found = names.filter((name) => parsed.getElementById(name));
    for (const name of found) {
      const old = region(name);
      const tops = all(".scroller", old).map((scroller) => scroller.scrollTop);
      const fresh = document.importNode(parsed.getElementById(name), true);
      const focused = old.contains(document.activeElement) ? keyOf(document.activeElement) : null;
      old.replaceWith(fresh);
      all(".scroller", fresh).forEach((scroller, index) => { scroller.scrollTop = tops[index] ?? 0; });
      prepare(fresh);
      if (focused) refocus(fresh, focused);
    }
    return found.length === names.length;
  }

  // How an element is found again after its region was replaced.
  const keyOf = (element) => element.id ? `#${CSS.escape(element.id)}` :
    element.matches("a.choose") ? ".opened a.choose" : element.matches("a[data-swap]") ? "[aria-current]" : null;
  function refocus(fresh, selector) {
    (selector && one(selector, fresh) || one(".scroller", fresh) || fresh).focus({ preventScroll: true });
  }

  let asked = 0;
  async function swap(address, names, { push = true, anchor = "" } = {}) {
    const url = new URL(address, location.href);
    const target = anchor || url.hash.slice(1);
    const number = ++asked;
    const asking = new URL(url);
    asking.hash = "";
    asking.searchParams.set("ganti", names.join(","));
    root.classList.add("busy");
    try {
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
    if (!form.dataset.swap) return;
    event.preventDefault();
    const data = new URLSearchParams(new FormData(form, event.submitter));
    const names = regionsOf(form.dataset.swap);
    if (form.method === "get") return void swap(`?${tidy(data)}`, names);
    decide(form, data, names);
  });
  const tidy = (data) => new URLSearchParams([...data].filter(([, value]) => value !== ""));

  // A decision: sent, and shown where it stands. Nothing typed is lost when another person was first.
  async function decide(form, data, names) {
    if (data.get("disposisi") === "diabaikan" && !data.get("alasan").trim()) {
      one("#alasan", form).focus();
      return say("Tulis alasan mengabaikan temuan ini.");
    }
    const buttons = all("button", form);
    buttons.forEach((button) => { button.disabled = true; });
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: data, headers: { Accept: "application/json", "X-CSRF-Token": data.get("_csrf") },
      });
      const result = await answer.json().catch(() => ({}));
      if (answer.ok) {
        await swap(location.href, names, { push: false, anchor: "pilih" });
        return say("Tersimpan.");
      }
      complain(form, result);
    } catch {
      complain(form, { problem: "Meja tidak dapat dihubungi; putusan belum tersimpan. Coba lagi." });
    } finally {
      buttons.forEach((button) => { button.disabled = false; });
    }
  }

  function complain(form, result) {
    one(".problem", form)?.remove();
    const box = document.createElement("p");
    box.className = "problem";
    box.setAttribute("role", "alert");
    box.textContent = result.problem ?? "Putusan tidak dapat disimpan. Muat ulang halaman, lalu coba lagi.";
    const other = result.current;
    if (other) {
      const said = [other.disposition ?? other.verdict, other.reason, other.note].filter(Boolean).join(" – ");
      box.textContent += ` ${other.by}, ${other.words}: ${said || "tanpa isi"}. Kirim lagi bila putusan Anda yang berlaku.`;
      one("[name=sesudah]", form).value = other.id;
    }
    form.append(box);
    box.scrollIntoView({ block: "nearest" });
  }

  // What the markup cannot say without a script.
  function prepare(from) {
    all("form[method=get][data-swap] select", from).forEach((select) =>
      select.addEventListener("change", () => select.form.requestSubmit()));
    const redraft = one(".redraft", from);
    const note = one("#catatan", from);
    if (redraft && note && note.dataset.draft && note.dataset.draft !== note.value) {
      redraft.hidden = false;
      redraft.addEventListener("click", () => { note.value = note.dataset.draft; note.focus(); });
    }
    all("[data-tabs]", from).forEach(tabs);
    all("img[data-boxes]", from).forEach((image) => {
      if (image.complete && image.naturalWidth) outline(image);
      else image.addEventListener("load", () => outline(image), { once: true });
    });
  }

  // The chosen words are framed on the picture of their page; places are in points, pictures have 100 dots an inch.
  function outline(image) {
    const drawn = (name, attributes) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return element;
    };
    const [width, height] = [image.naturalWidth, image.naturalHeight].map((dots) => dots * 0.72);
    const frame = drawn("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
    image.dataset.boxes.split(",").forEach((box, index) => {
      const [left, top, right, bottom] = box.split(" ").map(Number);
      frame.append(drawn("rect", {
        x: left - 2, y: top - 2, width: right - left + 4, height: bottom - top + 4, class: index ? "box-witness" : "box-chosen",
      }));
    });
    const holder = document.createElement("div");
    holder.className = "picture-of-page";
    image.replaceWith(holder);
    holder.append(image, frame);
  }

  // Links to the forms become tabs that arrow keys walk through.
  function tabs(nav) {
    const panel = document.getElementById(nav.dataset.tabs);
    const list = one("ul", nav);
    const links = all("a", nav);
    nav.removeAttribute("aria-label");
    nav.setAttribute("role", "presentation");
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", "Formulir");
    panel.setAttribute("role", "tabpanel");
    links.forEach((link, index) => {
      const isChosen = link.hasAttribute("aria-current");
      link.parentElement.setAttribute("role", "presentation");
      link.removeAttribute("aria-current");
      link.id = `tab-${index}`;
      link.setAttribute("role", "tab");
      link.setAttribute("aria-selected", isChosen);
      link.setAttribute("aria-controls", panel.id);
      link.tabIndex = isChosen ? 0 : -1;
      if (isChosen) { panel.setAttribute("aria-labelledby", link.id); panel.removeAttribute("aria-label"); }
      link.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        const next = event.key === "Home" ? 0 : event.key === "End" ? links.length - 1 : (index + step + links.length) % links.length;
        if (Number.isNaN(next)) return;
        event.preventDefault();
        links[next].focus();
        links[next].click();
      });
    });
  }

  // Keys
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
  function write() {
    one("details.write").open = true;
    one("#catatan").focus();
  }
  const keys = {
    j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1),
    a: () => press("diterima"), u: () => press("terbuka"), b: () => one(".opened a.beside")?.click(),
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
})();
