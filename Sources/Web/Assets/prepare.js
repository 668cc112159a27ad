// What the markup cannot say without a script.
import { all, one } from "./page.js";
import { restore } from "./typing.js";

export function prepare(from) {
  restore(from);
  all("form[method=get][data-swap] select", from).forEach((select) =>
    select.addEventListener("change", () => select.form.requestSubmit()));
  const bulk = one("details.bulk", from);
  if (bulk) {
    const boxes = all("input[form=beberapa]", from);
    const told = one("[data-selected]", bulk);
    boxes.forEach((box) => box.addEventListener("change", () => {
      const count = boxes.filter((other) => other.checked).length;
      told.textContent = count ? `${count} dipilih` : "";
      if (count) bulk.open = true;
    }));
  }
  const redraft = one(".redraft", from);
  const note = one("#catatan", from);
  if (redraft && note && note.dataset.draft && note.dataset.draft !== note.value) {
    redraft.hidden = false;
    redraft.addEventListener("click", () => {
      note.value = note.dataset.draft;
      note.dispatchEvent(new Event("input", { bubbles: true }));
      note.focus();
    });
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
