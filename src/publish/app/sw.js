// Keeps what one reads for when there is no network. It knows what addresses of this site look like
// and nothing of any build: every version of it serves every page, and may take over at once.
// What goes wrong in here ends at the network, as if there were no worker.

const HOME = registration.scope;
const SHELL = HOME + "offline.html";
const NAME = `quanwen ${HOME} `;
const KEPT = "X-Quanwen-Kept";
const MOST = { pages: 100, documents: 500, assets: Infinity };
const WAIT_MS = 3000;
const DAY_MS = 864e5;

// --- what an address is ---

const PAGE = /^$|^(articles|sections|tags|page)\/.|^archive(\/|$)/;
const HASH = /-([0-9a-f]{12,64})\.(\w+)$/;
const TYPE = { pages: /html/, documents: /json/, js: /javascript/, wasm: /wasm|octet-stream/ };

const pathOf = (url) => url.slice(HOME.length).split(/[?#]/)[0].replace(/(^|\/)index\.html$/, "$1");
const kindOf = (url) => {
  const path = pathOf(url);
  if (!url.startsWith(HOME) || /[?&]sw=off\b/.test(url)) return;
  if (HASH.test(path)) return "assets";
  if (/^content\/.*\.json$/.test(path)) return "documents";
  if (PAGE.test(path)) return "pages";
};

// --- what happens ---

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(remember([]).catch(() => {}));
});
addEventListener("activate", (event) => {
  event.waitUntil(Promise.allSettled([registration.navigationPreload?.enable(), clients.claim()]));
});
// A page tells what it was made of: the first one was here before the worker.
addEventListener("message", (event) => event.waitUntil(remember(event.data).catch(() => {})));
addEventListener("fetch", (event) => {
  const { method, headers, mode, url } = event.request;
  const kind = kindOf(url);
  if (off || !kind || method !== "GET" || headers.has("range")) return;
  if ((mode === "navigate") !== (kind === "pages")) return;
  if (kind === "pages") event.waitUntil(check().catch(() => {}));
  const answer = kind === "assets" ? keptFirst(event) : networkFirst(event, kind);
  event.respondWith(answer.catch(() => fetch(event.request)));
});

const networkFirst = async (event, kind) => {
  const { request, preloadResponse } = event;
  const url = HOME + pathOf(request.url);
  const network = (async () => (await preloadResponse) ?? fetch(request))();
  event.waitUntil(network.then((it) => keep(kind, url, it.clone())).catch(() => {}));
  const late = new Promise((done) => setTimeout(done, WAIT_MS));
  const answer = await Promise.race([network, late]).catch(() => {});
  if (answer && answer.status < 500) return answer;
  const kept = (await find(kind, url)) ?? (kind === "pages" && (await shell()));
  return kept || network.catch(() => (kind === "pages" ? notice() : Response.error()));
};

const keptFirst = async (event) => {
  const { request } = event;
  const url = HOME + pathOf(request.url);
  const kept = request.cache !== "reload" && (await find("assets", url));
  if (kept) return kept;
  const answer = await fetch(request);
  event.waitUntil(keep("assets", url, answer.clone()).catch(() => {}));
  return answer;
};

// The site around a page that was never kept, for the application to fill; if it can run.
const shell = async () => {
  const kept = globalThis.WebAssembly && (await find("pages", SHELL));
  const script = kept && SCRIPT.exec(await kept.clone().text())?.[1];
  return script && (await find("assets", HOME + script)) && kept;
};
const notice = () => new Response(§notice§, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });

// --- what is kept ---

const DOCUMENTS = /id="quanwen-documents">(.*?)<\/script>.*<script type="module"/s;
const SCRIPT = /<script type="module" src="([^"]+)/;
let full = 0; // How often there was no room.

const find = (kind, url) => caches.match(url, { cacheName: NAME + kind, ignoreVary: true });

// Only what its address promises, whole, and from this very host.
const keep = async (kind, url, answer) => {
  if (full > 1 || !(await caches.has(NAME + kind))) return;
  const { status, type, redirected } = answer;
  if (kind !== "assets" && (status === 404 || status === 410)) {
    return (await caches.open(NAME + kind)).delete(url);
  }
  const [, hash, extension] = (kind === "assets" && HASH.exec(url)) || [];
  const headers = new Headers(answer.headers);
  const expected = TYPE[extension ?? kind] ?? /^(?!text\/html)./;
  if (status !== 200 || type !== "basic" || redirected) return;
  if (!expected.test(headers.get("content-type"))) return;
  const body = await answer.arrayBuffer();
  const length = headers.get("content-encoding") ? null : headers.get("content-length");
  if (length && +length !== body.byteLength) return;
  if (hash) {
    const bytes = [...new Uint8Array(await crypto.subtle.digest("SHA-256", body))];
    const is = bytes.map((it) => it.toString(16).padStart(2, "0")).join("");
    return is.startsWith(hash) && put(kind, url, body, headers);
  }
  const text = new TextDecoder().decode(body);
  const documents = kind === "pages" ? JSON.parse(DOCUMENTS.exec(text)[1]) : JSON.parse(text) && {};
  await put(kind, url, body, headers);
  for (const [path, document] of Object.entries(documents)) {
    const json = new Headers({ "Content-Type": "application/json" });
    await put("documents", `${HOME}content/${path}`, JSON.stringify(document), json);
  }
};

const put = async (kind, url, body, headers) => {
  headers.set(KEPT, new Date().toISOString());
  headers.delete("content-encoding");
  const cache = await caches.open(NAME + kind);
  try {
    await cache.put(url, new Response(body, { headers }));
  } catch (error) {
    if (error.name !== "QuotaExceededError" || ++full > 1) return;
    for (const it of ["pages", "documents"]) await letGo(it, (count) => count / 2);
    return put(kind, url, body, headers);
  }
  await letGo(kind, (count) => count - MOST[kind]);
};

// What has been stored longest.
const letGo = async (kind, excess) => {
  const cache = await caches.open(NAME + kind);
  const all = (await cache.keys()).filter(({ url }) => url !== HOME && url !== SHELL);
  for (const it of all.slice(0, Math.max(0, excess(all.length)))) await cache.delete(it);
};

const remember = async (urls) => {
  for (const kind of Object.keys(MOST)) await caches.open(NAME + kind);
  const take = (kind, url, cache) => {
    return fetch(url, { cache }).then((it) => keep(kind, url, it)).catch(() => {});
  };
  for (const url of urls) {
    const [kind, key] = [kindOf(url), HOME + pathOf(url)];
    if (kind && !(await find(kind, key))) await take(kind, key, "force-cache");
  }
  // These two are of the same build as the page, and not older than a day.
  const script = urls.find((it) => kindOf(it) === "assets" && it.endsWith(".js")) ?? "";
  for (const url of [HOME, SHELL]) {
    const kept = await find("pages", url);
    const age = Date.now() - Date.parse(kept?.headers.get(KEPT));
    const isFresh = age >= 0 && age < DAY_MS && (await kept.text()).includes(pathOf(script));
    if (!isFresh) await take("pages", url, "default");
  }
};

// --- the end of it ---

let off = false;

// The owner ends the worker by the record of the build, or by taking that away: then a host has to
// say so twice, with nothing in between.
const check = async () => {
  const answer = await fetch(HOME + "build.json", { cache: "no-store", redirect: "error" });
  const isGone = answer.status === 404 || answer.status === 410;
  if (isGone && !(await caches.has(NAME + "gone"))) return caches.open(NAME + "gone");
  const build = isGone ? { sw: "off" } : await answer.json();
  if (build.sw === "off") return retire();
  await caches.delete(NAME + "gone");
  const assets = await caches.open(NAME + "assets");
  for (const { url } of await assets.keys()) {
    const kept = build.hashed.flat().includes(decodeURI(pathOf(url))) || (await assets.match(url));
    if (Date.now() - Date.parse(kept.headers?.get(KEPT)) > 30 * DAY_MS) await assets.delete(url);
  }
};

const retire = async () => {
  off = true;
  for (const it of await caches.keys()) if (it.startsWith(NAME)) await caches.delete(it);
  await registration.unregister();
};
