//! Scripts that run before all others on a page, and change what the browser offers it.

/// A browser that reports that its reader saves data.
pub(crate) const SAVES_DATA: &str = "Object.defineProperty(navigator, 'connection', {
    value: { saveData: true, effectiveType: '4g' },
});";

/// A device without space: no cache takes anything. Delayed attempts are made at once.
pub(crate) const NO_SPACE: &str = "window.puts = 0;
    Cache.prototype.put = async () => {
        window.puts += 1;
        throw new DOMException('full', 'QuotaExceededError');
    };
    const later = setTimeout;
    window.setTimeout = (act, pause, ...rest) => later(act, pause === 500 ? 0 : pause, ...rest);";

/// A browser whose reader forbids all storage, and workers.
pub(crate) const NO_STORAGE: &str = "for (const [from, name] of [[Navigator.prototype, 'serviceWorker'],
    [window, 'caches'], [window, 'indexedDB'], [window, 'sessionStorage'], [window, 'localStorage']]) {
    Object.defineProperty(from, name, { get() { throw new DOMException('refused', 'SecurityError') } });
}";

/// Collects layout shifts: what moves without the reader's doing, in `window.shifts`.
pub(crate) const SHIFTS: &str = "window.shifts = [];
    const shift = ({ value, sources }) =>
        `${value}: ${sources.map((it) => `${it.node?.nodeName} ${it.node?.className} ${JSON.stringify(it.previousRect)} to ${JSON.stringify(it.currentRect)}`)}`;
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(shift)))
        .observe({ type: 'layout-shift', buffered: true });";

/// Holds back the app, which is loaded, until [`crate::support::held_app::release_app`].
pub(crate) const HOLD_APP: &str = "{
    const held = new Promise((go) => { window.release = () => { go() } });
    const start = WebAssembly.compileStreaming;
    WebAssembly.compileStreaming = async (...all) => { await held; return start(...all) };
}";
