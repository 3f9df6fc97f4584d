// Stands at the end of the module wasm-bindgen wrote. Here is only what must work without the
// application: before it is there, where it cannot run, and after it has crashed.

const painted = document.getElementById("app");
let crashed = false;
// The application has not taken over yet, or will not do anything any more.
const isAlone = () => crashed || painted.isConnected;
const root = document.documentElement;
const script = document.querySelector("script[type=module]");

// Markup that is given to the page as text has to be vouched for (Trusted Types). Templates of the
// application hold none of this: what does has got round its gate, and ends here.
const FOREIGN = /<\s*(script|iframe|object|embed|base|meta|link)|\son\w+\s*=|javascript:/i;
try {
  globalThis.trustedTypes?.createPolicy("default", {
    createHTML: (it) => (FOREIGN.test(it) ? null : it),
    createScriptURL: (it) => (it === "sw.js" ? it : null),
  });
} catch {
  // Something a reader has installed vouches already.
}

// --- the application ---

const src = new URL("§module§", import.meta.url).href;
const load = async () => {
  const answer = await fetch(src, { priority: "low" });
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const copy = answer.clone().arrayBuffer();
  // Compiled while it comes; a host that does not know its type only costs that.
  const compiled = WebAssembly.compileStreaming(answer).catch(async () => WebAssembly.compile(await copy));
  const [module, bytes] = await Promise.all([compiled, copy]);
  // Half a deployment, or a page where the module should be. Only secure pages can tell.
  const hash = await globalThis.crypto?.subtle?.digest("SHA-256", bytes);
  if (hash && btoa(String.fromCharCode(...new Uint8Array(hash))) !== "§sha256§") {
    throw new Error(`${answer.url} is not what this page was made for`);
  }
  // The application finds all of the page laid out, also in a window that nobody looks at.
  delete root.dataset.early;
  await §init§({ module_or_path: module });
};

// What is to be done then stands in the page itself, where it can do without this script.
const begin = async () => {
  await load().catch((error) => {
    crash(error);
    offer();
    console.error("quanwen: the page stays as it is:", error);
    script.dispatchEvent(new CustomEvent("error", { detail: { src, integrity: "sha256-§sha256§" } }));
  });
  idle(serve);
};
// Once the application runs, what failed before no longer counts.
new MutationObserver((_, it) => {
  if (painted.isConnected) return;
  it.disconnect();
  idle(async () => sessionStorage.removeItem("quanwen:fails"));
}).observe(painted.parentNode, { childList: true });
const idle = (what) => (globalThis.requestIdleCallback ?? setTimeout)(() => what().catch(() => {}));

// After the first paint; in a window that is not painted, after a while.
let begun = false;
const once = () => begun || (begun = true, begin());
if (globalThis.WebAssembly) {
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, 3000);
} else {
  setTimeout(() => {
    offer();
    idle(serve);
  });
}

// --- search ---

// What searches is another program, for those who do.
let finder;
const order = globalThis["quanwen:order"] = (what) => {
  finder ??= import("./§finder§").then((it) => it.default()).catch((error) => {
    finder = undefined;
    console.error("quanwen: nothing can be searched:", error);
    throw error;
  });
  return finder.then(() => globalThis["quanwen:find"](what));
};
// Whoever is about to write what to look for.
addEventListener("focusin", ({ target }) => {
  if (!isAlone() && target.closest?.(".search")) order("search").catch(() => {});
});

// --- a crash ---

// The links become the browser's again: every page they lead to is a finished one.
const crash = (error) => {
  if (crashed || !(error instanceof WebAssembly.RuntimeError)) return;
  crashed = true;
  offer();
};
// To load the page anew, where it is not a finished one.
const offer = () => {
  const bar = document.getElementById("crash");
  if (bar) bar.hidden = painted.isConnected && !document.querySelector(".pending");
};
addEventListener("error", (event) => crash(event.error));
addEventListener("unhandledrejection", (event) => crash(event.reason));
const keep = (event) => {
  if (crashed) event.stopImmediatePropagation();
  return crashed;
};
for (const type of ["keydown", "focusin", "pointerover", "touchstart", "pagehide"]) addEventListener(type, keep, true);
addEventListener("popstate", (event) => keep(event) && location.reload(), true);

// --- the menu, while the application is not there to unfold it ---

const fold = (button) => {
  for (const other of document.querySelectorAll(".menu [aria-expanded]")) {
    const unfold = other === button && other.ariaExpanded !== "true";
    other.setAttribute("aria-expanded", unfold);
  }
};
addEventListener("click", (event) => {
  keep(event);
  if (isOld && event.target.closest?.("a[href]:not(.button)")) event.stopImmediatePropagation();
  if (event.target.closest?.("#crash button")) location.reload();
  if (isAlone()) {
    const button = event.target.closest?.(".menu button");
    if (button) fold(button);
  }
}, true);

// --- what the reader chooses ---

// The browser's own bars have the colour of the page.
const paint = () => {
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
    meta.dataset.media ??= meta.media;
    const chosen = root.dataset.theme;
    meta.media = !chosen ? meta.dataset.media : meta.dataset.media.includes(chosen) ? "all" : "not all";
  }
};
const choose = (choice, value) => {
  // What one reads stays where it is while letters grow.
  const read = document.elementFromPoint(innerWidth / 2, innerHeight / 3);
  const before = read?.getBoundingClientRect().top;
  if (value) root.dataset[choice] = value;
  else delete root.dataset[choice];
  if (read) scrollBy({ top: read.getBoundingClientRect().top - before, behavior: "instant" });
  paint();
};
paint();
addEventListener("toggle", ({ target }) => {
  if (!target.matches?.(".settings")) return;
  for (const input of target.querySelectorAll("input")) {
    input.checked = input.value === (root.dataset[input.name] ?? "");
  }
}, true);
addEventListener("change", ({ target }) => {
  if (!target.closest(".settings")) return;
  choose(target.name, target.value);
  try {
    localStorage.setItem("quanwen:" + target.name, target.value);
  } catch {
    // Refused: it lasts as long as the page.
  }
});
// In another window of the same reader.
addEventListener("storage", ({ key, newValue }) => {
  const choice = key?.match(/^quanwen:(theme|size)$/);
  if (choice) choose(choice[1], newValue);
});
const close = (settings) => {
  settings.open = false;
  return settings;
};
addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if (key === "/" && !(ctrlKey || metaKey || altKey) && !target.closest?.("input, select, textarea")) {
    event.preventDefault();
    const field = document.querySelector(".search input");
    if (field) field.focus();
    else document.querySelector(".way-to-search")?.click();
  }
  const open = key === "Escape" && document.querySelector(".settings[open]");
  if (open) close(open).firstElementChild.focus();
  if (key === "Escape" && isAlone()) fold();
});
addEventListener("click", ({ target }) => {
  const open = document.querySelector(".settings[open]");
  if (open && (!open.contains(target) || target.closest("a"))) close(open);
});
