// @ts-check
// If the host has a newer version of the app, links are the browser's again, so that the next page
// starts that version.

import { closest, script } from "./page.js";
import { checkForUpdate, fetchManifest } from "./register-sw.js";
import { whenIdle } from "./shared.js";

const HOUR = 36e5;
let isOutdated = false;
let lastCheck = Date.now();
addEventListener("visibilitychange", () => {
  if (document.hidden || Math.abs(Date.now() - lastCheck) < HOUR) return;
  lastCheck = Date.now();
  whenIdle(async () => {
    isOutdated = !(await fetchManifest()).app.some((it) => script.src.endsWith(it.path));
    // The app shows this to the reader.
    if (isOutdated) dispatchEvent(new Event("quanwen:next-version"));
    const registration = await navigator.serviceWorker.getRegistration();
    if (registration) await checkForUpdate(registration);
  });
});

// The app listens later than this, so it does not see the click. Links that are buttons remain its.
addEventListener("click", (event) => {
  if (isOutdated && closest(event, "a[href]:not(.button)")) event.stopImmediatePropagation();
}, true);
