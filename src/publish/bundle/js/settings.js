// @ts-check
// The settings: theme and letter size. They are attributes of the root element, which early.js sets
// before the first paint, and they are stored for the next page.

import { closest, root } from "./page.js";

// The browser's own bars get the colour of the page.
const updateThemeColor = () => {
  const metas = /** @type {NodeListOf<HTMLMetaElement>} */ (document.querySelectorAll("meta[name=theme-color]"));
  for (const meta of metas) {
    meta.dataset.media ??= meta.media;
    const { theme } = root.dataset;
    meta.media = !theme ? meta.dataset.media : meta.dataset.media.includes(theme) ? "all" : "not all";
  }
};

/**
 * Applies a setting to the page. Without a value, the browser's own applies.
 * @param {string} name
 * @param {string | null} value
 */
const applySetting = (name, value) => {
  // The text being read stays in its position while the letters grow.
  const text = document.elementFromPoint(innerWidth / 2, innerHeight / 3);
  const getTop = () => text?.getBoundingClientRect().top ?? 0;
  const top = getTop();
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  if (text) scrollBy({ top: getTop() - top, behavior: "instant" });
  updateThemeColor();
};

/** The menu of the settings, if it is open. */
export const findOpenSettings = () => /** @type {HTMLDetailsElement | null} */ (document.querySelector(".settings[open]"));

updateThemeColor();
addEventListener("toggle", ({ target }) => {
  const settings = /** @type {HTMLElement} */ (target);
  if (!settings.matches?.(".settings")) return;
  for (const input of settings.querySelectorAll("input")) {
    input.checked = input.value === (root.dataset[input.name] ?? "");
  }
}, true);
addEventListener("change", (event) => {
  if (!closest(event, ".settings")) return;
  const { name, value } = /** @type {HTMLInputElement} */ (event.target);
  applySetting(name, value);
  try {
    localStorage.setItem("quanwen:" + name, value);
  } catch {
    // Storage is refused: the setting lasts as long as the page.
  }
});
// The setting was changed in another window.
addEventListener("storage", ({ key, newValue }) => {
  const setting = key?.match(/^quanwen:(theme|size)$/);
  if (setting) applySetting(setting[1], newValue);
});
addEventListener("click", (event) => {
  const settings = findOpenSettings();
  const isOutside = !settings?.contains(/** @type {Element} */ (event.target));
  if (settings && (isOutside || closest(event, "a"))) settings.open = false;
});
