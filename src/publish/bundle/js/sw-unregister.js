// @ts-check
// A service worker that removes itself: it deletes this site's caches and unregisters. A site that
// is published without offline reading has it in place of sw.js. It has to remain at that URL:
// readers come back after years.

export {};

/** @type {ServiceWorkerGlobalScope} */
const worker = /** @type {any} */ (self);
const { clients, registration } = worker;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(unregister()));

const unregister = async () => {
  const prefix = `quanwen ${registration.scope} `;
  for (const it of await caches.keys()) if (it.startsWith(prefix)) await caches.delete(it);
  await registration.unregister();
  // Without this, an open page would keep the worker.
  for (const it of await clients.matchAll({ type: "window" })) it.navigate(it.url);
};
