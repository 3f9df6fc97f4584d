// Names that the page's scripts use although no script declares them. Only the type checker reads
// this file.

// Placeholders, which the publisher fills when it joins the scripts (boot.rs).

/** The default export of wasm-bindgen's script, which starts the WebAssembly module. */
declare const __INIT__: (options: { module_or_path: WebAssembly.Module }) => Promise<unknown>;
/** The file name of the WebAssembly module. */
declare const __MODULE__: string;
/** Its SHA-256 in Base64. */
declare const __SHA256__: string;
/** The search program's script, as a module specifier. */
declare const __FINDER__: string;

// What scripts and WebAssembly programs call of each other. The names are fixed: a page and a
// program of two versions may meet.

interface Window {
  /** Sends a command to the search program, which is loaded for it: finder.js. */
  "quanwen:order": (command: string) => Promise<unknown>;
  /** Carries out a command: the search program. */
  "quanwen:find": (command: string) => unknown;
  /** Supplies documents and index files to the search program: the app. */
  "quanwen:ask": (request: string) => Promise<unknown>;
  /** TypeScript's own declarations lack Trusted Types. */
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: Record<"createHTML" | "createScriptURL", (text: string) => string | null>,
    ): unknown;
  };
}

interface WindowEventMap {
  /** The host has a newer version of the app: outdated.js. */
  "quanwen:next-version": Event;
}
