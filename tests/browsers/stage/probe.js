// Runs before anything else on each page of a site under test: keeps what goes wrong, beyond reloads.
{
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
  addEventListener("unhandledrejection", (event) => keep(event.reason));
  const said = console.error;
  console.error = (...words) => {
    keep(words.join(" "));
    said.apply(console, words);
  };
}
