// Runs before anything else in each page that is measured, and keeps what the browser says of it.
// `paint.told` comes true once the page has loaded, the application runs where there is one, and
// nothing has happened for a while.
{
  const quietMs = 1000;
  const patienceMs = 40_000;
  let last = 0;
  let compiled = null;
  let booted = null;
  const known = PerformanceObserver.supportedEntryTypes;

  // All entries of a kind, from the very first; null where this browser knows no such kind.
  const keep = (type) => {
    if (!known.includes(type)) return null;
    const kept = [];
    const take = (list) => {
      last = performance.now();
      kept.push(...list.getEntries());
    };
    new PerformanceObserver(take).observe({ type, buffered: true });
    return kept;
  };
  const paints = keep("paint");
  const largest = keep("largest-contentful-paint");
  const shifts = keep("layout-shift");
  const tasks = keep("longtask");
  keep("resource");

  // The application runs once another element stands where the painted page stood.
  let painted = null;
  new MutationObserver((_, watching) => {
    const app = document.getElementById("app");
    if (painted === null) painted = app;
    else if (app !== null && app !== painted) {
      booted = last = performance.now();
      watching.disconnect();
    }
  }).observe(document, { childList: true, subtree: true });

  // WebAssembly is ready to run at the moment in which one of these fulfils its promise; what
  // waits for it goes on in the same task, after this.
  for (const name of ["instantiateStreaming", "instantiate"]) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = (...all) => {
      const made = instantiate.apply(WebAssembly, all);
      made.then(() => { compiled ??= performance.now(); }, () => {});
      return made;
    };
  }

  const file = (it) => ({
    name: it.name,
    asked: it.requestStart || it.startTime,
    ends: it.responseEnd,
    bytes: it.transferSize,
    blocks: it.entryType === "navigation" || it.renderBlockingStatus === "blocking",
  });
  const tell = () => ({
    first: paints?.find((it) => it.name === "first-contentful-paint")?.startTime ?? null,
    largest: largest?.at(-1)?.startTime ?? null,
    element: largest?.at(-1)?.element?.localName ?? null,
    shift: shifts?.reduce((sum, it) => sum + it.value, 0) ?? null,
    tasks: tasks?.map((it) => ({ begins: it.startTime, lasts: it.duration })) ?? null,
    files: ["navigation", "resource"].flatMap((it) => performance.getEntriesByType(it).map(file)),
    compiled,
    booted,
  });
  const told = new Promise((done) => {
    const look = setInterval(() => {
      const now = performance.now();
      const there = document.readyState === "complete" && (painted === null || booted !== null);
      if (now < patienceMs && !(there && now - last > quietMs)) return;
      clearInterval(look);
      done(tell());
    }, 100);
  });
  window.paint = { told };
}
