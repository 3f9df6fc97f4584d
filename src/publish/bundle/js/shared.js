// @ts-check
// Functions that both scripts of a page use, the one in its head and the one after it. Each script
// gets a copy.

/**
 * Runs `work` when the browser has nothing else to do. Errors are dropped: nothing that waits for
 * idle time is needed for reading.
 * @param {() => unknown} work
 */
export const whenIdle = (work) =>
  (globalThis.requestIdleCallback ?? setTimeout)(async () => {
    try {
      await work();
    } catch {}
  });

/** Removes this site's service worker, and everything stored for reading offline. */
export const unregisterWorker = async () => {
  const home = document.baseURI;
  for (const it of await navigator.serviceWorker.getRegistrations()) {
    if (it.scope === home) await it.unregister();
  }
  for (const name of await caches.keys()) {
    if (name.startsWith(`quanwen ${home} `)) await caches.delete(name);
  }
};
