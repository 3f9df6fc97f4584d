// @ts-check
// The search program is loaded when it is needed: most visits never search.

import { closest, isAppDown } from "./page.js";

/** @type {Promise<unknown> | undefined} */
let finder;

/**
 * Loads the search program, once, and sends it a command.
 * @param {string} command
 */
const loadFinder = (command) => {
  finder ??= import(__FINDER__).then((it) => it.default()).catch((error) => {
    finder = undefined;
    console.error("quanwen: nothing can be searched:", error);
    throw error;
  });
  return finder.then(() => window["quanwen:find"](command));
};
window["quanwen:order"] = loadFinder;

// The reader has entered the search field and is about to type.
addEventListener("focusin", (event) => {
  if (!isAppDown() && closest(event, ".search")) loadFinder("search").catch(() => {});
});
