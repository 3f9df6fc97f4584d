// @ts-check
// What `quanwen serve` adds to a page: the app shows what has changed, and mistakes are listed over
// the page until they are mended.

/** @typedef {{ location: string, message: string, help: string }} Diagnostic */
/** @typedef {{ revision: string, starting: boolean, diagnostics: Diagnostic[] }} Status */

const own = /** @type {HTMLScriptElement} */ (document.currentScript);
const app = document.getElementById("app");
let shown = own.getAttribute("data-served-revision") ?? "";

// A tab in the background gives its connection back: browsers open only six to one server.
const RELEASE_MS = 10_000;
// The app may still be starting. After this time it will not.
const RETRY_MS = 100;
const RETRIES = 50;

/** Asks the app to load all that it shows again. It cancels the event to say that it does. */
const showChanges = (tries = RETRIES) => {
  const path = location.href.split(/[?#]/)[0].slice(document.baseURI.length);
  // These two show no document: they load again.
  if (path === "search/" || path === "saved/") return location.reload();
  const event = new CustomEvent("quanwen:content-changed", { cancelable: true });
  if (!dispatchEvent(event)) return;
  if (tries > 0) setTimeout(showChanges, RETRY_MS, tries - 1);
  else location.reload();
};

const style = new CSSStyleSheet();
style.replaceSync(`
  details { all: initial; position: fixed; inset: auto 0 0; z-index: 9; max-block-size: 60vh;
    overflow: auto; box-sizing: border-box; inline-size: 100%; padding: 1rem 1.5rem;
    background: rgb(42 15 11); color: rgb(255 233 228); font: 15px/1.6 system-ui, sans-serif;
    border-block-start: 4px solid rgb(255 107 82); }
  summary:focus-visible { outline: 2px solid; outline-offset: 4px; }
  summary { font-size: 17px; font-weight: 600; cursor: pointer; }
  ol { margin: .5rem 0 0; padding: 0; list-style: none; }
  li { margin: 0 0 .6rem; }
  code { font: 13px ui-monospace, Menlo, Consolas, monospace; color: rgb(255 180 165); }
  span { display: block; }
  small { display: block; font-size: 14px; color: rgb(217 179 170); }
`);

/** @type {HTMLElement | undefined} */
let panel;
/** The diagnostics that are shown, as JSON. */
let listed = "[]";

/** @param {string} name @param {string} text */
const element = (name, text) => {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
};

/** Lists the diagnostics over the page; the list can be folded. @param {Diagnostic[]} diagnostics */
const showDiagnostics = (diagnostics) => {
  panel?.remove();
  panel = undefined;
  if (diagnostics.length === 0) return;
  panel = document.createElement("quanwen-diagnostics");
  const root = panel.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [style];
  const count = diagnostics.length === 1 ? "1 mistake" : `${diagnostics.length} mistakes`;
  const details = element("details", "");
  details.setAttribute("open", "");
  details.setAttribute("role", "alert");
  const list = element("ol", "");
  for (const { location, message, help } of diagnostics) {
    const item = element("li", "");
    item.append(element("code", location), element("span", message), element("small", help));
    list.append(item);
  }
  details.append(element("summary", `${count} in the content`), list);
  root.append(details);
  document.body.append(panel);
};

/** What the page of diagnostics lists. */
const written = () =>
  JSON.stringify([...document.querySelectorAll("li")].map((it) => [...it.children].map((part) => part.textContent)));

/** @param {Status} status */
const onStatus = ({ revision, starting, diagnostics }) => {
  if (starting) return;
  const now = JSON.stringify(diagnostics.map((it) => [it.location, it.message, it.help]));
  if (!app) {
    // The page of diagnostics: the next state is another page.
    if (revision || now !== written()) location.reload();
    return;
  }
  if (now !== listed) showDiagnostics(diagnostics);
  listed = now;
  // Without a revision there is nothing to show yet: the page stays as it is.
  if (!revision || revision === shown) return;
  shown = revision;
  showChanges();
};

/** @type {EventSource | undefined} */
let events;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let release;

const listen = () => {
  clearTimeout(release);
  if (events && events.readyState !== EventSource.CLOSED) return;
  events = new EventSource(new URL("events", own.src));
  events.onmessage = (event) => onStatus(JSON.parse(event.data));
};

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) return listen();
  release = setTimeout(() => {
    events?.close();
    events = undefined;
  }, RELEASE_MS);
});
listen();
