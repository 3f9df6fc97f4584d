// Runs before all other scripts in each measured page, and collects the browser's performance
// entries. The promise `paint.report` is fulfilled once the page has loaded, the app (if there is
// one) runs, and nothing has happened for a while.
{
  const quietMs = 1000;
  const limitMs = 40_000;
  let last = 0;
  let compiled = null;
  let booted = null;
  const supported = PerformanceObserver.supportedEntryTypes;

  // All entries of a type, from the very first; null where this browser does not support the type.
  const collect = (type) => {
    if (!supported.includes(type)) return null;
    const entries = [];
    const take = (list) => {
      last = performance.now();
      entries.push(...list.getEntries());
    };
    new PerformanceObserver(take).observe({ type, buffered: true });
    return entries;
  };
  const paints = collect("paint");
  const largest = collect("largest-contentful-paint");
  const shifts = collect("layout-shift");
  const tasks = collect("longtask");
  collect("resource");

  // The app runs once another element has replaced the prerendered one.
  let prerendered = null;
  new MutationObserver((_, observer) => {
    const app = document.getElementById("app");
    if (prerendered === null) prerendered = app;
    else if (app !== null && app !== prerendered) {
      booted = last = performance.now();
      observer.disconnect();
    }
  }).observe(document, { childList: true, subtree: true });

  // WebAssembly is ready to run at the moment in which one of these fulfils its promise; the code
  // that awaits it goes on in the same task, after this.
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
    requested: it.requestStart || it.startTime,
    ends: it.responseEnd,
    bytes: it.transferSize,
    blocks: it.entryType === "navigation" || it.renderBlockingStatus === "blocking",
  });
  const figures = () => ({
    first: paints?.find((it) => it.name === "first-contentful-paint")?.startTime ?? null,
    largest: largest?.at(-1)?.startTime ?? null,
    element: largest?.at(-1)?.element?.localName ?? null,
    shift: shifts?.reduce((sum, it) => sum + it.value, 0) ?? null,
    tasks: tasks?.map((it) => ({ begins: it.startTime, lasts: it.duration })) ?? null,
    files: ["navigation", "resource"].flatMap((it) => performance.getEntriesByType(it).map(file)),
    compiled,
    booted,
  });
  const report = new Promise((done) => {
    const look = setInterval(() => {
      const now = performance.now();
      const there = document.readyState === "complete" && (prerendered === null || booted !== null);
      if (now < limitMs && !(there && now - last > quietMs)) return;
      clearInterval(look);
      done(figures());
    }, 100);
  });
  window.paint = { report };
}
