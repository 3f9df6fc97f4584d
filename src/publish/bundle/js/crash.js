// @ts-check
// After a crash of the app, links are the browser's again: every page they lead to is complete.

import { app, closest, prerendered } from "./page.js";

/** Offers to reload the page, unless it is complete as it was published. */
export const showCrashBar = () => {
  const bar = document.getElementById("crash");
  if (bar) bar.hidden = prerendered.isConnected && !document.querySelector(".pending");
};

/**
 * Only an error of WebAssembly is a crash. A panic of the app ends in one.
 * @param {unknown} error
 */
export const handleError = (error) => {
  if (app.hasCrashed || !(error instanceof WebAssembly.RuntimeError)) return;
  app.hasCrashed = true;
  showCrashBar();
};
addEventListener("error", (event) => handleError(event.error));
addEventListener("unhandledrejection", (event) => handleError(event.reason));

/**
 * Keeps an event from a crashed app, whose listeners were all added later than this one.
 * @param {Event} event
 */
const suppress = (event) => {
  if (app.hasCrashed) event.stopImmediatePropagation();
  return app.hasCrashed;
};
for (const type of ["keydown", "focusin", "pointerover", "touchstart", "pagehide"]) {
  addEventListener(type, suppress, true);
}
addEventListener("popstate", (event) => suppress(event) && location.reload(), true);
// menu.js listens before this file: its buttons work after a crash.
addEventListener("click", (event) => {
  suppress(event);
  if (closest(event, "#crash button")) location.reload();
}, true);
