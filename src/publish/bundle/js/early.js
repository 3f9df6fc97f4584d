// @ts-check
// Runs in the head of every page, before the first paint.

import { unregisterWorker, whenIdle } from "./shared.js";

// The settings are applied before the first paint. Where storage is refused there are none.
const { dataset } = document.documentElement;
for (const setting of ["theme", "size"]) {
  try {
    const value = localStorage.getItem("quanwen:" + setting);
    if (value) dataset[setting] = value;
  } catch {}
}

// On a phone, the first frame of a newly opened page has only what is in view: laying out the rest
// of a long text would delay it on a slow phone (style/early.css). The rest follows once the
// pictures of that frame are there, in idle time, each step twice as long as the one before. A page
// that may open further down is laid out at once: one that is returned to, or whose URL has a
// fragment.
const layOutMore = () => {
  const count = Number(dataset.early);
  if (!(count < 64)) return delete dataset.early;
  dataset.early = `${count * 2}`;
  whenIdle(layOutMore);
};
const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
if (visit?.type === "navigate" && !visit.name.includes("#")) {
  dataset.early = "4";
  const firstPaint = new Promise((done) => new PerformanceObserver(done).observe({ type: "paint", buffered: true }));
  const loaded = new Promise((done) => addEventListener("load", done));
  Promise.all([firstPaint, loaded]).then(() => requestAnimationFrame(() => whenIdle(layOutMore)));
}

// `?sw=off` in the URL removes the worker. That is done here, because a reader who needs it may
// have nothing else that works.
if (/[?&]sw=off\b/.test(location.search)) unregisterWorker().catch(() => {});

// The app could not be loaded. `detail` names its module; without `detail`, it was its script. If
// the host has a newer page, or has by now the file that was missing, this page is reloaded: once
// for each build. If the worker is the cause, it is removed. While the host does not respond, or
// the session cannot be stored, nothing is tried.
addEventListener("error", async (event) => {
  /** @typedef {{ target: HTMLScriptElement, detail?: { src: string, integrity: string } }} Failure */
  const { target, detail } = /** @type {Failure} */ (/** @type {unknown} */ (event));
  if (target.type !== "module") return;
  try {
    const { src, integrity } = detail ?? target;
    /** @type {RequestInit} */
    const reload = { cache: "reload" };
    const page = await (await fetch(location.href, reload)).text();
    const file = await fetch(src, { ...reload, integrity }).catch(() => null);
    const isOther = !page.includes(/** @type {string} */ (target.getAttribute("src")));
    // If the page itself fails, it is the host's fault and not the worker's.
    if (!page.includes("data-document=")) return;
    const fails = 1 + Number(sessionStorage["quanwen:fails"] ?? 0);
    sessionStorage["quanwen:fails"] = fails;
    const isFirstTry = !sessionStorage["quanwen:tried " + src];
    const isWorker = fails > 1 && navigator.serviceWorker?.controller && !sessionStorage["quanwen:sw"];
    if (isWorker) {
      sessionStorage["quanwen:sw"] = "off";
      await unregisterWorker();
    }
    if (isWorker || ((isOther || file?.ok) && isFirstTry)) {
      sessionStorage["quanwen:tried " + src] = 1;
      location.reload();
    }
  } catch {}
}, true);
