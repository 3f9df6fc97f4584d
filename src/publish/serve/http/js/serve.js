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
  const isElsewhere = !app || /\/(search|saved)\/$/.test(location.pathname);
  const event = new CustomEvent("quanwen:content-changed", { cancelable: true });
  if (isElsewhere) return location.reload();
  if (!dispatchEvent(event)) return;
  if (tries > 0) setTimeout(showChanges, RETRY_MS, tries - 1);
  else location.reload();
};

const style = new CSSStyleSheet();
style.replaceSync(`
  dialog { all: initial; position: fixed; inset: auto 0 0; z-index: 9; max-block-size: 60vh;
    overflow: auto; box-sizing: border-box; inline-size: 100%; padding: 1rem 1.5rem;
    background: rgb(42 15 11); color: rgb(255 233 228); font: 15px/1.6 system-ui, sans-serif;
    border-block-start: 4px solid rgb(255 107 82); }
  strong { display: block; font-size: 17px; }
  ol { margin: .5rem 0 0; padding: 0; list-style: none; }
  li { margin: 0 0 .6rem; }
  code { font: 13px ui-monospace, Menlo, Consolas, monospace; color: rgb(255 180 165); }
  span { display: block; }
  small { display: block; font-size: 14px; color: rgb(217 179 170); }
`);

/** @type {HTMLElement | undefined} */
let panel;

/** @param {string} name @param {string} text */
const element = (name, text) => {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
};

/** Lists the diagnostics over the page. The page of diagnostics lists them itself. @param {Diagnostic[]} diagnostics */
const showDiagnostics = (diagnostics) => {
  panel?.remove();
  panel = undefined;
  if (!app || diagnostics.length === 0) return;
  panel = document.createElement("quanwen-diagnostics");
  const root = panel.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [style];
  const count = diagnostics.length === 1 ? "1 mistake" : `${diagnostics.length} mistakes`;
  const dialog = element("dialog", "");
  dialog.setAttribute("open", "");
  dialog.setAttribute("role", "alert");
  const list = element("ol", "");
  for (const { location, message, help } of diagnostics) {
    const item = element("li", "");
    item.append(element("code", location), element("span", message), element("small", help));
    list.append(item);
  }
  dialog.append(element("strong", `${count} in the content; the page shows the last good state.`), list);
  root.append(dialog);
  document.body.append(panel);
};

/** @param {Status} status */
const onStatus = ({ revision, starting, diagnostics }) => {
  if (starting) return;
  showDiagnostics(diagnostics);
  // A page of mistakes has no revision: it shows the others by loading again.
  if (revision === shown && (app || revision)) return;
  if (!app && !revision) {
    const listed = [...document.querySelectorAll("li code")].map((it) => it.textContent);
    if (listed.join() === diagnostics.map((it) => it.location).join()) return;
  }
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
