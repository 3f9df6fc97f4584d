// @ts-check
// Registers the service worker (sw.js), which stores pages for reading without network.

import { root } from "./page.js";
import { unregisterWorker } from "./shared.js";

/**
 * The build manifest, as far as these scripts read it.
 * @returns {Promise<{ sw: string, app: { path: string }[] }>}
 */
export const fetchManifest = async () => (await fetch("build.json", { cache: "no-cache" })).json();

/**
 * Where a worker is not possible or not wanted, the page does without and its settings say so:
 * refused by the browser, not a secure page, switched off by the publisher or by the URL, or
 * removed because it failed.
 */
export const registerWorker = async () => {
  root.dataset.unkept = "";
  const workers = navigator.serviceWorker;
  if (/[?&]sw=off\b/.test(location.search) || sessionStorage["quanwen:sw"]) return;
  const found = await workers.getRegistration();
  const existing = found?.scope === document.baseURI && found;
  if (!existing) {
    const { sw } = await fetchManifest();
    // An old worker may have stored something while it was being removed.
    if (sw === "off") await unregisterWorker();
    if (sw !== "on") return;
    await workers.register("sw.js", { updateViaCache: "none" });
  }
  // What this page was made of, for the worker to store: it was loaded before the worker was there.
  const reportLoadedFiles = async () => {
    const urls = performance.getEntriesByType("resource").map((it) => it.name);
    const { active } = await workers.ready;
    /** @type {ServiceWorker} */ (active).postMessage([location.href, ...urls]);
  };
  await reportLoadedFiles();
  if (await caches.has(`quanwen ${document.baseURI} documents`)) delete root.dataset.unkept;
  if (!existing) return;
  // A new worker may take over just now, and the one that got the report may not have worked.
  workers.addEventListener("controllerchange", reportLoadedFiles);
  await checkForUpdate(existing);
};

const isGone = async () => /404|410/.test(`${(await fetch("sw.js", { cache: "no-store" })).status}`);

/**
 * Looks for a new worker on the host. If the host has none any more, the worker is removed.
 * @param {ServiceWorkerRegistration} registration
 */
export const checkForUpdate = async (registration) => {
  try {
    await registration.update();
  } catch {
    if (!(await isGone())) return;
    // A deployment may take as long as this.
    await new Promise((done) => setTimeout(done, 5e3));
    if (await isGone()) await unregisterWorker();
  }
};
