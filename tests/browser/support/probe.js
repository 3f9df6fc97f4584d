// Runs before all other scripts on each page of a site under test. It collects errors across
// reloads, and knows when the app has replaced the prerendered page.
{
  let prerendered = null;
  const observer = new MutationObserver(() => {
    prerendered = document.getElementById("app");
    if (prerendered) observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });

  const storageKey = "probe:errors";
  const add = (error) => {
    try {
      const errors = JSON.parse(sessionStorage.getItem(storageKey) ?? "[]");
      sessionStorage.setItem(storageKey, JSON.stringify([...errors, String(error)]));
    } catch {
      (window.probeErrors ??= []).push(String(error));
    }
  };
  window.probe = {
    runs: () => prerendered !== null && document.getElementById("app") !== prerendered,
    take() {
      const own = window.probeErrors ?? [];
      window.probeErrors = [];
      try {
        const errors = JSON.parse(sessionStorage.getItem(storageKey) ?? "[]");
        sessionStorage.removeItem(storageKey);
        return [...errors, ...own];
      } catch {
        return own;
      }
    },
  };
  addEventListener("error", (event) => event.message && add(event.message));
  addEventListener("securitypolicyviolation", (event) => {
    add(`${event.violatedDirective} forbids ${event.blockedURI}`);
  });
  addEventListener("unhandledrejection", (event) => add(event.reason));
  const log = console.error;
  console.error = (...words) => {
    add(words.join(" "));
    log.apply(console, words);
  };
}
