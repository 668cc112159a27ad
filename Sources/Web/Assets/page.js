// What all scripts of the desk share: finding elements, and saying something. Without scripts every link and form works.
export const root = document.documentElement;
export const one = (selector, from = document) => from.querySelector(selector);
export const all = (selector, from = document) => [...from.querySelectorAll(selector)];

// Says something to those who look and to those who listen.
let quiet;
export function say(words, { stays = false, aloud = false } = {}) {
  const live = one("#kabar");
  if (!live) return;
  live.textContent = words;
  live.classList.toggle("shown", !aloud && words !== "");
  clearTimeout(quiet);
  if (!stays) quiet = setTimeout(() => live.classList.remove("shown"), 4000);
}
