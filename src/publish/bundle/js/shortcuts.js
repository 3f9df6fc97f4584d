// @ts-check
// Keys: `/` leads to the search, Escape closes the settings and, while the app is not there, the
// menu.

import { toggleMenu } from "./menu.js";
import { closest, isAppDown } from "./page.js";
import { findOpenSettings } from "./settings.js";

addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (key === "/" && !(ctrlKey || metaKey || altKey) && !closest(event, "input, select, textarea")) {
    event.preventDefault();
    const field = /** @type {HTMLElement | null} */ (document.querySelector(".search input"));
    const link = /** @type {HTMLElement | null} */ (document.querySelector(".way-to-search"));
    if (field) field.focus();
    else link?.click();
  }
  if (key !== "Escape") return;
  const settings = findOpenSettings();
  if (settings) {
    settings.open = false;
    /** @type {HTMLElement} */ (settings.firstElementChild).focus();
  }
  if (isAppDown()) toggleMenu();
});
