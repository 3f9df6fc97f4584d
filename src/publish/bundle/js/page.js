// @ts-check
// The page's elements that several scripts need, and whether the app runs in it.

export const root = document.documentElement;
export const script = /** @type {HTMLScriptElement} */ (document.querySelector("script[type=module]"));
// The published page. The app takes it out of the document when it has taken over.
export const prerendered = /** @type {HTMLElement} */ (document.getElementById("app"));

export const app = { hasCrashed: false };
/** Whether the app has not taken over yet, or has crashed: then these scripts do its work. */
export const isAppDown = () => app.hasCrashed || prerendered.isConnected;

/**
 * The nearest element that matches, from the target of `event` outwards. The target may be the
 * document, which has no `closest`.
 * @param {Event} event
 * @param {string} selector
 */
export const closest = ({ target }, selector) => /** @type {Partial<Element>} */ (target).closest?.(selector);
