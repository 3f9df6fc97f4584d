// @ts-check
// Loads the app and starts it.

import { handleError, showCrashBar } from "./crash.js";
import { prerendered, root, script } from "./page.js";
import { registerWorker } from "./register-sw.js";
import { whenIdle } from "./shared.js";

const src = new URL(__MODULE__, import.meta.url).href;
const sha256 = __SHA256__;

const load = async () => {
  const response = await fetch(src, { priority: "low" });
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const copy = response.clone().arrayBuffer();
  // Compiled while it downloads. If the host sends another content type, it is compiled afterwards.
  const compiled = WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await copy));
  const [module, bytes] = await Promise.all([compiled, copy]);
  // The hash differs if a deployment is only half done, or if the host sends a page for the
  // module. Only secure pages can compute it.
  const hash = await globalThis.crypto?.subtle?.digest("SHA-256", bytes);
  if (hash && btoa(String.fromCharCode(...new Uint8Array(hash))) !== sha256) {
    throw new Error(`${response.url} is not what this page was made for`);
  }
  // The app must find all of the page laid out, also in a window that is not visible.
  delete root.dataset.early;
  await __INIT__({ module_or_path: module });
};

const start = async () => {
  await load().catch((error) => {
    handleError(error);
    showCrashBar();
    console.error("quanwen: the page stays as it is:", error);
    // early.js decides what to do, because it also has to when this script is what cannot be loaded.
    script.dispatchEvent(new CustomEvent("error", { detail: { src, integrity: `sha256-${sha256}` } }));
  });
  whenIdle(registerWorker);
};

// Once the app runs, earlier failures no longer count.
new MutationObserver((_, observer) => {
  if (prerendered.isConnected) return;
  observer.disconnect();
  whenIdle(() => sessionStorage.removeItem("quanwen:fails"));
}).observe(/** @type {Node} */ (prerendered.parentNode), { childList: true });

// The app starts after the first paint, or after three seconds in a window that is never painted.
let hasStarted = false;
const startOnce = () => hasStarted || (hasStarted = true, start());
if (globalThis.WebAssembly) {
  requestAnimationFrame(() => setTimeout(startOnce));
  setTimeout(startOnce, 3000);
} else {
  setTimeout(() => {
    showCrashBar();
    whenIdle(registerWorker);
  });
}
