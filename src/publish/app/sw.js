// Keeps what one reads for when there is no network. It knows what addresses of this site look like
// and nothing of any build: every version of it serves every page, and may take over at once.
// Whatever goes wrong in here, the request goes to the network as if there were no worker.

const HOME = registration.scope;
const SHELL = HOME + "offline.html";
const NAME = `quanwen ${HOME} `;
const KEPT = "X-Quanwen-Kept";
const MOST = { pages: 100, documents: 500, assets: Infinity };
const TYPE = { pages: /html/, documents: /json/, js: /javascript/, wasm: /wasm|octet/ };
const PAGE = /^$|^(articles|sections|tags|page)\/.|^archive(\/|$)/;
const HASH = /-([0-9a-f]{12,64})\.(\w+)$/;
const DAY_MS = 864e5;

let off = false;
let full = 0; // How often there was no room.

const open = (kind) => (off ? Promise.reject(new Error("off")) : caches.open(NAME + kind));
const find = (kind, url) => caches.match(url, { cacheName: NAME + kind });
const age = (kept) => Date.now() - Date.parse(kept.headers.get(KEPT));
const pathOf = (url) => url.slice(HOME.length).split(/[?#]/)[0];
const kindOf = (url) => {
  const path = pathOf(url);
  if (!url.startsWith(HOME) || /[?&]sw=off\b/.test(url)) return;
  if (/^content\/.*json$/.test(path)) return "documents";
  if (HASH.test(path)) return "assets";
  if (PAGE.test(path)) return "pages";
};

// --- what happens ---

const on = (type, act) => addEventListener(type, (event) => event.waitUntil(act(event).catch(() => {})));
on("install", async () => (skipWaiting(), remember([])));
on("activate", () => Promise.all([clients.claim(), registration.navigationPreload?.enable()]));
// A page tells what it was made of: the first one was here before the worker.
on("message", async ({ data }) => remember(data));
addEventListener("fetch", (event) => {
  const { method, headers, mode, url } = event.request;
  const kind = kindOf(url);
  if (off || !kind || method !== "GET" || headers.has("range")) return;
  if ((mode === "navigate") !== (kind === "pages")) return;
  if (kind === "pages") event.waitUntil(check().catch(() => {}));
  event.respondWith(answer(event, kind, HOME + pathOf(url)).catch(() => fetch(event.request)));
});

const answer = async (event, kind, url) => {
  const { request, preloadResponse } = event;
  if (kind === "assets" && request.cache !== "reload") {
    const kept = await find(kind, url);
    if (kept) return kept;
  }
  const network = (async () => {
    const answer = (await preloadResponse) ?? (await fetch(request));
    // Firefox says so, where others throw.
    return answer.type === "error" ? Promise.reject(answer) : answer;
  })();
  event.waitUntil(network.then((it) => keep(kind, url, it.clone())).catch(() => {}));
  if (kind === "assets") return network;
  const late = new Promise((done) => setTimeout(done, 3000));
  const first = await Promise.race([network, late]).catch(() => {});
  if (first?.status < 500) return first;
  const kept = (await find(kind, url)) ?? (kind === "pages" && (await shell()));
  return kept || network.catch(kind === "pages" ? notice : () => Response.error());
};

// The site around a page that was never kept, for the application to fill; where that can run.
const shell = async () => {
  const kept = globalThis.WebAssembly && (await find("pages", SHELL));
  const script = SCRIPT.exec(await kept?.clone().text())?.[1];
  if (script && (await find("assets", HOME + script))) return kept;
};
const notice = () => new Response(§notice§, { headers: { "Content-Type": "text/html;charset=utf-8" } });

// --- what is kept ---

const DOCUMENTS = /id="quanwen-documents">(.*?)<\/script>.*<script type="module"/s;
const SCRIPT = /<script type="module" src="([^"]+)/;

// Only what its address promises, whole, and from this very host.
const keep = async (kind, url, answer) => {
  if (full > 1 || !(await caches.has(NAME + kind))) return;
  if (kind !== "assets" && /404|410/.test(answer.status)) return (await open(kind)).delete(url);
  if (answer.status !== 200 || answer.type !== "basic" || answer.redirected) return;
  const headers = new Headers(answer.headers);
  const [, hash, extension = kind] = (kind === "assets" && HASH.exec(url)) || [];
  if (!(TYPE[extension] ?? /^(?!text.html)/).test(headers.get("content-type"))) return;
  const body = await answer.arrayBuffer();
  if (hash) {
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
    const isIt = hash.match(/../g).every((it, place) => parseInt(it, 16) === bytes[place]);
    return isIt && put(kind, url, body, headers);
  }
  // Neither can be read where something is missing.
  const text = new TextDecoder().decode(body);
  const parts = JSON.parse(kind === "pages" ? DOCUMENTS.exec(text)[1] : text);
  await put(kind, url, body, headers);
  if (kind === "documents") return;
  for (const path in parts) {
    const json = new Headers({ "content-type": "application/json" });
    await put("documents", `${HOME}content/${path}`, JSON.stringify(parts[path]), json);
  }
};

const put = async (kind, url, body, headers) => {
  headers.set(KEPT, new Date().toISOString());
  for (const it of ["content-encoding", "content-length", "vary"]) headers.delete(it);
  try {
    await (await open(kind)).put(url, new Response(body, { headers }));
  } catch (error) {
    if (error.name !== "QuotaExceededError" || ++full > 1) return;
    await letGo("documents", (count) => count / 2);
    return put(kind, url, body, headers);
  }
  await letGo(kind, (count) => count - MOST[kind]);
};

// What has been there longest.
const letGo = async (kind, excess) => {
  const cache = await open(kind);
  const all = (await cache.keys()).filter(({ url }) => url !== HOME && url !== SHELL);
  for (const it of all.slice(0, Math.max(0, excess(all.length)))) await cache.delete(it);
};

const remember = async (urls) => {
  for (const kind in MOST) await open(kind);
  const take = (url, cache) => {
    const kind = url === SHELL ? "pages" : kindOf(url);
    return fetch(url, { cache }).then((it) => keep(kind, url, it)).catch(() => {});
  };
  for (const it of urls) {
    const url = HOME + pathOf(it);
    if (kindOf(it) && !(await find(kindOf(it), url))) await take(url, "force-cache");
  }
  for (const url of [HOME, SHELL]) {
    const kept = await find("pages", url);
    if (!kept || Math.abs(age(kept)) > DAY_MS) await take(url, "default");
  }
};

// --- the end of it ---

// The owner ends the worker by the record of the build, or by taking that away: then the host has
// to say so twice, with nothing in between.
const check = async () => {
  const answer = await fetch(HOME + "build.json", { cache: "no-store", redirect: "error" });
  const isGone = /404|410/.test(answer.status);
  if (isGone && !(await caches.has(NAME + "gone"))) return open("gone");
  const { sw, hashed } = isGone ? { sw: "off" } : await answer.json();
  if (sw === "off") {
    off = true;
    for (const it of await caches.keys()) if (it.startsWith(NAME)) await caches.delete(it);
    return registration.unregister();
  }
  await caches.delete(NAME + "gone");
  const [assets, named] = [await open("assets"), new Set(hashed.flat())];
  for (const { url } of await assets.keys()) {
    const isOld = age(await assets.match(url)) > 30 * DAY_MS;
    if (isOld && !named.has(decodeURI(pathOf(url)))) await assets.delete(url);
  }
};
