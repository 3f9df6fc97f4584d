// Keeps the pages one has read, with what they are made of, for when there is no network. It knows
// what addresses of this site look like and nothing of any build: every version of it serves every
// page, and may take over at once. Whatever goes wrong in here, the request goes to the network as
// if there were no worker. Documents, and what a reader saves, are the application's to keep.

const HOME = registration.scope;
const SHELL = HOME + "offline/";
const NAME = `quanwen ${HOME} `;
const KEPT = "X-Quanwen-Kept";
const TYPE = "content-type";
const MOST = { pages: 100, assets: 300 };
const PAGE = /^$|^(articles|sections|tags|page)\/.|^(archive|saved|search|offline)(\/|$)/;
const ASSET = /^(?!content\/).*-([0-9a-f]{12,64})\.\w+$/;
const SCRIPT = /<script type="module" src="([^"]+).*<\/html>\s*$/s;

let isOff = false;
let isFull = false;

const open = (kind) => (isOff ? Promise.reject() : caches.open(NAME + kind));
const pause = (ms) => new Promise((ok) => setTimeout(ok, ms));
const isGone = ({ status }) => /404|410/.test(status);
const days = (kept) => Math.abs(Date.now() - (kept?.headers.get(KEPT) ?? NaN)) / 864e5;
const pathOf = (url) => url.slice(HOME.length).split(/[?#]/)[0];
const kindOf = (url) => {
  if (!url.startsWith(HOME) || /[?&]sw=off\b/.test(url)) return;
  const path = pathOf(url);
  return ASSET.test(path) ? "assets" : PAGE.test(path) && "pages";
};
// In the order the caches were made: what a reader has saved comes last.
const find = (url) => caches.match(url);

// --- what happens ---

const until = (event, work) => event.waitUntil(work.catch(() => {}));
const on = (type, act) => addEventListener(type, (event) => until(event, act(event)));
on("install", () => (skipWaiting(), remember([])));
on("activate", () => Promise.all([clients.claim(), registration.navigationPreload?.enable()]));
// A page tells what it was made of: the first one was here before the worker.
on("message", ({ data }) => remember(data));
addEventListener("fetch", (event) => {
  const { method, headers, mode, url } = event.request;
  const isPage = mode === "navigate";
  if (isOff || kindOf(url) !== (isPage ? "pages" : "assets")) return;
  if (method !== "GET" || headers.has("range")) return;
  if (isPage) until(event, check());
  event.respondWith(answer(event, HOME + pathOf(url), isPage).catch(() => fetch(event.request)));
});

const answer = async (event, url, isPage) => {
  const named = isPage || event.request.cache === "reload" ? null : await find(url);
  // Put there anew, it is the last to go; once a day, for what that costs.
  if (days(named) > 1) until(event, put(url, named.clone().body, named));
  if (named) return named;
  const network = (async () => (await event.preloadResponse) ?? fetch(event.request))();
  until(event, network.then((it) => keep(url, it.clone())));
  if (!isPage) return network;
  const first = await Promise.race([network, pause(3e3)]).catch(() => {});
  // Firefox answers with an error where others throw.
  if (first?.status < 500 && first.type !== "error") return first;
  return (await find(url)) ?? (await shell()) ?? network;
};

// The site around a page that was never kept, for the application to fill; where that is kept too.
const shell = async () => {
  const kept = await find(SHELL);
  const script = SCRIPT.exec(await kept?.clone().text())?.[1];
  return script && (await find(HOME + script)) && kept;
};

// --- what is kept ---

// Only what its address promises, whole, and from this very host.
const keep = async (url, answer) => {
  const hash = ASSET.exec(pathOf(url))?.[1];
  if (!hash && isGone(answer)) return (await open("pages")).delete(url);
  if (answer.status !== 200 || answer.type !== "basic" || answer.redirected) return;
  if (/html/.test(answer.headers.get(TYPE)) === !!hash) return;
  const body = await answer.arrayBuffer();
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  const isIt = hash?.match(/../g).every((it, place) => parseInt(it, 16) === bytes[place]);
  const page = !hash && new TextDecoder().decode(body);
  if (!(isIt ?? SCRIPT.test(page))) return;
  // A page tells its reader how old it is.
  await put(url, page ? page.replace("<html", `$& data-kept=${Date.now()}`) : body, answer);
};

const put = async (url, body, like) => {
  const kind = kindOf(url);
  if (isFull || !(await caches.has(NAME + kind))) return;
  const headers = { [TYPE]: like.headers.get(TYPE), [KEPT]: Date.now() };
  try {
    await (await open(kind)).put(url, new Response(body, { headers }));
    await letGo(kind);
  } catch ({ name }) {
    if (isFull || !/Quota/.test(name)) return;
    isFull = true;
    for (const it in MOST) await letGo(it);
  }
};

// What was used least recently, half of it for want of room; but never what every page needs.
const letGo = async (kind) => {
  const cache = await open(kind);
  const all = (await cache.keys()).filter(({ url }) => !/^$|^offline|^reader|^finder/.test(pathOf(url)));
  for (const it of all.slice(0, -(isFull ? all.length / 2 : MOST[kind]))) await cache.delete(it);
};

const remember = async (urls) => {
  for (const it of ["pages", "assets", "documents"]) await open(it);
  const take = (url, cache) => fetch(url, { cache }).then((it) => keep(url, it)).catch(() => {});
  for (const it of urls) {
    const url = HOME + pathOf(it);
    if (kindOf(it) && !(await find(url))) await take(url, "force-cache");
  }
  for (const url of [HOME, SHELL]) if (!(days(await find(url)) < 1)) await take(url, "default");
};

// --- the end of it ---

// The owner ends the worker by the record of the build, or by taking that away: then the host has
// to say so twice, five seconds apart, since a deployment may take as long.
const check = async () => {
  const record = () => fetch(HOME + "build.json", { cache: "no-cache", redirect: "error" });
  let answer = await record();
  if (isGone(answer)) answer = await pause(5e3).then(record);
  const { sw, hashed } = isGone(answer) ? { sw: "off" } : await answer.json();
  if (sw === "off") {
    isOff = true;
    for (const it of await caches.keys()) if (it.startsWith(NAME)) await caches.delete(it);
    return registration.unregister();
  }
  const assets = await open("assets");
  for (const { url } of await assets.keys()) {
    if (hashed.flat().includes(decodeURI(pathOf(url)))) continue;
    if (days(await assets.match(url)) > 30) await assets.delete(url);
  }
};
