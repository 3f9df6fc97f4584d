// @ts-check
// The service worker stores the pages a reader has opened, with the files they are made of, for
// when there is no network. It depends on the form of this site's URLs and on no build: every
// version of it serves every page, and may take over at once. If anything in here fails, the
// request goes to the network as if there were no worker. Documents and saved articles are stored
// by the app.

export {};

/** @type {ServiceWorkerGlobalScope} */
const worker = /** @type {any} */ (self);
const { registration } = worker;
const HOME = registration.scope;
const SHELL = HOME + "offline/";
const PREFIX = `quanwen ${HOME} `;
const STORED_AT = "X-Quanwen-Kept";
const TYPE = "content-type";
/** @type {Record<string, number>} */
const LIMITS = { pages: 100, assets: 300 };
const PAGE = /^$|^(articles|sections|tags|page)\/.|^(archive|saved|search|offline)(\/|$)/;
const ASSET = /^(?!content\/).*-([0-9a-f]{12,64})\.\w+$/;
const SCRIPT = /<script type="module" src="([^"]+).*<\/html>\s*$/s;

let isOff = false;
let isFull = false;

/** @param {string} kind */
const openCache = (kind) => (isOff ? Promise.reject() : caches.open(PREFIX + kind));
/** @type {(ms: number) => Promise<undefined>} */
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
/** @param {Response} response */
const isGone = ({ status }) => /404|410/.test(`${status}`);
/** @param {Response} [stored] */
const ageInDays = (stored) => Math.abs(Date.now() - Number(stored?.headers.get(STORED_AT) ?? NaN)) / 864e5;
/** @param {string} url */
const pathOf = (url) => url.slice(HOME.length).split(/[?#]/)[0];
/** @param {string} url */
const kindOf = (url) => {
  if (!url.startsWith(HOME) || /[?&]sw=off\b/.test(url)) return;
  const path = pathOf(url);
  return ASSET.test(path) ? "assets" : PAGE.test(path) && "pages";
};
/**
 * Looks in the caches in the order they were made: articles that the reader has saved come last.
 * @param {string} url
 */
const find = (url) => caches.match(url);

// --- events ---

/** @type {(event: ExtendableEvent, work: Promise<unknown>) => void} */
const waitUntil = (event, work) => event.waitUntil(work.catch(() => {}));
/** @type {(type: string, act: (event: any) => Promise<unknown>) => void} */
const on = (type, act) => addEventListener(type, (event) => waitUntil(/** @type {any} */ (event), act(event)));
on("install", () => (worker.skipWaiting(), precache([])));
on("activate", () => Promise.all([worker.clients.claim(), registration.navigationPreload?.enable()]));
// A page reports what it was made of: the first page was loaded before the worker was there.
on("message", ({ data }) => precache(data));
worker.addEventListener("fetch", (event) => {
  const { method, headers, mode, url } = event.request;
  const isPage = mode === "navigate";
  if (isOff || kindOf(url) !== (isPage ? "pages" : "assets")) return;
  if (method !== "GET" || headers.has("range")) return;
  if (isPage) waitUntil(event, checkKillSwitch());
  event.respondWith(respond(event, HOME + pathOf(url), isPage).catch(() => fetch(event.request)));
});

/** @type {(event: FetchEvent, url: string, isPage: boolean) => Promise<Response>} */
const respond = async (event, url, isPage) => {
  const cached = isPage || event.request.cache === "reload" ? null : await find(url);
  if (cached) {
    // A file that is stored again is the last to be evicted. Once a day, because it costs a write.
    if (ageInDays(cached) > 1) waitUntil(event, put(url, cached.clone().body, cached));
    return cached;
  }
  /** @type {Promise<Response>} */
  const network = (async () => (await event.preloadResponse) ?? fetch(event.request))();
  waitUntil(event, network.then((it) => store(url, it.clone())));
  if (!isPage) return network;
  const first = await Promise.race([network, wait(3e3)]).catch(() => {});
  // Where other browsers throw, Firefox responds with an error.
  if (first && first.status < 500 && first.type !== "error") return first;
  return (await find(url)) ?? (await findShell()) ?? network;
};

// The shell of a page that was never stored: the app fills it, if the app is stored too.
const findShell = async () => {
  const shell = await find(SHELL);
  const script = SCRIPT.exec(`${await shell?.clone().text()}`)?.[1];
  return script && (await find(HOME + script)) ? shell : null;
};

// --- storage ---

/**
 * Stores a response if it is what its URL promises, complete, and from this very host.
 * @type {(url: string, response: Response) => Promise<unknown>}
 */
const store = async (url, response) => {
  const hash = ASSET.exec(pathOf(url))?.[1];
  if (!hash && isGone(response)) return (await openCache("pages")).delete(url);
  if (response.status !== 200 || response.type !== "basic" || response.redirected) return;
  if (/html/.test(`${response.headers.get(TYPE)}`) === !!hash) return;
  const body = await response.arrayBuffer();
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  const isIntact = hash?.match(/../g)?.every((it, i) => parseInt(it, 16) === bytes[i]);
  const page = hash ? "" : new TextDecoder().decode(body);
  if (!(isIntact ?? SCRIPT.test(page))) return;
  // A page shows its reader how old it is.
  await put(url, page ? page.replace("<html", `$& data-kept=${Date.now()}`) : body, response);
};

/** @type {(url: string, body: BodyInit | null, original: Response) => Promise<void>} */
const put = async (url, body, original) => {
  const kind = `${kindOf(url)}`;
  if (isFull || !(await caches.has(PREFIX + kind))) return;
  const headers = { [TYPE]: `${original.headers.get(TYPE)}`, [STORED_AT]: `${Date.now()}` };
  try {
    await (await openCache(kind)).put(url, new Response(body, { headers }));
    await evict(kind);
  } catch (error) {
    if (isFull || !/Quota/.test(/** @type {Error} */ (error).name)) return;
    isFull = true;
    for (const it in LIMITS) await evict(it);
  }
};

/**
 * Deletes what was used least recently: what is over the limit, or half of all if the disk is full.
 * Files that every page needs are never deleted.
 * @param {string} kind
 */
const evict = async (kind) => {
  const cache = await openCache(kind);
  const all = (await cache.keys()).filter(({ url }) => !/^$|^offline|^reader|^finder/.test(pathOf(url)));
  for (const it of all.slice(0, -(isFull ? all.length / 2 : LIMITS[kind]))) await cache.delete(it);
};

/** @param {string[]} urls */
const precache = async (urls) => {
  for (const it of ["pages", "assets", "documents"]) await openCache(it);
  /** @type {(url: string, cache: RequestCache) => Promise<unknown>} */
  const load = (url, cache) => fetch(url, { cache }).then((it) => store(url, it)).catch(() => {});
  for (const it of urls) {
    const url = HOME + pathOf(it);
    if (kindOf(it) && !(await find(url))) await load(url, "force-cache");
  }
  for (const url of [HOME, SHELL]) if (!(ageInDays(await find(url)) < 1)) await load(url, "default");
};

// --- the kill switch ---

// The publisher ends the worker with a line of the build manifest, or by deleting the manifest.
// Then the host must say so twice, five seconds apart, since a deployment may take as long.
const checkKillSwitch = async () => {
  const fetchManifest = () => fetch(HOME + "build.json", { cache: "no-cache", redirect: "error" });
  let response = await fetchManifest();
  if (isGone(response)) response = await wait(5e3).then(fetchManifest);
  const { sw, hashed } = isGone(response) ? { sw: "off" } : await response.json();
  if (sw === "off") {
    isOff = true;
    for (const it of await caches.keys()) if (it.startsWith(PREFIX)) await caches.delete(it);
    return registration.unregister();
  }
  const assets = await openCache("assets");
  for (const { url } of await assets.keys()) {
    if (hashed.flat().includes(decodeURI(pathOf(url)))) continue;
    if (ageInDays(await assets.match(url)) > 30) await assets.delete(url);
  }
};
