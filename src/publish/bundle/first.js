// What the reader has chosen, before anything is painted. What is stored nowhere is chosen anew.
const { dataset } = document.documentElement;
for (const choice of ["theme", "size"]) {
  try {
    const value = localStorage.getItem("quanwen:" + choice);
    if (value) dataset[choice] = value;
  } catch {}
}

// Of a page one goes to, the first frame on a phone has what is in view: the rest of a long text
// would keep a slow one from showing it (style/early.css). What is left out comes when the pictures
// of that frame are there, in parts, each twice the one before, whenever there is time. A page that
// may open further down, because it is come back to or its address says so, is laid out at once.
const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
const more = () => {
  if (!(dataset.early < 64)) return delete dataset.early;
  dataset.early *= 2;
  whenIdle(more);
};
const [visit] = performance.getEntriesByType("navigation");
if (visit?.type === "navigate" && !visit.name.includes("#")) {
  dataset.early = 4;
  const painted = new Promise((done) => new PerformanceObserver(done).observe({ type: "paint", buffered: true }));
  const loaded = new Promise((done) => addEventListener("load", done));
  Promise.all([painted, loaded]).then(() => requestAnimationFrame(() => whenIdle(more)));
}

// The worker, and all it keeps of this site, goes. Here, because whoever asks for it may have
// nothing else that works.
const retire = async () => {
  const home = document.baseURI;
  for (const it of await navigator.serviceWorker.getRegistrations()) {
    if (it.scope === home) await it.unregister();
  }
  for (const it of await caches.keys()) {
    if (it.startsWith(`quanwen ${home} `)) await caches.delete(it);
  }
};
if (/[?&]sw=off\b/.test(location.search)) retire().catch(() => {});

// The application cannot be had: `detail` is its module, else it is the script. Where the host has a
// newer page, or now has what was missing, this one is loaded anew: once for each build. Where the
// worker is in the way, it goes. Without an answer, or a session to remember in, nothing is tried.
addEventListener("error", async ({ target, detail }) => {
  if (target.type !== "module") return;
  try {
    const { src, integrity } = detail ?? target;
    const anew = { cache: "reload" };
    const page = await (await fetch(location.href, anew)).text();
    const file = await fetch(src, { ...anew, integrity }).catch(() => ({}));
    const isOther = !page.includes(target.getAttribute("src"));
    // A host that fails says nothing of the worker.
    if (!page.includes("data-document=")) return;
    const fails = 1 + Number(sessionStorage["quanwen:fails"] ?? 0);
    sessionStorage["quanwen:fails"] = fails;
    const first = !sessionStorage["quanwen:tried " + src];
    const isWorker = fails > 1 && navigator.serviceWorker?.controller && !sessionStorage["quanwen:sw"];
    if (isWorker) {
      sessionStorage["quanwen:sw"] = "off";
      await retire();
    }
    if (isWorker || ((isOther || file.ok) && first)) {
      sessionStorage["quanwen:tried " + src] = 1;
      location.reload();
    }
  } catch {
  }
}, true);
