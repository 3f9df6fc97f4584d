// Runs before anything else on each page of a site under test: keeps what goes wrong, beyond reloads,
// and knows when the application has taken the place of what the page brought along.
{
  let brought = null;
  const watching = new MutationObserver(() => {
    brought = document.getElementById("app");
    if (brought) watching.disconnect();
  });
  watching.observe(document, { childList: true, subtree: true });

  const kept = "probe:errors";
  const keep = (error) => {
    try {
      const errors = JSON.parse(sessionStorage.getItem(kept) ?? "[]");
      sessionStorage.setItem(kept, JSON.stringify([...errors, String(error)]));
    } catch {
      (window.probeErrors ??= []).push(String(error));
    }
  };
  window.probe = {
    runs: () => brought !== null && document.getElementById("app") !== brought,
    take() {
      const own = window.probeErrors ?? [];
      window.probeErrors = [];
      try {
        const errors = JSON.parse(sessionStorage.getItem(kept) ?? "[]");
        sessionStorage.removeItem(kept);
        return [...errors, ...own];
      } catch {
        return own;
      }
    },
  };
  addEventListener("error", (event) => event.message && keep(event.message));
  addEventListener("securitypolicyviolation", (event) => {
    keep(`${event.violatedDirective} forbids ${event.blockedURI}`);
  });
  addEventListener("unhandledrejection", (event) => keep(event.reason));
  const said = console.error;
  console.error = (...words) => {
    keep(words.join(" "));
    said.apply(console, words);
  };
}
