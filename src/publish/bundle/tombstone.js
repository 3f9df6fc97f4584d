// This site keeps nothing for when there is no network; here lies the worker that did. It takes
// away what was kept, and itself. It has to stay at this address: readers come back after years.

const NAME = `quanwen ${registration.scope} `;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(end()));

const end = async () => {
  for (const it of await caches.keys()) if (it.startsWith(NAME)) await caches.delete(it);
  await registration.unregister();
  // Without this an open page would keep the worker.
  for (const it of await clients.matchAll({ type: "window" })) it.navigate(it.url);
};
