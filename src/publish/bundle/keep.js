
// --- for when there is no network ---

const record = async () => (await fetch("build.json", { cache: "no-cache" })).json();

// Refused, insecure, switched off by the owner, by the address or because it failed: then without,
// and the settings say so.
const serve = async () => {
  root.dataset.unkept = "";
  const workers = navigator.serviceWorker;
  if (/[?&]sw=off\b/.test(location.search) || sessionStorage["quanwen:sw"]) return;
  const found = await workers.getRegistration();
  const known = found?.scope === document.baseURI && found;
  if (!known) {
    const { sw } = await record();
    // Also what an old one has put there while it was leaving.
    if (sw === "off") await retire();
    if (sw !== "on") return;
    await workers.register("sw.js", { updateViaCache: "none" });
  }
  const tell = async () => {
    const parts = performance.getEntriesByType("resource").map((it) => it.name);
    (await workers.ready).active.postMessage([location.href, ...parts]);
  };
  await tell();
  if (await caches.has(`quanwen ${document.baseURI} documents`)) delete root.dataset.unkept;
  if (!known) return;
  // The next one may come just now, and the one that was told may have been no good.
  workers.addEventListener("controllerchange", tell);
  await look(known);
};

const isGone = async () => /404|410/.test((await fetch("sw.js", { cache: "no-store" })).status);

// Whether the host has another worker. If it has none any more, it goes from here too.
const look = async (registration) => {
  try {
    await registration.update();
  } catch {
    if (!(await isGone())) return;
    // A deployment may take so long.
    await new Promise((done) => setTimeout(done, 5e3));
    if (await isGone()) await retire();
  }
};

// Whether the host has another application: then links are the browser's, and the next page is
// of that one.
let isOld = false;
let looked = Date.now();
addEventListener("visibilitychange", () => {
  if (document.hidden || Math.abs(Date.now() - looked) < 36e5) return;
  looked = Date.now();
  idle(async () => {
    isOld = !(await record()).app.some((it) => script.src.endsWith(it.path));
    // For the application to say so.
    if (isOld) dispatchEvent(new Event("quanwen:next-version"));
    const found = await navigator.serviceWorker.getRegistration();
    if (found) await look(found);
  });
});
