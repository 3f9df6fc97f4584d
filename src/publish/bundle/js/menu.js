// @ts-check
// The menu's buttons, while the app is not there to handle them.

import { closest, isAppDown } from "./page.js";

/**
 * Unfolds or folds the part of the menu that `button` controls, and folds all others.
 * @param {Element | null} [button]
 */
export const toggleMenu = (button) => {
  for (const other of document.querySelectorAll(".menu [aria-expanded]")) {
    const isUnfolding = other === button && other.ariaExpanded !== "true";
    other.setAttribute("aria-expanded", `${isUnfolding}`);
  }
};

addEventListener("click", (event) => {
  const button = isAppDown() && closest(event, ".menu button");
  if (button) toggleMenu(button);
}, true);
